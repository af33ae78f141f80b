/**
 * A four-engine airlifter with its ramp open and light in the hold. Origin at the end of the ramp's floor, where the jumper
 * leaves; x to the nose, y up, z to the right, m. Flies on level at its speed.
 */
import * as THREE from 'three';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import { disposeTree } from '../disposal';
import { type AirUniforms, veilWithAir } from '../light/aerial';
import { bakeLight, floor, inside, lamps, merged, outside, stripped } from './aircraft-model';

export interface Aircraft {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  update(sample: Sample): void;
  dispose(): void;
}

/** @param white  brightness that comes out white on the screen: the hold is lit for eyes that are used to the light outside */
export function createAircraft(air: AirUniforms, white: THREE.IUniform<number>): Aircraft {
  const object = new THREE.Group();
  // Seen from both sides though most are closed: so all of a kind share one program.
  const grey = veilWithAir(new THREE.MeshLambertMaterial({ color: 0x7b848b, side: THREE.DoubleSide }), air);
  const lining = veilWithAir(new THREE.MeshBasicMaterial({ vertexColors: true, side: THREE.DoubleSide }), air);
  const deck = veilWithAir(
    new THREE.MeshLambertMaterial({
      color: 0x45474a,
      emissive: 0x4a3c28,
      emissiveIntensity: 0.5,
      side: THREE.DoubleSide,
    }),
    air,
  );
  const glow = veilWithAir(new THREE.MeshBasicMaterial({ vertexColors: true, side: THREE.DoubleSide }), air);
  const glass = veilWithAir(new THREE.MeshLambertMaterial({ color: 0x0b0e12, side: THREE.DoubleSide }), air);
  object.add(
    new THREE.Mesh(outside(), grey),
    new THREE.Mesh(bakeLight(inside()), lining),
    new THREE.Mesh(floor(), deck),
    new THREE.Mesh(lamps(), glow),
    new THREE.Mesh(stripped(new THREE.BoxGeometry(0.9, 0.62, 2.9).rotateZ(0.5).translate(34.2, 2.75, 0)), glass),
  );
  for (const part of object.children) {
    part.onBeforeRender = () => {
      lining.color.setScalar(1.1 * white.value);
      glow.color.setRGB(5, 3.8, 2.3).multiplyScalar(white.value);
      deck.emissiveIntensity = 0.4 * white.value;
    };
  }
  const jet = object.children.slice();
  // Where nothing flies on, one steps from under a balloon: a pressure cabin with a board before its door.
  const cabin = new THREE.Mesh(
    merged([
      stripped(new THREE.SphereGeometry(1.5, 28, 18).translate(2.1, 1.1, 0)),
      stripped(new THREE.CylinderGeometry(1.25, 1.25, 0.5, 24).translate(2.1, -0.4, 0)),
      stripped(new THREE.BoxGeometry(1.5, 0.06, 0.9).translate(0.25, -0.03, 0)),
      stripped(new THREE.CylinderGeometry(0.02, 0.02, 60, 6).translate(2.1, 32, 0)),
    ]),
    veilWithAir(new THREE.MeshLambertMaterial({ color: 0xc9c7bf, side: THREE.DoubleSide }), air),
  );
  object.add(cabin);
  for (const part of object.children) {
    part.castShadow = true;
    part.receiveShadow = true;
  }
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
      for (const part of jet) part.visible = speed > 0;
      cabin.visible = speed === 0;
    },
    update(sample) {
      const x = speed * sample.time;
      object.position.set(x, height, 0);
      // Ten minutes on it is out of sight.
      object.visible = Math.abs(x) < 60_000;
    },
    dispose: () => disposeTree(object),
  };
}
