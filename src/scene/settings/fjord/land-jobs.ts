/** The long work on the fjord: its land, and on that land sunlight and plants. For a worker, which remembers the land meanwhile. */
import type { Sliced } from '../../../math/sliced';
import { sunReaching } from '../../ground/daylight';
import { CENTRE, type FjordLand, type FjordLandInput, type FjordMesh, fjordLand } from './land';
import { type FjordPlants, plantFjord } from './plants';

/** The last land made here: sunlight is asked for it again and again. */
let kept: { key: string; mesh: FjordMesh } | null = null;

/** The land for the picture; its mesh is remembered for `fjordSunlight`. */
export function* fjordLandAndKeep(input: FjordLandInput): Sliced<FjordLand> {
  const land = yield* fjordLand(input);
  kept = {
    key: keyOf(input),
    // The arrays themselves are handed over to the page.
    mesh: {
      position: land.position.slice(),
      normal: land.normal.slice(),
      triangles: land.strips.map(({ index }) => index.slice()),
      rows: land.rows,
      columns: land.columns,
      cover: land.cover.slice(),
      shore: land.shore.slice(),
      centre: CENTRE,
    },
  };
  return land;
}

const keyOf = ({ lip, density }: { readonly lip: number; readonly density: number }): string => `${lip} ${density}`;

export interface FjordSunlightInput {
  readonly lip: number;
  readonly density: number;
  readonly towards: readonly [x: number, y: number, z: number];
  /** Edge of the map in which the shadows are found. */
  readonly size: number;
}

/** Share of the sun that reaches each corner of the land, 0 to 255. */
export function* fjordSunlight({ lip, density, towards, size }: FjordSunlightInput): Sliced<Uint8Array> {
  return yield* sunReaching(yield* meshOf(lip, density), towards, size);
}

function* meshOf(lip: number, density: number): Sliced<FjordMesh> {
  if (kept?.key !== keyOf({ lip, density }))
    yield* fjordLandAndKeep({ lip, density, skyDirections: 0, heightCell: 20 });
  return kept!.mesh;
}

export interface FjordPlantsInput {
  readonly lip: number;
  readonly density: number;
  readonly trees: number;
}

/** Trees and boulders on that land. */
export function* fjordPlants({ lip, density, trees }: FjordPlantsInput): Sliced<FjordPlants> {
  return yield* plantFjord(yield* meshOf(lip, density), trees);
}
