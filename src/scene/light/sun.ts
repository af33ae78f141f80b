/**
 * Where the sun stands over a place at an hour of a day.
 *
 * Low-precision theory of the sun and the refraction of a standard atmosphere, as in the solar calculator of the NOAA Global
 * Monitoring Laboratory (after J. Meeus, "Astronomical Algorithms"): good to a hundredth of a degree from 1950 to 2050.
 */
import type { Place } from '../../jumps/jump';

const RADIAN = 180 / Math.PI;
const sine = (degrees: number): number => Math.sin(degrees / RADIAN);
const cosine = (degrees: number): number => Math.cos(degrees / RADIAN);

/** Days from the noon of 1 January 2000 to the beginning of a day of the Gregorian calendar. */
function dayNumber(date: Place['date']): number {
  const year = date[0];
  const month = date[1];
  const shifted = month > 2 ? 0 : 1;
  const y = year + 4800 - shifted;
  const m = month + 12 * shifted - 3;
  const noon =
    date[2] +
    Math.floor((153 * m + 2) / 5) +
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) -
    32_045;
  return noon - 2_451_545.5;
}

/** By how much the air of a standard day lifts what stands at a true elevation; both in degrees. */
export function refraction(elevation: number): number {
  if (elevation > 85) return 0;
  const tangent = Math.tan(elevation / RADIAN);
  const seconds =
    elevation > 5
      ? 58.1 / tangent - 0.07 / tangent ** 3 + 0.000086 / tangent ** 5
      : elevation > -0.575
        ? 1735 + elevation * (-518.2 + elevation * (103.4 + elevation * (-12.79 + elevation * 0.711)))
        : -20.774 / tangent;
  return seconds / 3600;
}

/** True elevation of the middle of the sun and its true bearing, degrees. */
export interface SunPosition {
  elevation: number;
  bearing: number;
}

/**
 * @param clock  local clock time, s since midnight of the place's day
 */
export function sunPosition(place: Place, clock: number, out: SunPosition): SunPosition {
  const days = dayNumber(place.date) + clock / 86_400 - place.utcOffset / 24;
  const century = days / 36_525;
  const meanLongitude = 280.46646 + century * (36_000.76983 + century * 0.0003032);
  const anomaly = 357.52911 + century * (35_999.05029 - 0.0001537 * century);
  const eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century);
  const centre =
    sine(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century)) +
    sine(2 * anomaly) * (0.019993 - 0.000101 * century) +
    sine(3 * anomaly) * 0.000289;
  const node = 125.04 - 1934.136 * century;
  const longitude = meanLongitude + centre - 0.00569 - 0.00478 * sine(node);
  const obliquity =
    23 +
    (26 + (21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))) / 60) / 60 +
    0.00256 * cosine(node);
  const declination = Math.asin(sine(obliquity) * sine(longitude));

  // Equation of time, min: by how much a sundial is ahead of the mean sun.
  const y = Math.tan(obliquity / 2 / RADIAN) ** 2;
  const equation =
    4 *
    RADIAN *
    (y * sine(2 * meanLongitude) -
      2 * eccentricity * sine(anomaly) +
      4 * eccentricity * y * sine(anomaly) * cosine(2 * meanLongitude) -
      0.5 * y * y * sine(4 * meanLongitude) -
      1.25 * eccentricity * eccentricity * sine(2 * anomaly));
  const solarMinutes = clock / 60 + equation + 4 * place.longitude - 60 * place.utcOffset;
  const hourAngle = solarMinutes / 4 - 180;

  // The sun in east, north and up.
  const up =
    sine(place.latitude) * Math.sin(declination) + cosine(place.latitude) * Math.cos(declination) * cosine(hourAngle);
  const east = -Math.cos(declination) * sine(hourAngle);
  const north =
    cosine(place.latitude) * Math.sin(declination) - sine(place.latitude) * Math.cos(declination) * cosine(hourAngle);
  out.elevation = Math.asin(Math.min(1, Math.max(-1, up))) * RADIAN;
  out.bearing = (Math.atan2(east, north) * RADIAN + 360) % 360;
  return out;
}

const position: SunPosition = { elevation: 0, bearing: 0 };

/** Unit vector in the frame of the picture towards where the sun is seen from the ground, refraction included. */
export function sunTowards<V extends { x: number; y: number; z: number }>(place: Place, clock: number, out: V): V {
  const { elevation, bearing } = sunPosition(place, clock, position);
  const seen = elevation + refraction(elevation);
  out.x = cosine(seen) * cosine(bearing - place.heading);
  out.y = sine(seen);
  out.z = cosine(seen) * sine(bearing - place.heading);
  return out;
}
