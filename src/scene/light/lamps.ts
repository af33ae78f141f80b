/** Sun and sky light for the bodies of a place: the sun reddens and dims with the air above them. */
import * as THREE from 'three';
import type { PlaceLight } from '../settings/setting';
import type { Tier } from '../tiers';
import { SUN_IRRADIANCE, transmittance } from './atmosphere';

export interface Lamps {
  readonly object: THREE.Object3D;
  /** Fits the light to a point, m. */
  update(at: THREE.Vector3, reach: number): void;
  dispose(): void;
}

const STEPS = 24;
const TOP = 42_000;

export function createLamps(light: PlaceLight, tier: Tier): Lamps {
  const { air } = light;
  const colours = Array.from(
    { length: STEPS + 1 },
    (_, i) => new THREE.Color(...transmittance(air, TOP * (i / STEPS) ** 2, air.sun[1])),
  );
  const direction = new THREE.Vector3(...air.sun);
  const sun = new THREE.DirectionalLight(0xffffff, SUN_IRRADIANCE);
  const [r, g, b] = light.skyLight;
  const sky = new THREE.HemisphereLight(new THREE.Color(r, g, b), new THREE.Color(...air.ground), SUN_IRRADIANCE);
  const ground = new THREE.Color(...air.ground);
  if (tier.shadowSize > 0) {
    sun.castShadow = true;
    sun.shadow.mapSize.setScalar(tier.shadowSize);
    sun.shadow.bias = -0.0008;
    sun.shadow.normalBias = 0.02;
  }
  const object = new THREE.Group();
  object.add(sun, sun.target, sky);
  let boxed = 0;
  return {
    object,
    update(at, reach) {
      const place = Math.sqrt(at.y > 0 ? Math.min(at.y, TOP) / TOP : 0) * STEPS;
      const i = Math.min(Math.floor(place), STEPS - 1);
      sun.color.lerpColors(colours[i]!, colours[i + 1]!, place - i);
      // Light from below: ground lit by sun and sky, as seen through the air between.
      sky.groundColor
        .copy(ground)
        .multiply(sun.color)
        .multiplyScalar(0.35 * Math.max(air.sun[1], 0.05));
      sky.groundColor.r += 0.4 * r * ground.r;
      sky.groundColor.g += 0.4 * g * ground.g;
      sky.groundColor.b += 0.4 * b * ground.b;
      sun.target.position.copy(at);
      sun.position.copy(at).addScaledVector(direction, 60);
      if (boxed !== reach) {
        boxed = reach;
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
      sky.dispose();
    },
  };
}
