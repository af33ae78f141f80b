/**
 * Long work for the picture: pure functions from plain data to plain data, so that a worker can do it. What takes longer than a frame
 * or two is in slices, for a page that has to do it between its frames. No three here: the worker would have to load it.
 */

import { isSliced, type Sliced, whole } from '../../math/sliced';
import { figureSkin } from '../bodies/figure-skin';
import { buildClouds } from '../clouds/job';
import { puffTexels } from '../clouds/puff-texels';
import { waveTexels } from '../ground/wave-texels';
import { desertBuildings } from '../settings/desert/buildings';
import { desertGrain } from '../settings/desert/grain';
import { desertLitter } from '../settings/desert/litter';
import { desertLand, desertMap, desertShade } from '../settings/desert/map';
import { fjordFarm } from '../settings/fjord/farm-mesh';
import { fjordLandAndKeep, fjordPlants, fjordSunlight } from '../settings/fjord/land-jobs';
import { landTexels } from '../settings/fjord/land-texels';
import type { BakeInput } from './bake-job';

export const jobs = {
  /** What it takes is fetched with the first. */
  bake: async (input: BakeInput) => (await import('./bake-job')).bakeRun(input),
  figureSkin,
  clouds: buildClouds,
  puffs: puffTexels,
  desertGrain,
  desertThings: ({ share }: { readonly share: number }) => ({ ...desertBuildings(), ...desertLitter(share) }),
  desertLand,
  desertMap,
  desertShade,
  landTexels,
  waves: waveTexels,
  fjordFarm: (_: null) => fjordFarm(),
  fjordLand: fjordLandAndKeep,
  fjordPlants,
  fjordSunlight,
} as const;

export type JobName = keyof typeof jobs;
export type JobInput<K extends JobName> = Parameters<(typeof jobs)[K]>[0];
export type JobOutput<K extends JobName> = ResultOf<Awaited<ReturnType<(typeof jobs)[K]>>>;
type ResultOf<T> = T extends Sliced<infer R> ? R : T;

/** A job on its way to a worker and back. */
export interface JobRequest {
  readonly id: number;
  readonly job: JobName;
  readonly input: unknown;
}
export type JobReply =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly failure: string };

/** Begins a job once all that it takes is there. @returns its result, or the work that ends in it */
export async function beginJob(job: JobName, input: unknown): Promise<unknown> {
  return (jobs[job] as (input: unknown) => unknown)(input);
}

/** Does a job at once. */
export async function runJob(job: JobName, input: unknown): Promise<unknown> {
  const begun = await beginJob(job, input);
  return isSliced(begun) ? whole(begun) : begun;
}

/** Memory behind all arrays of a result, which a worker hands over instead of copying. */
export function buffersIn(value: unknown, found: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) buffersIn(part, found);
  }
  return found;
}
