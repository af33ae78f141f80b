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
