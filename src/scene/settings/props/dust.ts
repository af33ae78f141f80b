/**
 * Dust that a bike throws up: behind its rear wheel on the gravel of the run-up, and where it hits the scree. Each puff is where its
 * age has brought it, a function of time alone; one draw.
 */
import * as THREE from 'three';
import { framesAt } from '../../../bake/bake';
import { BIKE, BIKE_WIDTH, type BikeBake, HIT_SIZE } from '../../../bake/bike-frames';
import { createRandom } from '../../../math/random';
import type { Recording } from '../../../recording/recording';
import { createSample } from '../../../recording/sample';
import { sampleAt } from '../../../recording/sample-at';
import { Dial } from '../../dial';
import { type AirUniforms, airBetween, airCommon } from '../../light/aerial';
import { puffFragment } from './smoke';

export interface Dust {
  readonly object: THREE.Mesh;
  /** Null takes it all away. */
  setBake(bake: BikeBake | null, recording: Recording): void;
  /** s since exit. */
  setTime(time: number): void;
  dispose(): void;
}

/** s for which a puff is seen. */
const LIFE = 7;
/** Shares of the puffs: behind the wheel, and for the hardest hit. */
const BEHIND_WHEEL = 0.5;
const HARDEST_HIT = 0.22;
/** The rear wheel touches the ground so far behind the origin of the machine, m. */
const REAR = -0.74;
/** The way is gravel where it lies less than this above the rock, m; above it there are boards. */
const FILL = 0.3;

const vertexShader = /* glsl */ `
  attribute vec4 born; // place, and time
  attribute vec4 thrown; // velocity, and size
  uniform float time;
  uniform vec2 wind;
  varying vec2 at;
  varying float dense;
  varying vec3 light;
  varying vec3 kept;
  varying vec3 glow;
  varying float seed;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  ${airCommon}
  ${airBetween}
  void main() {
    float age = time - born.w;
    if (age <= 0.0 || age >= ${LIFE.toFixed(1)}) {
      gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
      return;
    }
    // The air stops it at once; after that it hangs, spreads and drifts.
    vec3 centre = born.xyz + thrown.xyz * (1.0 - exp(-2.4 * age)) / 2.4;
    centre.xz += 0.6 * wind * max(age - 0.4, 0.0);
    centre.y += 0.16 * age;
    float size = thrown.w * (0.3 + 0.75 * sqrt(age));
    seed = fract(born.w * 13.7 + born.x * 3.1) * 17.0;
    float spin = seed + 0.25 * age * sin(seed);
    vec4 mvPosition = viewMatrix * vec4(centre, 1.0);
    vec2 corner = mat2(cos(spin), sin(spin), -sin(spin), cos(spin)) * position.xy;
    mvPosition.xy += corner * size;
    gl_Position = projectionMatrix * mvPosition;
    at = position.xy;
    float left = 1.0 - age / ${LIFE.toFixed(1)};
    dense = smoothstep(0.0, 0.12, age) * left * left * min(0.5, 0.34 / (0.4 + 0.3 * size));
    vec3 offset = transpose(mat3(viewMatrix)) * mvPosition.xyz;
    airBetween(offset, kept, glow);
    vec3 side = normalize(transpose(mat3(viewMatrix)) * vec3(corner, 0.6) + vec3(0.0, 0.4, 0.0));
    vec3 sun = sunlightAt(offset) * (0.2 + 0.35 * max(dot(side, airSun), 0.0));
    const vec3 stone = vec3(0.4, 0.365, 0.32);
    light = stone / 3.14159 * (sun + skylightOn(side) * 0.9);
    #include <logdepthbuf_vertex>
  }`;

/** @param puffs  how many at most */
export function createDust(air: AirUniforms, puffs: number): Dust {
  const geometry = new THREE.InstancedBufferGeometry();
  const square = new THREE.PlaneGeometry(2, 2);
  const born = new THREE.InstancedBufferAttribute(new Float32Array(4 * puffs), 4);
  const thrown = new THREE.InstancedBufferAttribute(new Float32Array(4 * puffs), 4);
  geometry.index = square.index;
  geometry.setAttribute('position', square.getAttribute('position'));
  geometry.setAttribute('born', born);
  geometry.setAttribute('thrown', thrown);
  geometry.instanceCount = 0;
  const wind = new THREE.Vector2();
  const uniforms = { ...air, time: new Dial(0), wind: { value: wind } };
  const material = new THREE.ShaderMaterial({
    uniforms,
    vertexShader,
    fragmentShader: puffFragment,
    transparent: true,
    depthWrite: false,
  });
  const object = new THREE.Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 3;
  object.visible = false;

  let first = 0;
  let last = 0;
  const add = (place: readonly number[], time: number, velocity: readonly number[], size: number): void => {
    if (geometry.instanceCount >= puffs) return;
    born.setXYZW(geometry.instanceCount, place[0]!, place[1]!, place[2]!, time);
    thrown.setXYZW(geometry.instanceCount, velocity[0]!, velocity[1]!, velocity[2]!, size);
    geometry.instanceCount++;
    first = Math.min(first, time);
    last = Math.max(last, time + LIFE);
  };

  /** Around a blow: outwards and up, more down the slope than against it. */
  function burst(hit: Float32Array, most: number, recording: Recording, random: () => number): void {
    const [time, x, , z, blow] = hit as unknown as [number, number, number, number, number];
    const { ground } = recording.environment;
    const strength = Math.min(1, blow / 30);
    const count = Math.round(most * Math.max(0.12, strength));
    for (let i = 0; i < count; i++) {
      const angle = 2 * Math.PI * random();
      const away = 1.4 * strength * Math.sqrt(random());
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const [px, pz] = [x + away * cos, z + away * sin];
      const out = (1 + 9 * strength) * (0.3 + 0.7 * random());
      const slope = ground.slopeAt(px, pz);
      const along = out * cos + 2 * strength;
      add(
        [px, ground.heightAt(px, pz) + 0.2, pz],
        time + 0.05 * random(),
        [along, slope * along + out * (0.35 + 0.9 * random()), out * sin],
        0.5 + (0.6 + 1.6 * strength) * random(),
      );
    }
  }

  /** Behind the wheel that drives, as long as it runs on gravel. */
  function trail({ frames }: BikeBake, { environment: { ground }, start }: Recording, random: () => number): void {
    const frame = new Float64Array(BIKE_WIDTH);
    const moment = new Float64Array(1);
    const middle = new THREE.Vector3();
    const turn = new THREE.Quaternion();
    const between = -start / (BEHIND_WHEEL * puffs);
    let before = Number.NaN;
    for (let time = start; time < 0; time += between) {
      moment[0] = time + 0.5 * between * random();
      framesAt(frames, moment, frame);
      const moved = frame[0]! - before;
      before = frame[0]!;
      if (!(moved > 0.02)) continue;
      turn.fromArray(frame, BIKE.orientation);
      middle.set(REAR, 0, 0).applyQuaternion(turn);
      const [x, y, z] = [frame[0]! + middle.x, frame[1]! + middle.y, frame[2]! + middle.z];
      if (y - ground.heightAt(Math.min(x, -2), 0) > FILL) continue;
      const back = -1.6 * random();
      add([x, y + 0.1, z], moment[0]!, [back, 0.5 + 0.7 * random(), 1.2 * (random() - 0.5)], 0.28 + 0.3 * random());
    }
  }

  return {
    object,
    setBake(bake, recording) {
      geometry.instanceCount = 0;
      first = Number.POSITIVE_INFINITY;
      last = Number.NEGATIVE_INFINITY;
      if (!bake) return;
      const random = createRandom(71);
      const sample = sampleAt(recording, bake.impact ?? 0, createSample());
      wind.set(sample.windX, sample.windZ);
      trail(bake, recording, random);
      for (let i = 0; i < bake.hits.length; i += HIT_SIZE) {
        burst(bake.hits.subarray(i, i + HIT_SIZE), HARDEST_HIT * puffs, recording, random);
      }
      born.needsUpdate = true;
      thrown.needsUpdate = true;
    },
    setTime(time) {
      uniforms.time.value = time;
      object.visible = geometry.instanceCount > 0 && time > first && time < last;
    },
    dispose() {
      geometry.dispose();
      square.dispose();
      material.dispose();
    },
  };
}
