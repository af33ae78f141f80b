/**
 * A four-engine airlifter with its ramp open and light in the hold. Origin at the end of the ramp's floor, where the jumper
 * leaves; x to the nose, y up, z to the right, m. Flies on level at its speed.
 */
import * as THREE from 'three';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { AirUniforms } from '../light/aerial';
import type { White } from '../light/light';
import { cabin } from './aircraft-cabin';
import { hold, holdDetails } from './aircraft-hold';
import type { Hold } from './aircraft-hold-light';
import { hullDetails, outside, SPAN, TAIL } from './aircraft-hull';
import { createHoldSurface, createSkin, type HoldUniforms } from './aircraft-surfaces';
import { HIP_HEIGHT } from './figure';
import { geometryOf } from './finish';

export interface Aircraft {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  /**
   * @param hips  of the jumper
   * @param lens  on the helmet of who films; null for nobody
   */
  update(sample: Sample, hips: THREE.Vector3, lens: THREE.Vector3 | null): void;
  dispose(): void;
}

/** From here on a simpler hull does. */
const FAR = 1_500;
/** The jump light turns green so long before the exit, s. */
const GREEN = -1.5;
/** Of the lens above the soles of who wears it, m. */
const LENS_HEIGHT = 1.79;
/** So far below nobody throws a shadow, m. */
const NOBODY = -1e4;
/** Ten minutes on it is out of sight. */
const OUT_OF_SIGHT = 60_000;

function holdGeometry(parts: Hold): THREE.BufferGeometry {
  const geometry = geometryOf(parts);
  geometry.deleteAttribute('finish');
  geometry.setAttribute('lit', new THREE.BufferAttribute(parts.lit, 3));
  geometry.setAttribute('own', new THREE.BufferAttribute(parts.own, 3));
  return geometry;
}

/**
 * @param white   brightness that comes out white on the screen: the hold is lit for eyes that are used to the light outside
 * @param detail  how finely it is made
 */
export function createAircraft(air: AirUniforms, white: White, detail: 'low' | 'medium' | 'high' = 'medium'): Aircraft {
  const object = new THREE.Group();
  const uniforms: HoldUniforms = {
    white,
    holdGreen: { value: 0 },
    holdBeacon: { value: 0 },
    holdPeople: { value: [new THREE.Vector3(), new THREE.Vector3()] },
  };
  const skin = createSkin(air);
  const surface = createHoldSurface(air, uniforms);
  const near = new THREE.Group();
  near.add(
    new THREE.Mesh(geometryOf(outside(hullDetails[detail])), skin),
    new THREE.Mesh(holdGeometry(hold(holdDetails[detail], SPAN, TAIL)), surface),
  );
  const far = new THREE.Mesh(geometryOf(outside(hullDetails.far)), skin);
  const jet = new THREE.LOD();
  jet.addLevel(near, 0);
  jet.addLevel(far, FAR);
  // Where nothing flies on, one steps from under a balloon.
  const gondola = new THREE.Mesh(geometryOf(cabin()), skin);
  object.add(jet, gondola);
  const people = uniforms.holdPeople.value;
  let speed = 0;
  let height = 0;
  return {
    object,
    setRecording(recording) {
      const given = recording.values.aircraftSpeed;
      const { times, states, count } = recording.track;
      let k = 0;
      while (k < count - 1 && times[k]! < 0) k++;
      height = states[9 * k + 1] ?? 0;
      speed = typeof given === 'number' ? given : (states[9 * k + 3] ?? 0);
      object.position.set(0, height, 0);
      jet.visible = speed > 0;
      gondola.visible = speed === 0;
    },
    update(sample, hips, lens) {
      const x = speed * sample.time;
      object.position.x = x;
      object.visible = Math.abs(x) < OUT_OF_SIGHT;
      uniforms.holdGreen.value = sample.time < GREEN ? 0 : 1;
      // Two flashes close together, once in a second and a half.
      const beat = sample.time / 1.5 - Math.floor(sample.time / 1.5);
      uniforms.holdBeacon.value = beat < 0.05 || (beat > 0.12 && beat < 0.17) ? 1 : 0;
      const first = people[0];
      const second = people[1];
      // Number by number: handed to a function each would be stored away as an object.
      first.x = hips.x - x;
      first.y = hips.y - HIP_HEIGHT - height;
      first.z = hips.z;
      second.x = lens ? lens.x - x : 0;
      second.y = lens ? lens.y - LENS_HEIGHT - height : NOBODY;
      second.z = lens ? lens.z : 0;
    },
    dispose() {
      for (const mesh of [...near.children, far, gondola]) (mesh as THREE.Mesh).geometry.dispose();
      skin.dispose();
      surface.dispose();
    },
  };
}
