/** The puffs as a field in space: how thick the cloud is at a point, and how much of it lies between a point and the sun. */
import { AT, extinctionOf, PUFF } from './puffs';

export interface Field {
  /** How much cloud there is at a point: 0 in clear air, about 1 in the thick of it, more where puffs overlap. */
  thicknessAt(x: number, y: number, z: number): number;
  /** The puffs that overlap the one at this place of the array, itself among them; weight 1 for itself, 0 where they part. */
  visitNear(at: number, visit: (other: number, weight: number) => void): void;
  /** Optical depth for light from a direction (unit vector towards it), looked for no further than `reach`, m. */
  depthTowards(x: number, y: number, z: number, towards: readonly number[], step: number, reach: number): number;
}

/** Puffs of like size share a grid whose cells are about as large as they are. */
interface Layer {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly x: number;
  readonly z: number;
  /** Where the list of each cell begins; one more at the end. */
  readonly starts: Uint32Array;
  readonly list: Uint32Array;
}

const LIMITS = [0, 420, 1_000, Number.POSITIVE_INFINITY];

function createLayer(puffs: Float32Array, members: readonly number[]): Layer {
  let x0 = Number.POSITIVE_INFINITY;
  let z0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let z1 = Number.NEGATIVE_INFINITY;
  let widest = 0;
  for (const at of members) {
    const r = puffs[at + AT.radius]!;
    widest = Math.max(widest, r);
    x0 = Math.min(x0, puffs[at]! - r);
    x1 = Math.max(x1, puffs[at]! + r);
    z0 = Math.min(z0, puffs[at + AT.z]! - r);
    z1 = Math.max(z1, puffs[at + AT.z]! + r);
  }
  const cell = Math.max(widest, Math.sqrt(((x1 - x0) * (z1 - z0)) / 60_000));
  const columns = Math.floor((x1 - x0) / cell) + 1;
  const rows = Math.floor((z1 - z0) / cell) + 1;
  const starts = new Uint32Array(columns * rows + 1);
  let list = new Uint32Array(0);
  // Counted first, then filled in from the end of each cell's part backwards.
  for (const fill of [false, true]) {
    for (const at of members) {
      const r = puffs[at + AT.radius]!;
      const toColumn = Math.floor((puffs[at]! + r - x0) / cell);
      const toRow = Math.floor((puffs[at + AT.z]! + r - z0) / cell);
      for (let j = Math.floor((puffs[at + AT.z]! - r - z0) / cell); j <= toRow; j++) {
        for (let i = Math.floor((puffs[at]! - r - x0) / cell); i <= toColumn; i++) {
          const c = j * columns + i;
          if (fill) list[--starts[c]!] = at;
          else starts[c]!++;
        }
      }
    }
    if (fill) break;
    for (let c = 1; c < starts.length; c++) starts[c]! += starts[c - 1]!;
    list = new Uint32Array(starts[starts.length - 1]!);
  }
  return { cell, columns, rows, x: x0, z: z0, starts, list };
}

export function createField(puffs: Float32Array): Field {
  const layers: Layer[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let l = 0; l + 1 < LIMITS.length; l++) {
    const members: number[] = [];
    for (let at = 0; at < puffs.length; at += PUFF) {
      const r = puffs[at + AT.radius]!;
      if (r < LIMITS[l]! || r >= LIMITS[l + 1]!) continue;
      members.push(at);
      lowest = Math.min(lowest, puffs[at + AT.y]! - r * puffs[at + AT.flat]!);
      highest = Math.max(highest, puffs[at + AT.y]! + r * puffs[at + AT.flat]!);
    }
    if (members.length > 0) layers.push(createLayer(puffs, members));
  }

  /** Sum over the puffs around a point of (1 - q²)², weighed by opacity alone or by extinction. */
  function sumAt(x: number, y: number, z: number, extinction: boolean): number {
    let sum = 0;
    for (let l = 0; l < layers.length; l++) {
      const layer = layers[l]!;
      const i = Math.floor((x - layer.x) / layer.cell);
      const j = Math.floor((z - layer.z) / layer.cell);
      if (i < 0 || j < 0 || i >= layer.columns || j >= layer.rows) continue;
      const c = j * layer.columns + i;
      const end = layer.starts[c + 1]!;
      for (let k = layer.starts[c]!; k < end; k++) {
        const at = layer.list[k]!;
        const r = puffs[at + AT.radius]!;
        const dx = x - puffs[at]!;
        const dz = z - puffs[at + AT.z]!;
        const dy = (y - puffs[at + AT.y]!) / puffs[at + AT.flat]!;
        const left = 1 - (dx * dx + dy * dy + dz * dz) / (r * r);
        if (left <= 0) continue;
        const opacity = puffs[at + AT.opacity]!;
        sum += left * left * (extinction ? extinctionOf(r, opacity) : opacity);
      }
    }
    return sum;
  }

  function visitNear(at: number, visit: (other: number, weight: number) => void): void {
    const x = puffs[at]!;
    const z = puffs[at + AT.z]!;
    const r = puffs[at + AT.radius]!;
    for (let l = 0; l < layers.length; l++) {
      const layer = layers[l]!;
      const i = Math.floor((x - layer.x) / layer.cell);
      const j = Math.floor((z - layer.z) / layer.cell);
      if (i < 0 || j < 0 || i >= layer.columns || j >= layer.rows) continue;
      const c = j * layer.columns + i;
      for (let k = layer.starts[c]!; k < layer.starts[c + 1]!; k++) {
        const other = layer.list[k]!;
        const both = r + puffs[other + AT.radius]!;
        const dx = puffs[other]! - x;
        const dy = puffs[other + AT.y]! - puffs[at + AT.y]!;
        const dz = puffs[other + AT.z]! - z;
        const left = 1 - (dx * dx + 2 * dy * dy + dz * dz) / (0.8 * both * both);
        if (left > 0) visit(other, left * left * puffs[other + AT.opacity]!);
      }
    }
  }

  return {
    visitNear,
    thicknessAt: (x, y, z) => (y < lowest || y > highest ? 0 : sumAt(x, y, z, false)),
    depthTowards(x, y, z, towards, step, reach) {
      let depth = 0;
      let length = step;
      for (let t = 0; t < reach && depth < 24; ) {
        const middle = t + length / 2;
        const height = y + towards[1]! * middle;
        if (towards[1]! >= 0 ? height > highest : height < lowest) break;
        depth += length * sumAt(x + towards[0]! * middle, height, z + towards[2]! * middle, true);
        t += length;
        length = Math.min(length * 1.18, 380);
      }
      return depth;
    },
  };
}
