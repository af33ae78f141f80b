import { element } from './dom';

/** Measures how wide texts will be, in pixels, before they are placed. */
export interface TextRuler {
  readonly element: HTMLElement;
  widthOf(text: string): number;
  /** Letters have changed: another size of window, a font that has arrived. */
  forget(): void;
}

/** The ruler has to lie where the texts will, so that it has their font. */
export function createTextRuler(): TextRuler {
  const root = element('span', { class: 'text-ruler', attributes: { 'aria-hidden': 'true' } });
  const known = new Map<string, number>();
  return {
    element: root,
    widthOf(text) {
      let width = known.get(text);
      if (width !== undefined) return width;
      root.textContent = text;
      width = root.getBoundingClientRect().width;
      root.textContent = '';
      if (width > 0) known.set(text, width);
      return width;
    },
    forget() {
      known.clear();
    },
  };
}
