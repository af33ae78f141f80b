import { describe, expect, it } from 'vitest';
import { momentName, pictureSize, runName, safeName, shownName } from '../../src/app/files-out';
import { createRun } from '../../src/app/runs';
import { jumpById, jumps } from '../../src/jumps';
import { createRandom } from '../../src/math/random';
import { defaultComparison } from '../../src/parameters/address';
import { feet } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import type { Comparison, PageState } from '../../src/ui/state';

const halo = jumpById('halo');
const values = defaultsOf(halo.parameters);
const film = createRun(halo, values, simulate);
const higher = createRun(halo, { ...values, exitAltitude: feet(31_000) }, simulate);
const comparison = defaultComparison(jumps) as Comparison;
const alone = { view: 'halo', comparison, track: null } as const;

describe('the name of a file', () => {
  it('holds small letters, digits and hyphens only, whatever it comes from', () => {
    expect(safeName('Große Höhe: 25,000 ft!')).toBe('gro-e-hohe-25-000-ft');
    expect(safeName('../../etc/passwd')).toBe('etc-passwd');
    expect(safeName('con<script>"|?*\u0000\u202E')).toBe('con-script');
    expect(safeName('空')).toBe('');
    const random = createRandom(11);
    for (let i = 0; i < 200; i++) {
      const text = String.fromCodePoint(...Array.from({ length: 80 }, () => Math.floor(random() * 0x3000)));
      expect(safeName(text), JSON.stringify(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(safeName(text).length).toBeLessThanOrEqual(48);
    }
  });

  it('tells jump and preset, or the fingerprint of values of one’s own, and no date', () => {
    expect(runName(alone, 0, film)).toBe('halo-film');
    expect(runName(alone, 0, higher)).toBe(`halo-own-${higher.recording.hash.slice(0, 6)}`);
    expect(runName(alone, 0, createRun(halo, { ...values, exitAltitude: feet(31_000) }, simulate))).toBe(
      runName(alone, 0, higher),
    );
    const names = jumps.flatMap((jump) =>
      jump.presets.map((preset) =>
        runName(alone, 0, createRun(jump, { ...defaultsOf(jump.parameters), ...preset.values }, simulate)),
      ),
    );
    for (const name of names) expect(safeName(name)).toBe(name);
  });

  it('takes the name of a kept run and of a track', () => {
    const take = { kind: 'take', jump: 'halo', name: 'Monday’s jump', values: higher.values } as const;
    const state = { view: 'compare', comparison: { ...comparison, left: take }, track: null } as const;
    expect(runName(state, 0, higher)).toBe('halo-monday-s-jump');
    const nameless = { ...take, name: '…' };
    expect(runName({ ...state, comparison: { ...comparison, left: nameless } }, 0, film)).toBe('halo-film');
    const track = { ...higher, name: 'Helsetkopen 12', fit: '', mass: 100 };
    expect(runName({ ...state, track }, 1, track)).toBe('helsetkopen-12');
    const unnamed = { ...track, name: '…' };
    expect(runName({ ...state, track: unnamed }, 1, unnamed)).toBe('track');
  });

  it('tells both runs of a comparison, and the moment of a picture', () => {
    const shown = [film, higher].map((run) => ({ run, offset: 0, name: '', isOwn: true })) as PageState['shown'];
    expect(shownName({ ...alone, view: 'compare', shown })).toBe(
      `halo-film-and-halo-own-${higher.recording.hash.slice(0, 6)}`,
    );
    expect(momentName(23.94)).toBe('-at-23.9s');
    expect(momentName(-4)).toBe('-at-minus-4.0s');
    expect(momentName(-0.01)).toBe('-at-0.0s');
  });
});

describe('the size of a picture', () => {
  it('is at least that of the page, twice that where asked, and never beyond what fits into memory', () => {
    const page = { width: 1280, height: 720 };
    expect(pictureSize({ ...page, pixelRatio: 0.53 }, 1).pixelRatio).toBe(1);
    expect(pictureSize({ ...page, pixelRatio: 1.5 }, 1).pixelRatio).toBe(1.5);
    expect(pictureSize({ ...page, pixelRatio: 1.5 }, 2)).toEqual({ ...page, pixelRatio: 3 });
    for (const size of [page, { width: 3840, height: 2160 }, { width: 7680, height: 4320 }]) {
      const { width, height, pixelRatio } = pictureSize({ ...size, pixelRatio: 2 }, 2);
      expect({ width, height }).toEqual(size);
      expect(width * pixelRatio * height * pixelRatio).toBeLessThanOrEqual(8.3e6 * (1 + 1e-12));
    }
  });
});
