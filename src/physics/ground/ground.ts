/**
 * The ground of a place in the frame of its jump: x downrange, y up from the landing elevation, z to the right, m.
 *
 * Flight and picture both read this and nothing else, so nobody lands on air. The pieces below are straight in x and do
 * not change with z.
 */
export interface Ground {
  /** Height of the surface, m above the landing. */
  heightAt(x: number, z: number): number;
  /** Slope dy/dx of the surface. */
  slopeAt(x: number, z: number): number;
  /** Shortest distance, m, from a point to the surface profile; negative below it. */
  clearanceAt(x: number, y: number, z: number): number;
  /** Writes the same of a point to `out[0]`: for each frame, where numbers handed over and returned would be allocated. */
  clearanceOf(point: { readonly x: number; readonly y: number; readonly z: number }, out: Float64Array): void;
  /** True where the ground is one level plane: contact is then the crossing of y = 0. */
  readonly isLevel: boolean;
  /** Corners of the profile from left to right, x then y; beyond the ends it goes on level. */
  readonly profile: Float64Array;
}

export const levelGround: Ground = {
  heightAt: () => 0,
  slopeAt: () => 0,
  clearanceAt: (_x, y) => y,
  clearanceOf({ y }, out) {
    out[0] = y;
  },
  isLevel: true,
  profile: Float64Array.of(0, 0),
};

/**
 * Ground along a chain of straight pieces.
 *
 * @param profile  corners as x, y pairs, x rising, m
 * @throws RangeError if x does not rise
 */
export function profileGround(profile: Float64Array): Ground {
  const corners = profile.length / 2;
  for (let i = 1; i < corners; i++) {
    if (!((profile[2 * i] as number) > (profile[2 * i - 2] as number))) {
      throw new RangeError(`profileGround: x must rise, at corner ${i} it is ${profile[2 * i]}`);
    }
  }
  /** Index of the corner that begins the piece at x, -1 before the first. */
  const pieceAt = (x: number): number => {
    let i = corners - 1;
    while (i >= 0 && x < (profile[2 * i] as number)) i--;
    return i;
  };
  const slopeAt = (x: number): number => {
    const i = pieceAt(x);
    if (i < 0 || i >= corners - 1) return 0;
    const dx = (profile[2 * i + 2] as number) - (profile[2 * i] as number);
    return ((profile[2 * i + 3] as number) - (profile[2 * i + 1] as number)) / dx;
  };
  const heightAt = (x: number): number => {
    const i = Math.max(pieceAt(x), 0);
    return (profile[2 * i + 1] as number) + slopeAt(x) * (x - (profile[2 * i] as number));
  };
  const clearanceOf: Ground['clearanceOf'] = ({ x, y }, out) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = -1; i < corners; i++) {
      const from = Math.max(i, 0);
      const to = Math.min(i + 1, corners - 1);
      const x0 = i < 0 ? Number.NEGATIVE_INFINITY : (profile[2 * from] as number);
      const x1 = i === corners - 1 ? Number.POSITIVE_INFINITY : (profile[2 * to] as number);
      const y0 = profile[2 * from + 1] as number;
      const y1 = profile[2 * to + 1] as number;
      nearest = Math.min(nearest, distanceToPiece(x, y, x0, y0, x1, y1));
    }
    out[0] = y < heightAt(x) ? -nearest : nearest;
  };
  const place = { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  const found = new Float64Array(1);
  return {
    heightAt,
    slopeAt,
    clearanceAt(x, y, z) {
      place.x = x;
      place.y = y;
      place.z = z;
      clearanceOf(place, found);
      return found[0] as number;
    },
    clearanceOf,
    isLevel: false,
    profile,
  };
}

/** Distance from a point to a straight piece; an end at infinity makes it a level ray. */
function distanceToPiece(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  if (x0 === Number.NEGATIVE_INFINITY || x1 === Number.POSITIVE_INFINITY) {
    const beyond = x < x0 ? x0 - x : x > x1 ? x - x1 : 0;
    return Math.sqrt(beyond * beyond + (y - y0) * (y - y0));
  }
  const dx = x1 - x0;
  const dy = y1 - y0;
  const share = Math.min(Math.max(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0), 1);
  const ex = x - x0 - share * dx;
  const ey = y - y0 - share * dy;
  return Math.sqrt(ex * ex + ey * ey);
}
