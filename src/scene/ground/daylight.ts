/**
 * What of the sun and of the sky reaches each corner of a mesh: depth maps of the mesh seen from those directions. Each map is
 * finest around a centre, where the flight is, and coarser towards the far mountains. Plain arrays, so that a worker can do it.
 */
import type { Sliced } from '../../math/sliced';

export interface DaylightMesh {
  /** x, y, z of each corner, m. */
  readonly position: Float32Array;
  readonly normal: Float32Array;
  readonly triangles: readonly Uint32Array[];
  /** Where detail is wanted, m. */
  readonly centre: readonly [x: number, y: number, z: number];
}

type Direction = readonly [x: number, y: number, z: number];

/** Within this distance of the centre texels are of one size, m. */
const NEAR = 260;
const FAR = 70_000;
const REACH = Math.asinh(FAR / NEAR);

interface DepthMap {
  readonly size: number;
  /** Distance towards the light of the nearest surface, m. */
  readonly depth: Float32Array;
  /** Corners in texels, and their distance towards the light. */
  readonly right: Direction;
  readonly up: Direction;
  readonly towards: Direction;
}

const dot = (d: Direction, x: number, y: number, z: number): number => d[0] * x + d[1] * y + d[2] * z;

function frameOf(towards: Direction): readonly [right: Direction, up: Direction] {
  const flat = Math.hypot(towards[0], towards[2]);
  const right: Direction = flat > 1e-6 ? [-towards[2] / flat, 0, towards[0] / flat] : [1, 0, 0];
  const up: Direction = [
    right[1] * towards[2] - right[2] * towards[1],
    right[2] * towards[0] - right[0] * towards[2],
    right[0] * towards[1] - right[1] * towards[0],
  ];
  return [right, up];
}

function* depthMap(mesh: DaylightMesh, towards: Direction, size: number): Sliced<DepthMap> {
  const [right, up] = frameOf(towards);
  const { position, centre } = mesh;
  const count = position.length / 3;
  const us = new Float32Array(count);
  const vs = new Float32Array(count);
  const ds = new Float32Array(count);
  const half = size / 2;
  const perUnit = half / REACH;
  for (let i = 0; i < count; i++) {
    const x = position[3 * i]! - centre[0];
    const y = position[3 * i + 1]! - centre[1];
    const z = position[3 * i + 2]! - centre[2];
    us[i] = half + Math.asinh(dot(right, x, y, z) / NEAR) * perUnit;
    vs[i] = half + Math.asinh(dot(up, x, y, z) / NEAR) * perUnit;
    ds[i] = dot(towards, x, y, z);
  }
  yield;
  const depth = new Float32Array(size * size).fill(-1e9);
  for (const index of mesh.triangles) {
    for (let t = 0; t < index.length; t += 3) {
      const a = index[t]!;
      const b = index[t + 1]!;
      const c = index[t + 2]!;
      const ua = us[a]!;
      const va = vs[a]!;
      const ub = us[b]! - ua;
      const vb = vs[b]! - va;
      const uc = us[c]! - ua;
      const vc = vs[c]! - va;
      const area = ub * vc - uc * vb;
      if (Math.abs(area) < 1e-9) continue;
      const left = Math.max(0, Math.ceil(ua + Math.min(0, ub, uc) - 0.5));
      const rightmost = Math.min(size - 1, Math.floor(ua + Math.max(0, ub, uc) - 0.5));
      const low = Math.max(0, Math.ceil(va + Math.min(0, vb, vc) - 0.5));
      const high = Math.min(size - 1, Math.floor(va + Math.max(0, vb, vc) - 0.5));
      const da = ds[a]!;
      const db = ds[b]! - da;
      const dc = ds[c]! - da;
      for (let j = low; j <= high; j++) {
        const v = j + 0.5 - va;
        for (let i = left; i <= rightmost; i++) {
          const u = i + 0.5 - ua;
          const sb = (u * vc - uc * v) / area;
          const sc = (ub * v - u * vb) / area;
          if (sb < 0 || sc < 0 || sb + sc > 1) continue;
          const d = da + db * sb + dc * sc;
          const k = j * size + i;
          if (d > depth[k]!) depth[k] = d;
        }
      }
    }
    yield;
  }
  return { size, depth, right, up, towards };
}

/** Share of the light that reaches a point that lies off the surface by a texel, from `taps`² texels around it. */
function reached(map: DepthMap, mesh: DaylightMesh, corner: number, taps: 1 | 3): number {
  const { size, depth } = map;
  const half = size / 2;
  const perUnit = half / REACH;
  const { position, normal, centre } = mesh;
  let x = position[3 * corner]! - centre[0];
  let y = position[3 * corner + 1]! - centre[1];
  let z = position[3 * corner + 2]! - centre[2];
  const off = Math.max(Math.abs(dot(map.right, x, y, z)), Math.abs(dot(map.up, x, y, z)));
  const texel = Math.sqrt(off * off + NEAR * NEAR) / perUnit;
  x += normal[3 * corner]! * (1.4 * texel + 0.4);
  y += normal[3 * corner + 1]! * (1.4 * texel + 0.4);
  z += normal[3 * corner + 2]! * (1.4 * texel + 0.4);
  const u = half + Math.asinh(dot(map.right, x, y, z) / NEAR) * perUnit - 0.5;
  const v = half + Math.asinh(dot(map.up, x, y, z) / NEAR) * perUnit - 0.5;
  const d = dot(map.towards, x, y, z) + texel * 0.8;
  if (taps === 1) {
    const i = Math.round(u);
    const j = Math.round(v);
    if (i < 0 || j < 0 || i >= size || j >= size) return 1;
    return depth[j * size + i]! <= d ? 1 : 0;
  }
  const iu = Math.floor(u);
  const iv = Math.floor(v);
  if (iu < 1 || iv < 1 || iu >= size - 2 || iv >= size - 2) return 1;
  const fu = u - iu;
  const fv = v - iv;
  let sum = 0;
  for (let j = -1; j <= 2; j++) {
    const wv = j === -1 ? 1 - fv : j === 2 ? fv : 1;
    for (let i = -1; i <= 2; i++) {
      const wu = i === -1 ? 1 - fu : i === 2 ? fu : 1;
      if (depth[(iv + j) * size + iu + i]! <= d) sum += wu * wv;
    }
  }
  return sum / 9;
}

const toByte = (share: number): number => Math.max(0, Math.min(255, Math.round(share * 255)));

/** Corners of a slice. */
const CORNERS = 4096;

/** Share of the sun that reaches each corner, 0 to 255, with a soft edge. */
export function* sunReaching(mesh: DaylightMesh, towards: Direction, size: number): Sliced<Uint8Array> {
  const out = new Uint8Array(mesh.position.length / 3);
  if (towards[1] <= 0) return out;
  const map = yield* depthMap(mesh, towards, size);
  for (let i = 0; i < out.length; i++) {
    out[i] = toByte(reached(map, mesh, i, 3));
    if (i % CORNERS === 0) yield;
  }
  return out;
}

/** Share of the sky in front of each corner that is not hidden, 0 to 255, from a fan of directions. */
export function* skyReaching(mesh: DaylightMesh, directions: number, size: number): Sliced<Uint8Array> {
  const count = mesh.position.length / 3;
  const seen = new Float32Array(count);
  const whole = new Float32Array(count);
  for (let n = 0; n < directions; n++) {
    // Evenly over the sky as a level surface sees it.
    const share = (n + 0.5) / directions;
    const flat = Math.sqrt(share * 0.97);
    const angle = n * 2.399963;
    const towards: Direction = [flat * Math.cos(angle), Math.sqrt(1 - flat * flat), flat * Math.sin(angle)];
    const map = yield* depthMap(mesh, towards, size);
    for (let i = 0; i < count; i++) {
      if (i % CORNERS === 0) yield;
      const faces = dot(towards, mesh.normal[3 * i]!, mesh.normal[3 * i + 1]!, mesh.normal[3 * i + 2]!);
      if (faces <= 0.02) continue;
      // As each direction stands for the same light on level ground, a slanting surface gets more from low ones.
      const weight = faces / Math.max(towards[1], 0.2);
      whole[i] = whole[i]! + weight;
      seen[i] = seen[i]! + weight * reached(map, mesh, i, 1);
    }
  }
  return Uint8Array.from({ length: count }, (_, i) => toByte(whole[i]! > 0 ? seen[i]! / whole[i]! : 0.5));
}
