import { type Ground, profileGround } from './ground';

/** Height of the lip above the landing for which the profile was drawn, m: 1,246 m less 150 m. */
const DRAWN_DROP = 1096;

/**
 * Metres out from the lip and metres below it. Chosen, not surveyed: it stays under the wingsuit tracks flown there and
 * under the default path, and holds the scree bench on which the film's bikes came to rest (physics/README.md, "Ground").
 */
const drops: readonly (readonly [out: number, below: number])[] = [
  [0, 0],
  [60, 290],
  [215, 385],
  [240, 620],
  [330, 900],
  [420, 1050],
  [500, 1096],
];

/** The plateau behind the lip lies this far below it, m; the ramp stands on it (chosen). */
export const PLATEAU_BELOW_LIP = 2;
const PLATEAU_EDGE = -1.5;

/**
 * The wall of Helsetkopen along the flight line, from the plateau to the valley floor.
 *
 * @param drop  height of the lip above the landing, m; the drawn profile is stretched to it
 */
export function helsetkopen(drop: number): Ground {
  const stretch = drop / DRAWN_DROP;
  const corners = [PLATEAU_EDGE, drop - PLATEAU_BELOW_LIP];
  for (const [out, below] of drops) corners.push(out, drop - below * stretch);
  return profileGround(Float64Array.from(corners));
}
