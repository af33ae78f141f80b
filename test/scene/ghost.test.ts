import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import type { Jump } from '../../src/jumps/jump';
import { defaultsOf } from '../../src/parameters/values';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { createBuilder } from '../../src/scene/build/builder';
import { createMarkerPlace, placeMarker } from '../../src/scene/ghost-marker';
import { createFrame, fitCamera } from '../../src/scene/viewport';
import { createWorld, type World } from '../../src/scene/world';

const builder = createBuilder();
/** Height of a man in helmet and boots, m: in flight the hips are not farther from the recorded point, nor on a machine. */
const TALL = 1.9;
/** Steps in which he comes to a stop after the landing, m. */
const STEPS = 2;

function record(jump: Jump, values: object): Recording {
  return simulate(jump, { ...defaultsOf(jump.parameters), ...values });
}

/** Stands in for the renderer where only tables are drawn with it. */
const noRenderer = { setRenderTarget() {}, render() {} } as unknown as THREE.WebGLRenderer;
const frame = createFrame(1280, 720, { top: 50, right: 0, bottom: 150, left: 280 });

/** All geometries and materials in sight. */
function resources(world: World): Set<THREE.EventDispatcher<{ dispose: object }>> {
  const found = new Set<THREE.EventDispatcher<{ dispose: object }>>();
  world.picture.scene.traverse((object) => {
    const { geometry, material } = object as Partial<THREE.Mesh>;
    for (const thing of [geometry, material].flat()) if (thing) found.add(thing as never);
  });
  return found;
}

/** Corners of all lines of the given kind: time, x, y, z. */
function pathOf(world: World, isGhost: boolean): number[][] {
  const corners: number[][] = [];
  world.picture.scene.traverse((object) => {
    const { geometry, material } = object as THREE.Mesh<THREE.InstancedBufferGeometry, THREE.ShaderMaterial>;
    if (!object.visible || !geometry?.hasAttribute('speeds') || (material.uniforms.ghostly!.value === 1) !== isGhost)
      return;
    for (let i = 0; i < geometry.instanceCount; i++) {
      for (const name of i === 0 ? ['from', 'to'] : ['to']) {
        const at = geometry.getAttribute(name);
        corners.push([at.getW(i), at.getX(i), at.getY(i), at.getZ(i)]);
      }
    }
  });
  return corners;
}

/** Where the two jumpers stand: the one on show, and the ghost, whose look is a shader of its own. */
function figures(world: World): { own: THREE.Vector3; ghost: THREE.Vector3 | null } {
  const own: THREE.Vector3[] = [];
  const ghosts: THREE.Vector3[] = [];
  world.picture.scene.traverse((object) => {
    if (!(object instanceof THREE.SkinnedMesh) || object.parent instanceof THREE.SkinnedMesh) return;
    if (object.skeleton.bones.length < 10) return;
    const isGhost = object.material instanceof THREE.ShaderMaterial;
    const at = object.getWorldPosition(new THREE.Vector3());
    let shown = true;
    for (let above: THREE.Object3D | null = object; above; above = above.parent) shown &&= above.visible;
    if (!isGhost) own.push(at);
    else if (shown) ghosts.push(at);
  });
  return { own: own[0]!, ghost: ghosts[0] ?? null };
}

const changes = { halo: { mass: 130, openingAltitude: 500 }, cliff: { rampSpeed: 32, canopyArea: 30 } } as const;

describe.each(jumps.map((jump) => [jump.id, jump] as const))('ghost of %s', (id, jump) => {
  const before = record(jump, {});
  const after = record(jump, changes[id]);
  const world = createWorld(jump, 'low', builder);
  const sample = createSample();
  const show = (time: number): void => {
    world.update(sampleAt(after, time, sample));
    world.picture.prepare(noRenderer, frame);
    world.picture.scene.updateMatrixWorld(true);
  };
  world.setRecording(after);
  show(2);

  it('draws the path that the earlier run flew', () => {
    expect(pathOf(world, true)).toEqual([]);
    world.setGhost(before);
    show(2);
    const path = pathOf(world, true);
    expect(path.length).toBeGreaterThan(100);
    expect(path[0]![0]).toBeCloseTo(before.start, 4);
    expect(path.at(-1)![0]).toBeCloseTo(before.end, 4);
    const flown = createSample();
    for (const [time, x, y, z] of path) {
      sampleAt(before, time!, flown);
      // Single precision at this height, and the time it was rounded to.
      const bar = 2e-3 + 2e-5 * Math.hypot(flown.vx, flown.vy, flown.vz);
      expect(Math.abs(x! - flown.x), `x at ${time} s`).toBeLessThan(bar);
      expect(Math.abs(y! - flown.y), `y at ${time} s`).toBeLessThan(bar);
      expect(Math.abs(z! - flown.z), `z at ${time} s`).toBeLessThan(bar);
    }
  });

  it('stands where the earlier run was at the same time since exit', () => {
    world.setGhost(before);
    const flown = createSample();
    let seen = 0;
    for (let time = 1; time < after.end; time += after.end / 40) {
      show(time);
      const { ghost } = figures(world);
      if (!ghost) continue;
      seen++;
      sampleAt(before, time, flown);
      expect(ghost.distanceTo(new THREE.Vector3(flown.x, flown.y, flown.z)), `at ${time} s`).toBeLessThan(
        time <= before.end ? TALL : TALL + STEPS,
      );
    }
    expect(seen).toBeGreaterThan(15);
  });

  it('is not in the way of a jumper who does the same', () => {
    world.setGhost(record(jump, changes[id]));
    for (const time of [-2, 0.5, 3, after.end]) {
      show(time);
      expect(figures(world).ghost, `at ${time} s`).toBe(null);
    }
    world.setGhost(before);
  });

  it('hangs under its own canopy while the jumper still falls', () => {
    const early = record(
      jump,
      id === 'halo' ? { openingAltitude: 4_000 } : { openingRule: 'height', openingHeight: 600 },
    );
    world.setGhost(early);
    const time = (eventTime(early, 'inflated') ?? Number.NaN) + 2;
    expect(time).toBeLessThan(eventTime(after, 'pull') ?? Number.NEGATIVE_INFINITY);
    /** Highest half width of cloth in sight over the hips of its jumper, m: of the one on show, and of the ghost. */
    const wingOver = (isGhost: boolean): number => {
      const { own, ghost } = figures(world);
      const hips = isGhost ? ghost : own;
      const box = new THREE.Box3();
      let widest = 0;
      world.picture.scene.traverseVisible((object) => {
        const { geometry, material } = object as THREE.Mesh<THREE.BufferGeometry>;
        if (!geometry?.hasAttribute('weave') || material instanceof THREE.ShaderMaterial !== isGhost) return;
        box.setFromBufferAttribute(geometry.getAttribute('position') as THREE.BufferAttribute);
        const { max } = box;
        box.applyMatrix4(object.matrixWorld);
        if (hips && box.max.y > hips.y + 3) widest = Math.max(widest, max.z);
      });
      return widest;
    };
    show(time);
    // Half of the span of the smaller wing, of 24 m² at an aspect ratio over 2.
    expect(wingOver(true)).toBeGreaterThan(3);
    expect(wingOver(false)).toBe(0);
    world.setGhost(null);
    show(time);
    expect(wingOver(true)).toBe(0);
  });

  it('vanishes when it is taken away', () => {
    world.setGhost(before);
    world.setGhost(null);
    show(10);
    expect(pathOf(world, true)).toEqual([]);
    expect(figures(world).ghost).toBe(null);
    expect(pathOf(world, false).length).toBeGreaterThan(100);
  });

  it('builds nothing anew while a slider is dragged', () => {
    world.setGhost(before);
    const runs = [1.02, 1.05, 1.08].map((share) => record(jump, { canopyArea: 24 * share }));
    for (const run of runs) world.setRecording(run);
    show(3);
    const alive = resources(world);
    for (let i = 0; i < 30; i++) {
      world.setRecording(runs[i % 3]!);
      world.setGhost(i % 2 ? before : after);
      show(3);
    }
    expect([...resources(world)].filter((each) => !alive.has(each)).length).toBe(0);
    world.setRecording(after);
  });

  it('is freed with its world', () => {
    const doomed = createWorld(jump, 'low', builder);
    doomed.setRecording(after);
    const without = resources(doomed).size;
    doomed.setGhost(before);
    doomed.update(sampleAt(after, 1, createSample()));
    const alive = resources(doomed);
    // At least a figure, a wing, its gear and its lines.
    expect(alive.size).toBeGreaterThan(without + 3);
    for (const each of [...alive]) each.addEventListener('dispose', () => alive.delete(each));
    doomed.dispose();
    expect(alive.size).toBe(0);
  });

  it('lets go of what a lost graphics context took, and can be shown again', () => {
    world.setGhost(before);
    show(5);
    const held = resources(world);
    for (const each of [...held]) each.addEventListener('dispose', () => held.delete(each));
    world.picture.release();
    expect(held.size).toBe(0);
    expect(() => show(6)).not.toThrow();
    expect(pathOf(world, true).length).toBeGreaterThan(100);
  });
});

describe('marker', () => {
  const camera = new THREE.PerspectiveCamera();
  camera.position.set(0, 100, 0);
  camera.lookAt(0, 100, -1);
  camera.updateMatrixWorld();
  fitCamera(camera, { angle: 0.87 }, frame);
  const place = createMarkerPlace();
  const markerFor = (x: number, y: number, z: number) => {
    placeMarker(new THREE.Vector3(x, y, z), camera, frame, place);
    return { x: ((place.at.x + 1) / 2) * 1280, y: ((1 - place.at.y) / 2) * 720 };
  };

  it('stands on a ghost in sight, with its size on the screen', () => {
    const at = markerFor(0, 100, -50);
    expect(place.inSight).toBe(true);
    // The middle of the free part, where the camera looks.
    expect(at.x).toBeCloseTo((280 + 1280) / 2, 6);
    expect(at.y).toBeCloseTo((50 + 570) / 2, 6);
    const above = markerFor(0, 101.8, -50);
    expect(place.size).toBeCloseTo(at.y - above.y, 1);
  });

  it.each([
    ['to the right', [400, 100, -50], 'right'],
    ['behind, to the right', [4, 100, 50], 'right'],
    ['to the left', [-400, 100, -50], 'left'],
    ['behind, to the left', [-4, 100, 50], 'left'],
    ['above', [0, 900, -50], 'top'],
    ['straight below and behind', [0, 20, 1], 'bottom'],
  ] as const)('points from the edge to a ghost %s', (_where, [x, y, z], edge) => {
    const at = markerFor(x, y, z);
    expect(place.inSight).toBe(false);
    // Clear of the plates and of the edges of the window.
    expect(at.x).toBeGreaterThan(280 + 10);
    expect(at.x).toBeLessThan(1280 - 10);
    expect(at.y).toBeGreaterThan(50 + 10);
    expect(at.y).toBeLessThan(570 - 10);
    const [middleX, middleY] = [780, 310];
    if (edge === 'right') expect([at.x > middleX + 400, place.towards.x > 0.9]).toEqual([true, true]);
    if (edge === 'left') expect([at.x < middleX - 400, place.towards.x < -0.9]).toEqual([true, true]);
    if (edge === 'top') expect([at.y < middleY - 200, place.towards.y > 0.9]).toEqual([true, true]);
    if (edge === 'bottom') expect([at.y > middleY + 200, place.towards.y < -0.9]).toEqual([true, true]);
  });

  it('keeps its numbers wherever the ghost is', () => {
    for (const [x, y, z] of [
      [0, 100, 0],
      [0, 100, 1],
      [0, 100, -0.1],
      [1e7, -1e7, 3],
    ] as const) {
      const at = markerFor(x, y, z);
      expect(Number.isFinite(at.x + at.y + place.towards.x + place.towards.y + place.size)).toBe(true);
    }
  });
});
