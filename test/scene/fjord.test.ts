import { describe, expect, it } from 'vitest';
import { whole } from '../../src/math/sliced';
import { helsetkopen } from '../../src/physics/ground/helsetkopen';
import { fjordFarm } from '../../src/scene/settings/fjord/farm-mesh';
import { type FjordLand, fjordLand, fjordSheet, settleIn } from '../../src/scene/settings/fjord/land';
import { fjordLandAndKeep, fjordPlants, fjordSunlight } from '../../src/scene/settings/fjord/land-jobs';

const DENSITY = 0.6;
const land = whole(fjordLand({ lip: 1096, density: DENSITY, skyDirections: 0, heightCell: 5 }));

function cornersOf(made: FjordLand, visit: (x: number, y: number, z: number, corner: number) => void): void {
  for (let k = 0; k < made.shore.length; k++)
    visit(made.position[3 * k]!, made.position[3 * k + 1]!, made.position[3 * k + 2]!, k);
}

describe('fjord', () => {
  it.each([1096, 1400, 300])('carries the profile of the flight on the flight line, lip at %i m', (lip) => {
    const ground = helsetkopen(lip);
    const made = whole(fjordLand({ lip, density: DENSITY, skyDirections: 0, heightCell: 5 }));
    const middle = (made.columns - 1) / 2;
    let worst = 0;
    for (let r = 0; r < made.rows; r++) {
      const k = r * made.columns + middle;
      expect(made.position[3 * k + 2]).toBe(0);
      const x = made.position[3 * k]!;
      if (x < -400 || x > 2_400) continue;
      worst = Math.max(worst, Math.abs(ground.clearanceAt(x, made.position[3 * k + 1]!, 0)));
    }
    // The roughness of the rock: a metre and a third each way.
    expect(worst).toBeLessThan(1.5);
    // Every corner of the profile is a row.
    const { rows } = fjordSheet(ground, DENSITY);
    for (let i = 0; i < ground.profile.length; i += 2)
      expect(rows.some((row) => row.x === ground.profile[i] && row.y === ground.profile[i + 1])).toBe(true);
  });

  it('is level where the bike runs and where the flight lands', () => {
    const ground = helsetkopen(1096);
    let tested = 0;
    cornersOf(land, (x, y, z) => {
      const runUp = x > -300 && x < -1.6 && Math.abs(z) < 6;
      const landing = x > 500 && x < 2_200 && Math.abs(z) < 300;
      if (!runUp && !landing) return;
      tested++;
      expect(y, `at ${x}, ${z}`).toBeCloseTo(ground.heightAt(x, z), 1);
    });
    expect(tested).toBeGreaterThan(400);
  });

  it('faces outwards, and no triangle is lost', () => {
    let down = 0;
    for (let k = 1; k < land.normal.length; k += 3) if (land.normal[k]! < -0.5) down++;
    expect(down / land.shore.length).toBeLessThan(0.01);
    const triangles = land.strips.reduce((sum, { index }) => sum + index.length / 3, 0);
    expect(triangles).toBe(2 * (land.rows - 1) * (land.columns - 1));
    expect(land.position.every(Number.isFinite)).toBe(true);
  });

  it('has a lake beside the meadow, a fjord further down and mountains across', () => {
    let lake = 0;
    let fjord = 0;
    let highest = 0;
    cornersOf(land, (x, y, z, k) => {
      if (z > 1_200 && z < 4_000 && land.shore[k]! < -5) lake++;
      if (z > 8_000 && y < -140 && land.shore[k]! < -5) fjord++;
      if (x > 3_500 && Math.hypot(x, z) < 9_000) highest = Math.max(highest, y);
      if (Math.abs(z) < 500 && x < 2_400) expect(land.shore[k]).toBeGreaterThan(0);
    });
    expect(lake).toBeGreaterThan(100);
    expect(fjord).toBeGreaterThan(20);
    expect(highest).toBeGreaterThan(900);
    expect(highest).toBeLessThan(1_900);
  });

  it('tells cameras a height at or above what is drawn', () => {
    cornersOf(land, (x, y, z) => {
      const told = { x, y: Number.POSITIVE_INFINITY, z };
      settleIn(land.heights, told);
      expect(told.y, `at ${x}, ${z}`).toBeGreaterThanOrEqual(y - 1e-3);
    });
  });

  it('lies in the sun where the flight lands in the late morning, and in shadow at the foot of the wall', () => {
    whole(fjordLandAndKeep({ lip: 1096, density: DENSITY, skyDirections: 0, heightCell: 5 }));
    // 11:45 on 6 September: 27° up, from behind the left shoulder.
    const up = (27 * Math.PI) / 180;
    const round = (-108 * Math.PI) / 180;
    const towards = [Math.cos(up) * Math.cos(round), Math.sin(up), Math.cos(up) * Math.sin(round)] as const;
    const sun = whole(fjordSunlight({ lip: 1096, density: DENSITY, towards, size: 1024 }));
    let meadow = 0;
    let meadowLit = 0;
    let foot = 0;
    let footLit = 0;
    cornersOf(land, (x, y, z, k) => {
      if (x > 600 && x < 900 && Math.abs(z) < 100) {
        meadow++;
        meadowLit += sun[k]!;
      }
      if (z > 250 && z < 600 && y > 60 && y < 350 && x < 420) {
        foot++;
        footLit += sun[k]!;
      }
    });
    expect(meadowLit / meadow).toBeGreaterThan(245);
    expect(footLit / foot).toBeLessThan(80);
    expect(
      whole(fjordSunlight({ lip: 1096, density: DENSITY, towards: [0, -0.1, 1], size: 256 })).every((s) => s === 0),
    ).toBe(true);
  });

  it('plants no tree in water, in the way of the flight or above the treeline', () => {
    const { spruces, birches, nearSpruces, nearBirches } = whole(
      fjordPlants({ lip: 1096, density: DENSITY, trees: 3_000 }),
    );
    let planted = 0;
    for (const { place } of [spruces, birches, nearSpruces, nearBirches]) {
      for (let i = 0; i < place.length; i += 4) {
        const [x, y, z] = [place[i]!, place[i + 1]!, place[i + 2]!];
        planted++;
        expect(y).toBeGreaterThan(-200);
        expect(y).toBeLessThan(800);
        if (x > 520 && x < 2_000) expect(Math.abs(z), `at ${x}`).toBeGreaterThan(60);
      }
    }
    expect(planted).toBeGreaterThan(1_500);
    expect(planted).toBeLessThan(3_600);
  });

  it('grows heath and lays stones on the plateau only, clear of the run-up', () => {
    const { tussocks, stones } = whole(fjordPlants({ lip: 1096, density: DENSITY, trees: 3_000 }));
    for (const { place } of [tussocks, stones]) {
      expect(place.length).toBeGreaterThan(4 * 20);
      for (let i = 0; i < place.length; i += 4) {
        expect(place[i]!).toBeLessThan(3);
        expect(Math.abs(place[i + 2]!), `at ${place[i]}`).toBeGreaterThan(1.6);
        expect(place[i + 1]!).toBeGreaterThan(1_000);
      }
    }
  });

  it('builds a farm of whole triangles that stands on the meadow, as high as the church', () => {
    const { position, normal, paint } = whole(fjordFarm());
    expect(position.length % 9).toBe(0);
    expect(normal.length).toBe(position.length);
    expect(paint.length * 3).toBe(position.length * 4);
    let top = 0;
    for (let i = 1; i < position.length; i += 3) {
      expect(position[i]!).toBeGreaterThan(-1);
      top = Math.max(top, position[i]!);
    }
    expect(top).toBeCloseTo(24, 6);
  });
});
