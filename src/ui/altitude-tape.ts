import type { PhaseName } from '../jumps/jump';
import { fromSi } from '../parameters/units';
import { readableNumber } from '../parameters/values';
import type { Recording } from '../recording/recording';
import { createSample, type Sample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { createCleanup, element } from './dom';
import type { Part, Readable } from './part';
import type { PageState } from './state';

export interface AltitudeTape extends Part {
  show(sample: Sample): void;
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

/** Round heights that divide the tape into four to eight parts, in the reader's unit. */
export function tapeMarks(top: number): readonly number[] {
  const decade = 10 ** Math.floor(Math.log10(top));
  const step = [0.1, 0.2, 0.25, 0.5, 1, 2].map((factor) => factor * decade).find((size) => top / size <= 6) ?? decade;
  const marks: number[] = [];
  for (let mark = 0; mark <= top * 0.97; mark += step) marks.push(mark);
  return marks;
}

/** Height as a strip: the phases where they are flown, round heights beside it, and the jumper as a pointer. */
export function createAltitudeTape(state: Readable<PageState>, slot: number): AltitudeTape {
  const cleanup = createCleanup();
  const bands = element('div', { class: 'tape-bands' });
  const marks = element('div', { class: 'tape-marks' });
  const pointer = element('div', { class: 'tape-pointer' });
  const scale = element('div', { class: 'tape-scale' }, bands, marks, pointer);
  // The numbers stand in the readings: to assistive software this is a picture that adds nothing.
  const root = element('div', { class: 'tape', attributes: { 'aria-hidden': 'true' } }, scale);

  let top = 1;
  let shown = Number.NaN;

  function layOut(): void {
    const { shown: runs, units } = state.get();
    const recording = runs[slot]?.run.recording;
    if (!recording) return;
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
    const unit = units.length;
    const shownTop = fromSi(top, unit);
    marks.replaceChildren(
      ...tapeMarks(shownTop).map((mark) => {
        const made = element('span', { text: readableNumber(mark, 0) });
        made.style.bottom = `${(mark / shownTop) * 100}%`;
        return made;
      }),
    );
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.units !== before.units || now.shown !== before.shown) layOut();
    }),
  );
  layOut();

  return {
    element: root,
    show(sample) {
      const share = Math.min(Math.max(sample.y / top, 0), 1);
      if (Math.abs(share - shown) < 5e-4) return;
      shown = share;
      pointer.style.bottom = `${(share * 100).toFixed(2)}%`;
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
