import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { jumpById } from '../../src/jumps';
import { defaultsOf } from '../../src/parameters/values';
import { windAt } from '../../src/physics/wind';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { createAircraft } from '../../src/scene/bodies/aircraft';
import { hold, holdDetails } from '../../src/scene/bodies/aircraft-hold';
import { FLOOR_HEIGHT, HINGE, HOLD_END, hullDetails, outside, SPAN, TAIL } from '../../src/scene/bodies/aircraft-hull';
import { steering } from '../../src/scene/bodies/bike-front';
import { ARM, FORK_LEAN, forkSlide, GRIPS, PEGS, REAR_AXLE, turnArm } from '../../src/scene/bodies/bike-measures';
import { BIKE_STATE_SIZE, BikeState, createBikeModel } from '../../src/scene/bodies/bike-model';
import { block, loft, panel, pipe, skin, turned } from '../../src/scene/bodies/pieces';
import { addPiece, createShape, type Shape, volumeOf } from '../../src/scene/bodies/shape';
import { createAirUniforms } from '../../src/scene/light/aerial';
import { pathPoints } from '../../src/scene/path';
import { createLaunchRamp } from '../../src/scene/settings/fjord/launch-ramp';
import { heightOn } from '../../src/scene/settings/fjord/ramp-parts';
import { type QualityTier, tiers } from '../../src/scene/tiers';

const names = ['low', 'medium', 'high'] as const satisfies readonly QualityTier[];
const PAINT = [0.5, 0.5, 0.5, 0.5, 0] as const;

/** Volume inside the triangles of a shape, m³. */
function volume({ position: p, index }: Shape): number {
  let sum = 0;
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => new THREE.Vector3().fromArray(p, 3 * index[i + k]!));
    sum += a!.dot(b!.clone().cross(c!));
  }
  return sum / 6;
}

/** Corner by corner, the box around all that is drawn of a skinned model. */
function posedBox(model: THREE.SkinnedMesh): THREE.Box3 {
  const box = new THREE.Box3();
  const at = new THREE.Vector3();
  const { position } = model.geometry.attributes;
  model.skeleton.update();
  for (let i = 0; i < position!.count; i++) box.expandByPoint(model.getVertexPosition(i, at));
  return box;
}

describe('pieces', () => {
  it('enclose the volume of their measures and face outwards, whichever way their rings run', () => {
    const cases: readonly (readonly [ReturnType<typeof block>, number, number])[] = [
      [block([3, 1, 2], [0.5, 1, 2], 0.001), 8, 0.01],
      [
        turned(
          [1, 2, 3],
          [1, 2, 5],
          [
            [0, 0.5],
            [1, 0.5],
          ],
          64,
        ),
        Math.PI * 0.5,
        0.01,
      ],
      [
        turned(
          [1, 2, 5],
          [1, 2, 3],
          [
            [0, 0.5],
            [1, 0.5],
          ],
          64,
        ),
        Math.PI * 0.5,
        0.01,
      ],
      [
        pipe(
          [
            [0, 0, 0],
            [1, 1, 0],
          ],
          0.1,
          48,
        ),
        Math.PI * 0.01 * Math.SQRT2,
        0.001,
      ],
      [
        loft(
          [
            [2, 1, 0.5, 0.25, 2],
            [0, 1, 0.5, 0.25, 2],
          ],
          64,
          1,
        ),
        Math.PI * 0.25,
        0.01,
      ],
      [
        panel(
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
          { thickness: 0.1, back: () => 5, bevel: 1e-4 },
          1,
        ),
        0.1,
        0.002,
      ],
    ];
    for (const [piece, expected, within] of cases) {
      const shape = createShape();
      addPiece(shape, piece, PAINT);
      expect(Math.abs(volumeOf(piece))).toBeCloseTo(volume(shape), 9);
      expect(Math.abs(volume(shape) - expected)).toBeLessThan(within);
    }
  });

  it('have unit normals on the side from which their triangles are seen, shared over flat angles alone', () => {
    const cube = createShape();
    addPiece(
      cube,
      skin([
        [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0],
        [0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1],
      ]),
      PAINT,
      0.7,
    );
    // Three faces meet in each of eight corners; each of two ends has its middle.
    expect(cube.position.length / 3).toBe(8 * 3 + 2);
    const bike = steering({ sides: 8, around: 12, steps: 2, knobs: 4, spokes: 4, small: true });
    const [p, n, index] = [bike.position, bike.normal, bike.index];
    let turnedAway = 0;
    for (let i = 0; i < index.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => new THREE.Vector3().fromArray(p, 3 * index[i + k]!));
      const face = b!.sub(a!).cross(c!.sub(a!)).normalize();
      for (let k = 0; k < 3; k++) {
        const normal = new THREE.Vector3().fromArray(n, 3 * index[i + k]!);
        expect(normal.length()).toBeCloseTo(1, 6);
        if (normal.dot(face) <= 0) turnedAway++;
      }
    }
    expect(turnedAway).toBe(0);
  });
});

describe('bike', () => {
  const model = createBikeModel(tiers.medium);
  const state = new Float64Array(BIKE_STATE_SIZE);
  const pose = (front: number, rear: number, steer = 0, turn = 0): void => {
    state[BikeState.FrontTravel] = front;
    state[BikeState.RearTravel] = rear;
    state[BikeState.FrontTurn] = turn;
    state[BikeState.RearTurn] = turn;
    state[BikeState.Steer] = steer;
    model.pose(state);
    model.object.skeleton.update();
  };
  const { position, skinIndex, skinWeight } = model.object.geometry.attributes;
  /** Corners that follow a bone alone. */
  const cornersOf = (bone: number): number[] => {
    const out: number[] = [];
    for (let i = 0; i < position!.count; i++) if (skinIndex!.getX(i) === bone && skinWeight!.getX(i) === 1) out.push(i);
    return out;
  };
  const [frontWheel, arm, rearWheel] = [3, 4, 5].map(cornersOf) as [number[], number[], number[]];
  const boxOf = (corners: readonly number[]): THREE.Box3 => {
    const box = new THREE.Box3();
    for (const i of corners) box.expandByPoint(model.object.getVertexPosition(i, new THREE.Vector3()));
    return box;
  };

  it('rests with both wheels on the ground line, 1.48 m apart, on tyres of 21 and 19 inches', () => {
    pose(0.1, 0.1);
    const [front, rear] = [boxOf(frontWheel), boxOf(rearWheel)];
    expect(Math.abs(front.min.y)).toBeLessThan(0.004);
    expect(Math.abs(rear.min.y)).toBeLessThan(0.004);
    const middle = (box: THREE.Box3): number => (box.min.x + box.max.x) / 2;
    expect(middle(front) - middle(rear)).toBeCloseTo(1.48, 2);
    // Rim of 21 inches and a tyre 80 mm high all round; 19 and 90 (ETRTO: bead seats of 533 and 482 mm).
    expect(front.max.y - front.min.y).toBeCloseTo(0.533 + 2 * 0.08, 1);
    expect(rear.max.y - rear.min.y).toBeCloseTo(0.482 + 2 * 0.09, 1);
  });

  it('has the height, width and length of its class', () => {
    pose(0.1, 0.1);
    const box = posedBox(model.object);
    // Overall length and width of the class: 2.18 m and 0.83 m.
    expect(box.max.x - box.min.x).toBeGreaterThan(2.1);
    expect(box.max.x - box.min.x).toBeLessThan(2.25);
    expect(box.max.z - box.min.z).toBeCloseTo(0.83, 1);
    expect(box.max.y).toBeLessThan(1.28);
  });

  it('moves the front axle along the fork, and the rear axle about the pivot of its arm', () => {
    const centre = (corners: readonly number[]): THREE.Vector3 => boxOf(corners).getCenter(new THREE.Vector3());
    pose(0.1, 0.1);
    const front = centre(frontWheel);
    const rear = centre(rearWheel);
    for (const travel of [0, 0.05, 0.2, 0.3]) {
      pose(travel, travel);
      const moved = centre(frontWheel).sub(front);
      expect(moved.x).toBeCloseTo(-Math.sin(FORK_LEAN) * (travel - 0.1), 4);
      expect(moved.y).toBeCloseTo(Math.cos(FORK_LEAN) * (travel - 0.1), 4);
      expect(moved.length()).toBeCloseTo(Math.abs(forkSlide(travel)), 4);
      const now = centre(rearWheel);
      // Travel of the rear wheel is measured upwards.
      expect(now.y - rear.y).toBeCloseTo(travel - 0.1, 4);
      expect(Math.hypot(now.x + 0.155, now.y - 0.425)).toBeCloseTo(ARM, 3);
      expect(boxOf(arm).max.y).toBeLessThan(0.8);
    }
    const turn = new Float64Array(2);
    turnArm(0.1, turn);
    expect(turn[0]).toBeCloseTo(1, 15);
    expect(turn[1]).toBeCloseTo(0, 15);
    expect(Math.hypot(REAR_AXLE[0] + 0.155, REAR_AXLE[1] - 0.425)).toBeCloseTo(ARM, 9);
  });

  it('keeps its wheels clear of both mudguards at full stroke', () => {
    pose(0.3, 0.3);
    const still = posedBox(model.object);
    const clear = (wheel: readonly number[], x0: number, x1: number): void => {
      const top = boxOf(wheel).max.y;
      let lowest = Number.POSITIVE_INFINITY;
      for (const bone of [0, 1]) {
        for (const i of cornersOf(bone)) {
          const [x, y, z] = [position!.getX(i), position!.getY(i), position!.getZ(i)];
          if (x > x0 && x < x1 && Math.abs(z) < 0.03 && y > 0.8) lowest = Math.min(lowest, y);
        }
      }
      expect(lowest).toBeLessThan(still.max.y);
      expect(top).toBeLessThan(lowest);
    };
    clear(frontWheel, 0.6, 0.75);
    clear(rearWheel, -0.85, -0.6);
  });

  it('turns its wheels forwards and its bars to the left with growing angles', () => {
    const first = frontWheel[0]!;
    pose(0.1, 0.1, 0, 0);
    const from = model.object.getVertexPosition(first, new THREE.Vector3());
    pose(0.1, 0.1, 0, 0.01);
    const to = model.object.getVertexPosition(first, new THREE.Vector3());
    // What is above the axle goes forward.
    expect((to.x - from.x) * (from.y - 0.345)).toBeGreaterThanOrEqual(0);
    const bars = cornersOf(1);
    const right = bars.reduce((best, i) => (position!.getZ(i) > position!.getZ(best) ? i : best));
    pose(0.1, 0.1, 0.3);
    expect(model.object.getVertexPosition(right, new THREE.Vector3()).x).toBeGreaterThan(position!.getX(right) + 0.05);
  });

  it('has grips and pegs where the rider holds on', () => {
    pose(0.1, 0.1);
    for (const [target, bone, reach] of [
      [GRIPS.right, 1, 0.04],
      [GRIPS.left, 1, 0.04],
      [PEGS.right, 0, 0.03],
      [PEGS.left, 0, 0.03],
    ] as const) {
      let nearest = Number.POSITIVE_INFINITY;
      for (const i of cornersOf(bone)) {
        const [x, y, z] = [position!.getX(i), position!.getY(i), position!.getZ(i)];
        if (Math.abs(z - target[2]) < 0.08) nearest = Math.min(nearest, Math.hypot(x - target[0], y - target[1]));
      }
      expect(nearest).toBeLessThan(reach);
    }
  });

  it('stays whole beyond the ends of every range', () => {
    for (const [front, rear, steer] of [
      [-1, 2, -9],
      [2, -1, 9],
      [0, 0.3, 0],
    ] as const) {
      pose(front, rear, steer, 1e6);
      const box = posedBox(model.object);
      for (const v of [...box.min.toArray(), ...box.max.toArray()]) expect(Math.abs(v)).toBeLessThan(1.5);
    }
  });

  it('costs what its tier allows', () => {
    for (const [name, most] of [
      ['low', 5_000],
      ['medium', 20_000],
      ['high', 30_000],
    ] as const) {
      const bike = createBikeModel(tiers[name]);
      expect(bike.object.geometry.index!.count / 3).toBeLessThanOrEqual(most);
      bike.dispose();
    }
  });
});

describe('aircraft', () => {
  const air = createAirUniforms();
  const boxOf = (position: readonly number[]): THREE.Box3 => new THREE.Box3().setFromArray(position);

  it('has the published length, span and height of the C-17A', () => {
    // Fact sheet of the U.S. Air Force: 174 ft long, 169 ft 10 in over the winglets, 55 ft 1 in high.
    for (const detail of ['far', ...names] as const) {
      const box = boxOf(outside(hullDetails[detail]).position);
      expect((box.max.x - box.min.x) / (174 * 0.3048)).toBeCloseTo(1, 2);
      expect((box.max.z - box.min.z) / (169.83 * 0.3048)).toBeCloseTo(1, 2);
      expect((box.max.y + FLOOR_HEIGHT) / (55.08 * 0.3048)).toBeCloseTo(1, 2);
    }
  });

  it('has a hold of 68 feet by 18 by 12, and a ramp of 20 feet whose end is the origin', () => {
    const { position, normal } = hold(holdDetails.medium, SPAN, TAIL);
    expect((HOLD_END - HINGE) / (68.2 * 0.3048)).toBeCloseTo(1, 1);
    expect(HINGE / (19.8 * 0.3048)).toBeCloseTo(1, 1);
    // Free height amidships, and the level floor to stand on where one leaves.
    let ceiling = Number.POSITIVE_INFINITY;
    let floor = Number.NEGATIVE_INFINITY;
    let wall = Number.POSITIVE_INFINITY;
    for (let i = 0; i < position.length; i += 3) {
      const [x, y, z] = [position[i]!, position[i + 1]!, position[i + 2]!];
      if (x > 15.5 && x < 18 && Math.abs(z) < 0.5 && y > 2.5 && normal[i + 1]! < -0.5) ceiling = Math.min(ceiling, y);
      if (x > 15.5 && x < 18 && z > 1 && y > 1.2 && y < 2.5 && normal[i + 2]! < -0.5) wall = Math.min(wall, z);
      if (Math.abs(x) < 0.05 && Math.abs(z) < 2.3 && y < 0.5) floor = Math.max(floor, y);
    }
    expect(ceiling / (12.33 * 0.3048)).toBeGreaterThan(0.93);
    expect(2 * wall).toBeGreaterThan(18 * 0.3048 * 0.97);
    expect(Math.abs(floor)).toBeLessThan(0.015);
  });

  it('keeps what is inside within the skin', () => {
    const lining = boxOf(hold(holdDetails.low, 0, TAIL).position.filter((_, i, all) => all[i - (i % 3)]! > HINGE + 1));
    expect(lining.max.z).toBeLessThan(3.43);
    expect(lining.min.z).toBeGreaterThan(-3.43);
  });

  it('is brightest below its lamps, lit by the jump light near it, and dark nowhere beyond reason', () => {
    const { position, lit, own } = hold(holdDetails.medium, SPAN, TAIL);
    let near = 0;
    let far = 1;
    for (let i = 0; i < position.length / 3; i++) {
      for (const v of [lit[3 * i]!, own[3 * i]!, own[3 * i + 1]!]) expect(Number.isFinite(v) && v >= 0).toBe(true);
      const away = Math.hypot(
        position[3 * i]! - 4.4,
        position[3 * i + 1]! - 2.55,
        Math.abs(position[3 * i + 2]!) - 2.5,
      );
      if (away < 1.2) near = Math.max(near, own[3 * i]!);
      if (away > 8) far = Math.min(far, own[3 * i]!);
    }
    expect(near).toBeGreaterThan(20 * far);
  });

  it('flies on at its speed', () => {
    const jump = jumpById('halo')!;
    const recording = simulate(jump, defaultsOf(jump.parameters));
    const aircraft = createAircraft(air, { value: new THREE.Vector3(1, 1, 1) }, 'low');
    aircraft.setRecording(recording);
    const sample = createSample();
    const speed = recording.values.aircraftSpeed as number;
    for (const t of [-2, 0, 40]) {
      aircraft.update(sampleAt(recording, t, sample), new THREE.Vector3(), null);
      expect(aircraft.object.position.x).toBeCloseTo(speed * t, 6);
    }
    aircraft.dispose();
  });

  it('costs what its tier allows', () => {
    for (const [name, most] of [
      ['low', 6_000],
      ['medium', 25_000],
      ['high', 35_000],
    ] as const) {
      const inside = hold(holdDetails[name], SPAN, TAIL).index.length / 3;
      expect(inside + outside(hullDetails[name]).index.length / 3).toBeLessThanOrEqual(most);
    }
    expect(outside(hullDetails.far).index.length / 3).toBeLessThan(2_500);
  });
});

describe('ramp at the lip', () => {
  const jump = jumpById('cliff')!;
  const air = createAirUniforms();
  const defaults = defaultsOf(jump.parameters);
  const { rampAngle, rampSpeed } = jump.parameters as Record<string, { min: number; max: number }>;

  /** Highest point of the deck at x within the lane of the wheels. */
  function deckAt(geometry: THREE.BufferGeometry, x: number): number {
    const { position, normal } = geometry.attributes;
    const index = geometry.index!;
    let best = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < index.count; i += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => index.getX(i + k)) as [number, number, number];
      if (normal!.getY(a) < 0.5) continue;
      const [ax, az, bx, bz, cx, cz] = [a, b, c].flatMap((k) => [position!.getX(k), position!.getZ(k)]) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const whole = (bx - ax) * (cz - az) - (cx - ax) * (bz - az);
      if (Math.abs(whole) < 1e-9) continue;
      const z = 0.11;
      const u = ((x - ax) * (cz - az) - (cx - ax) * (z - az)) / whole;
      const w = ((bx - ax) * (z - az) - (x - ax) * (bz - az)) / whole;
      if (u < 0 || w < 0 || u + w > 1) continue;
      best = Math.max(best, position!.getY(a) * (1 - u - w) + position!.getY(b) * u + position!.getY(c) * w);
    }
    return best;
  }

  it('lies under the recorded run-up within a centimetre, at any angle and speed of the ramp', () => {
    for (const change of [
      {},
      { rampAngle: rampAngle!.min },
      { rampAngle: rampAngle!.max },
      { rampSpeed: rampSpeed!.min },
      { rampSpeed: rampSpeed!.max, rampAngle: rampAngle!.max },
    ]) {
      const recording = simulate(jump, { ...defaults, ...change });
      const ramp = createLaunchRamp(air);
      ramp.setRecording(recording);
      const { geometry } = ramp.object.children[0] as THREE.Mesh;
      for (const v of geometry.attributes.position?.array ?? []) if (!Number.isFinite(v)) throw new Error('no number');
      const way = pathPoints(recording.track, recording.start, 0, 0.1);
      const start = way[1]!;
      // From a standstill one steps off the rock.
      expect((geometry.index?.count ?? 0) > 0).toBe(start < -0.5);
      for (const x of [-0.2, -1.3, -4.4, -6.1]) {
        if (x < start) continue;
        expect(Math.abs(deckAt(geometry, x) - heightOn(way, x))).toBeLessThan(0.01);
      }
      ramp.dispose();
    }
  });

  it('stands on the ground and costs no more than 15,000 triangles', () => {
    const recording = simulate(jump, defaults);
    const ramp = createLaunchRamp(air);
    ramp.setRecording(recording);
    let triangles = 0;
    for (const part of ramp.object.children) triangles += (part as THREE.Mesh).geometry.index!.count / 3;
    expect(triangles).toBeLessThanOrEqual(15_000);
    const { position } = (ramp.object.children[0] as THREE.Mesh).geometry.attributes;
    // Under the highest part of the deck something reaches down to the plateau.
    let lowest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < position!.count; i++)
      if (position!.getX(i) > -6 && position!.getX(i) < -1) lowest = Math.min(lowest, position!.getY(i));
    const plateau = recording.environment.ground.heightAt(-4, 0);
    expect(lowest).toBeLessThan(plateau + 0.01);
    expect(lowest).toBeGreaterThan(plateau - 0.4);
    ramp.dispose();
  });

  it('blows its sock out along the wind, and lets it hang in still air', () => {
    const ramp = createLaunchRamp(air);
    const cloth = ramp.object.children[2]!;
    const blow = (wind: string): THREE.Vector3 => {
      const recording = simulate(jump, { ...defaults, wind });
      ramp.setRecording(recording);
      ramp.update(sampleAt(recording, -0.5, createSample()));
      return new THREE.Vector3(1, 0, 0).applyEuler(cloth.rotation);
    };
    expect(blow('').y).toBeLessThan(-0.95);
    const recording = simulate(jump, { ...defaults, wind: '0:20@200' });
    const blows = new Float64Array(2);
    windAt(recording.environment.wind, 1_000, 0, blows);
    const out = blow('0:20@200');
    // 20 knots: past where it stands out level.
    expect(Math.abs(out.y)).toBeLessThan(0.06);
    expect(out.x * blows[0]! + out.z * blows[1]!).toBeGreaterThan(0.99 * Math.hypot(blows[0]!, blows[1]!));
    ramp.dispose();
  });
});
