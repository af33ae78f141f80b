/**
 * Graphics cards count in single precision: seven digits. A body 7,620 m up and kilometres from the origin stands still in the
 * picture only if what they are given is small: places relative to the eye, bones relative to the body.
 */
import * as THREE from 'three';
import { expect, it } from 'vitest';
import { jumps } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { createBuilder } from '../../src/scene/build/builder';
import { createFrame } from '../../src/scene/viewport';
import { createWorld } from '../../src/scene/world';

const noRenderer = { setRenderTarget() {}, render() {}, clear() {} } as unknown as THREE.WebGLRenderer;
const builder = createBuilder({ createWorker: () => null });
const { fround } = Math;

/** x, y, z of a point through a matrix, in single or double precision, as a shader sums it up. */
function through(matrix: readonly number[], point: readonly number[], round: (x: number) => number): number[] {
  return [0, 1, 2].map((row) => {
    let sum = round(matrix[12 + row]!);
    for (const c of [0, 1, 2]) sum = round(sum + round(round(matrix[4 * c + row]!) * round(point[c]!)));
    return sum;
  });
}
const exact = (x: number): number => x;

it.each(jumps)('the bodies of $id stand still to half a millimetre wherever they are', async (jump) => {
  // 40 km from the origin and far up, by riding there.
  const far = simulate(jump, { ...defaultsOf(jump.parameters) });
  const world = createWorld(jump, 'low', builder);
  world.setRecording(far);
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (builder.progress.asked > builder.progress.done);
  const sample = createSample();
  const view = new THREE.Matrix4();
  const checked = { figure: 0, machine: 0 };
  for (const time of [0, 1, 4, 30, far.end - 5]) {
    sampleAt(far, time, sample);
    for (const [x, y, z] of [
      [0, 0, 0],
      [28_000, 0, -28_000],
      [0, 20_000, 0],
    ] as const) {
      sample.x += x;
      sample.y += y;
      sample.z += z;
      world.update(sample);
      world.picture.prepare(noRenderer, createFrame(1280, 720));
      world.picture.scene.updateMatrixWorld(true);
      const { camera } = world.picture;
      world.picture.scene.traverseVisible((object) => {
        const mesh = object as Partial<THREE.SkinnedMesh>;
        const corners = mesh.geometry?.getAttribute('position');
        if (
          !mesh.isMesh ||
          !corners ||
          !(mesh.material instanceof THREE.MeshStandardMaterial || mesh.material instanceof THREE.MeshLambertMaterial)
        )
          return;
        if (object.getWorldPosition(new THREE.Vector3()).distanceTo(camera.position) > 60) return;
        if (mesh.isSkinnedMesh) {
          expect(mesh.bindMode).toBe(THREE.DetachedBindMode);
          // Bones are sums of products in single precision too.
          for (const bone of mesh.skeleton!.bones)
            expect(bone.matrixWorld.elements.slice(12, 15).every((e) => Math.abs(e) < 20)).toBe(true);
        }
        view.multiplyMatrices(camera.matrixWorldInverse, object.matrixWorld);
        for (let i = 0; i < corners.count; i += Math.max(1, Math.floor(corners.count / 40))) {
          const point = [corners.getX(i), corners.getY(i), corners.getZ(i)];
          if (Math.hypot(...point) > 60) continue;
          const [a, b] = [through(view.elements, point, exact), through(view.elements, point, fround)];
          expect(Math.hypot(...a.map((value, c) => value - b[c]!)), `${object.type} at ${time} s`).toBeLessThan(0.0005);
          checked[mesh.isSkinnedMesh ? 'figure' : 'machine']++;
        }
      });
      sample.x -= x;
      sample.y -= y;
      sample.z -= z;
    }
  }
  // Some 40 corners of a mesh: figures and machines near the eye in at least eight of the fifteen views.
  expect(checked.figure).toBeGreaterThan(8 * 40);
  expect(checked.machine).toBeGreaterThan(8 * 40);
  world.dispose();
});
