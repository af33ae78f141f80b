import { element, liveText } from '../elements/dom';
import type { Box } from './scale-layout';

/** Where a jumper is now: a dot, with words beside it. */
export interface Runner {
  readonly element: HTMLElement;
  /** Another run, or another drawing. */
  begin(name: string | null): void;
  say(height: string, speed: string): void;
  /** At a point, px from the upper left of the area; at its edge if that lies outside. */
  move(x: number, y: number, width: number, height: number, avoids: Box | null): void;
}

/** Further out than this, px, words at the edge point to where the dot would be. */
const EDGE = 8;
/** Least height between words and what they avoid, px. */
const CLEAR = 14;

export function createRunner(slot: number): Runner {
  const name = liveText();
  const arrow = liveText();
  const height = liveText();
  const speed = liveText();
  const words = element(
    'div',
    { class: 'runner-words' },
    element('strong', {}, name.node),
    element('span', { class: 'runner-height' }, arrow.node, height.node),
    element('span', { class: 'runner-speed' }, speed.node),
  );
  // A picture of what the telemetry says in words.
  const root = element('div', { class: 'scale-runner', attributes: { 'aria-hidden': 'true' } }, words);
  root.dataset.slot = String(slot);
  let wordsWidth = 0;
  let isLeft = false;
  let outside = '';
  let placed = '';
  return {
    element: root,
    begin(next) {
      root.hidden = next === null;
      name.set(next ?? '');
      wordsWidth = 0;
      placed = '';
    },
    say(heightNow, speedNow) {
      height.set(heightNow);
      speed.set(speedNow);
    },
    move(x, y, width, areaHeight, avoids) {
      const where = y < -EDGE ? '↑ ' : x < -EDGE ? '← ' : x > width + EDGE ? '→ ' : '';
      if (where !== outside) {
        outside = where;
        root.classList.toggle('is-outside', outside !== '');
        arrow.set(outside);
      }
      // Asked once a drawing: to ask costs a layout. Texts that grow have some room.
      if (wordsWidth === 0) wordsWidth = words.offsetWidth + 28;
      const px = Math.min(Math.max(x, 0), width);
      const py = Math.min(Math.max(y, 0), areaHeight);
      const isBeside = avoids !== null && py > avoids.top - CLEAR && py < avoids.bottom + CLEAR;
      const shouldBeLeft = px + wordsWidth > (isBeside ? avoids.left : width);
      if (shouldBeLeft !== isLeft) {
        isLeft = shouldBeLeft;
        root.classList.toggle('is-left', isLeft);
      }
      const place = `translate(${px.toFixed(1)}px, ${py.toFixed(1)}px)`;
      if (place === placed) return;
      placed = place;
      root.style.transform = place;
    },
  };
}
