import type { FallFit, FitVerdict } from '../../exchange/fit';
import type { Units } from '../../parameters/reader-units';
import { quantityText } from '../text';

const area = { unit: 'm2', digits: 2 } as const;
const speed = { unit: 'm/s', quantity: 'climb', digits: 1 } as const;
const mass = { unit: 'kg', digits: 0 } as const;

export const verdictText: Readonly<Record<FitVerdict, string>> = {
  good: 'A good fit.',
  poor: 'A poor fit.',
  undetermined: 'Undetermined.',
};

/** More over the ground for each metre down than this is worth a word. */
const DRIFT = 0.2;
/** Below this share of the terminal speed that is worth one. */
const SLOW = 0.9;

/** How good a fit is, in sentences: its number, its limits, what it leaves, and why. */
export function fitWords(fit: FallFit, ofMass: number, units: Units): string {
  const [least, most] = fit.interval.map((each) => quantityText(each, area, units)) as [string, string];
  const best = quantityText(fit.dragArea, area, units);
  const rms = quantityText(fit.rms, speed, units);
  const heavy = quantityText(ofMass, mass, units);
  const over = fit.glide.toFixed(1);
  const limits = `${least.replace(/ .*/, '')} to ${most}`;
  const slow = fit.terminalShare < SLOW ? `, up to ${Math.round(100 * fit.terminalShare)} % of terminal speed` : '';
  switch (fit.reason) {
    case 'steady': {
      const drift =
        fit.glide > DRIFT
          ? ` Over the ground it went ${over} times as far as down: the lower limit is for flight, the upper for wind.`
          : '';
      return `Drag area ${best} for ${heavy}, within ${limits}. It leaves ${rms} rms of the downward speed.${drift}`;
    }
    case 'short':
      return `Only ${fit.seconds.toFixed(1)} s of the fall can be compared${slow}: too little to tell the drag by. Anything within ${limits} may be true for ${heavy}; the best, ${best}, leaves ${rms} rms.`;
    case 'flying':
      return `This was flight: over the ground it went ${over} times as far as down. A drag area without lift, at best ${best} for ${heavy}, misses the downward speed by ${rms} rms; anything within ${limits} may be true.`;
    case 'changing':
      return `No one drag area explains this fall: the best, ${best} for ${heavy} (${limits}), misses the downward speed by ${rms} rms, at most by ${quantityText(fit.worst, speed, units)}. The position changed on the way, or the air moved.`;
  }
}
