/** Pilot chute, bridle and bag: out of the pocket and the container, and behind the wing once it is open. */
import { clamp, mix, smoothstep } from '../../math/smooth';
import type { Outfit } from './canopy-outfit';
import { hangUp, placeRing, type Rigging, ring } from './canopy-rigging';

/** Shares of the time from the pull to line stretch: the pilot chute is out of the hand; the bridle is taut and lifts the bag. */
const THROWN = 0.14;
const BRIDLE_TAUT = 0.42;
/** Shapes what flies out between the throw and line stretch, `share` of the way. */
export function shapeDeployment(outfit: Outfit, share: number): void {
  const { size, rigging, gear, bridleFrom, bridleTo, mouth } = outfit;
  hangUp(rigging, size, 1);
  const { pilot, pilotAxis, bag, look } = gear;
  const lift = clamp((share - BRIDLE_TAUT) / (1 - BRIDLE_TAUT), 0, 1);
  // From the back of the container, slowly at first: the lines come out stow by stow.
  const leaving = smoothstep(lift * 8);
  bag[0] = mix(-0.26, -0.04, leaving);
  bag[1] = mix(0.1, size.lines * 0.97, lift ** 1.5);
  bag[2] = 0;
  // In the container nothing is seen of it.
  gear.fullBag = lift > 0 ? 1 : -1;
  const out = smoothstep(share / THROWN);
  const stream = clamp((share - 0.6 * THROWN) / (BRIDLE_TAUT - 0.6 * THROWN), 0, 1);
  const rise = stream * (2 - stream);
  const far = 0.998 * look.bridle;
  // From the pocket at the right hip out to the side, then straight behind.
  pilot[0] = mix(-0.5, bag[0]! - 0.05, rise);
  pilot[1] = mix(mix(0.08, 0.3, out), bag[1]! + far, rise);
  pilot[2] = mix(mix(0.22, 0.9, out), 0, smoothstep(rise));
  gear.fullPilot = 0.05 + 0.95 * smoothstep((share - 0.2) / (BRIDLE_TAUT - 0.15));
  pilotAxis[0] = 0.05 * Math.sin(37 * share);
  pilotAxis[1] = 1;
  pilotAxis[2] = 0.05 * Math.cos(31 * share);
  bridleFrom.set(bag);
  bridleFrom[1]! += lift > 0 ? 0.14 : 0.05;
  bridleTo.set(pilot);
  mouth.set(bag);
  mouth[1]! -= 0.12;
  const { links, grommets } = rigging;
  for (let k = 0; k < 4; k++) {
    // Until the lines are taut the risers lie over the shoulders; the folded slider lies in the mouth of the bag.
    const taut = smoothstep(lift * 3);
    links[3 * k] = mix(-0.2, links[3 * k]!, taut);
    links[3 * k + 1] = mix(0.14, links[3 * k + 1]!, taut);
    grommets[3 * k] = mouth[0]! + 0.05 * (k < 2 ? 1 : -1);
    grommets[3 * k + 1] = mouth[1]! + 0.02;
    grommets[3 * k + 2] = mouth[2]! + 0.1 * (k % 2 === 0 ? -1 : 1);
  }
  stowToggles(rigging);
  gear.toggleSize = smoothstep(lift * 3);
}

/** Toggles sit on their risers until a hand takes them. */
function stowToggles(rigging: Rigging): void {
  for (let side = 0; side < 2; side++) {
    placeRing(rigging, side);
    rigging.toggles[3 * side] = ring[0]! - 0.01;
    rigging.toggles[3 * side + 1] = ring[1]! - 0.05;
    rigging.toggles[3 * side + 2] = ring[2]!;
  }
}

/**
 * Places bag and pilot chute on their bridle behind the top of the wing.
 *
 * @param unpacked  how far the cloth has slipped out of the bag, 0 to 1
 * @param since     s since the landing, over `ground`; 0 in the air
 */
export function trailBehind(
  outfit: Outfit,
  inflation: number,
  unpacked: number,
  since: number,
  ground: { heightAt(x: number, z: number): number },
): void {
  const { cells, size, ribs, gear, bridleFrom: top, bridleTo } = outfit;
  const rows = ribs.shares.length;
  const { pilot, pilotAxis, bag, look } = gear;
  const row = ribs.groupRows[1]! + 1;
  const o = 3 * (cells * rows + row);
  const above = ribs.upper[row]! * size.chord * ribs.tall[cells]!;
  for (let c = 0; c < 3; c++) top[c] = ribs.at[o + c]! + above * ribs.up[o + c]!;
  // Straight behind the fall at first, over the trailing edge once the wing flies.
  const flying = smoothstep((inflation - 0.35) / 0.5);
  // After the landing it hangs down behind and comes to lie.
  const hanging = 1.5 * smoothstep(since / 2.5);
  let x = -flying;
  let y = 1 - 0.8 * flying - hanging;
  const length = Math.sqrt(x * x + y * y);
  x /= length;
  y /= length;
  if (unpacked < 1) top[1] = mix(size.lines * 0.97, top[1]!, unpacked);
  const far = 0.995 * look.bridle;
  for (let c = 0; c < 3; c++) {
    const way = c === 0 ? x : c === 1 ? y : 0;
    pilot[c] = top[c]! + far * way;
    bag[c] = top[c]! + (0.25 + 0.1 * unpacked) * way + (c === 1 ? 0.12 - 0.15 * flying : 0);
    pilotAxis[c] = way;
  }
  gear.toggleSize = 1;
  gear.fullBag = 1 - unpacked;
  // Its cord draws it together as the wing fills.
  gear.fullPilot = 1 - 0.9 * smoothstep((inflation - 0.08) / 0.3);
  if (since > 0) {
    pilot[1] = Math.max(pilot[1]!, ground.heightAt(pilot[0]!, pilot[2]!) + 0.1);
    bag[1] = Math.max(bag[1]!, ground.heightAt(bag[0]!, bag[2]!) + 0.05);
    if (pilot[1]! < 1.2) {
      const flat = clamp(pilot[1]! - 0.1, 0, 1);
      pilotAxis[1]! *= flat;
      pilotAxis[0] = -Math.sqrt(1 - pilotAxis[1]! * pilotAxis[1]!);
    }
  }
  bridleTo.set(pilot);
}
