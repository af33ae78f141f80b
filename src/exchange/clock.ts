/** Calendar and clock of the files: universal time as text, without the calendar of the platform. */
import type { Jump, Place } from '../jumps/jump';
import type { Recording } from '../recording/recording';

const DAY = 86_400;

/** Days from 1 January 1970 to a day of the Gregorian calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - 400 * era;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 146_097 * era + 365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The reverse: year, month and day. */
export function dateOf(dayNumberSince1970: number): readonly [year: number, month: number, day: number] {
  const days = dayNumberSince1970 + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - 146_097 * era;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return [year + 400 * era + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * m + 2) / 5) + 1];
}

/** Seconds since 1970 in universal time of a moment of a jump: `clock` is local time of its exit, s since midnight. */
export function momentOf({ date, utcOffset }: Pick<Place, 'date' | 'utcOffset'>, clock: number, time: number): number {
  return dayNumber(...date) * DAY + clock - 3600 * utcOffset + time;
}

/** The moment at which a recorded jump exits, s since 1970 in universal time. */
export function exitMomentOf(
  { place }: Pick<Jump, 'place'>,
  { values, measured }: Pick<Recording, 'values' | 'measured'>,
): number {
  if (measured) return measured.exit;
  return momentOf(place, typeof values.timeOfDay === 'number' ? values.timeOfDay : DAY / 2, 0);
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** "2018-03-20T14:24:00.00Z" */
export function momentText(moment: number, decimals: number): string {
  const scale = Number(`1e${decimals}`);
  const ticks = Math.round(moment * scale);
  const day = Math.floor(ticks / (DAY * scale));
  const ofDay = ticks - day * DAY * scale;
  const seconds = Math.floor(ofDay / scale);
  const [year, month, date] = dateOf(day);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((n) => padded(n, 2));
  const fraction = decimals > 0 ? `.${padded(ofDay - seconds * scale, decimals)}` : '';
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}T${clock.join(':')}${fraction}Z`;
}

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(-?\d{1,9}))?Z?$/;

/**
 * Reads such a text: seconds since 1970, or NaN. Receivers of one make write negative thousandths, ".-01", now and then: the
 * moment then lies that much before the whole second.
 */
export function parseMoment(text: string): number {
  const found = MOMENT.exec(text.trim());
  if (!found) return Number.NaN;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return Number.NaN;
  const digits = found[7] ?? '0';
  const fraction = digits.startsWith('-') ? Number(digits) / 1000 : Number(`0.${digits}`);
  return dayNumber(year, month, day) * DAY + hour * 3600 + minute * 60 + second + fraction;
}
