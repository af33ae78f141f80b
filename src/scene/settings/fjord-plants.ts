/** Where trees stand and boulders lie in the fjord. For a worker. */
import { createRandom } from '../../math/random';
import type { FjordMesh } from './fjord-land';
import { stream, waveAt } from './fjord-ways';

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

export function plantFjord(mesh: FjordMesh, trees: number): FjordPlants {
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
  }
  // No denser than a wood stands.
  const each = Math.min(trees / Math.max(whole, 1), 1 / 14);
  const groves = { spruces: new Grove(), birches: new Grove(), nearSpruces: new Grove(), nearBirches: new Grove() };
  for (let k = 0; k < weights.length; k++) {
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
        const autumn = random() < 0.16 + 0.22 * grove ? 0.35 + 0.65 * random() : 0.12 * random();
        const colour = [
          (0.06 + 0.15 * autumn) * shade,
          (0.088 + 0.045 * autumn) * shade,
          (0.024 + 0.002 * autumn) * shade,
        ];
        (near ? groves.nearBirches : groves.birches).add(x, y - 0.3, z, size * 0.72, colour, 0.5 + 0.25 * random(), k);
      } else {
        const colour = [0.024 * shade, (0.04 + 0.012 * random()) * shade, 0.017 * shade];
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
  }
  return {
    spruces: groves.spruces.toStand(),
    birches: groves.birches.toStand(),
    nearSpruces: groves.nearSpruces.toStand(),
    nearBirches: groves.nearBirches.toStand(),
    boulders: scatterBoulders(mesh, Math.min(1_500, 250 + trees / 14)),
  };
}

/** Corner of the land nearest to a place on the valley floor. */
export function cornerAt(mesh: { readonly position: Float32Array }, x: number, z: number): number {
  const { position } = mesh;
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < position.length; k += 3) {
    const dx = position[k]! - x;
    const dz = position[k + 2]! - z;
    const away = dx * dx + dz * dz;
    if (away < least && position[k + 1]! < 60) {
      least = away;
      nearest = k / 3;
    }
  }
  return nearest;
}

/** Blocks that have come down from the wall, and what the ice left on the plateau. */
function scatterBoulders(mesh: FjordMesh, wanted: number): Boulders {
  const { position, cover, normal, columns, rows } = mesh;
  const random = createRandom(23);
  const weights: number[] = [];
  const quads: number[] = [];
  let whole = 0;
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const k = r * columns + c;
      const x = position[3 * k]!;
      const y = position[3 * k + 1]!;
      const z = position[3 * k + 2]!;
      const aside = Math.abs(z);
      if (aside > 320 || x < -160 || x > 560) continue;
      const rocky = cover[4 * k]! / 255;
      const upness = normal[3 * k + 1]!;
      const top = x < -1 && y > 800 ? 1 : 0;
      if (upness < 0.5) continue;
      const area = Math.abs(
        (position[3 * (k + columns)]! - x) * (position[3 * (k + 1) + 2]! - z) -
          (position[3 * (k + columns) + 2]! - z) * (position[3 * (k + 1)]! - x),
      );
      // Thick on the bench, here and there on the plateau near the track.
      const weight = top
        ? (0.25 * area) / (1 + (aside / 30) ** 2 + (x / 60) ** 2)
        : (rocky * area) / (1 + (aside / 110) ** 2);
      if (weight < 1e-4) continue;
      weights.push(weight * (top ? 5 : 1));
      quads.push(k);
      whole += weights[weights.length - 1]!;
    }
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
      const top = x < 0 && at(1) > 800;
      const aside = Math.abs(z);
      const size = top ? Math.min(0.25 + 1.7 * random() ** 4, 0.1 * aside) : 0.5 + 4.6 * random() ** 5;
      // The bike runs here.
      if (top && aside < 2.6) continue;
      addBlock(made, x, at(1), z, size, k, random);
    }
  }
  return {
    position: Float32Array.from(made.position),
    normal: Float32Array.from(made.normal),
    tone: Uint8Array.from(made.tone),
    corner: Uint32Array.from(made.corner),
  };
}

/** Corners of a cube, and its sides as corners in turn, seen from outside. */
const CUBE = [-1, -1, -1, 1, -1, -1, 1, 1, -1, -1, 1, -1, -1, -1, 1, 1, -1, 1, 1, 1, 1, -1, 1, 1] as const;
const SIDES = [
  [0, 3, 2, 1],
  [4, 5, 6, 7],
  [0, 4, 7, 3],
  [1, 2, 6, 5],
  [3, 7, 6, 2],
  [0, 1, 5, 4],
] as const;

interface Blocks {
  position: number[];
  normal: number[];
  tone: number[];
  corner: number[];
}

function addBlock(
  out: Blocks,
  x: number,
  y: number,
  z: number,
  size: number,
  corner: number,
  random: () => number,
): void {
  const yaw = random() * 2 * Math.PI;
  const tilt = (random() - 0.5) * 1.1;
  const long = size * (0.8 + 0.7 * random());
  const high = size * (0.45 + 0.5 * random());
  const deep = size * (0.6 + 0.5 * random());
  const points: number[] = [];
  for (let i = 0; i < 8; i++) {
    const squeeze = CUBE[3 * i + 1]! > 0 ? 0.55 + 0.35 * random() : 0.85 + 0.3 * random();
    const px = CUBE[3 * i]! * long * 0.5 * squeeze * (0.8 + 0.4 * random());
    const py = CUBE[3 * i + 1]! * high * 0.5 * (0.75 + 0.5 * random());
    const pz = CUBE[3 * i + 2]! * deep * 0.5 * squeeze * (0.8 + 0.4 * random());
    const ty = py * Math.cos(tilt) - px * Math.sin(tilt);
    const tx = py * Math.sin(tilt) + px * Math.cos(tilt);
    points.push(
      x + tx * Math.cos(yaw) - pz * Math.sin(yaw),
      y + high * 0.22 + ty,
      z + tx * Math.sin(yaw) + pz * Math.cos(yaw),
    );
  }
  const grey = 0.17 + 0.13 * random();
  const tone = [grey, grey * 0.97, grey * (0.88 + 0.08 * random())].map((c) => Math.round(255 * Math.sqrt(c)));
  for (const side of SIDES) {
    for (const [a, b, c] of [
      [side[0], side[1], side[2]],
      [side[0], side[2], side[3]],
    ] as const) {
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
}
