/** Where things stand that people have put up in the desert, and how high they are, m: in the frame of the map, but the pick-ups. */
import { trackAt } from './ways';

export const MAST = { height: 100, x: -390, z: -458 };
export const TOWER = { height: 30, x: trackAt(560) + 46, z: 560 };
export const SHED = { height: 3.2, x: trackAt(600) + 30, z: 622 };
/** From the landing, m: clear of where one glides in. */
export const PICKUP = { height: 1.9, x: -24, z: -41 };
