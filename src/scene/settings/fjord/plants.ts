/** Where trees stand and boulders lie in the fjord. For a worker. */
import { createRandom } from '../../../math/random';
import type { Sliced } from '../../../math/sliced';
import { cornerAt, type FjordMesh } from './land';
import { stream, waveAt } from './ways';

/** Things of one kind, each standing at a place. */
export interface Stand {
  /** x, y, z and height of each, m. */
  readonly place: Float32Array;
  /** Colour as its square root, and width over height. */
  readonly look: Uint8Array;
  /** Corner of the land beside each: it has the same light. */
  readonly corner: Uint32Array;
}

export interface FjordPlants {
  readonly spruces: Stand;
  readonly birches: Stand;
  /** Those around the meadow, to be drawn in more detail. */
  readonly nearSpruces: Stand;
  readonly nearBirches: Stand;
  /** Tussocks and stones of the heath beside the run-up. */
  readonly tussocks: Stand;
  readonly stones: Stand;
  readonly boulders: Boulders;
}

/** Loose blocks as one mesh, flat on every side. */
export interface Boulders {
  readonly position: Float32Array;
  readonly normal: Float32Array;
  readonly tone: Uint8Array;
  readonly corner: Uint32Array;
}

class Grove {
  private readonly places: number[] = [];
  private readonly looks: number[] = [];
  private readonly corners: number[] = [];

  add(x: number, y: number, z: number, height: number, colour: readonly number[], width: number, corner: number): void {
    this.places.push(x, y, z, height);
    for (const c of colour) this.looks.push(Math.round(255 * Math.min(1, Math.sqrt(c))));
    this.looks.push(Math.round(255 * Math.min(1, width)));
    this.corners.push(corner);
  }

  get count(): number {
    return this.corners.length;
  }

  toStand(): Stand {
    return {
      place: Float32Array.from(this.places),
      look: Uint8Array.from(this.looks),
      corner: Uint32Array.from(this.corners),
    };
  }
}

const isNear = (x: number, z: number): boolean => Math.hypot(x - 700, z) < 400;

/** Distance to the line from the foot of the wall to the end of the meadow, m. */
function awayFromFlight(x: number, y: number, z: number): number {
  const along = Math.max(0, 250 - x, x - 1_200);
  return Math.hypot(along, z, 0.5 * y);
}

export function* plantFjord(mesh: FjordMesh, trees: number): Sliced<FjordPlants> {
  const { position, cover, normal, columns, rows } = mesh;
  const random = createRandom(5);
  const weights = new Float32Array((rows - 1) * columns);
  let whole = 0;
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const k = r * columns + c;
      const share = cover[4 * k + 2]! / 255;
      if (share < 0.25 || mesh.shore[k]! < 0.3) continue;
      const x = position[3 * k]!;
      const z = position[3 * k + 2]!;
      const away = awayFromFlight(x, position[3 * k + 1]!, z);
      if (away > 3_200) continue;
      const area =
        Math.abs(
          (position[3 * (k + columns)]! - x) * (position[3 * (k + 1) + 2]! - z) -
            (position[3 * (k + columns) + 2]! - z) * (position[3 * (k + 1)]! - x),
        ) / Math.max(0.35, normal[3 * k + 1]!);
      const weight = (Math.min(area, 4_000) * share) / (1 + (away / 420) ** 2.2);
      weights[k] = weight;
      whole += weight;
    }
    yield;
  }
  // No denser than a wood stands.
  const each = Math.min(trees / Math.max(whole, 1), 1 / 14);
  const groves = { spruces: new Grove(), birches: new Grove(), nearSpruces: new Grove(), nearBirches: new Grove() };
  for (let k = 0; k < weights.length; k++) {
    if (k % columns === 0) yield;
    if (weights[k] === 0) continue;
    const count = Math.floor(weights[k]! * each + random());
    for (let n = 0; n < count; n++) {
      const u = random();
      const v = random();
      // The quad's two triangles, cut along the one or the other diagonal: the lower of both stands in the ground.
      const at = (c: number): number => {
        const a = position[3 * k + c]!;
        const b = position[3 * (k + 1) + c]!;
        const d = position[3 * (k + columns) + c]!;
        const e = position[3 * (k + columns + 1) + c]!;
        return a * (1 - u) * (1 - v) + b * u * (1 - v) + d * (1 - u) * v + e * u * v;
      };
      const x = at(0);
      const y = at(1);
      const z = at(2);
      const high = Math.min(1, Math.max(0, (y - 150) / 420));
      const size = (8 + 11 * random() ** 0.8) * (1 - 0.55 * high);
      // Birches grow higher up the slopes and in the rock fall; spruces below.
      const grove = 0.5 + 0.5 * Math.sin(x / 61 + 2 * Math.sin(z / 83)) * Math.cos(z / 47);
      const birch = random() < 0.22 + 0.4 * high + 0.25 * (grove - 0.5);
      const shade = 0.75 + 0.5 * random();
      const near = isNear(x, z) && y < 25;
      if (birch) {
        const autumn = random() < 0.1 + 0.16 * grove ? 0.25 + 0.5 * random() : 0.12 * random();
        const colour = [
          (0.06 + 0.15 * autumn) * shade,
          (0.088 + 0.045 * autumn) * shade,
          (0.024 + 0.002 * autumn) * shade,
        ];
        (near ? groves.nearBirches : groves.birches).add(x, y - 0.3, z, size * 0.72, colour, 0.5 + 0.25 * random(), k);
      } else {
        const colour = [0.033 * shade, (0.053 + 0.013 * random()) * shade, 0.023 * shade];
        (near ? groves.nearSpruces : groves.spruces).add(x, y - 0.4, z, size, colour, 0.27 + 0.13 * random(), k);
      }
    }
  }
  // Alders and birches follow the stream.
  for (let z = -900; z < 760; z += 5) {
    for (const side of [-1, 1]) {
      const gap = 0.5 + 0.5 * Math.sin(z / 31 + side) * Math.cos(z / 83);
      if (random() > 0.3 + 0.6 * gap || Math.abs(z) < 70) continue;
      const x = waveAt(stream, z) + side * (12 + 9 * random());
      const corner = cornerAt(mesh, x, z);
      const autumn = random() < 0.3 ? random() : 0.1;
      const shade = 0.8 + 0.4 * random();
      const colour = [(0.05 + 0.14 * autumn) * shade, (0.085 + 0.04 * autumn) * shade, 0.024 * shade];
      groves.birches.add(x, -0.3, z, 4 + 6 * random(), colour, 0.6 + 0.3 * random(), corner);
    }
    yield;
  }
  const heath = coverHeath(mesh, Math.min(2_700, Math.round(trees / 3.6)));
  yield;
  const boulders = yield* scatterBoulders(mesh, Math.min(1_300, 60 + trees / 15));
  return {
    spruces: groves.spruces.toStand(),
    birches: groves.birches.toStand(),
    nearSpruces: groves.nearSpruces.toStand(),
    nearBirches: groves.nearBirches.toStand(),
    ...heath,
    boulders,
  };
}

/** Tussocks and stones beside the run-up, thick near it: the heath has an edge against the light there. */
function coverHeath(mesh: FjordMesh, wanted: number): Pick<FjordPlants, 'tussocks' | 'stones'> {
  const { position, cover, normal, columns, rows } = mesh;
  const random = createRandom(61);
  const weights = new Float32Array((rows - 1) * columns);
  let whole = 0;
  for (let k = 0; k < weights.length; k++) {
    const x = position[3 * k]!;
    const z = position[3 * k + 2]!;
    if (x < -75 || x > -1 || Math.abs(z) > 45 || k % columns === columns - 1 || normal[3 * k + 1]! < 0.7) continue;
    if (position[3 * k + 1]! < 600) continue;
    const area = Math.abs(
      (position[3 * (k + columns)]! - x) * (position[3 * (k + 1) + 2]! - z) -
        (position[3 * (k + columns) + 2]! - z) * (position[3 * (k + 1)]! - x),
    );
    weights[k] = area / ((1 + (z / 9) ** 2) * (1 + (x / 45) ** 2));
    whole += weights[k]!;
  }
  const tussocks = new Grove();
  const stones = new Grove();
  for (let k = 0; k < weights.length; k++) {
    if (weights[k] === 0) continue;
    const count = Math.floor((weights[k]! * wanted) / Math.max(whole, 1) + random());
    const turf = cover[4 * k + 1]! / 255;
    for (let n = 0; n < count; n++) {
      const u = random();
      const v = random();
      const at = (c: number): number => {
        const a = position[3 * k + c]!;
        return a + (position[3 * (k + 1) + c]! - a) * u + (position[3 * (k + columns) + c]! - a) * v;
      };
      const x = at(0);
      const z = at(2);
      const size = random();
      if (Math.abs(z) < 1.75) continue;
      if (random() < 0.8 * turf) {
        const red = random() < 0.15 ? 0.5 * random() : 0;
        const dry = random();
        const colour = [0.07 + 0.12 * dry + 0.06 * red, 0.07 + 0.085 * dry - 0.02 * red, 0.028 + 0.03 * dry];
        tussocks.add(x, at(1) - 0.04, z, 0.11 + 0.16 * size * size, colour, 1, k);
      } else if (random() < 0.5) {
        const grey = 0.1 + 0.1 * random();
        stones.add(
          x,
          at(1) - 0.05,
          z,
          0.07 + 0.3 * size ** 3,
          [grey, grey * 0.97, grey * 0.91],
          0.8 + 0.2 * random(),
          k,
        );
      }
    }
  }
  return { tussocks: tussocks.toStand(), stones: stones.toStand() };
}

/** Blocks that have come down from the wall, and what the ice left on the plateau. */
function* scatterBoulders(mesh: FjordMesh, wanted: number): Sliced<Boulders> {
  const { position, cover, normal, columns, rows } = mesh;
  const random = createRandom(23);
  const weights: number[] = [];
  const quads: number[] = [];
  let whole = 0;
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const k = r * columns + c;
      const x = position[3 * k]!;
      const z = position[3 * k + 2]!;
      const aside = Math.abs(z);
      if (aside > 320 || x < -160 || x > 560) continue;
      const rocky = cover[4 * k]! / 255;
      const upness = normal[3 * k + 1]!;
      const top = x < 20;
      if (upness < 0.5 || (top && x > -2)) continue;
      const area = Math.abs(
        (position[3 * (k + columns)]! - x) * (position[3 * (k + 1) + 2]! - z) -
          (position[3 * (k + columns) + 2]! - z) * (position[3 * (k + 1)]! - x),
      );
      // Thick on the bench, here and there on the plateau near the track.
      const weight = top
        ? (0.25 * area) / (1 + (aside / 30) ** 2 + (x / 60) ** 2)
        : (rocky * area) / (1 + (aside / 110) ** 2);
      if (weight < 1e-4) continue;
      weights.push(weight * (top ? 14 : 1));
      quads.push(k);
      whole += weights[weights.length - 1]!;
    }
    yield;
  }
  const made = { position: [] as number[], normal: [] as number[], tone: [] as number[], corner: [] as number[] };
  for (let q = 0; q < quads.length; q++) {
    const count = Math.floor((weights[q]! * wanted) / Math.max(whole, 1) + random());
    const k = quads[q]!;
    for (let n = 0; n < count; n++) {
      const u = random();
      const v = random();
      const at = (c: number): number => {
        const a = position[3 * k + c]!;
        return a + (position[3 * (k + 1) + c]! - a) * u + (position[3 * (k + columns) + c]! - a) * v;
      };
      const x = at(0);
      const z = at(2);
      const top = x < 20;
      const aside = Math.abs(z);
      const size = top ? Math.min(0.3 + 2.2 * random() ** 3, 0.12 * aside) : 0.5 + 4.6 * random() ** 5;
      // The bike runs here.
      if (top && aside < 2.6) continue;
      addBlock(made, x, at(1), z, size, k, random);
    }
    if (q % columns === 0) yield;
  }
  buildCairn(made, mesh, random);
  yield;
  return {
    position: Float32Array.from(made.position),
    normal: Float32Array.from(made.normal),
    tone: Uint8Array.from(made.tone),
    corner: Uint32Array.from(made.corner),
  };
}

/** A heap of stones, as high as a man, beside the end of the ramp. */
function buildCairn(made: Blocks, mesh: FjordMesh, random: () => number): void {
  const [x, z] = [-7.5, 9.5];
  let corner = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < mesh.position.length; k += 3) {
    const away = Math.hypot(mesh.position[k]! - x, mesh.position[k + 2]! - z);
    if (away >= least) continue;
    least = away;
    corner = k / 3;
  }
  const foot = mesh.position[3 * corner + 1]!;
  for (let layer = 0; layer < 8; layer++) {
    const radius = 0.75 * (1 - layer / 8.5);
    const stones = Math.max(1, Math.round(radius * 9));
    for (let s = 0; s < stones; s++) {
      const angle = ((s + random()) / stones) * 2 * Math.PI;
      const at = radius * (0.5 + 0.4 * random());
      addBlock(made, x + at * Math.cos(angle), foot + 0.21 * layer, z + at * Math.sin(angle), 0.42, corner, random);
    }
  }
}

/** Corners of a solid, and its sides as triangles seen from outside. */
interface Solid {
  readonly corners: readonly number[];
  readonly sides: readonly number[];
}

const cube: Solid = {
  corners: [-1, -1, -1, 1, -1, -1, 1, 1, -1, -1, 1, -1, -1, -1, 1, 1, -1, 1, 1, 1, 1, -1, 1, 1],
  sides: [
    ...[0, 3, 2, 0, 2, 1, 4, 5, 6, 4, 6, 7, 0, 4, 7, 0, 7, 3],
    ...[1, 2, 6, 1, 6, 5, 3, 7, 6, 3, 6, 2, 0, 1, 5, 0, 5, 4],
  ],
};

const G = 0.934; // icosahedron: corners on three golden rectangles, about as large as the cube
const S = 0.577;
const icosahedron: Solid = {
  corners: [
    ...[-S, G, 0, S, G, 0, -S, -G, 0, S, -G, 0, 0, -S, G, 0, S, G],
    ...[0, -S, -G, 0, S, -G, G, 0, -S, G, 0, S, -G, 0, -S, -G, 0, S],
  ],
  sides: [
    ...[0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8],
    ...[3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1],
  ],
};

interface Blocks {
  position: number[];
  normal: number[];
  tone: number[];
  corner: number[];
}

/** A block of stone: slabs split along their grain, and rounder lumps. */
function addBlock(
  out: Blocks,
  x: number,
  y: number,
  z: number,
  size: number,
  corner: number,
  random: () => number,
): void {
  const solid = random() < 0.3 ? cube : icosahedron;
  const yaw = random() * 2 * Math.PI;
  const tilt = (random() - 0.5) * 1.3;
  const long = size * (0.75 + 0.75 * random());
  const high = size * (0.4 + 0.5 * random());
  const deep = size * (0.55 + 0.55 * random());
  const points: number[] = [];
  for (let i = 0; i < solid.corners.length; i += 3) {
    const reach = 0.5 * (0.68 + 0.6 * random());
    const px = solid.corners[i]! * long * reach;
    const py = solid.corners[i + 1]! * high * reach;
    const pz = solid.corners[i + 2]! * deep * reach;
    const ty = py * Math.cos(tilt) - px * Math.sin(tilt);
    const tx = py * Math.sin(tilt) + px * Math.cos(tilt);
    points.push(
      x + tx * Math.cos(yaw) - pz * Math.sin(yaw),
      y + high * 0.2 + ty,
      z + tx * Math.sin(yaw) + pz * Math.cos(yaw),
    );
  }
  const grey = 0.14 + 0.12 * random();
  const tone = [grey, grey * 0.97, grey * (0.88 + 0.08 * random())].map((c) => Math.round(255 * Math.sqrt(c)));
  for (let t = 0; t < solid.sides.length; t += 3) {
    const [a, b, c] = [solid.sides[t]!, solid.sides[t + 1]!, solid.sides[t + 2]!];
    const ux = points[3 * b]! - points[3 * a]!;
    const uy = points[3 * b + 1]! - points[3 * a + 1]!;
    const uz = points[3 * b + 2]! - points[3 * a + 2]!;
    const vx = points[3 * c]! - points[3 * a]!;
    const vy = points[3 * c + 1]! - points[3 * a + 1]!;
    const vz = points[3 * c + 2]! - points[3 * a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const length = Math.hypot(nx, ny, nz) || 1;
    for (const i of [a, b, c]) {
      out.position.push(points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!);
      out.normal.push(nx / length, ny / length, nz / length);
      out.tone.push(tone[0]!, tone[1]!, tone[2]!, 0);
      out.corner.push(corner);
    }
  }
}
