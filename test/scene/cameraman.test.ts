import * as THREE from 'three';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { halo } from '../../src/jumps/halo';
import { feet } from '../../src/parameters/units';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { createBuilder } from '../../src/scene/build/builder';
import { createWorld, type World } from '../../src/scene/world';

const builder = createBuilder();
// What is still to be worked out for these worlds is of no use to anybody.
afterAll(() => builder.dispose());
const sample = createSample();

/** The figures in sight: the jumper, then the cameraman. */
function figuresOf(world: World): THREE.SkinnedMesh[] {
  const found: THREE.SkinnedMesh[] = [];
  world.picture.scene.updateMatrixWorld(true);
  world.picture.scene.traverseVisible((object) => {
    if (object.name === 'figure') found.push(object as THREE.SkinnedMesh);
  });
  return found;
}

const jointsOf = (figure: THREE.SkinnedMesh): THREE.Vector3[] =>
  figure.skeleton.bones.map((bone) =>
    new THREE.Vector3().setFromMatrixPosition(bone.matrixWorld).applyMatrix4(figure.matrixWorld),
  );

describe.each([
  ['a diver', {}],
  ['one who falls belly to earth', { recoveryAltitude: feet(140_000) }],
] as const)('the cameraman beside %s', (_name, values) => {
  const recording = run(halo, values);
  const world = createWorld(halo, 'low', builder);
  world.setRecording(recording);
  world.setCamera('chase');

  it('never touches the other body, though their middles come to 3 ft', () => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let time = 4; time < 90; time += 0.5) {
      world.update(sampleAt(recording, time, sample));
      const [jumper, cameraman] = figuresOf(world).map(jointsOf) as [THREE.Vector3[], THREE.Vector3[]];
      for (const a of jumper) for (const b of cameraman) nearest = Math.min(nearest, a.distanceTo(b));
    }
    // Joints are half a limb within the body.
    expect(nearest).toBeGreaterThan(0.4);
    expect(nearest).toBeLessThan(0.95);
  });

  it('faces whom he films', () => {
    const front = new THREE.Vector3();
    const towards = new THREE.Vector3();
    for (let time = -0.5; time < 90; time += 1) {
      world.update(sampleAt(recording, time, sample));
      const [jumper, cameraman] = figuresOf(world) as [THREE.SkinnedMesh, THREE.SkinnedMesh];
      towards.setFromMatrixPosition(jumper.matrixWorld);
      front.setFromMatrixPosition(cameraman.matrixWorld);
      towards.sub(front).normalize();
      front.setFromMatrixColumn(cameraman.matrixWorld, 0).normalize();
      expect(front.dot(towards), `at ${time} s`).toBeGreaterThan(0.98);
    }
  });

  it('is not in his own picture, nor in any after he has opened his canopy', () => {
    world.setCamera('cameraman');
    world.update(sampleAt(recording, 20, sample));
    expect(figuresOf(world)).toHaveLength(1);
    world.setCamera('chase');
    world.update(sampleAt(recording, 20, sample));
    expect(figuresOf(world)).toHaveLength(2);
    world.update(sampleAt(recording, recording.end - 1, sample));
    expect(figuresOf(world)).toHaveLength(1);
  });
});
