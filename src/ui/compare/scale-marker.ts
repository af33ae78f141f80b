import { comparedHeight } from '../../parameters/address';
import { unitIn } from '../../parameters/reader-units';
import { fromSi, toSi } from '../../parameters/units';
import { channel } from '../../recording/channels';
import { type Cleanup, element, liveText, setAttribute } from '../elements/dom';
import type { Readable } from '../part';
import type { PageState } from '../state';
import { quantityText } from '../text';
import type { CompareActions } from './compare-bar';
import { type Box, heightAt, type SideView, type Stage } from './scale-layout';

/** The height that both runs pass together, as a line that can be moved up and down. */
export interface HeightMarker {
  readonly element: HTMLElement;
  readonly handle: HTMLElement;
  show(stage: Stage, views: readonly SideView[]): void;
  /** What it covers, px from the upper left of the area; null where it is not shown. */
  box(): Box | null;
}

const altitude = channel('altitudeAgl');
/** Room that it takes at the right edge, px. */
const WIDTH = 100;
const HALF_HEIGHT = 16;
/** What a hand or a key chooses is round: steps in the reader's unit. */
const steps = { ft: 100, m: 50 } as const;
const PAGE = 10;

export function createHeightMarker(
  state: Readable<PageState>,
  actions: CompareActions,
  cleanup: Cleanup,
): HeightMarker {
  const words = liveText();
  const handle = element(
    'div',
    {
      class: 'scale-handle',
      attributes: {
        tabindex: '0',
        role: 'slider',
        'aria-orientation': 'vertical',
        'aria-label': 'Height that both pass together',
      },
    },
    words.node,
  );
  const root = element('div', { class: 'scale-height', attributes: { hidden: '' } }, handle);
  let stage: Stage | null = null;
  /** Higher than this not both of them come by. */
  let highest = 0;

  const unit = () => unitIn(altitude, state.get().units);
  const step = () => toSi(unit() === 'ft' ? steps.ft : steps.m, unit());
  const choose = (height: number) => {
    const clamped = Math.min(Math.max(height, comparedHeight.min), highest);
    if (clamped !== state.get().comparison.height) actions.compare({ height: clamped });
  };
  const chooseRound = (height: number) => choose(Math.round(height / step()) * step());
  const nudge = (count: number) => chooseRound(state.get().comparison.height + count * step());
  const moves: Readonly<Record<string, () => void>> = {
    ArrowUp: () => nudge(1),
    ArrowRight: () => nudge(1),
    ArrowDown: () => nudge(-1),
    ArrowLeft: () => nudge(-1),
    PageUp: () => nudge(PAGE),
    PageDown: () => nudge(-PAGE),
    Home: () => choose(comparedHeight.min),
    End: () => choose(highest),
  };
  cleanup.listen(handle, 'keydown', (event) => {
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  });

  /** Where in the handle it was taken hold of, px. */
  let grip: number | null = null;
  cleanup.listen(handle, 'pointerdown', (event) => {
    if (event.button !== 0 || !stage) return;
    handle.setPointerCapture(event.pointerId);
    grip = event.clientY - (stage.ground - state.get().comparison.height * stage.scale);
  });
  cleanup.listen(handle, 'pointermove', (event) => {
    if (grip !== null && stage) chooseRound(heightAt(stage, event.clientY - grip));
  });
  const release = () => {
    grip = null;
  };
  cleanup.listen(handle, 'pointerup', release);
  cleanup.listen(handle, 'pointercancel', release);

  let box: Box | null = null;
  return {
    element: root,
    handle,
    box: () => box,
    show(at, views) {
      stage = at;
      const { comparison, units } = state.get();
      root.hidden = comparison.alignment !== 'height';
      box = null;
      if (root.hidden) return;
      highest = Math.min(...views.map((view) => view.top));
      const { height } = comparison;
      const place = Math.max(at.area.height - height * at.scale, 0);
      const { width } = at.area;
      box = { left: width - WIDTH, top: place - HALF_HEIGHT, right: width, bottom: place + HALF_HEIGHT };
      root.style.transform = `translateY(${place.toFixed(1)}px)`;
      const text = quantityText(height, altitude, units);
      const shown = (metres: number) => String(Math.round(fromSi(metres, unit())));
      words.set(text);
      setAttribute(handle, 'aria-valuemin', shown(comparedHeight.min));
      setAttribute(handle, 'aria-valuemax', shown(Math.max(highest, height)));
      setAttribute(handle, 'aria-valuenow', shown(height));
      setAttribute(handle, 'aria-valuetext', `${text} above the landing`);
    },
  };
}
