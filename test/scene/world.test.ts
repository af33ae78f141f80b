import type * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import type { Jump } from '../../src/jumps/jump';
import { defaultsOf } from '../../src/parameters/values';
import type { Recording } from '../../src/recording/recording';
import { createSample, type Sample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { createFrame } from '../../src/scene/viewport';
import { createWorld, type World } from '../../src/scene/world';

function record(jump: Jump, values = {}): Recording {
  return simulate(jump, { ...defaultsOf(jump.parameters), ...values });
}

/** Stands in for the renderer where only tables are drawn with it. */
const noRenderer = { setRenderTarget() {}, render() {} } as unknown as THREE.WebGLRenderer;

/** The widest geometry in sight: a strip of the ground. */
function groundOf(world: World): THREE.BufferGeometry | null {
  let widest: THREE.BufferGeometry | null = null;
  let width = 0;
  world.picture.scene.traverse((object) => {
    const { geometry } = object as Partial<THREE.Mesh>;
    geometry?.computeBoundingSphere();
    const radius = geometry?.boundingSphere?.radius ?? 0;
    if (!geometry || radius <= width) return;
    widest = geometry;
    width = radius;
  });
  return widest;
}

function show(world: World, sample: Sample): void {
  world.update(sample);
  world.picture.prepare(noRenderer, createFrame(1280, 720));
  world.picture.scene.updateMatrixWorld(true);
}

/** Names of everything whose place in the picture is not a finite number. */
function lost(world: World): string[] {
  const out: string[] = [];
  const check = (object: THREE.Object3D): void => {
    if (!object.matrixWorld.elements.every(Number.isFinite)) out.push(object.type);
    const skinned = object as Partial<THREE.SkinnedMesh>;
    for (const bone of skinned.skeleton?.bones ?? [])
      if (!bone.matrixWorld.elements.every(Number.isFinite)) out.push('bone');
  };
  world.picture.scene.traverse(check);
  check(world.picture.camera);
  return out;
}

describe.each(jumps.map((jump) => [jump.id, jump] as const))('world of %s', (_id, jump) => {
  const recording = record(jump);
  const world = createWorld(jump.setting, 'low');
  world.setRecording(recording);

  it('poses every moment of the jump in every camera without losing a number', () => {
    const sample = createSample();
    for (const { key } of world.cameraModes) {
      world.setCamera(key);
      for (let i = 0; i <= 60; i++) {
        const time = recording.start + ((recording.end + 1 - recording.start) * i) / 60;
        show(world, sampleAt(recording, time, sample));
        expect(lost(world), `${key} at ${time} s`).toEqual([]);
      }
    }
  });

  it('stands still air, no speed and a fall upwards', () => {
    const sample = createSample();
    for (const oddity of [{ vx: 0, vy: 0, vz: 0 }, { vy: 80 }, { vx: -60, vz: 30 }, { ax: 0, ay: -9.8, az: 0 }]) {
      for (const time of [-1, 0.2, recording.end / 2, recording.end]) {
        Object.assign(sampleAt(recording, time, sample), oddity);
        show(world, sample);
        expect(lost(world), `${JSON.stringify(oddity)} at ${time} s`).toEqual([]);
      }
    }
  });

  it('keeps the cameras above the ground', () => {
    const { ground } = recording.environment;
    const sample = createSample();
    for (const { key } of world.cameraModes) {
      world.setCamera(key);
      for (let i = 0; i <= 200; i++) {
        const time = recording.start + ((recording.end - recording.start) * i) / 200;
        world.update(sampleAt(recording, time, sample));
        if (key === 'orbit') world.orbitBy(0.3, i % 2 === 0 ? -0.4 : 0.35);
        const eye = world.picture.camera.position;
        const height = eye.y - ground.heightAt(eye.x, eye.z);
        if (Math.abs(eye.z) < 8) expect(height, `${key} at ${time} s`).toBeGreaterThan(1);
      }
    }
    world.setCamera('follow');
  });

  it('shows the same picture when scrubbed as when played', () => {
    const at = (time: number): number[] => {
      world.update(sampleAt(recording, time, createSample()));
      return world.picture.camera.position.toArray();
    };
    const played = at(3.2);
    at(recording.end);
    expect(at(3.2)).toEqual(played);
  });

  it('has the jumper in the middle of the default picture', () => {
    const sample = createSample();
    world.setCamera('follow');
    for (let time = 0.6; time < recording.end; time += 0.7) {
      show(world, sampleAt(recording, time, sample));
      const { camera } = world.picture;
      const seen = camera.position
        .clone()
        .set(sample.x, sample.y + 0.97, sample.z)
        .project(camera);
      expect(Math.abs(seen.x), `x at ${time} s`).toBeLessThan(0.7);
      expect(Math.abs(seen.y), `y at ${time} s`).toBeLessThan(0.7);
      expect(camera.position.distanceTo(seen.set(sample.x, sample.y + 0.97, sample.z))).toBeLessThan(30);
    }
  });

  it('follows a slider without building the ground anew until the hand rests', () => {
    const lip = { exitElevation: 1300, exitAltitude: 7_000 };
    const before = groundOf(world);
    for (let i = 0; i < 10; i++) {
      world.setRecording(record(jump, { canopyArea: 20 + i, ...(i % 2 ? lip : {}) }));
      show(world, sampleAt(recording, 1, createSample()));
    }
    expect(groundOf(world)).toBe(before);
    for (let i = 0; i < 12; i++) show(world, sampleAt(recording, 1, createSample()));
    // Only the cliff's ground depends on a parameter, the height of its lip.
    if (jump.id === 'cliff') expect(groundOf(world)).not.toBe(before);
    else expect(groundOf(world)).toBe(before);
    world.setRecording(recording);
    for (let i = 0; i < 12; i++) show(world, sampleAt(recording, 1, createSample()));
  });

  it('frees what it has built', () => {
    const doomed = createWorld(jump.setting, 'low');
    doomed.setRecording(recording);
    doomed.update(sampleAt(recording, 1, createSample()));
    const alive = new Set<unknown>();
    doomed.picture.scene.traverse((object) => {
      const mesh = object as Partial<THREE.Mesh>;
      for (const thing of [mesh.geometry, mesh.material].flat()) {
        if (!thing) continue;
        alive.add(thing);
        (thing as THREE.EventDispatcher<{ dispose: object }>).addEventListener('dispose', () => alive.delete(thing));
      }
    });
    expect(alive.size).toBeGreaterThan(5);
    doomed.dispose();
    expect(alive.size).toBe(0);
  });
});
