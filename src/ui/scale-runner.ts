import { element, liveText } from './dom';
import type { Box } from './scale-layout';

/** Where a jumper is now, in words beside the dot. */
export interface Runner {
  readonly element: HTMLElement;
  /** Another run, or another drawing. */
  begin(name: string | null): void;
  say(height: string, speed: string): void;
  /** Beside a point, px from the upper left of the area; above it or below it at its edge. */
  move(x: number, y: number, width: number, height: number, avoids: Box | null): void;
}

/** Between the dot and the words, px. */
const GAP = 12;

export function createRunner(slot: number): Runner {
  const name = liveText();
  const arrow = liveText();
  const height = liveText();
  const speed = liveText();
  const root = element(
    'div',
    // A picture of what the telemetry says in words.
    { class: 'scale-runner', attributes: { 'aria-hidden': 'true' } },
    element('strong', {}, name.node),
    element('span', { class: 'runner-height' }, arrow.node, height.node),
    element('span', { class: 'runner-speed' }, speed.node),
  );
  root.dataset.slot = String(slot);
  let ownWidth = 0;
  let placed = '';
  return {
    element: root,
    begin(next) {
      root.hidden = next === null;
      name.set(next ?? '');
      ownWidth = 0;
      placed = '';
    },
    say(heightNow, speedNow) {
      height.set(heightNow);
      speed.set(speedNow);
    },
    move(x, y, width, areaHeight, avoids) {
      arrow.set(y < 0 ? '↑ ' : '');
      // Asked once a drawing: to ask costs a layout. Texts that grow have some room.
      if (ownWidth === 0) ownWidth = root.offsetWidth + GAP + 16;
      const [px, py] = [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), areaHeight)];
      const isBlocked =
        avoids !== null && px + ownWidth > avoids.left && py > avoids.top - 14 && py < avoids.bottom + 14;
      const isLeft = px + ownWidth > width || isBlocked;
      const side = isLeft ? `calc(-100% - ${GAP}px)` : `${GAP}px`;
      const place = `translate(${px.toFixed(1)}px, ${py.toFixed(1)}px) translate(${side}, -50%)`;
      if (place === placed) return;
      placed = place;
      root.style.transform = place;
    },
  };
}
