import { createHasher } from '../math/hash';
import { findRoot } from '../math/roots';
import type { Parameters } from '../parameters/parameter';
import { channel } from './channels';
import { type Flown, type JumpEvent, MODEL_VERSION, type Recording } from './recording';
import { createSample } from './sample';
import { sampleAt } from './sample-at';
import { verdictOf } from './verdict';

/** Adds what is read off a finished flight: events found on it, the verdict, the fingerprint. */
export function seal(flown: Flown, parameters: Parameters): Recording {
  // What was found comes first, so that at one time the contact that ends the jump is the last.
  const events = [...findEvents(flown), ...flown.events].sort((a, b) => a.time - b.time);
  const found = { ...flown, events };
  return { ...found, verdict: verdictOf(found), hash: fingerprint(found, parameters) };
}

const sample = createSample();

/** Events that no leg begins with: peak speed, terminal speed, opening shock. */
function findEvents(flown: Flown): JumpEvent[] {
  const found: JumpEvent[] = [];
  const peak = fastestKnot(flown);
  if (peak > 0) found.push({ name: 'peakSpeed', time: peak });
  const terminal = terminalTime(flown);
  if (terminal !== null) found.push({ name: 'terminalSpeed', time: terminal });
  const shock = openingShockTime(flown);
  if (shock !== null) found.push({ name: 'openingShock', time: shock });
  return found;
}

/** Time of the largest downward speed, s. The solver puts a knot at every peak, so the knots alone decide. */
function fastestKnot({ track }: Flown): number {
  let best = 0;
  let time = 0;
  for (let i = 0; i < track.count; i++) {
    const down = -(track.states[9 * i + 4] as number);
    if ((track.times[i] as number) >= 0 && down > best) {
      best = down;
      time = track.times[i] as number;
    }
  }
  return time;
}

function pullTime(flown: Flown): number {
  return flown.events.find((event) => event.name === 'pull')?.time ?? flown.end;
}

const airspeed = channel('airspeed');
const steadySpeed = channel('terminalSpeed');
const load = channel('load');

/** When the airspeed first reaches the terminal speed of that height, in free fall; null if it never does. */
function terminalTime(flown: Flown): number | null {
  const shortfall = (time: number): number => {
    sampleAt(flown, time, sample);
    return steadySpeed.of(sample) - airspeed.of(sample);
  };
  const last = pullTime(flown);
  const { times, count } = flown.track;
  let before = 0;
  if (!(shortfall(0) > 0)) return null;
  for (let i = 0; i < count; i++) {
    const time = times[i] as number;
    if (time <= before) continue;
    if (time > last) return null;
    if (shortfall(time) <= 0) return findRoot(shortfall, before, time, 1e-7);
    before = time;
  }
  return null;
}

/** How finely the load is looked at within the two steps beside the knot where it is largest. */
const LOOKS = 8;

/** When the load of the opening is largest, from the pull to full inflation; null without an opening. */
function openingShockTime(flown: Flown): number | null {
  const first = flown.events.find((event) => event.name === 'lineStretch')?.time;
  if (first === undefined) return null;
  const last = flown.events.find((event) => event.name === 'inflated')?.time ?? flown.end;
  const { times, count } = flown.track;
  let best = 0;
  let time = first;
  const look = (t: number): boolean => {
    const g = load.of(sampleAt(flown, t, sample));
    if (g <= best) return false;
    best = g;
    time = t;
    return true;
  };
  let knot = -1;
  for (let i = 0; i < count; i++) {
    const t = times[i] as number;
    if (t >= first && t < last && look(t)) knot = i;
  }
  for (let i = Math.max(knot - 1, 0); i <= knot && i + 1 < count; i++) {
    const from = times[i] as number;
    const to = times[i + 1] as number;
    if (from < first) continue;
    for (let k = 1; k < LOOKS; k++) look(from + ((to - from) * k) / LOOKS);
  }
  return time;
}

/** Of all that the flight depends on and of the flight itself. */
function fingerprint(flown: Flown, parameters: Parameters): string {
  const hasher = createHasher();
  hasher.text(MODEL_VERSION);
  hasher.text(flown.jump);
  for (const key of Object.keys(flown.values).sort()) {
    if (parameters[key]?.pictureOnly) continue;
    const value = flown.values[key];
    hasher.text(key);
    if (typeof value === 'number') hasher.numbers([value]);
    else hasher.text(String(value));
  }
  hasher.numbers(flown.track.times);
  hasher.numbers(flown.track.states);
  for (const other of [flown.bike, flown.cameraman]) {
    if (!other) continue;
    hasher.numbers(other.times);
    hasher.numbers(other.states);
  }
  for (const event of flown.events) {
    hasher.text(event.name);
    hasher.numbers([event.time]);
  }
  hasher.text(flown.ending);
  return hasher.digest();
}
