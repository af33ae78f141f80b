import type { Landmark } from '../../marks/marks';

/** Where the farm stands, m. */
export const BARN = { x: 806, z: 158 } as const;
export const CHURCH = { x: 930, z: 272 } as const;

/** Things of known height, m. */
export const fjordLandmarks: readonly Landmark[] = [
  { name: 'Barn', height: 9, x: BARN.x, z: BARN.z },
  { name: 'Church', height: 24, x: CHURCH.x, z: CHURCH.z },
];

/** Where light is taken from for the whole farm, m. */
export const farmYard: readonly [x: number, z: number] = [BARN.x, BARN.z];
