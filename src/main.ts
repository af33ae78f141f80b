const heading = document.createElement('h1');
heading.textContent = 'Two stunts';
document.querySelector('#app')?.append(heading);
