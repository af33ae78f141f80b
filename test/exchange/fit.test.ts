import { describe, expect, it } from 'vitest';
import { preset, run } from '../../src/accuracy/flights';
import { type FallFit, fitFall } from '../../src/exchange/fit';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import type { Jump } from '../../src/jumps/jump';
import type { Recording } from '../../src/recording/recording';
import { blurSpeeds, jumpIn, trackOf } from './tracks';

const MASS = 100;
const ordinary = { ...preset(halo, 'belly'), exitAltitude: 4_000 };

function fitOf(jump: Jump, recording: Recording, noise = 0, seed = 1): FallFit {
  const track = trackOf(jump, recording, 5);
  if (noise > 0) blurSpeeds(track, noise, seed);
  const fit = fitFall(track, jumpIn(track), MASS);
  if (typeof fit === 'string') throw new Error(fit);
  return fit;
}

describe('the fit of a drag area', () => {
  it('finds the one that a belly fall was simulated with', () => {
    for (const bellyDragArea of [0.4, 0.556, 0.8]) {
      for (const aircraftSpeed of [0, 70]) {
        const fit = fitOf(halo, run(halo, { ...ordinary, bellyDragArea, aircraftSpeed }));
        expect(fit.verdict).toBe('good');
        expect(fit.dragArea / bellyDragArea).toBeCloseTo(1, 3);
        const [least, most] = fit.interval;
        expect(least).toBeLessThan(bellyDragArea);
        expect(most).toBeGreaterThan(bellyDragArea);
        expect(most / least).toBeLessThan(1.01);
        expect(fit.rms).toBeLessThan(0.05);
        expect(fit.ballistic * fit.dragArea).toBeCloseTo(MASS, 6);
        expect(Math.abs(fit.later)).toBeLessThan(0.15);
      }
    }
  });

  it('has limits that hold the truth about as often as they say, and are no wider than noise makes them', () => {
    const recording = run(halo, ordinary);
    const truth = recording.values.bellyDragArea as number;
    let holds = 0;
    const [times, offs, widths] = [60, [] as number[], [] as number[]];
    for (let seed = 1; seed <= times; seed++) {
      const { interval, dragArea } = fitOf(halo, recording, 0.5, seed);
      if (interval[0] <= truth && truth <= interval[1]) holds++;
      offs.push(Math.log(dragArea / truth));
      widths.push(0.25 * Math.log(interval[1] / interval[0]));
    }
    expect(holds / times).toBeGreaterThan(0.85);
    // The widths are what the scatter of the fits is, within a factor that 60 of them can tell.
    const scatter = Math.sqrt(offs.reduce((sum, off) => sum + off * off, 0) / times);
    const width = widths.reduce((sum, each) => sum + each, 0) / times;
    expect(width / scatter).toBeGreaterThan(0.7);
    expect(width / scatter).toBeLessThan(2);
  });

  it('says that it is poor where the position changed on the way', () => {
    const fit = fitOf(halo, run(halo));
    expect(fit).toMatchObject({ verdict: 'poor', reason: 'changing' });
    expect(fit.rms).toBeGreaterThan(2.5);
  });

  it('says that it is poor where the fall was flown, and never leaves out what the drag area would be then', () => {
    const tracking = run(cliff, { trackGlideRatio: 1, trackDelay: 0.5, openingRule: 'height', openingHeight: 150 });
    const fit = fitOf(cliff, tracking);
    expect(fit).toMatchObject({ verdict: 'poor', reason: 'flying' });
    // With less lift it may be wind as well: the limits reach from the one to the other.
    const some = run(cliff);
    const slight = fitOf(cliff, some);
    const truth = ((some.values.trackDragArea as number) * MASS) / (some.values.riderMass as number);
    expect(slight.glide).toBeCloseTo(some.values.trackGlideRatio as number, 1);
    expect(slight.dragArea).toBeGreaterThan(1.2 * truth);
    expect(slight.interval[0]).toBeLessThan(truth);
  });

  it('calls a fall of six seconds undetermined, whatever comes out', () => {
    for (const values of [preset(cliff, 'six-second'), preset(cliff, 'step-off')]) {
      const fit = fitOf(cliff, run(cliff, values));
      expect(fit).toMatchObject({ verdict: 'undetermined', reason: 'short' });
      expect(fit.terminalShare).toBeLessThan(0.85);
    }
  });

  it('refuses a fall of nothing in a sentence', () => {
    const track = trackOf(halo, run(halo, { openingAltitude: 7_600 }));
    expect(fitFall(track, jumpIn(track), MASS)).toMatch(/^The fall is over .*\.$/);
  });
});
