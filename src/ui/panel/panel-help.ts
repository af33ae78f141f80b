import { type Cleanup, element } from '../elements/dom';
import { type Help, standingMeanings } from './parameter-help';

/** Tells of the row that was last pointed at, tapped or focused. Its place and height never change, so that nothing jumps. */
export interface PanelHelp {
  readonly element: HTMLElement;
  /** Shows this whenever the row is pointed at, tapped or focused; ties the controls to it for those who listen. */
  explain(cleanup: Cleanup, row: HTMLElement, controls: readonly HTMLElement[], help: () => Help): void;
  /** What is told may have changed. */
  refresh(): void;
  /** Back to how to use it. */
  clear(): void;
}

const HINT = 'Point at a row, or tap its name, to read about it here.';

export function createPanelHelp(): PanelHelp {
  const text = element('div', { class: 'panel-help-text', attributes: { id: 'panel-help' } });
  const root = element(
    'div',
    // It scrolls: reachable by keyboard.
    { class: 'panel-help', attributes: { role: 'region', 'aria-label': 'About this parameter', tabindex: '0' } },
    text,
  );
  /** Of rows within rows the innermost is told of: events come to it first. */
  const told = new WeakSet<Event>();
  let current: (() => Help) | null = null;
  let shown = '';

  function write(): void {
    const help = current?.() ?? null;
    const next = JSON.stringify(help);
    if (next === shown) return;
    shown = next;
    text.replaceChildren(...(help ? paragraphs(help) : [element('p', { class: 'soft', text: HINT })]));
  }
  function show(help: () => Help): void {
    if (current !== help) root.scrollTop = 0;
    current = help;
    write();
  }
  write();

  return {
    element: root,
    explain(cleanup, row, controls, help) {
      for (const control of controls) control.setAttribute('aria-describedby', text.id);
      const showThis = (event: Event) => {
        if (told.has(event)) return;
        told.add(event);
        show(help);
      };
      cleanup.listen(row, 'pointerenter', (event) => {
        // A finger that scrolls past points at nothing.
        if (event.pointerType !== 'touch') showThis(event);
      });
      cleanup.listen(row, 'click', showThis);
      cleanup.listen(row, 'focusin', showThis);
    },
    refresh: write,
    clear() {
      current = null;
      write();
    },
  };
}

function paragraphs({ title, range, doc, now, origin }: Help): HTMLElement[] {
  const heading = element('p', {}, element('strong', { text: title }));
  if (range) heading.append(' ', element('span', { class: 'soft', text: range }));
  const parts = [heading];
  if (now) parts.push(element('p', { class: 'now', text: now }));
  parts.push(element('p', { text: doc }));
  if (origin) {
    const { value, standing, source } = origin;
    parts.push(
      element(
        'p',
        { class: 'soft' },
        document.createTextNode(`Default ${value} `),
        element('span', { class: 'standing', text: standing, attributes: { 'data-standing': standing } }),
        document.createTextNode(` ${standingMeanings[standing]}: ${source}.`),
      ),
    );
  }
  return parts;
}
