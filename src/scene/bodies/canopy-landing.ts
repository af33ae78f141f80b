/** A canopy after the landing: from the frame of the flight into one that stands on the ground, and down with it. */
import * as THREE from 'three';
import { mix, smoothstep } from '../../math/smooth';
import type { Sample } from '../../recording/sample';
import type { Settle } from '../surface';
import { createFall, type Fall, PATCH_SIDE, SETTLED } from './canopy-fall';
import type { Outfit } from './canopy-outfit';
import { hangUp, RISER, runLines } from './canopy-rigging';
import { trailBehind } from './canopy-sequence';

/** Time after the end of a jump, and the ground there. */
export interface Afterwards {
  /** s since touchdown. */
  since: number;
  settle: Settle;
}

export interface Landing {
  readonly fall: Fall;
  /** Forgets where it came down. */
  reset(): void;
  /** The outfit has been shaped for the flight meanwhile. */
  lift(): void;
  /**
   * Takes over, at its first call, the wing that the outfit holds, and shapes what has become of it. The object is placed on the
   * ground.
   *
   * @returns whether anything changed
   */
  shape(sample: Sample, after: Afterwards, shoulders: THREE.Vector3, object: THREE.Object3D, fly: () => void): boolean;
}

const up = new THREE.Vector3(0, 1, 0);
const place = new THREE.Vector3();
const turn = new THREE.Quaternion();
/** How far apart the risers of either side hang once they have no load, m. */
const RISERS_ASIDE = 0.19;

export function createLanding(outfit: Outfit): Landing {
  const { cells, ribs, rigging } = outfit;
  const rows = ribs.shares.length;
  const fall = createFall(cells, ribs.count, rows);
  /** Where it is, and what it was last shaped for. Fractions: whole numbers would lay the object out for whole numbers. */
  const landed = { begun: false, x: 0.5, y: 0.5, z: 0.5, course: 0.5, since: Number.NaN };
  const stood = new THREE.Vector3(Number.NaN, 0, 0);
  const ends = new Float64Array(6);

  /** From the frame of the flight to that of the ground. */
  function bring(
    from: Float64Array,
    i: number,
    to: Float64Array,
    k: number,
    object: THREE.Object3D,
    isPlace: boolean,
  ): void {
    place.set(from[i]!, from[i + 1]!, from[i + 2]!).applyQuaternion(object.quaternion);
    if (isPlace) {
      place.add(object.position);
      place.x -= landed.x;
      place.y -= landed.y;
      place.z -= landed.z;
    }
    place.applyQuaternion(turn);
    to[k] = place.x;
    to[k + 1] = place.y;
    to[k + 2] = place.z;
  }

  function begin(sample: Sample, after: Afterwards, object: THREE.Object3D): void {
    landed.begun = true;
    landed.since = Number.NaN;
    landed.x = sample.x;
    landed.z = sample.z;
    after.settle(landed);
    landed.course = sample.course;
    turn.setFromAxisAngle(up, landed.course);
    for (let o = 0; o < ribs.at.length; o += 3) {
      bring(ribs.at, o, ribs.at, o, object, true);
      bring(ribs.up, o, ribs.up, o, object, false);
    }
    for (let side = 0; side < 2; side++) bring(rigging.links, 3 * (2 + side), ends, 3 * side, object, true);
    fall.reach = 1.6 * outfit.size.lines + 3;
    for (let i = 0; i < PATCH_SIDE; i++) {
      for (let k = 0; k < PATCH_SIDE; k++) {
        place.set(2 * i, 0, 2 * k).divideScalar(PATCH_SIDE - 1);
        place.x = (place.x - 1) * fall.reach;
        place.z = (place.z - 1) * fall.reach;
        place.applyAxisAngle(up, -landed.course);
        place.x += landed.x;
        place.z += landed.z;
        after.settle(place);
        fall.ground[i * PATCH_SIDE + k] = place.y - landed.y;
      }
    }
    place.set(sample.windX, 0, sample.windZ).applyQuaternion(turn);
    fall.wind[0] = place.x;
    fall.wind[1] = place.z;
    fall.begin(ribs, outfit.size, ends);
  }

  /** The risers follow the lines down; the slider stays on their links. */
  function lowerRisers(since: number, harness: THREE.Vector3): void {
    hangUp(rigging, outfit.size, 1);
    const { base, links, grommets } = rigging;
    const centre = 3 * (cells * rows + ribs.groupRows[1]!);
    const dx = ribs.at[centre]! - harness.x;
    const dz = ribs.at[centre + 2]! - harness.z;
    const flat = Math.max(0.01, Math.sqrt(dx * dx + dz * dz));
    const down = smoothstep((since - 0.6) / 2.4);
    for (let k = 0; k < base.length; k += 3) {
      base[k]! += harness.x;
      base[k + 1]! += harness.y;
      base[k + 2]! += harness.z;
      const aside = k % 6 === 0 ? -RISERS_ASIDE : RISERS_ASIDE;
      const lowX = 0.33 * (dx / flat) - 0.3 * aside * (dz / flat);
      const lowZ = 0.33 * (dz / flat) + aside * (0.4 + 0.6 * Math.abs(dx / flat));
      let x = mix(links[k]!, lowX, down) + harness.x - base[k]!;
      let y = mix(links[k + 1]!, -0.62 * RISER, down) + harness.y - base[k + 1]!;
      let z = mix(links[k + 2]!, lowZ, down) + harness.z - base[k + 2]!;
      const scale = 1 / Math.max(0.01, Math.sqrt(x * x + y * y + z * z));
      x *= scale;
      y *= scale;
      z *= scale;
      links[k] = base[k]! + RISER * x;
      links[k + 1] = base[k + 1]! + RISER * y;
      links[k + 2] = base[k + 2]! + RISER * z;
      grommets[k] = links[k]! + 0.08 * x + (k < 6 ? 0.03 : -0.03);
      grommets[k + 1] = links[k + 1]! + 0.08 * y;
      grommets[k + 2] = links[k + 2]! + 0.08 * z;
    }
  }

  return {
    fall,
    reset() {
      landed.begun = false;
    },
    lift() {
      landed.since = Number.NaN;
    },
    shape(sample, after, shoulders, object, fly) {
      if (!landed.begun) {
        fly();
        begin(sample, after, object);
      }
      object.position.set(landed.x, landed.y, landed.z);
      object.quaternion.setFromAxisAngle(up, -landed.course);
      const since = Math.min(after.since, SETTLED);
      if (landed.since === since && stood.equals(shoulders)) return false;
      landed.since = since;
      stood.copy(shoulders);
      fall.shape(since, ribs, outfit.size);
      place.copy(shoulders).sub(object.position).applyAxisAngle(up, landed.course);
      lowerRisers(since, place);
      runLines(rigging, ribs);
      trailBehind(outfit, 1, 1, since, fall);
      return true;
    },
  };
}
