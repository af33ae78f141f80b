import type { Units } from '../../parameters/reader-units';
import {
  DECOMPRESSION_FROM,
  type Decompression,
  type OxygenNeed,
  PREBREATHING_BELOW,
  PREBREATHING_FROM,
} from '../../recording/breathing';
import { quantityText } from '../text';

/** What has to be breathed, in words. */
export const needTexts: Readonly<Record<OxygenNeed, string>> = {
  none: 'Air is enough',
  added: 'Mask, oxygen added',
  pure: 'Mask, pure oxygen',
  suit: 'Pressure suit',
};

/** Longer than this it is told in minutes, s. */
const IN_MINUTES = 120;

/** A range of durations as it is read, without its unit: "45 to 85", "3.5 to 6", "10"; a dash where there is none. */
export function rangeText(least: number, most: number): string {
  if (!Number.isFinite(least) || !Number.isFinite(most)) return '–';
  const rounded = most < IN_MINUTES ? inSeconds : inMinutes;
  const low = rounded(least);
  const high = rounded(most);
  return low === high ? String(low) : `${low} to ${high}`;
}

/** A range that ends in minutes is told in minutes. */
export function rangeUnit(most: number): string {
  if (!Number.isFinite(most)) return '';
  return most < IN_MINUTES ? 's' : 'min';
}

/** To half minutes below ten, to whole ones above. */
function inMinutes(seconds: number): number {
  const minutes = seconds / 60;
  return minutes < 10 ? Math.round(2 * minutes) / 2 : Math.round(minutes);
}

/** To five seconds above twenty: the table knows no better. */
function inSeconds(seconds: number): number {
  return seconds < 20 ? Math.round(seconds) : 5 * Math.round(seconds / 5);
}

/** A fall through the heights that matter takes less than this, s: then the stay aboard is what counts. */
const BRIEF = 180;

const heightText = (metres: number, units: Units): string => quantityText(metres, { unit: 'ft', digits: 0 }, units);

/** What to do about decompression sickness on a jump, and what decides. */
export function decompressionText({ risk, above }: Decompression, units: Units): string {
  const threshold = heightText(DECOMPRESSION_FROM, units);
  const rule = heightText(PREBREATHING_FROM, units);
  if (risk === 'none') return `Exit below ${threshold}: no pre-breathing against decompression sickness.`;
  const stay = above === null ? 'all of the flight' : `${rangeText(above, above)} ${rangeUnit(above)}`;
  const decides =
    above === null || above >= BRIEF
      ? `Above ${threshold} for ${stay} after the exit: that counts too.`
      : `Below ${threshold} after ${stay}: what counts is the time aboard.`;
  return risk === 'possible'
    ? `Long stays above ${threshold} can bring decompression sickness; pre-breathing is the rule from ${rule}. ${decides}`
    : `Against decompression sickness: pure oxygen from below ${heightText(PREBREATHING_BELOW, units)} on; 20 min for the film. ${decides}`;
}
