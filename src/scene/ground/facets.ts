/**
 * Shapes that noise alone does not give: blocks of jointed rock, and the ribs and gullies that running water and ice leave on a
 * slope. Functions of place and seed alone.
 */

function hash(x: number, z: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(z, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A cell that holds a point, and how far the point lies from the joint to the next cell, in lengths of a cell. */
export interface Facet {
  /** Height of the cell's plane at the point, about -1 to 1: each cell is set back by its own amount and leans its own way. */
  height: number;
  joint: number;
  /** 0 to 1, one number for each cell. */
  tint: number;
}

/**
 * Blocks as joints cut them: corners nearly square, sides nearly along the axes.
 *
 * @param period  cells after which the pattern repeats in both directions, or 0 for never
 */
export function facetAt(u: number, v: number, seed: number, lean: number, period: number, out: Facet): void {
  const iu = Math.floor(u);
  const iv = Math.floor(v);
  let nearest = 9;
  let second = 9;
  let cell = 0;
  let du = 0;
  let dv = 0;
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const cu = iu + i;
      const cv = iv + j;
      const h =
        period > 0
          ? hash(((cu % period) + period) % period, ((cv % period) + period) % period, seed)
          : hash(cu, cv, seed);
      const x = u - cu - 0.5 - ((h & 0xff) / 255 - 0.5) * 0.86;
      const y = v - cv - 0.5 - (((h >>> 8) & 0xff) / 255 - 0.5) * 0.86;
      const ax = Math.abs(x);
      const ay = Math.abs(y);
      const distance = Math.max(ax, ay) + 0.35 * Math.min(ax, ay);
      if (distance < nearest) {
        second = nearest;
        nearest = distance;
        cell = h;
        du = x;
        dv = y;
      } else if (distance < second) {
        second = distance;
      }
    }
  }
  const back = ((cell >>> 16) & 0xff) / 127.5 - 1;
  const leanU = ((Math.imul(cell, 0x9e3779b1) >>> 8) & 0xff) / 127.5 - 1;
  const leanV = ((Math.imul(cell, 0x9e3779b1) >>> 20) & 0xff) / 127.5 - 1;
  out.height = back * (1 - 0.5 * lean) + lean * (leanU * du + leanV * dv) * 1.4;
  out.joint = second - nearest;
  out.tint = (cell >>> 24) / 255;
}

/**
 * Ribs and gullies down a slope, branching: waves across the fall line, cell by cell, each octave following the slope that those
 * before it have cut. After "Advanced terrain erosion filter" (F. Beyer, C. John, R. S. Johansen).
 *
 * @param slopeX, slopeZ  slope of the ground without them
 * @param frequency       of the widest gullies, 1/m
 * @param spacing         distance between the corners that are to carry them, m: what is finer is left out
 * @returns about -1 to 1, for a depth of half the distance between gullies times their strength
 */
export function gulliesAt(
  x: number,
  z: number,
  slopeX: number,
  slopeZ: number,
  frequency: number,
  octaves: number,
  seed: number,
  spacing: number,
): number {
  let sum = 0;
  let cutX = 0;
  let cutZ = 0;
  let strength = 0.5;
  let f = frequency;
  for (let o = 0; o < octaves; o++) {
    const carried = Math.min(1, Math.max(0, (1 / (f * spacing) - 2) / 1.5));
    if (carried === 0) break;
    // Along the contour.
    let across = slopeZ + cutZ;
    let along = -(slopeX + cutX);
    const steep = Math.hypot(across, along);
    // Steep ground is cut, level ground is not; how steep decides the depth and not the width.
    const cut = Math.min(1, steep * 1.6) * carried;
    if (steep > 1e-6) {
      across /= steep;
      along /= steep;
    }
    const px = x * f;
    const pz = z * f;
    const ix = Math.floor(px);
    const iz = Math.floor(pz);
    let wave = 0;
    let bend = 0;
    let norm = 0;
    for (let j = -1; j <= 2; j++) {
      for (let i = -1; i <= 2; i++) {
        const h = hash(ix + i, iz + j, seed + o);
        const dx = px - ix - i + ((h & 0xffff) / 65535 - 0.5) * 0.9;
        const dz = pz - iz - j + ((h >>> 16) / 65535 - 0.5) * 0.9;
        const weight = Math.exp(-2 * (dx * dx + dz * dz));
        const phase = 2 * Math.PI * (dx * across + dz * along);
        wave += Math.cos(phase) * weight;
        bend -= Math.sin(phase) * weight;
        norm += weight;
      }
    }
    wave /= norm;
    bend /= norm;
    sum += wave * strength * cut;
    cutX += bend * strength * cut * across * 1.2;
    cutZ += bend * strength * cut * along * 1.2;
    strength *= 0.5;
    f *= 1.93;
  }
  return sum;
}
