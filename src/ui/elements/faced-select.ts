import { type Cleanup, element } from './dom';

/**
 * A list of the browser behind a face of ours: the face can say more than the chosen item, or less, and take whatever room there
 * is; the list is the one that this system has, with its keys and on a phone its wheel.
 */
export function createFacedSelect(
  cleanup: Cleanup,
  options: {
    readonly class: string;
    readonly label: string;
    readonly title: string;
    readonly face: readonly Node[];
    choose(value: string): void;
  },
): { readonly element: HTMLElement; readonly select: HTMLSelectElement } {
  const select = element('select', { title: options.title, attributes: { 'aria-label': options.label } });
  cleanup.listen(select, 'change', () => options.choose(select.value));
  const root = element(
    'span',
    { class: `faced ${options.class}` },
    element('span', { class: 'face', attributes: { 'aria-hidden': 'true' } }, ...options.face),
    select,
  );
  return { element: root, select };
}
