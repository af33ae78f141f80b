/**
 * From the frame of a jump to the Earth and back: the plane that touches the WGS 84 ellipsoid under the exit. Over the 40 km that
 * a high opening can glide, the curved surface is 125 m below that plane; heights are therefore taken as heights above the
 * surface, as the simulation means them, and only directions lie in the plane.
 */
import type { Place } from '../jumps/jump';
import { cos, PI, sin } from '../math/deterministic';

/** National Geospatial-Intelligence Agency, NGA.STND.0036 (2014): semi-major axis, m, and flattening. */
const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

const RADIAN = 180 / PI;

/** Radii of curvature at a latitude (degrees), m: along the meridian, and along the parallel (its own radius). */
export function radiiAt(latitude: number): { readonly meridian: number; readonly parallel: number } {
  const s = sin(latitude / RADIAN);
  const w2 = 1 - ECCENTRICITY_SQUARED * s * s;
  const w = Math.sqrt(w2);
  return {
    meridian: (SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED)) / (w2 * w),
    parallel: (SEMI_MAJOR / w) * cos(latitude / RADIAN),
  };
}

/** A point and a velocity of a jump as a satellite receiver gives them: degrees, m above sea level, m/s. */
export interface Fix {
  latitude: number;
  longitude: number;
  height: number;
  north: number;
  east: number;
  /** Positive while falling. */
  down: number;
}

export function createFix(): Fix {
  return {
    latitude: Number.NaN,
    longitude: Number.NaN,
    height: Number.NaN,
    north: Number.NaN,
    east: Number.NaN,
    down: Number.NaN,
  };
}

/** Position and velocity in the frame of a jump, m and m/s: x downrange, y up from the landing, z to the right. */
export interface Placed {
  x: number;
  y: number;
  z: number;
  vx: number;
  vy: number;
  vz: number;
}

/** What turns the frame of a jump into the Earth's. */
export interface Geography {
  toFix(from: Readonly<Placed>, out: Fix): Fix;
  /** The reverse. */
  toPlaced(from: Readonly<Fix>, out: Placed): Placed;
}

/** @param landingElevation  height of y = 0 above sea level, m */
export function createGeography(
  { latitude, longitude, heading }: Pick<Place, 'latitude' | 'longitude' | 'heading'>,
  landingElevation: number,
): Geography {
  const { meridian, parallel } = radiiAt(latitude);
  const ahead = { north: cos(heading / RADIAN), east: sin(heading / RADIAN) };
  return {
    toFix(from, out) {
      const north = from.x * ahead.north - from.z * ahead.east;
      const east = from.x * ahead.east + from.z * ahead.north;
      out.latitude = latitude + (north / meridian) * RADIAN;
      out.longitude = longitude + (east / parallel) * RADIAN;
      out.height = from.y + landingElevation;
      out.north = from.vx * ahead.north - from.vz * ahead.east;
      out.east = from.vx * ahead.east + from.vz * ahead.north;
      out.down = -from.vy;
      return out;
    },
    toPlaced(from, out) {
      const north = ((from.latitude - latitude) / RADIAN) * meridian;
      // Over the date line the shorter way counts.
      const turn = from.longitude - longitude;
      const east = ((turn - 360 * Math.round(turn / 360)) / RADIAN) * parallel;
      out.x = north * ahead.north + east * ahead.east;
      out.z = east * ahead.north - north * ahead.east;
      out.y = from.height - landingElevation;
      out.vx = from.north * ahead.north + from.east * ahead.east;
      out.vz = from.east * ahead.north - from.north * ahead.east;
      out.vy = -from.down;
      return out;
    },
  };
}
