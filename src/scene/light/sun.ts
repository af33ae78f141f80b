/**
 * Unit vector towards the sun.
 *
 * @param elevation  degrees above the horizon
 * @param azimuth    degrees from downrange towards the right
 */
export function sunTowards(elevation: number, azimuth: number): [x: number, y: number, z: number] {
  const e = (elevation * Math.PI) / 180;
  const a = (azimuth * Math.PI) / 180;
  return [Math.cos(e) * Math.cos(a), Math.sin(e), Math.cos(e) * Math.sin(a)];
}
