import type * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import type { Jump } from '../../src/jumps/jump';
import { defaultsOf } from '../../src/parameters/values';
import type { Recording } from '../../src/recording/recording';
import { createSample, type Sample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { type Builder, createBuilder } from '../../src/scene/build/builder';
import { createFrame } from '../../src/scene/viewport';
import { createWorld, type World } from '../../src/scene/world';

function record(jump: Jump, values = {}): Recording {
  return simulate(jump, { ...defaultsOf(jump.parameters), ...values });
}

const worker = createBuilder();
const bakes: Promise<unknown>[] = [];
/** Tells what is baked, which no progress does. */
const builder = Object.assign(Object.create(worker) as Builder, {
  run(...asked: Parameters<Builder['run']>) {
    const made = worker.run(...asked);
    if (asked[0] === 'bake') bakes.push(made);
    return made;
  },
});

/** Waits until all long work has come back and is shown; bakes are asked for once a recording has stayed a while. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.all(bakes);
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (builder.progress.asked > builder.progress.done);
}

/** Usage of what is shaped anew as time goes on. */
const DYNAMIC = 35048;

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

/** All that is posed: places, bones, cloth and uniforms of what can be seen, in as many digits as a picture has. */
function pictureOf(world: World): string {
  const numbers: number[] = [];
  world.picture.camera.matrixWorld.toArray(numbers, 0);
  world.picture.scene.traverseVisible((object) => {
    numbers.push(...object.matrixWorld.elements);
    for (const bone of (object as Partial<THREE.SkinnedMesh>).skeleton?.bones ?? [])
      numbers.push(...bone.matrixWorld.elements);
    const { geometry, material } = object as Partial<THREE.Mesh<THREE.BufferGeometry, THREE.ShaderMaterial>>;
    const corners = geometry?.getAttribute('position') as THREE.BufferAttribute | undefined;
    if (corners?.usage === DYNAMIC) numbers.push(...corners.array);
    for (const [name, { value }] of Object.entries(material?.uniforms ?? {})) {
      // The table of the sky is drawn anew in steps of the eye's height, too small to be seen.
      if (name === 'airSkyHeight') continue;
      if (typeof value === 'number') numbers.push(value);
      else if ('isVector3' in (value ?? {})) numbers.push(value.x, value.y, value.z);
    }
  });
  return numbers.map((number) => number.toPrecision(6)).join();
}

describe.each(jumps.map((jump) => [jump.id, jump] as const))('world of %s', (_id, jump) => {
  const recording = record(jump);
  const world = createWorld(jump, 'low', builder);
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

  it('opens the orbit camera to the side of the jumper, however early it is asked for', () => {
    const early = createWorld(jump, 'low', builder);
    early.setCamera('orbit');
    early.setRecording(recording);
    show(early, sampleAt(recording, 4, createSample()));
    const view = early.picture.camera.getWorldDirection(early.picture.camera.position.clone());
    expect(Math.abs(view.y)).toBeLessThan(0.5);
    early.dispose();
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
        if (Math.abs(eye.z) < 8) expect(height, `${key} at ${time} s`).toBeGreaterThan(0.3);
      }
    }
    world.setCamera('chase');
  });

  it('shows the same picture however one came to it: played, backwards, or in one leap', async () => {
    const sample = createSample();
    const ghost = record(jump, { canopyArea: 30, temperatureOffset: 15 });
    world.setGhost(ghost);
    world.setCamera('auto');
    const fresh = createWorld(jump, 'low', builder);
    fresh.setRecording(recording);
    fresh.setGhost(ghost);
    // Clouds are lit once the sun is known.
    for (const early of [world, fresh]) show(early, sampleAt(recording, 0, sample));
    await settled();
    const moments = [
      recording.start,
      0,
      0.4,
      3.2,
      ...recording.events.map((event) => event.time + 0.31),
      recording.end,
      recording.end + 2.5,
      recording.end + 14,
    ];
    for (const moment of moments) {
      const seen: string[] = [];
      const look = (at: World): void => {
        show(at, sampleAt(recording, moment, sample));
        seen.push(pictureOf(at));
      };
      for (let i = 8; i > 0; i--) show(world, sampleAt(recording, moment - i * 0.02, sample));
      look(world);
      for (let i = 8; i > 0; i--) show(world, sampleAt(recording, moment + i * 0.27, sample));
      look(world);
      show(world, sampleAt(recording, recording.end - moment, sample));
      look(world);
      look(fresh);
      expect(new Set(seen).size, `at ${moment} s`).toBe(1);
    }
    world.setGhost(null);
    fresh.dispose();
  });

  it('has the jumper in the middle of the default picture', () => {
    const sample = createSample();
    world.setCamera('chase');
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

  it('follows a slider without building the ground anew until the hand rests', async () => {
    const lip = { exitElevation: 1300, exitAltitude: 7_000 };
    await settled();
    const before = groundOf(world);
    for (let i = 0; i < 10; i++) {
      world.setRecording(record(jump, { canopyArea: 20 + i, ...(i % 2 ? lip : {}) }));
      show(world, sampleAt(recording, 1, createSample()));
    }
    expect(groundOf(world)).toBe(before);
    for (let i = 0; i < 12; i++) show(world, sampleAt(recording, 1, createSample()));
    await settled();
    // Only the cliff's ground depends on a parameter, the height of its lip.
    if (jump.id === 'cliff') expect(groundOf(world)).not.toBe(before);
    else expect(groundOf(world)).toBe(before);
    world.setRecording(recording);
    for (let i = 0; i < 12; i++) show(world, sampleAt(recording, 1, createSample()));
    await settled();
  });

  it('frees what it has built', () => {
    const doomed = createWorld(jump, 'low', builder);
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
