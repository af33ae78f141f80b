import type { Flown } from './recording';
import { createSample } from './sample';
import { sampleAt } from './sample-at';

const sample = createSample();

/** Fastest sink of a normal touchdown, m/s. */
const FIRMEST = 5.5;

/** Whether one walks away from a landing, but not easily. */
export function isHard(flown: Flown): boolean {
  return flown.ending === 'landed' && -sampleAt(flown, flown.end, sample).vy > FIRMEST;
}

/**
 * The ending in plain words. Bands of speed and load: physics/README.md, "Touchdown". A model's word, not a medical one.
 */
export function verdictOf(flown: Flown): string {
  const end = sampleAt(flown, flown.end, sample);
  const sink = -end.vy;
  const pulled = flown.events.some((event) => event.name === 'pull');
  const opened = flown.events.some((event) => event.name === 'inflated');
  switch (flown.ending) {
    case 'landed': {
      const open = opened ? '' : ' with the canopy still filling';
      if (sink < 3) return `Landed${open}: a soft touchdown.`;
      if (sink <= FIRMEST) return `Landed${open}: a firm, normal touchdown.`;
      return `Landed${open}, hard: an injury is likely.`;
    }
    case 'impact': {
      const how = !pulled
        ? 'Hit the ground in free fall: no canopy was thrown.'
        : !opened
          ? 'Hit the ground before the canopy was open: it was thrown too low.'
          : 'Hit the ground too fast under an open canopy.';
      return `${how} ${severityOf(sink)}`;
    }
    case 'wallStrike': {
      const how = opened ? 'under canopy' : pulled ? 'while the canopy was opening' : 'in free fall';
      const speed = Math.sqrt(end.vx * end.vx + end.vy * end.vy + end.vz * end.vz);
      return `Struck the wall ${how}. ${speed > 7 ? severityOf(speed) : 'A fall down the wall follows.'}`;
    }
    case 'timeLimit':
      return 'Still in the air after two hours; the run was ended there.';
    case 'diverged':
      return 'These values lead out of the range of the model; the run was ended there.';
  }
}

function severityOf(speed: number): string {
  return speed > 20 ? 'Not survivable.' : speed > 7 ? 'Severe injury is likely.' : 'An injury is likely.';
}
