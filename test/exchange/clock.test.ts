import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber, momentOf, momentText, parseMoment } from '../../src/exchange/clock';
import { createRandom } from '../../src/math/random';

describe('calendar and clock', () => {
  it('agree with the platform over six centuries', () => {
    const random = createRandom(5);
    for (let i = 0; i < 2_000; i++) {
      const day = Math.floor(random() * 220_000) - 80_000;
      const date = new Date(day * 86_400_000);
      const expected = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const;
      expect(dateOf(day)).toEqual(expected);
      expect(dayNumber(...expected)).toBe(day);
    }
  });

  it('write a moment as the platform does, and read it back', () => {
    const random = createRandom(6);
    for (let i = 0; i < 500; i++) {
      const moment = Math.round(random() * 2e12) / 1000;
      const text = momentText(moment, 3);
      expect(text).toBe(new Date(moment * 1000).toISOString());
      expect(parseMoment(text)).toBeCloseTo(moment, 6);
    }
    expect(momentText(59.999, 2)).toBe('1970-01-01T00:01:00.00Z');
  });

  it('turn the clock of a place into universal time', () => {
    const place = { date: [2018, 3, 20], utcOffset: 4 } as const;
    expect(momentText(momentOf(place, 18.4 * 3600, 0), 0)).toBe('2018-03-20T14:24:00Z');
    // Before midnight in universal time, after it by the clock there.
    expect(momentText(momentOf(place, 2 * 3600, 0), 0)).toBe('2018-03-19T22:00:00Z');
  });

  it('survive the negative thousandths of real receivers, and refuse what is no moment', () => {
    expect(parseMoment('2024-01-01T12:00:00.-01Z')).toBeCloseTo(parseMoment('2024-01-01T11:59:59.999Z'), 6);
    for (const text of ['', 'noon', '2024-13-01T12:00:00Z', '2024-01-01T25:00:00Z', '2024-01-01', '12:00:00']) {
      expect(parseMoment(text), text).toBeNaN();
    }
  });
});
