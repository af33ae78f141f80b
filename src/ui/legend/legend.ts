import { createCleanup, element, liveText } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';
import { quantityText } from '../text';

/** What the picture draws with, which the legend tells. */
export interface DrawnScales {
  /** N for each metre of an arrow. */
  readonly newtonsPerMetre: number;
  /** The colours of the trail from standing to the fastest, as a gradient of a stylesheet, and that speed, m/s. */
  readonly speedColours: string;
  readonly fastest: number;
}

const force = { unit: 'N', digits: 0 } as const;
const speed = { unit: 'mph', digits: 0 } as const;

/** The scales of arrows and trail, while the forces are shown. */
export function createLegend(state: Readable<PageState>, scales: DrawnScales): Part {
  const cleanup = createCleanup();
  const [perMetre, fastest] = [liveText(), liveText()];
  const arrows = element('span', { class: 'legend-arrows' });
  arrows.append(perMetre.node);
  const ramp = element('span', { class: 'legend-ramp', attributes: { 'aria-hidden': 'true' } });
  ramp.style.background = scales.speedColours;
  const most = element('span');
  most.append(fastest.node);
  const trail = element('span', { class: 'legend-trail' }, element('span', { text: 'Trail 0' }), ramp, most);
  const root = element('p', { class: 'legend plate' }, arrows, trail);

  function show(): void {
    const { forces, units, tier, view, comparison } = state.get();
    root.hidden = !forces || tier === null || (view === 'compare' && comparison.picture === 'scale');
    if (root.hidden) return;
    perMetre.set(`1 m of arrow: ${quantityText(scales.newtonsPerMetre, force, units)}`);
    fastest.set(quantityText(scales.fastest, speed, units));
  }
  cleanup.add(state.subscribe(show));
  show();
  return {
    element: root,
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
