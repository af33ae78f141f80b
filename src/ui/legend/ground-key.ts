import type { GroundLineKind, GroundMarks } from '../../what-if/ground-marks';
import { createCleanup, element } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';

const names: Partial<Record<GroundLineKind, string>> = {
  half: '50 % of landings',
  most: '95 %',
  target: 'Target',
  release: 'Exit',
};

/** What the lines on the ground are, in their colours, and how they are taken away. */
export function createGroundKey(
  state: Readable<PageState>,
  actions: { showOnGround(marks: GroundMarks | null): void },
): Part {
  const cleanup = createCleanup();
  const list = element('span', { class: 'ground-key-list' });
  const erase = element('button', {
    class: 'plain',
    title: 'Clear the ground',
    attributes: { type: 'button', 'aria-label': 'Clear the lines on the ground' },
  });
  erase.append(createIcon('close').element);
  cleanup.listen(erase, 'click', () => actions.showOnGround(null));
  const root = element('p', { class: 'legend ground-key plate' }, list, erase);

  function show(): void {
    const { groundMarks, tier, view, comparison } = state.get();
    root.hidden = !groundMarks || tier === null || (view === 'compare' && comparison.picture === 'scale');
    if (!groundMarks || root.hidden) return;
    const kinds = new Set(groundMarks.lines.map(({ kind }) => kind));
    list.replaceChildren(
      ...[...kinds].flatMap((kind) => {
        const text = names[kind];
        return text ? [element('span', { class: `key-${kind}`, text })] : [];
      }),
    );
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (
        now.groundMarks !== before.groundMarks ||
        now.tier !== before.tier ||
        now.view !== before.view ||
        now.comparison !== before.comparison
      ) {
        show();
      }
    }),
  );
  show();
  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
