/** Line drawings of 24 by 24; they take the colour of the text around them. */
const paths = {
  play: 'M8 5.2v13.6a.6.6 0 0 0 .92.5l10.6-6.8a.6.6 0 0 0 0-1L8.92 4.7A.6.6 0 0 0 8 5.2z',
  pause: 'M7 5h3.4v14H7zM13.6 5H17v14h-3.4z',
  previous: 'M6 5h2.2v14H6zM19 5.6v12.8a.5.5 0 0 1-.8.4l-8.4-6.4a.5.5 0 0 1 0-.8l8.4-6.4a.5.5 0 0 1 .8.4z',
  next: 'M15.8 5H18v14h-2.2zM5 5.6v12.8c0 .41.47.65.8.4l8.4-6.4a.5.5 0 0 0 0-.8L5.8 5.2a.5.5 0 0 0-.8.4z',
  sliders:
    'M4 6.2h8v1.6H4zM18 6.2h2v1.6h-2zM15 4.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM4 16.2h2v1.6H4zM12 16.2h8v1.6h-8zM9 14.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2z',
  close: 'M6.4 5.3 12 10.9l5.6-5.6 1.1 1.1-5.6 5.6 5.6 5.6-1.1 1.1-5.6-5.6-5.6 5.6-1.1-1.1 5.6-5.6-5.6-5.6z',
  more: 'M5.3 9.2 6.4 8l5.6 5.5L17.6 8l1.1 1.2L12 15.8z',
  dots: 'M5.2 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM12 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM18.8 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  check: 'M9.7 17.4 4.5 12.2l1.2-1.2 4 4 8.6-8.6 1.2 1.2z',
  list: 'M4 5.2h2.2v2.2H4zM9 5.4h11v1.8H9zM4 10.9h2.2v2.2H4zM9 11.1h11v1.8H9zM4 16.6h2.2v2.2H4zM9 16.8h11v1.8H9z',
  camera:
    'M4 6.8h10.4A1.6 1.6 0 0 1 16 8.4v1.9l3.9-2.4a.5.5 0 0 1 .8.5v7.2a.5.5 0 0 1-.8.5L16 13.7v1.9a1.6 1.6 0 0 1-1.6 1.6H4a1.6 1.6 0 0 1-1.6-1.6V8.4A1.6 1.6 0 0 1 4 6.8z',
  link: 'M10.4 7.6H7.2a4.4 4.4 0 0 0 0 8.8h3.2v-1.7H7.2a2.7 2.7 0 0 1 0-5.4h3.2zM13.6 7.6h3.2a4.4 4.4 0 0 1 0 8.8h-3.2v-1.7h3.2a2.7 2.7 0 0 0 0-5.4h-3.2zM8.4 11.1h7.2v1.8H8.4z',
  expand:
    'M4.5 4.5h5.7v1.7h-4v4H4.5zM13.8 4.5h5.7v5.7h-1.7v-4h-4zM4.5 13.8h1.7v4h4v1.7H4.5zM17.8 13.8h1.7v5.7h-5.7v-1.7h4z',
  contract:
    'M8.5 4.5h1.7v5.7H4.5V8.5h4zM13.8 4.5h1.7v4h4v1.7h-5.7zM4.5 13.8h5.7v5.7H8.5v-4h-4zM13.8 13.8h5.7v1.7h-4v4h-1.7z',
  hide: 'M12 6c4.2 0 7.6 2.3 9.6 6-2 3.7-5.4 6-9.6 6s-7.6-2.3-9.6-6C4.4 8.3 7.8 6 12 6zM12 7.7c-3.2 0-5.9 1.6-7.6 4.3 1.7 2.7 4.4 4.3 7.6 4.3s5.9-1.6 7.6-4.3c-1.7-2.7-4.4-4.3-7.6-4.3zM12 9.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8zM4.6 3.4 20.6 19.4 19.4 20.6 3.4 4.6z',
  show: 'M12 6c4.2 0 7.6 2.3 9.6 6-2 3.7-5.4 6-9.6 6s-7.6-2.3-9.6-6C4.4 8.3 7.8 6 12 6zM12 7.7c-3.2 0-5.9 1.6-7.6 4.3 1.7 2.7 4.4 4.3 7.6 4.3s5.9-1.6 7.6-4.3c-1.7-2.7-4.4-4.3-7.6-4.3zM12 9.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z',
  replay: 'M12 5a7.5 7.5 0 1 1-7.4 8.8h1.8A5.75 5.75 0 1 0 12 6.75V10L7.2 5.9 12 1.8z',
  zoomIn:
    'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM10.5 5.7a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM15.8 14.6l4.8 4.8-1.2 1.2-4.8-4.8zM9.7 7.8h1.6v1.9h1.9v1.6h-1.9v1.9H9.7v-1.9H7.8V9.7h1.9z',
  zoomOut:
    'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM10.5 5.7a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM15.8 14.6l4.8 4.8-1.2 1.2-4.8-4.8zM7.8 9.7h5.4v1.6H7.8z',
  wholeSpan:
    'M3.2 5.5h1.7v13H3.2zM19.1 5.5h1.7v13h-1.7zM9.6 8.1l1.1 1.1-2 2h6.6l-2-2 1.1-1.1 3.9 3.9-3.9 3.9-1.1-1.1 2-2H8.7l2 2-1.1 1.1L5.7 12z',
} as const;
export type IconName = keyof typeof paths;

const namespace = 'http://www.w3.org/2000/svg';

export interface Icon {
  readonly element: SVGSVGElement;
  show(name: IconName): void;
}

export function createIcon(name: IconName): Icon {
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  const show = (next: IconName) => path.setAttribute('d', paths[next]);
  show(name);
  return { element: svg, show };
}
