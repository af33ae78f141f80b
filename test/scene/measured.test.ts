import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { bakeOf } from '../../src/bake/bake-of';
import { flySight2Of } from '../../src/exchange/flysight';
import { measuredJump } from '../../src/exchange/track-run';
import { jumps } from '../../src/jumps';
import { whole } from '../../src/math/sliced';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { createBuilder } from '../../src/scene/build/builder';
import { TRACK_TONE } from '../../src/scene/ghost-look';
import { createFrame } from '../../src/scene/viewport';
import { createWorld, type World } from '../../src/scene/world';
import { blurSpeeds, trackIn } from '../exchange/tracks';

const builder = createBuilder();
const noRenderer = { setRenderTarget() {}, render() {} } as unknown as THREE.WebGLRenderer;
const frame = createFrame(1280, 720, { top: 50, right: 0, bottom: 150, left: 280 });
/** Height of a man, and the steps in which he comes to a stop, m. */
const TALL = 1.9;
const STEPS = 2;

/** Middles of the jumpers in sight that are drawn in one colour. */
function figuresOf(world: World): THREE.Vector3[] {
  const found: THREE.Vector3[] = [];
  world.picture.scene.traverse((object) => {
    if (!(object instanceof THREE.SkinnedMesh) || object.parent instanceof THREE.SkinnedMesh) return;
    if (object.skeleton.bones.length < 10 || !(object.material instanceof THREE.ShaderMaterial)) return;
    if (!(object.material.uniforms.tone!.value as THREE.Color).equals(new THREE.Color(...TRACK_TONE))) return;
    for (let above: THREE.Object3D | null = object; above; above = above.parent) if (!above.visible) return;
    found.push(object.getWorldPosition(new THREE.Vector3()));
  });
  return found;
}

/** All arrays within hold finite numbers. */
function expectNumbers(baked: unknown): void {
  if (baked instanceof Float32Array || baked instanceof Float64Array) {
    expect(baked.every(Number.isFinite)).toBe(true);
  } else if (typeof baked === 'object' && baked) Object.values(baked).forEach(expectNumbers);
}

describe.each(jumps.map((jump) => [jump.id, jump] as const))('a measured jump in the picture of %s', (id, jump) => {
  const flown = run(jump, id === 'halo' ? { exitAltitude: 5_000 } : { rampSpeed: 30 });
  const measured = measuredJump(blurSpeeds(trackIn(flySight2Of(jump, flown, 5)), 0.2, 3));
  if (typeof measured === 'string') throw new Error(measured);
  const { recording } = measured;
  const own = run(jump);
  const sample = createSample();

  it('flies beside the run on show in a colour of its own, also when that has landed', () => {
    const world = createWorld(jump, 'low', builder);
    const show = (time: number) => {
      world.update(sampleAt(own, time, sample));
      world.picture.prepare(noRenderer, frame);
      world.picture.scene.updateMatrixWorld(true);
    };
    world.setRecording(own);
    show(1);
    expect(figuresOf(world)).toEqual([]);
    world.setTrack(recording);
    const at = createSample();
    for (let time = 2; time < recording.end + 3; time += recording.end / 25) {
      show(time);
      const [figure, ...others] = figuresOf(world);
      expect(others).toEqual([]);
      sampleAt(recording, time, at);
      const off = figure?.distanceTo(new THREE.Vector3(at.x, at.y, at.z)) ?? Number.NaN;
      expect(off, `at ${time} s`).toBeLessThan(time < recording.end ? TALL : TALL + STEPS);
    }
    world.setTrack(null);
    show(3);
    expect(figuresOf(world)).toEqual([]);
    world.dispose();
  });

  it('can be the run on show: everything has a place, and its body moves within reason', () => {
    const world = createWorld(jump, 'low', builder);
    // Another run stood there before, as in Compare.
    world.setRecording(own);
    world.update(sampleAt(own, 1, sample));
    world.setRecording(recording);
    for (let time = recording.start; time < recording.end + 2; time += recording.end / 60) {
      world.update(sampleAt(recording, time, sample));
      world.picture.prepare(noRenderer, frame);
      expect(world.picture.camera.position.toArray().every(Number.isFinite), `at ${time} s`).toBe(true);
    }
    world.picture.scene.traverse((object) => {
      if (!object.visible) return;
      expect(object.position.toArray().every(Number.isFinite), object.name).toBe(true);
      // Land that is drawn for another height of the lip is stretched: a track that knows of no wall must not flatten it.
      if (object.scale.x === 1 && object.scale.z === 1) expect(object.scale.y, object.name).toBeGreaterThan(0.1);
    });
    world.dispose();
    expectNumbers(whole(bakeOf(recording)));
  });
});
