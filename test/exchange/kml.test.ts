import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { kmlOf } from '../../src/exchange/kml';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';

describe('a jump for globes', () => {
  const text = kmlOf(halo, run(halo));
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1]!);

  it('is a well-formed document with a time for every point', () => {
    const open: string[] = [];
    for (const [, closing, name, alone] of text.matchAll(/<(\/?)([\w:]+)(?:\s[^>]*?)?(\/?)>/g)) {
      if (alone) continue;
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
    const track = text.slice(text.indexOf('<gx:Track>'), text.indexOf('</gx:Track>'));
    const whens = [...track.matchAll(/<when>(.*?)<\/when>/g)].map((found) => Date.parse(found[1]!));
    expect(whens.length).toBe(all(/<gx:coord>(.*?)<\/gx:coord>/g).length);
    for (let i = 1; i < whens.length; i++) expect(whens[i]!).toBeGreaterThan(whens[i - 1]!);
    expect((whens.at(-1)! - whens[0]!) / 1000).toBeCloseTo(run(halo).end - run(halo).start, 1);
  });

  it('begins where the aircraft is and ends on the ground, sideways first, as KML has it', () => {
    const coords = all(/<gx:coord>(.*?)<\/gx:coord>/g).map((point) => point.split(' ').map(Number));
    expect(coords[0]![0]).toBeCloseTo(54.55, 1);
    expect(coords[0]![1]).toBeCloseTo(24.25, 1);
    expect(coords[0]![2]).toBe(7_620);
    expect(coords.at(-1)![2]).toBeCloseTo(0, 1);
  });

  it('names the events', () => {
    expect(all(/<name>(.*?)<\/name>/g)).toEqual(expect.arrayContaining(['Exit', 'Pull', 'Touchdown']));
    expect(kmlOf(cliff, run(cliff))).toContain('<name>Bike impact</name>');
  });
});
