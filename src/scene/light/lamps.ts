/** Sun, sky and ground as lights for people and machines, fitted to where they are. */
import * as THREE from 'three';
import { clamp } from '../../math/smooth';
import type { Tier } from '../tiers';
import type { Colour } from './atmosphere';
import type { Daylight } from './daylight';

export interface Lamps {
  readonly object: THREE.Object3D;
  /** What a white thread sends out there: it faces all sides at once. */
  readonly threads: THREE.Color;
  /**
   * Fits the light to a point.
   *
   * @param at      m
   * @param isWide  whether what casts shadows there is as wide as a canopy
   */
  update(at: THREE.Vector3, isWide: boolean): void;
  dispose(): void;
}

/** Around the point, shadows are cast within this distance, m. */
const BODY_REACH = 4.5;
const CANOPY_REACH = 12;

/** Irradiance of the first two bands of spherical harmonics per unit of their coefficients. */
const BANDS = [0.886227, 2 * 0.511664] as const;

/** A camera crew's fill under a high sun and at dusk: before a bright sky the side turned away from it would be black. */
const FILL = [1.5, 3.3] as const;
/** Sine of the elevation from which on the sun counts as high. */
const HIGH_SUN = 0.35;
/** Of the sun on a surface that faces it, on the side that one sees of a thread. */
const THREAD_SHARE = 0.5;

export function createLamps(daylight: Daylight, tier: Tier): Lamps {
  const sun = new THREE.DirectionalLight();
  const sky = new THREE.LightProbe();
  if (tier.shadowSize > 0) {
    sun.castShadow = true;
    sun.shadow.mapSize.setScalar(tier.shadowSize);
    sun.shadow.bias = -0.0008;
    sun.shadow.normalBias = 0.02;
  }
  const object = new THREE.Group();
  object.add(sun, sun.target, sky);
  const threads = new THREE.Color();
  const colour: Colour = [0, 0, 0];
  const facing = new Float64Array(12);
  const [mean, ofY, ofZ, ofX] = sky.sh.coefficients as [THREE.Vector3, THREE.Vector3, THREE.Vector3, THREE.Vector3];
  let wasWide: boolean | null = null;
  return {
    object,
    threads,
    update(at, isWide) {
      daylight.sunlight(at, colour);
      sun.color.r = colour[0];
      sun.color.g = colour[1];
      sun.color.b = colour[2];
      daylight.bodyLight(at, facing);
      const fill = FILL[1] + (FILL[0] - FILL[1]) * clamp(daylight.sun.y / HIGH_SUN, 0, 1);
      threads.r = (colour[0] * THREAD_SHARE + facing[0]!) / Math.PI;
      threads.g = (colour[1] * THREAD_SHARE + facing[1]!) / Math.PI;
      threads.b = (colour[2] * THREAD_SHARE + facing[2]!) / Math.PI;
      for (let i = 0; i < 12; i++) facing[i]! *= fill / (i < 3 ? BANDS[0] : BANDS[1]);
      mean.fromArray(facing, 0);
      ofX.fromArray(facing, 3);
      ofY.fromArray(facing, 6);
      ofZ.fromArray(facing, 9);
      sun.target.position.copy(at);
      sun.position.copy(daylight.sun).multiplyScalar(60).add(at);
      if (wasWide !== isWide) {
        wasWide = isWide;
        const reach = isWide ? CANOPY_REACH : BODY_REACH;
        const { camera } = sun.shadow;
        camera.left = camera.bottom = -reach;
        camera.right = camera.top = reach;
        camera.near = 1;
        camera.far = 140;
        camera.updateProjectionMatrix();
      }
    },
    dispose() {
      sun.dispose();
    },
  };
}
