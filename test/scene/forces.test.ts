import * as THREE from 'three';
import { describe, expect, it, test } from 'vitest';
import { run } from '../../src/accuracy/flights';
import { halo } from '../../src/jumps/halo';
import { createRandom } from '../../src/math/random';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { ARROW } from '../../src/scene/forces/arrows';
import { createForceArrows, NEWTONS_PER_METRE } from '../../src/scene/forces/forces';
import { BOX, COMMA, endInside, glyphsOf, MOST_GLYPHS, moveApart } from '../../src/scene/forces/label-places';
import { distance, oklabToLinear, rampAt, rampColours, STEPS } from '../../src/scene/speed-ramp';
import { createFrame } from '../../src/scene/viewport';

/** By how much two boxes of a list cover each other, px; 0 if they do not. */
function covered(boxes: Float64Array, i: number, j: number): number {
  const [a, b] = [i * BOX, j * BOX];
  const over = (axis: number) =>
    boxes[a + 2 + axis]! + boxes[b + 2 + axis]! - Math.abs(boxes[a + axis]! - boxes[b + axis]!);
  return Math.min(Math.max(over(0), 0), Math.max(over(1), 0));
}

describe('labels', () => {
  it('that wish to stand at one place part, and stay in the room', () => {
    const random = createRandom(5);
    const room = Float64Array.of(20, -10, 320, 200);
    for (let trial = 0; trial < 300; trial++) {
      const boxes = new Float64Array(6 * BOX);
      for (let i = 0; i < 6; i++) {
        boxes.set([20 + 300 * (random() - 0.5), -10 + 300 * (random() - 0.5), 40 + 30 * random(), 9], i * BOX);
      }
      moveApart(boxes, room);
      for (let i = 0; i < 6; i++) {
        const at = i * BOX;
        expect(Math.abs(boxes[at]! - 20) + boxes[at + 2]!).toBeLessThan(320.001);
        expect(Math.abs(boxes[at + 1]! + 10) + boxes[at + 3]!).toBeLessThan(200.001);
        for (let j = 0; j < i; j++) expect(covered(boxes, i, j), `trial ${trial}`).toBeLessThan(0.5);
      }
    }
  });

  it('with room stay where they wish to be, and one that is not shown moves nobody', () => {
    const boxes = Float64Array.of(0, 0, 40, 9, 0, 30, 40, 9, 0, 1, 0, 0);
    const wished = boxes.slice();
    moveApart(boxes, Float64Array.of(0, 0, 400, 300));
    expect(boxes).toEqual(wished);
  });

  it('of an arrow that leaves the view stand where it does', () => {
    const line = Float64Array.of(10, 0, 10, 900);
    endInside(line, Float64Array.of(0, 20, 300, 200));
    expect([...line]).toEqual([10, 0, 10, 220]);
    const within = Float64Array.of(10, 0, -60, 100);
    endInside(within, Float64Array.of(0, 20, 300, 200));
    expect([...within]).toEqual([10, 0, -60, 100]);
  });

  it.each([
    [0, '0'],
    [0.4, '0'],
    [981.6, '982'],
    [999.4, '999'],
    [1_177.3, '1,180'],
    [-4_312, '4,310'],
    [1_234_567, '1,234,570'],
    [3e12, '9,999,999'],
  ])('write %d as %s', (value, text) => {
    const out = new Uint8Array(MOST_GLYPHS);
    const count = glyphsOf(value, out);
    expect([...out.subarray(0, count)].map((glyph) => (glyph === COMMA ? ',' : String(glyph))).join('')).toBe(text);
  });
});

test('every arrow is as long as its force, on one scale', () => {
  // A canvas without letters: where there is no browser only the arrows can be looked at.
  const bare = { createElement: () => ({ getContext: () => null, width: 0, height: 0 }), fonts: null };
  Object.assign(globalThis, { document: bare });
  try {
    const arrows = createForceArrows({ value: new THREE.Vector3(1, 1, 1) });
    const recording = run(halo);
    const camera = new THREE.PerspectiveCamera(50, 1280 / 720, 0.1, 1e6);
    const hips = new THREE.Vector3(3, 900, 2);
    camera.position.set(9, 902, 2);
    camera.lookAt(hips);
    camera.updateMatrixWorld();
    arrows.setUnit('N');
    // Half a minute into the dive: weight, drag, and what is left of both.
    const sample = sampleAt(recording, 24, createSample());
    arrows.update(sample, hips, hips);
    arrows.prepare(camera, createFrame(1280, 720), { getPixelRatio: () => 1 });
    const mesh = arrows.object.children[0] as THREE.Mesh<THREE.InstancedBufferGeometry>;
    const data = (mesh.geometry.getAttribute('start') as THREE.InterleavedBufferAttribute).data.array;
    const reaches = Array.from({ length: mesh.geometry.instanceCount }, (_, i) => [
      ...data.slice(i * ARROW + 3, i * ARROW + 6),
    ]);
    expect(reaches).toHaveLength(3);
    const [sum, weight, drag] = reaches as [number[], number[], number[]];
    expect(weight[1]).toBeCloseTo((-sample.mass * sample.gravity) / NEWTONS_PER_METRE, 5);
    for (const axis of [0, 1, 2]) expect(weight[axis]! + drag[axis]!).toBeCloseTo(sum[axis]!, 5);
    expect(mesh.position).toEqual(hips);
    // The first lies under the others, broad.
    expect([...data.slice(9, 10)]).toEqual([1]);
    expect(arrows.object.visible).toBe(true);
    arrows.update(sampleAt(recording, recording.end + 1, sample), hips, hips);
    expect(arrows.object.visible).toBe(false);
    arrows.dispose();
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
});

describe('colours of speed', () => {
  /** As seen by eyes without one of the three cones: Viénot, Brettel and Mollon 1999 for red and green, linear light. */
  const eyes: Record<string, (c: readonly number[]) => number[]> = {
    'all cones': (c) => [...c],
    'no long cones': ([r = 0, g = 0, b = 0]) => [
      0.112 * r + 0.888 * g,
      0.112 * r + 0.888 * g,
      0.004 * r - 0.004 * g + b,
    ],
    'no middle cones': ([r = 0, g = 0, b = 0]) => [
      0.293 * r + 0.707 * g,
      0.293 * r + 0.707 * g,
      -0.021 * r + 0.021 * g + b,
    ],
    'no colour': ([r = 0, g = 0, b = 0]) => Array(3).fill(0.2126 * r + 0.7152 * g + 0.0722 * b),
  };
  /** Oklab from linear light: the other way than the ramp goes (Ottosson 2020). */
  function toOklab([r = 0, g = 0, b = 0]: readonly number[]): number[] {
    const [l, m, s] = [
      0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
      0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
      0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    ].map(Math.cbrt) as [number, number, number];
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  }
  const seen = (eye: string) => rampColours.map((colour) => toOklab(eyes[eye]!(colour)));

  it('are real colours, and come back from them', () => {
    expect(rampColours).toHaveLength(STEPS);
    for (const [i, colour] of rampColours.entries()) {
      for (const part of colour) expect(part).toBeGreaterThanOrEqual(0);
      for (const part of colour) expect(part).toBeLessThanOrEqual(1);
      expect(distance(toOklab(colour), rampAt(i / (STEPS - 1)))).toBeLessThan(1e-3);
    }
    expect(oklabToLinear([1, 0, 0]).map((part) => Math.round(part * 1e3) / 1e3)).toEqual([1, 1, 1]);
  });

  it('are even steps to the eye, but where the way bends', () => {
    const colours = seen('all cones');
    const steps = colours.slice(1).map((colour, i) => distance(colour, colours[i]!));
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.25);
  });

  it.each(Object.keys(eyes))('are told apart in order, brighter all the way, by eyes with %s', (eye) => {
    const colours = seen(eye);
    for (let i = 1; i < colours.length; i++) {
      expect(colours[i]![0]! - colours[i - 1]![0]!).toBeGreaterThan(0.02);
      for (let j = 0; j < i; j++) expect(distance(colours[i]!, colours[j]!)).toBeGreaterThan(0.03 * (i - j));
    }
  });
});
