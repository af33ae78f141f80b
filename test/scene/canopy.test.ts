import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { pullDirection } from '../../src/bake/attitude';
import { createScript } from '../../src/bake/script';
import { jumps } from '../../src/jumps';
import type { Jump } from '../../src/jumps/jump';
import { defaultsOf } from '../../src/parameters/values';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample, type Sample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { type Canopy, createCanopy } from '../../src/scene/bodies/canopy';
import { createGear } from '../../src/scene/bodies/canopy-gear';
import {
  brakeRib,
  cornerOf,
  createRigging,
  cutLines,
  distance,
  hangUp,
  holdByLines,
  type Rigging,
  rowOf,
  runLines,
} from '../../src/scene/bodies/canopy-rigging';
import { canopySize, createRibs, type Ribs, type Shaping, shapeRibs } from '../../src/scene/bodies/canopy-shape';
import { tiers } from '../../src/scene/tiers';

const [halo, cliff] = ['halo', 'cliff'].map((id) => jumps.find((jump) => jump.id === id)) as [Jump, Jump];
const record = (jump: Jump, values: object = {}): Recording =>
  simulate(jump, { ...defaultsOf(jump.parameters), ...values });
const white = new THREE.Color(1, 1, 1);

interface Drawn {
  readonly canopy: Canopy;
  readonly wing: THREE.Mesh;
  readonly gear: THREE.Mesh;
  readonly lines: THREE.Mesh<THREE.InstancedBufferGeometry>;
  show(recording: Recording): void;
  at(time: number, since?: number): Sample;
}

/** A canopy over a recording, the shoulders 1.4 m above the recorded point, on level ground at its landing. */
function drawn(
  recording: Recording,
  tier: keyof typeof tiers = 'medium',
  ground?: (x: number, z: number) => number,
): Drawn {
  const canopy = createCanopy(recording.jump === 'halo' ? 'desert' : 'fjord', tiers[tier], white);
  canopy.setRecording(recording);
  const [wing, gear, lines] = canopy.object.children as [
    THREE.Mesh,
    THREE.Mesh,
    THREE.Mesh<THREE.InstancedBufferGeometry>,
  ];
  const sample = createSample();
  const towards = new THREE.Vector3();
  const landing = sampleAt(recording, recording.end, createSample());
  let shown = recording;
  let script = createScript(recording);
  const pull = new Float64Array(3);
  return {
    show(next) {
      shown = next;
      script = createScript(next);
      canopy.setRecording(next);
      sampleAt(next, next.end, landing);
    },
    canopy,
    wing,
    gear,
    lines,
    at(time, since = 0) {
      sampleAt(shown, time, sample);
      const shoulders = new THREE.Vector3(sample.x, sample.y + 1.4, sample.z);
      pullDirection(script, sample, pull);
      canopy.update(sample, shoulders, towards.fromArray(pull), {
        since,
        settle(point) {
          point.y = ground ? ground(point.x, point.z) : landing.y;
        },
      });
      canopy.object.updateMatrixWorld(true);
      return sample;
    },
  };
}

/** Corners of a mesh in the frame of the jump. */
function corners(mesh: THREE.Mesh): THREE.Vector3[] {
  const position = mesh.geometry.getAttribute('position');
  return Array.from({ length: position.count }, (_, i) =>
    new THREE.Vector3().fromBufferAttribute(position, i).applyMatrix4(mesh.matrixWorld),
  );
}

/** Area, m², of what a mesh covers seen along its own y axis, counted on a grid of squares. */
function shadowArea(mesh: THREE.Mesh, square = 0.04): number {
  const p = mesh.geometry.getAttribute('position').array;
  const index = mesh.geometry.index!.array;
  const covered = new Set<number>();
  for (let t = 0; t < index.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => [p[3 * index[t + k]!]! / square, p[3 * index[t + k]! + 2]! / square]) as [
      [number, number],
      [number, number],
      [number, number],
    ];
    const turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    if (Math.abs(turn) < 1e-9) continue;
    for (let x = Math.ceil(Math.min(a[0], b[0], c[0])); x <= Math.max(a[0], b[0], c[0]); x++) {
      for (let z = Math.ceil(Math.min(a[1], b[1], c[1])); z <= Math.max(a[1], b[1], c[1]); z++) {
        const side = (q: [number, number], r: [number, number]) =>
          ((r[0] - q[0]) * (z - q[1]) - (r[1] - q[1]) * (x - q[0])) / turn;
        if (side(a, b) >= 0 && side(b, c) >= 0 && side(c, a) >= 0) covered.add((x + 5000) * 10000 + z + 5000);
      }
    }
  }
  return covered.size * square * square;
}

/** Largest distance between corners of the same number, m. */
const farthest = (a: THREE.Vector3[], b: THREE.Vector3[]): number =>
  Math.max(...a.map((corner, i) => corner.distanceTo(b[i]!)));

/** Each drawn line piece: its two ends, m, in the frame of the canopy. */
function pieces(lines: THREE.Mesh<THREE.InstancedBufferGeometry>): { from: THREE.Vector3; to: THREE.Vector3 }[] {
  const [from, to] = [lines.geometry.getAttribute('from'), lines.geometry.getAttribute('to')];
  return Array.from({ length: lines.geometry.instanceCount }, (_, i) => ({
    from: new THREE.Vector3(from.getX(i), from.getY(i), from.getZ(i)),
    to: new THREE.Vector3(to.getX(i), to.getY(i), to.getZ(i)),
  }));
}

/** Ribs and rigging of a wing as asked. */
function rigged(cells: number, area: number, change: Partial<Shaping>): { ribs: Ribs; rigging: Rigging } {
  const size = canopySize(area, cells);
  const ribs = createRibs(cells, 16);
  const rigging = createRigging(cells);
  const full: Shaping = { inflation: 1, left: 0, right: 0, unpacked: 1, time: 0 };
  hangUp(rigging, size, 1);
  shapeRibs(ribs, size, full);
  cutLines(rigging, ribs);
  const shaping = { ...full, ...change };
  hangUp(rigging, size, shaping.inflation);
  shapeRibs(ribs, size, shaping);
  if (shaping.inflation < 1) holdByLines(rigging, ribs);
  runLines(rigging, ribs);
  return { ribs, rigging };
}

/** How much longer each line is drawn than it was made, as a share; taut lines near 0, slack ones below. */
function stretches(ribs: Ribs, rigging: Rigging): number[] {
  const { cells, links, grommets, joints, lowerMade, upperMade, brakeJoints, brakeMade, brakeLowerMade, toggles } =
    rigging;
  const found: number[] = [];
  const ring = new Float64Array(3);
  for (let n = 0; n <= cells; n++) {
    for (let g = 0; g < 4; g++) {
      const rear = g > 1 ? 1 : 0;
      const corner = 3 * cornerOf(2 * n, cells, rear === 1);
      const joint = 3 * (2 * n + rear);
      const end = rowOf(ribs, 2 * n, ribs.groupRows[g]!);
      const below = distance(links, corner, grommets, corner);
      const made = lowerMade[2 * n + rear]! + upperMade[4 * n + g]!;
      const above =
        lowerMade[2 * n + rear]! < below
          ? lowerMade[2 * n + rear]! +
            distance(joints, joint, grommets, corner) +
            distance(grommets, corner, ribs.at, end)
          : below + distance(grommets, corner, joints, joint) + distance(joints, joint, ribs.at, end);
      found.push(above / made - 1);
    }
  }
  for (let side = 0; side < 2; side++) {
    for (let c = 0; c < 3; c++) {
      const k = 3 * (2 + side) + c;
      ring[c] = rigging.base[k]! + 0.74 * (links[k]! - rigging.base[k]!);
    }
    const lower = distance(ring, 0, toggles, 3 * side) + distance(ring, 0, brakeJoints, 3 * side);
    found.push(lower / brakeLowerMade[side]! - 1);
    for (let line = 0; line < 4; line++) {
      const end = rowOf(ribs, brakeRib(side, line, cells), ribs.shares.length - 1);
      found.push(distance(brakeJoints, 3 * side, ribs.at, end) / brakeMade[4 * side + line]! - 1);
    }
  }
  return found;
}

describe('the wing in full flight', () => {
  it('has the planform of the parameter, drawn within 1 %, for any size', () => {
    for (const [jump, area] of [
      [halo, 9.29],
      [halo, 34.4],
      [cliff, 24.2],
      [cliff, 46.4],
    ] as const) {
      const { wing, canopy, at } = drawn(record(jump, { canopyArea: area }));
      const recording = record(jump, { canopyArea: area });
      at(eventTime(recording, 'inflated')! + 1);
      // Along the trailing edge from rib to rib, times the chord of each rib strip: the drawn ribs, nose to tail.
      const { cells } = canopy.size;
      const position = wing.geometry.getAttribute('position');
      const weave = wing.geometry.getAttribute('weave');
      const upper: THREE.Vector3[][] = [];
      for (let i = 0; i < position.count; i++) {
        // Lower skin at ribs: part 1, whole number across.
        if (weave.getZ(i) !== 1 || weave.getX(i) % 1 !== 0) continue;
        const rib = weave.getX(i);
        upper[rib] ??= [];
        upper[rib].push(new THREE.Vector3().fromBufferAttribute(position, i));
      }
      expect(upper).toHaveLength(2 * cells + 1);
      const tails = upper.map((rib) => rib.reduce((a, b) => (b.x < a.x ? b : a)));
      const lips = upper.map((rib) => rib.reduce((a, b) => (b.x > a.x ? b : a)));
      let sum = 0;
      // Between loaded ribs, which the lines hold: air pushes the others out of that line.
      for (let i = 0; i + 2 < tails.length; i += 2) {
        const width = 0.5 * (tails[i]!.distanceTo(tails[i + 2]!) + lips[i]!.distanceTo(lips[i + 2]!));
        // The lower skin begins at 7 % of the chord.
        sum += (width * 0.5 * (tails[i]!.distanceTo(lips[i]!) + tails[i + 2]!.distanceTo(lips[i + 2]!))) / 0.93;
      }
      expect(Math.abs(sum / area - 1)).toBeLessThan(0.01);
    }
  });

  it('is some 2.6 times as wide as deep, of nine cells over the desert and of seven at the cliff', () => {
    for (const [jump, cells] of [
      [halo, 9],
      [cliff, 7],
    ] as const) {
      const recording = record(jump);
      const { canopy, wing, at } = drawn(recording);
      at(eventTime(recording, 'inflated')! + 1);
      expect(canopy.size.span / canopy.size.chord).toBeCloseTo(2.55, 6);
      const weave = wing.geometry.getAttribute('weave');
      const ribs = new Set(
        Array.from({ length: weave.count }, (_, i) =>
          weave.getZ(i) === 0 ? Math.round(weave.getX(i) * 1e3) / 1e3 : 0,
        ).filter((across) => across % 2 === 0),
      );
      expect(ribs.size).toBe(cells + 1);
      // Arced over its lines: a projected span of some nine tenths of the flat one.
      const across = corners(wing)
        .filter((_, i) => weave.getZ(i) === 1)
        .map((corner) => corner.z);
      const projected = (Math.max(...across) - Math.min(...across)) / canopy.size.span;
      expect(projected).toBeGreaterThan(0.85);
      expect(projected).toBeLessThan(0.97);
    }
  });

  it('is as fat as a canopy, flat below, its mouths open at the nose', () => {
    const { upper, lower, shares, lip } = createRibs(9, 16);
    const thickness = upper.map((height, j) => height - lower[j]!);
    expect(Math.max(...thickness)).toBeGreaterThan(0.12);
    expect(Math.max(...thickness)).toBeLessThan(0.17);
    expect(shares[lip]).toBe(0.07);
    for (let j = lip + 3; j < shares.length; j++) expect(Math.abs(lower[j]!)).toBeLessThan(0.008);
    expect(thickness[0]).toBeCloseTo(0, 9);
    expect(thickness[shares.length - 1]).toBeLessThan(0.005);
  });

  it('is the same on its left and its right', () => {
    const { ribs } = rigged(9, 34.4, {});
    const rows = ribs.shares.length;
    for (let i = 0; i < ribs.count; i++) {
      for (let j = 0; j < rows; j++) {
        const a = 3 * (i * rows + j);
        const b = 3 * ((ribs.count - 1 - i) * rows + j);
        expect(ribs.at[a]).toBeCloseTo(ribs.at[b]!, 9);
        expect(ribs.at[a + 1]).toBeCloseTo(ribs.at[b + 1]!, 9);
        expect(ribs.at[a + 2]).toBeCloseTo(-ribs.at[b + 2]!, 9);
      }
    }
  });
});

describe('lines', () => {
  it('are all taut in full flight, within 1 % of what they were cut to', () => {
    for (const cells of [7, 9]) {
      for (const area of [9.29, 34.4, 46.4]) {
        const { ribs, rigging } = rigged(cells, area, {});
        for (const stretch of stretches(ribs, rigging)) expect(Math.abs(stretch)).toBeLessThan(0.01);
      }
    }
  });

  it('are never longer than they were cut to, at any stage of the opening and with any brakes', () => {
    for (const cells of [7, 9]) {
      for (const area of [9.29, 34.4, 46.4]) {
        for (let k = 0; k <= 40; k++) {
          const { ribs, rigging } = rigged(cells, area, { inflation: k / 40, time: 0.37 * k });
          expect(Math.max(...stretches(ribs, rigging)), `${cells} cells, ${area} m², ${k / 40}`).toBeLessThan(0.01);
        }
        for (const [left, right] of [
          [1, 1],
          [1, 0],
          [0, 0.5],
        ] as const) {
          const { ribs, rigging } = rigged(cells, area, { left, right });
          expect(Math.max(...stretches(ribs, rigging))).toBeLessThan(0.005);
        }
      }
    }
  });

  it('run from the risers to the skin that is drawn', () => {
    const recording = record(halo);
    const { lines, wing, at } = drawn(recording);
    at(eventTime(recording, 'inflated')! + 1);
    const position = wing.geometry.getAttribute('position');
    const skin = Array.from({ length: position.count }, (_, i) => new THREE.Vector3().fromBufferAttribute(position, i));
    const ends = pieces(lines)
      .map((piece) => piece.to)
      .filter((end) => end.y > 4);
    const high = ends.filter((end) => skin.some((corner) => corner.distanceTo(end) < 0.03));
    // Ten loaded ribs with four lines each, and eight brake lines.
    expect(high.length).toBeGreaterThanOrEqual(48);
  });
});

describe('brakes', () => {
  const tail = (ribs: Ribs, rib: number): number => ribs.at[rowOf(ribs, rib, ribs.shares.length - 1) + 1]!;

  it('pull down the trailing edge of their own side, and the toggle with it', () => {
    const free = rigged(9, 34.4, {});
    const turn = rigged(9, 34.4, { right: 0.5 });
    expect(tail(turn.ribs, 16)).toBeLessThan(tail(free.ribs, 16) - 0.1);
    expect(tail(turn.ribs, 2)).toBeCloseTo(tail(free.ribs, 2), 9);
    expect(turn.rigging.toggles[4]!).toBeLessThan(free.rigging.toggles[4]! - 0.1);
    expect(turn.rigging.toggles[1]!).toBeCloseTo(free.rigging.toggles[1]!, 9);
    const flare = rigged(9, 34.4, { left: 1, right: 1 });
    expect(tail(flare.ribs, 2)).toBeCloseTo(tail(flare.ribs, 16), 9);
    expect(tail(flare.ribs, 2)).toBeLessThan(tail(turn.ribs, 2) - 0.3);
  });

  it('are pulled on the inner side of the recorded turn, on both in the flare, and on neither in between', () => {
    for (const aside of [-90, 90]) {
      const recording = record(halo, { wind: `0:8@${(halo.place.heading + aside + 360) % 360}`, gustSpeed: 0 });
      const turn = recording.legs.find(({ law }) => law.bankSine !== 0)!;
      // Into the wind.
      expect(Math.sign(turn.law.bankSine)).toBe(Math.sign(aside));
      const { canopy, at } = drawn(recording);
      const below = (hand: THREE.Vector3): number =>
        hand.clone().applyMatrix4(canopy.object.matrixWorld.clone().invert()).y;
      at(turn.start - 5);
      const rest = below(canopy.hands.left);
      expect(below(canopy.hands.right)).toBeCloseTo(rest, 6);
      at((turn.start + turn.end) / 2);
      const right = turn.law.bankSine > 0;
      expect(below(right ? canopy.hands.right : canopy.hands.left)).toBeLessThan(rest - 0.05);
      expect(below(right ? canopy.hands.left : canopy.hands.right)).toBeCloseTo(rest, 6);
      at(recording.end);
      expect(below(canopy.hands.left)).toBeLessThan(rest - 0.1);
      expect(below(canopy.hands.left)).toBeCloseTo(below(canopy.hands.right), 6);
    }
  });
});

describe('the opening', () => {
  it('shows the recorded share of the area, seen along the lines', () => {
    for (const jump of [halo, cliff]) {
      const recording = record(jump);
      const { wing, at } = drawn(recording);
      const [start, end] = [eventTime(recording, 'lineStretch')!, eventTime(recording, 'inflated')!];
      /** Moment at which so much of the area has filled. */
      const when = (share: number): number => {
        const sample = createSample();
        let [low, high] = [start, end];
        for (let k = 0; k < 50; k++) {
          const middle = (low + high) / 2;
          if (sampleAt(recording, middle, sample).inflation < share) low = middle;
          else high = middle;
        }
        return high;
      };
      at(end + 1);
      const full = shadowArea(wing);
      // The folds of a wing that is hardly open stand out beyond its ribs.
      for (const [share, bar] of [
        [0.25, 0.05],
        [0.5, 0.05],
        [0.75, 0.05],
        [0.999, 0.02],
      ] as const) {
        at(when(share));
        const shown = shadowArea(wing) / full;
        expect(Math.abs(shown - share), `${jump.id} at ${share}: ${shown}`).toBeLessThan(bar);
      }
      let before = 0;
      for (let k = 1; k <= 20; k++) {
        at(when(k / 20.001));
        const now = shadowArea(wing) / full;
        expect(now).toBeGreaterThan(before);
        before = now;
      }
    }
  });

  it('goes in order: pilot chute, bridle, bag, lines, cloth, slider', () => {
    for (const jump of [halo, cliff]) {
      const recording = record(jump);
      const { canopy, wing, gear, lines, at } = drawn(recording);
      const [pull, stretch, full] = (['pull', 'lineStretch', 'inflated'] as const).map(
        (name) => eventTime(recording, name)!,
      ) as [number, number, number];
      at(pull - 0.01);
      expect(canopy.object.visible).toBe(false);
      const delay = stretch - pull;
      const tops: number[] = [];
      const mids: number[] = [];
      for (const share of [0.02, 0.3, 0.42, 0.7, 0.99]) {
        at(pull + share * delay);
        expect(canopy.object.visible).toBe(true);
        expect(wing.visible).toBe(false);
        gear.geometry.computeBoundingBox();
        tops.push(gear.geometry.boundingBox!.max.y);
        // How far the lines reach out.
        mids.push(
          Math.max(
            ...pieces(lines)
              .slice(0, 60)
              .map((piece) => piece.to.y),
          ),
        );
      }
      // The pilot chute rises; the lines only once the bridle is taut; at line stretch they are out.
      for (let k = 1; k < tops.length; k++) expect(tops[k]).toBeGreaterThan(tops[k - 1]!);
      for (let k = 0; k < 3; k++) expect(mids[k]).toBeLessThan(0.2);
      expect(mids[3]).toBeGreaterThan(0.5);
      expect(mids[4]).toBeGreaterThan(0.9 * canopy.size.lines);
      at(stretch + 0.02);
      expect(wing.visible).toBe(true);
      // The slider comes down as it fills, and ends above the links.
      const size = canopy.size;
      const rigging = createRigging(size.cells);
      let before = Number.POSITIVE_INFINITY;
      for (let k = 0; k <= 10; k++) {
        hangUp(rigging, size, k / 10);
        expect(rigging.grommets[1]).toBeLessThanOrEqual(before);
        before = rigging.grommets[1]!;
      }
      expect(before).toBeLessThan(0.7);
      hangUp(rigging, size, 0);
      expect(rigging.grommets[1]).toBeGreaterThan(0.85 * size.lines);
      at(full + 1);
    }
  });
});

describe('on the ground', () => {
  it('lies: nothing under the ground or more than a metre above it, no cloth stretched by a tenth', () => {
    for (const [jump, values] of [
      [halo, {}],
      [cliff, {}],
      [halo, { canopyArea: 9.29 }],
      [cliff, { canopyArea: 46.4 }],
    ] as const) {
      const recording = record(jump, values);
      const slope = (x: number, z: number): number => 0.08 * (x - end.x) - 0.05 * (z - end.z) + end.y;
      const end = sampleAt(recording, recording.end, createSample());
      for (const ground of [undefined, slope]) {
        const { wing, canopy, at } = drawn(recording, 'medium', ground);
        at(recording.end, 0.001);
        const heights = () => corners(wing).map(({ x, y, z }) => y - (ground?.(x, z) ?? end.y));
        expect(Math.min(...heights())).toBeGreaterThan(1.5);
        const lengths = edgeLengths(wing, canopy.size);
        for (const since of [0.5, 1, 2, 3, 4, 6, 10]) {
          at(recording.end, since);
          expect(Math.max(...edgeLengths(wing, canopy.size)), `${jump.id} after ${since} s`).toBeLessThan(
            1.1 * Math.max(1, ...lengths),
          );
          expect(Math.min(...heights())).toBeGreaterThan(-0.02);
        }
        expect(Math.max(...heights())).toBeLessThan(1);
        // Behind or downwind, and not on the jumper.
        expect(Math.hypot(canopy.middle.x - end.x, canopy.middle.z - end.z)).toBeGreaterThan(0.4 * canopy.size.lines);
        const before = corners(wing);
        at(recording.end, 500);
        expect(farthest(corners(wing), before)).toBeLessThan(1e-6);
      }
    }
  });

  it('shows the same however the time came there', () => {
    const recording = record(cliff);
    const steps = drawn(recording);
    for (let k = 1; k <= 40; k++) steps.at(recording.end, 0.1 * k);
    const leap = drawn(recording);
    leap.at(recording.end, 9);
    leap.at(recording.end, 4);
    const there = corners(leap.wing);
    expect(farthest(corners(steps.wing), there)).toBeLessThan(1e-6);
  });

  it('drifts with the wind', () => {
    const middleIn = (windX: number): number => {
      const recording = record(cliff, {});
      const canopy = createCanopy('fjord', tiers.low, white);
      canopy.setRecording(recording);
      const sample = sampleAt(recording, recording.end, createSample());
      sample.windX = windX;
      sample.windZ = 0;
      const shoulders = new THREE.Vector3(sample.x, sample.y + 1.4, sample.z);
      canopy.update(sample, shoulders, new THREE.Vector3(0, 1, 0), {
        since: 10,
        settle(point) {
          point.y = sample.y;
        },
      });
      return canopy.middle.x - sample.x;
    };
    expect(middleIn(-6)).toBeLessThan(-2);
    expect(middleIn(6)).toBeGreaterThan(2);
  });
});

/** Drawn length of the seams along ribs and of the trailing edge between them, as shares of the flat cloth. */
function edgeLengths(wing: THREE.Mesh, { span, chord, cells }: Canopy['size']): number[] {
  const position = wing.geometry.getAttribute('position');
  const weave = wing.geometry.getAttribute('weave');
  const ribs = new Map<number, { share: number; at: THREE.Vector3 }[]>();
  for (let i = 0; i < position.count; i++) {
    if (weave.getZ(i) !== 1 || weave.getX(i) % 1 !== 0) continue;
    const rib = ribs.get(weave.getX(i)) ?? [];
    if (!rib.some(({ share }) => share === weave.getY(i))) {
      rib.push({ share: weave.getY(i), at: new THREE.Vector3().fromBufferAttribute(position, i) });
    }
    ribs.set(weave.getX(i), rib);
  }
  const found: number[] = [];
  for (const rib of ribs.values()) {
    let sum = 0;
    for (let j = 1; j < rib.length; j++) sum += rib[j]!.at.distanceTo(rib[j - 1]!.at);
    found.push(sum / (0.93 * chord));
  }
  for (let i = 0; i < 2 * cells; i++) {
    const [a, b] = [ribs.get(i)!, ribs.get(i + 1)!];
    for (const j of [0, a.length - 1]) found.push(a[j]!.at.distanceTo(b[j]!.at) / (span / (2 * cells)));
  }
  return found;
}

describe('any jump', () => {
  const finite = ({ canopy, wing, gear, lines }: Drawn, what: string): void => {
    if (!canopy.object.visible) return;
    // A sum with one number that is none is none.
    let sum = 0;
    for (const { geometry } of [wing, gear]) {
      for (const name of ['position', 'normal']) for (const n of geometry.getAttribute(name).array) sum += n;
    }
    for (const { from, to } of pieces(lines)) sum += from.x + from.y + from.z + to.x + to.y + to.z;
    for (const { x, y, z } of [canopy.middle, canopy.hands.left, canopy.hands.right]) sum += x + y + z;
    expect(Number.isFinite(sum), what).toBe(true);
  };
  const look = (view: Drawn, recording: Recording, what: string): void => {
    view.show(recording);
    const pull = eventTime(recording, 'pull') ?? recording.end - 5;
    for (const time of [
      recording.start,
      pull,
      pull + 0.2,
      pull + 0.7,
      pull + 1.5,
      pull + 5,
      pull + 12,
      recording.end,
    ]) {
      view.at(time);
      finite(view, what);
    }
    view.at(recording.end, 1);
    finite(view, what);
  };

  it('draws numbers in every preset', () => {
    for (const jump of jumps) {
      const view = drawn(record(jump), 'low');
      for (const preset of jump.presets) look(view, record(jump, preset.values), `${jump.id} ${preset.key}`);
    }
  });

  it('draws numbers at both ends of each range', () => {
    for (const jump of jumps) {
      const view = drawn(record(jump), 'low');
      for (const [key, parameter] of Object.entries(jump.parameters)) {
        if (!('min' in parameter)) continue;
        for (const value of [parameter.min, parameter.max]) {
          look(view, record(jump, { [key]: value }), `${jump.id} ${key} ${value}`);
        }
      }
    }
  });

  it('shows nothing where none is thrown', () => {
    const recording = record(halo, { openingAltitude: 0 });
    expect(eventTime(recording, 'pull')).toBeNull();
    const view = drawn(recording, 'low');
    for (const since of [0, 5]) {
      view.at(recording.end, since);
      expect(view.canopy.object.visible).toBe(false);
    }
  });
});

describe('what it costs', () => {
  it('stays within its share of triangles and draws', () => {
    for (const [tier, most] of [
      ['low', 3_000],
      ['medium', 12_000],
      ['high', 16_000],
    ] as const) {
      for (const jump of [halo, cliff]) {
        const { wing, gear, lines, canopy } = drawn(record(jump), tier);
        expect(canopy.object.children).toHaveLength(3);
        const count = (wing.geometry.index!.count + gear.geometry.index!.count) / 3 + 2 * lines.geometry.instanceCount;
        expect(count).toBeLessThanOrEqual(most);
      }
    }
    expect(createGear('desert', 16).triangles).toBeLessThan(1_500);
  });

  it('writes nothing anew in steady flight', () => {
    const recording = record(halo);
    const { wing, gear, at } = drawn(recording);
    const start = eventTime(recording, 'inflated')! + 20;
    at(start);
    const versions = [wing, gear].map(
      ({ geometry }) => (geometry.getAttribute('position') as THREE.BufferAttribute).version,
    );
    for (let k = 0; k < 10; k++) at(start + 0.1 * k);
    expect(
      [wing, gear].map(({ geometry }) => (geometry.getAttribute('position') as THREE.BufferAttribute).version),
    ).toEqual(versions);
  });
});
