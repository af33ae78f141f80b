import * as THREE from 'three';
import { beforeAll, describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import type { Jump } from '../../src/jumps/jump';
import { defaultsOf } from '../../src/parameters/values';
import type { Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { createBuilder } from '../../src/scene/build/builder';
import { cutsOf } from '../../src/scene/cameras/automatic';
import { cameraNamed, camerasOf } from '../../src/scene/cameras/cameras';
import { cuesOf } from '../../src/scene/cameras/shot';
import { createFrame } from '../../src/scene/viewport';
import { createWorld, type World } from '../../src/scene/world';

const builder = createBuilder();
const noRenderer = { setRenderTarget() {}, render() {}, getPixelRatio: () => 1 } as unknown as THREE.WebGLRenderer;
const sample = createSample();
const wide = createFrame(1280, 720);
const wideUnderPlates = createFrame(1280, 720, { top: 56, right: 356, bottom: 152, left: 280 });
const phone = createFrame(390, 844, { top: 60, right: 0, bottom: 190, left: 0 });

function record(jump: Jump, values = {}): Recording {
  return simulate(jump, { ...defaultsOf(jump.parameters), ...values });
}

function look(world: World, recording: Recording, time: number, frame = wide): void {
  world.update(sampleAt(recording, time, sample));
  world.picture.prepare(noRenderer, frame);
  world.picture.scene.updateMatrixWorld(true);
}

/** Ten moments of a jump: its beginning and end, the middle of what lies between its events, and right at them. */
function moments(recording: Recording): number[] {
  const { start, end } = recording;
  const times = [start, ...recording.events.map((event) => event.time), end];
  const found = times.flatMap((time, i) => [time, (time + (times[i + 1] ?? time)) / 2]);
  const step = found.length / 10;
  return Array.from({ length: 10 }, (_, i) => found[Math.floor(i * step)]!);
}

const ball = new THREE.Vector3();

describe.each(jumps.map((jump) => [jump.id, jump] as const))('cameras of %s', (_id, jump) => {
  const recording = record(jump);
  const world = createWorld(jump, 'low', builder);
  world.setRecording(recording);
  const modes = world.cameraModes.map(({ key }) => key);

  // The first ground is a rough one.
  beforeAll(async () => {
    look(world, recording, 0);
    do await new Promise((resolve) => setTimeout(resolve, 5));
    while (builder.progress.asked > builder.progress.done);
  }, 120_000);

  it.each(modes)('%s shows its subject whole at ten moments, on a wide screen and on a phone', (mode) => {
    world.setCamera(mode);
    for (const time of moments(recording)) {
      for (const frame of [wide, wideUnderPlates, phone]) {
        look(world, recording, time, frame);
        const { left, right, bottom, top, isAhead } = world.shown;
        const where = `${mode} at ${time} s in ${frame.width} x ${frame.height}`;
        expect(isAhead, where).toBe(true);
        expect(left, where).toBeGreaterThan(-1);
        expect(right, where).toBeLessThan(1);
        expect(bottom, where).toBeGreaterThan(-1);
        expect(top, where).toBeLessThan(1);
      }
    }
  });

  it('means the jumper by its subject, in every camera but that on the head of the jumper', () => {
    for (const mode of modes.filter((key) => key !== 'helmet')) {
      world.setCamera(mode);
      for (const time of moments(recording)) {
        look(world, recording, time);
        // Aboard the jumper walks to the edge of the ramp, of which the recording knows nothing.
        if (sample.phase === 'aboard' || world.shown.of !== 'jumper') continue;
        const { camera } = world.picture;
        ball.set(sample.x, sample.y + 0.97, sample.z).project(camera);
        const where = `${mode} at ${time} s`;
        expect(Math.abs(ball.x), where).toBeLessThan(1);
        expect(Math.abs(ball.y), where).toBeLessThan(1.05);
        expect(ball.z, where).toBeLessThan(1);
      }
    }
  });

  it('stands nowhere within the ground or the jumper', () => {
    for (const mode of modes) {
      world.setCamera(mode);
      for (let i = 0; i <= 150; i++) {
        const time = recording.start + ((recording.end - recording.start) * i) / 150;
        world.update(sampleAt(recording, time, sample));
        const { eyeHeight, distance } = world.shown;
        const where = `${mode} at ${time} s`;
        expect(eyeHeight, where).toBeGreaterThan(0.25);
        if (mode !== 'helmet') expect(distance, where).toBeGreaterThan(0.3);
      }
    }
  });

  it('cuts only at the moments that the edit names, and moves without a leap between them', () => {
    world.setCamera('auto');
    const cuts = cutsOf(jump.setting, cuesOf(recording), false).map(({ from }) => from);
    expect(cuts.filter(Number.isFinite).length).toBeGreaterThan(5);
    const step = 1 / 60;
    const eye = new THREE.Vector3();
    const before = new THREE.Vector3();
    const aim = new THREE.Vector3();
    const aimBefore = new THREE.Vector3();
    let leaps = 0;
    for (let time = recording.start; time < Math.min(recording.end, 130); time += step) {
      world.update(sampleAt(recording, time, sample));
      const { camera } = world.picture;
      eye.copy(camera.position);
      camera.getWorldDirection(aim);
      if (time > recording.start) {
        const wasCut = cuts.some((cut) => cut > time - step && cut <= time);
        const moved = eye.distanceTo(before);
        const turned = aim.angleTo(aimBefore);
        // An eye that goes along moves as the fastest jumper does; none turns by more than a pan past one who rushes by.
        if (!wasCut) {
          expect(moved, `moved at ${time} s`).toBeLessThan(130 * step + 0.2);
          expect(turned, `turned at ${time} s`).toBeLessThan(0.16);
        } else if (moved > 3) leaps++;
      }
      before.copy(eye);
      aimBefore.copy(aim);
    }
    expect(leaps).toBeGreaterThan(5);
  });

  it('neither shakes nor cuts quickly for those who asked for less motion', () => {
    const cues = cuesOf(recording);
    const cuts = cutsOf(jump.setting, cues, true).filter(({ from }) => Number.isFinite(from));
    expect(cuts.length).toBeLessThanOrEqual(1);
    world.setCamera('chase');
    const aimAt = (time: number): THREE.Vector3 => {
      world.update(sampleAt(recording, time, sample));
      return world.picture.camera.getWorldDirection(new THREE.Vector3());
    };
    /** Turn of the aim beyond an even one, rad. */
    const unevenness = (): number => {
      let most = 0;
      const middle = jump.id === 'halo' ? 40 : 12;
      for (let i = 0; i < 40; i++) {
        const [a, b, c] = [0, 1, 2].map((k) => aimAt(middle + (i + k) / 50)) as [
          THREE.Vector3,
          THREE.Vector3,
          THREE.Vector3,
        ];
        most = Math.max(most, a.add(c).sub(b.multiplyScalar(2)).length());
      }
      return most;
    };
    const shaken = unevenness();
    world.setCalm(true);
    const calm = unevenness();
    world.setCalm(false);
    expect(shaken).toBeGreaterThan(5e-4);
    expect(calm).toBeLessThan(5e-5);
  });
});

describe('names of cameras', () => {
  it('are kept for links from before', () => {
    expect(cameraNamed('follow')).toBe('chase');
    for (const old of ['orbit', 'side', 'ground']) expect(cameraNamed(old)).toBe(old);
    expect(cameraNamed('nonsense')).toBeNull();
    expect(cameraNamed('constructor')).toBeNull();
  });

  it('mean the counterpart where a place has no such camera', () => {
    const [halo, cliff] = jumps.map((jump) => createWorld(jump, 'low', builder)) as [World, World];
    cliff.setCamera('cameraman');
    expect(cliff.cameraMode).toBe('wall');
    halo.setCamera('ramp');
    expect(halo.cameraMode).toBe('aircraft');
    for (const world of [halo, cliff]) world.dispose();
  });

  it('are each in the menu of a place, automatic first', () => {
    for (const setting of ['desert', 'fjord'] as const) expect(camerasOf(setting)[0]?.key).toBe('auto');
    const keys = new Set([...camerasOf('desert'), ...camerasOf('fjord')].map(({ key }) => key));
    expect(keys.size).toBe(11);
  });
});

describe('the edit of unusual jumps', () => {
  it.each([
    ['no cameraman', { cameraman: false }],
    ['a pull at the exit', { openingAltitude: 9_000 }],
    ['no canopy', { openingAltitude: 0 }],
    ['a balloon', { aircraftSpeed: 0 }],
    ['an exit at 30 m', { exitAltitude: 400, landingElevation: 400 }],
  ] as const)('%s: in order, and every moment is shown', (_name, values) => {
    const halo = jumps.find((jump) => jump.id === 'halo')!;
    const recording = record(halo, values);
    const cuts = cutsOf('desert', cuesOf(recording), false);
    for (let i = 1; i < cuts.length; i++) expect(cuts[i]!.from).toBeGreaterThanOrEqual(cuts[i - 1]!.from);
    const world = createWorld(halo, 'low', builder);
    world.setRecording(recording);
    for (let i = 0; i <= 40; i++) {
      const time = recording.start + ((recording.end - recording.start) * i) / 40;
      look(world, recording, time);
      expect(world.shown.isAhead, `at ${time} s`).toBe(true);
    }
    world.dispose();
  });
});
