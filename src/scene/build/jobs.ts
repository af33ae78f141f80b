/**
 * Long work for the picture: pure functions from plain data to plain data, so that a worker can do it. No three here: the
 * worker would have to load it.
 */

import { bakeOf } from '../../bake/bake-of';
import { jumpById } from '../../jumps';
import type { JumpId } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import { simulate } from '../../recording/simulate';
import { figureSkin } from '../bodies/figure-skin';
import { buildClouds } from '../clouds/job';
import { puffTexels } from '../clouds/puff-texels';
import { waveTexels } from '../ground/wave-texels';
import { desertBuildings } from '../settings/desert/buildings';
import { desertGrain } from '../settings/desert/grain';
import { desertLitter } from '../settings/desert/litter';
import { desertLand, desertMap, desertShade } from '../settings/desert/map';
import { fjordFarm } from '../settings/fjord/farm-mesh';
import { fjordLandAndKeep, fjordPlants, fjordSunlight } from '../settings/fjord/land';
import { landTexels } from '../settings/fjord/land-texels';

/** What rigid bodies make of a jump: it is flown again, because that takes less time than to send a recording. */
const bake = ({ jump, values }: { readonly jump: JumpId; readonly values: Recording['values'] }) =>
  bakeOf(simulate(jumpById(jump), values));

export const jobs = {
  bake,
  figureSkin,
  clouds: buildClouds,
  puffs: ({ size }: { readonly size: number }) => puffTexels(size),
  desertGrain,
  desertThings: ({ share }: { readonly share: number }) => ({ ...desertBuildings(), ...desertLitter(share) }),
  desertLand,
  desertMap,
  desertShade,
  landTexels: ({ size }: { readonly size: number }) => landTexels(size),
  waves: ({ size }: { readonly size: number }) => waveTexels(size),
  fjordFarm: (_: null) => fjordFarm(),
  fjordLand: fjordLandAndKeep,
  fjordPlants,
  fjordSunlight,
} as const;

export type JobName = keyof typeof jobs;
export type JobInput<K extends JobName> = Parameters<(typeof jobs)[K]>[0];
export type JobOutput<K extends JobName> = ReturnType<(typeof jobs)[K]>;

/** A job on its way to a worker and back. */
export interface JobRequest {
  readonly id: number;
  readonly job: JobName;
  readonly input: unknown;
}
export type JobReply =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly failure: string };

export function runJob(job: JobName, input: unknown): unknown {
  return (jobs[job] as (input: unknown) => unknown)(input);
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
