import type { PhaseName } from '../../jumps/jump';
import { fromSi, toSi, type UnitKey, units as unitTable } from '../../parameters/units';
import { readableNumber } from '../../parameters/values';
import { eventTime, type Recording } from '../../recording/recording';
import { createSample, type Sample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { createCleanup, element, setAttribute } from '../elements/dom';
import { multiples, roundStep, spread, withQuarters } from '../elements/round-scale';
import { svgElement } from '../elements/svg';
import type { Part, Readable } from '../part';
import { type Comparison, ghostOf, type PageState } from '../state';

export interface AltitudeTape extends Part {
  show(sample: Sample): void;
}

export interface TapeActions {
  compare(changes: Partial<Comparison>): void;
}

/** A stretch of height flown in one phase; shares of the whole, from the ground up. */
export interface HeightBand {
  readonly phase: PhaseName;
  readonly bottom: number;
  readonly height: number;
}

const probe = createSample();

/** Greatest height above the landing, m. Jumps begin at their top or rise a little from the lip. */
export function topOf(recording: Recording): number {
  let top = 1;
  for (let i = 0; i <= 100; i++) {
    sampleAt(recording, recording.start + ((recording.end - recording.start) * i) / 100, probe);
    if (probe.y > top) top = probe.y;
  }
  return top;
}

export function heightBands(recording: Recording, top: number): readonly HeightBand[] {
  return recording.phases.map((phase) => {
    const high = sampleAt(recording, phase.start, probe).y;
    const low = sampleAt(recording, phase.end, probe).y;
    const bottom = Math.max(Math.min(high, low), 0) / top;
    return { phase: phase.name, bottom, height: Math.max(Math.max(high, low), 0) / top - bottom };
  });
}

/** Round heights that divide the tape into four to eight parts, in the reader's unit; none at its very top. */
export function tapeMarks(top: number): readonly number[] {
  return multiples(roundStep(top, 6, withQuarters), top * 0.97);
}

/** The round altitudes above sea level of the same steps, for a landing so high above it. */
export function seaMarks(top: number, elevation: number): readonly number[] {
  const step = roundStep(top, 6, withQuarters);
  const first = Math.ceil(elevation / step - 1e-9);
  const last = Math.floor((elevation + top * 0.97) / step + 1e-9);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => (first + i) * step);
}

/** Height above the landing at which the pilot chute is thrown, m; null if it never is. */
export function openingHeight(recording: Recording): number | null {
  const time = eventTime(recording, 'pull');
  return time === null ? null : sampleAt(recording, time, probe).y;
}

/** How far one press of a key moves the chosen height, in the reader's unit of length. */
const heightSteps: Partial<Record<UnitKey, number>> = { ft: 100, m: 50 };

/** The height some steps up or down from another, at a round number of the reader's unit; m, between one step and the top. */
export function steppedHeight(height: number, steps: number, top: number, unit: UnitKey): number {
  const step = toSi(heightSteps[unit] ?? 50, unit);
  const at = height / step;
  // From between two round heights the first step goes to the next one.
  const next = steps > 0 ? Math.floor(at + 1e-6) + steps : Math.ceil(at - 1e-6) + steps;
  return step * Math.min(Math.max(steps === 0 ? Math.round(at) : next, 1), Math.max(Math.floor(top / step), 1));
}

/** Heights nearer to one another than this cannot be written side by side, px. */
const LABEL_HEIGHT = 15;
/** Smaller moves than this cannot be seen, px. */
const VISIBLE = 0.25;
/** A landing no further than this from the level of the sea, m, is at it: both scales are one. */
const AT_THE_SEA = 0.5;
const PAGE = 10;

/** What is pointed out on the tape, beside the round heights. */
interface Special {
  readonly kind: 'opening' | 'ghost' | 'chosen';
  readonly height: number;
  readonly text: string;
}

/** A round height: its share of the whole, and how it is written. */
interface Mark {
  readonly place: number;
  readonly element: HTMLElement;
}

/** Height as a strip: the phases where they are flown, round heights beside it, the opening, and the jumper as a pointer. */
export function createAltitudeTape(state: Readable<PageState>, slot: number, actions?: TapeActions): AltitudeTape {
  const cleanup = createCleanup();
  const bands = element('div', { class: 'tape-bands' });
  const flown = element('div', { class: 'tape-flown' });
  const labels = element('div', { class: 'tape-labels' });
  const pointer = element('div', { class: 'tape-pointer' });
  // The numbers stand in the readings: to assistive software this is a picture that adds nothing.
  const picture = element(
    'div',
    { class: 'tape-picture', attributes: { 'aria-hidden': 'true' } },
    element('div', { class: 'tape-strip' }, bands, flown),
    labels,
    pointer,
  );
  const handle = element('div', {
    class: 'tape-handle',
    attributes: {
      role: 'slider',
      tabindex: '0',
      'aria-label': 'Height that both pass at once',
      'aria-orientation': 'vertical',
      'aria-valuemin': '0',
    },
  });
  const scale = element('div', { class: 'tape-scale' }, picture, handle);
  const heads = ['MSL', 'AGL'].map((text) => element('span', { class: `tape-head is-${text.toLowerCase()}`, text }));
  picture.append(...heads);
  const root = element('div', { class: 'tape' }, scale);

  let top = 1;
  let height = 0;
  let share = 0;
  let shown = Number.NaN;
  let marks: readonly Mark[] = [];
  let altitudes: readonly Mark[] = [];
  let specials: readonly { readonly special: Special; readonly tick: HTMLElement; readonly label: HTMLElement }[] = [];

  const lengthUnit = () => state.get().units.length;
  const number = (metres: number) => readableNumber(fromSi(metres, lengthUnit()), 0);

  /** All that depends on the runs and the units. */
  function fill(): void {
    const now = state.get();
    const own = now.shown[slot];
    if (!own) return;
    const { recording } = own.run;
    top = topOf(recording);
    shown = Number.NaN;
    bands.replaceChildren(
      ...heightBands(recording, top).map((band) => {
        const made = element('div', { class: 'tape-band' });
        made.dataset.phase = band.phase;
        made.style.bottom = `${band.bottom * 100}%`;
        made.style.height = `${band.height * 100}%`;
        return made;
      }),
    );
    const shownTop = fromSi(top, lengthUnit());
    marks = tapeMarks(shownTop).map((mark) => ({
      place: mark / shownTop,
      element: element('span', { class: 'tape-mark', text: readableNumber(mark, 0) }),
    }));
    const { landingElevation } = recording.environment;
    root.classList.toggle('is-at-sea', Math.abs(landingElevation) < AT_THE_SEA);
    const elevation = fromSi(landingElevation, lengthUnit());
    altitudes = seaMarks(shownTop, elevation).map((mark) => ({
      place: (mark - elevation) / shownTop,
      element: element('span', { class: 'tape-mark is-msl', text: readableNumber(mark, 0) }),
    }));
    specials = specialsOf(now).map((special) => {
      const label = element('span', { class: `tape-special is-${special.kind}` });
      if (special.kind !== 'chosen') label.append(canopyGlyph());
      label.append(special.text);
      return { special, tick: element('i', { class: `tape-tick is-${special.kind}` }), label };
    });
    labels.replaceChildren(
      ...[...marks, ...altitudes].map((mark) => mark.element),
      ...specials.map(({ tick }) => tick),
      ...specials.map(({ label }) => label),
    );
    fillHandle(now);
    place();
  }

  function specialsOf(now: PageState): Special[] {
    const own = now.shown[slot];
    if (!own) return [];
    const found: Special[] = [];
    const opening = openingHeight(own.run.recording);
    if (opening !== null) found.push({ kind: 'opening', height: opening, text: number(opening) });
    const ghost = ghostOf(now, own);
    const before = ghost && openingHeight(ghost.recording);
    if (before !== null && before <= top && (opening === null || number(before) !== number(opening))) {
      found.push({ kind: 'ghost', height: before, text: number(before) });
    }
    if (isChoosing(now)) {
      const { height: chosen } = now.comparison;
      found.push({ kind: 'chosen', height: Math.min(chosen, top), text: number(chosen) });
    }
    return found;
  }

  function isChoosing({ view, comparison }: PageState): boolean {
    return view === 'compare' && comparison.alignment === 'height' && actions !== undefined;
  }

  function fillHandle(now: PageState): void {
    handle.hidden = !isChoosing(now);
    if (handle.hidden) return;
    const { height: chosen } = now.comparison;
    const unit = lengthUnit();
    handle.classList.toggle('is-beyond', chosen > top);
    setAttribute(handle, 'aria-valuemax', fromSi(Math.max(highestTop(), chosen), unit).toFixed(0));
    setAttribute(handle, 'aria-valuenow', fromSi(chosen, unit).toFixed(0));
    setAttribute(handle, 'aria-valuetext', `${number(chosen)} ${unitTable[unit].symbol} above the landing`);
  }

  /** The height may be chosen up to the top of whichever jump begins higher. */
  function highestTop(): number {
    return Math.max(...state.get().shown.map(({ run }) => topOf(run.recording)));
  }

  /** All that depends on how tall the tape is. */
  function place(): void {
    const yOf = (of: number) => (1 - of) * height;
    const falling = [...specials].sort((a, b) => b.special.height - a.special.height);
    const ys = spread(
      falling.map(({ special }) => yOf(special.height / top)),
      LABEL_HEIGHT,
      0,
      height,
    );
    falling.forEach(({ special, tick, label }, i) => {
      tick.style.transform = `translateY(${yOf(special.height / top).toFixed(1)}px)`;
      label.style.transform = `translateY(${(ys[i] as number).toFixed(1)}px)`;
    });
    for (const mark of marks) {
      const y = yOf(mark.place);
      mark.element.style.transform = `translateY(${y.toFixed(1)}px)`;
      mark.element.hidden = ys.some((taken) => Math.abs(taken - y) < LABEL_HEIGHT);
    }
    for (const mark of altitudes) mark.element.style.transform = `translateY(${yOf(mark.place).toFixed(1)}px)`;
    handle.style.transform = `translateY(${yOf(Math.min(state.get().comparison.height / top, 1)).toFixed(1)}px)`;
    point();
  }

  function point(): void {
    const y = (1 - share) * height;
    if (Math.abs(y - shown) < VISIBLE) return;
    shown = y;
    pointer.style.transform = `translateY(${y.toFixed(1)}px)`;
    flown.style.transform = `scaleY(${(1 - share).toFixed(4)})`;
  }

  function choose(metres: number): void {
    if (metres !== state.get().comparison.height) actions?.compare({ height: metres });
  }

  cleanup.listen(handle, 'keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowUp: 1,
      ArrowRight: 1,
      ArrowDown: -1,
      ArrowLeft: -1,
      PageUp: PAGE,
      PageDown: -PAGE,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(steppedHeight(state.get().comparison.height, by, highestTop(), lengthUnit()));
  });

  let pointerId: number | null = null;
  /** How far below the middle of the handle it was taken hold of, px. */
  let grip = 0;
  cleanup.listen(handle, 'pointerdown', (event) => {
    if (pointerId !== null || event.button !== 0) return;
    pointerId = event.pointerId;
    const { top: edge, height: size } = handle.getBoundingClientRect();
    grip = event.clientY - (edge + size / 2);
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
    handle.focus({ preventScroll: true });
  });
  cleanup.listen(handle, 'pointermove', (event) => {
    if (event.pointerId !== pointerId) return;
    const box = scale.getBoundingClientRect();
    const at = 1 - Math.min(Math.max((event.clientY - grip - box.top) / Math.max(box.height, 1), 0), 1);
    choose(steppedHeight(at * top, 0, top, lengthUnit()));
  });
  const release = (event: PointerEvent) => {
    if (event.pointerId === pointerId) pointerId = null;
  };
  cleanup.listen(handle, 'pointerup', release);
  cleanup.listen(handle, 'pointercancel', release);

  const watcher = new ResizeObserver(() => {
    height = scale.clientHeight;
    shown = Number.NaN;
    place();
  });
  watcher.observe(scale);
  cleanup.add(() => watcher.disconnect());
  cleanup.add(
    state.subscribe((now, before) => {
      const isSame =
        now.units === before.units &&
        now.shown === before.shown &&
        now.ghost === before.ghost &&
        now.comparison === before.comparison;
      if (!isSame) fill();
    }),
  );
  fill();

  return {
    element: root,
    show(sample) {
      share = Math.min(Math.max(sample.y / top, 0), 1);
      point();
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

/** A canopy, its lines, and who hangs on them. */
function canopyGlyph(): SVGSVGElement {
  return svgElement(
    'svg',
    { class: 'canopy-glyph', viewBox: '0 0 14 14' },
    svgElement('path', {
      class: 'canopy-dome',
      d: 'M.5 6.3C.5 2.8 3.4.6 7 .6s6.5 2.2 6.5 5.7q-1.6-1.3-3.2 0-1.7-1.3-3.3 0-1.6-1.3-3.3 0-1.6-1.3-3.2 0z',
    }),
    svgElement('path', { class: 'canopy-lines', d: 'M1 6.5 7 12M4 6.5 7 12M10 6.5 7 12M13 6.5 7 12' }),
    svgElement('circle', { class: 'canopy-dome', cx: 7, cy: 12.4, r: 1.4 }),
  );
}
