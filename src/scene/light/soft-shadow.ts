/** A soft dark disc where the sun would cast the shadow of a body onto the ground: near the ground it says how high one is. */
import * as THREE from 'three';
import { Dial } from '../dial';

export interface SoftShadow {
  readonly object: THREE.Object3D;
  /** Of the body, m. */
  radius: number;
  /** 0 to 1. */
  density: number;
  /** dy/dx of the ground. */
  slope: number;
  /**
   * @param at      middle of the body, m
   * @param ground  on the ground below it, m: its height counts
   */
  update(at: THREE.Vector3, ground: THREE.Vector3): void;
  dispose(): void;
}

const vertexShader = /* glsl */ `
  varying vec2 place;
  #include <common>
  #include <logdepthbuf_pars_vertex>
  void main() {
    place = position.xz;
    vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
    gl_Position = projectionMatrix * mvPosition;
    #include <logdepthbuf_vertex>
  }`;

const fragmentShader = /* glsl */ `
  varying vec2 place;
  uniform float density;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    gl_FragColor = vec4(0.0, 0.0, 0.0, density * (1.0 - smoothstep(0.2, 1.0, length(place))));
  }`;

/** Above this height the half-shadow has swallowed a body of a metre, m. */
const FADES_OVER = 45;

/** @param sun  unit vector towards the sun, as it stands at each update */
export function createSoftShadow(sun: THREE.Vector3, radius: number, density: number): SoftShadow {
  const geometry = new THREE.PlaneGeometry(2, 2).rotateX(-Math.PI / 2);
  const drawn = new Dial(0);
  const material = new THREE.ShaderMaterial({
    uniforms: { density: drawn },
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
  });
  const object = new THREE.Mesh(geometry, material);
  object.renderOrder = 2;
  object.matrixAutoUpdate = false;
  const { elements } = object.matrix;
  const shadow: SoftShadow = {
    object,
    radius,
    density,
    slope: 0,
    update(at, ground) {
      const { radius, density, slope } = shadow;
      const height = Math.max(0, at.y - ground.y);
      const soft = radius + height * 0.02;
      // A low sun draws the disc out along its direction and throws it far; a setting one has little light to keep away.
      const steep = Math.max(sun.y, 0.05);
      const stretch = Math.min(5, 1 / steep);
      const lit = Math.min(1, Math.max(0, sun.y / 0.08));
      const shown = density * lit * (1 - Math.min(1, height / FADES_OVER / Math.max(1, radius)));
      object.visible = shown > 0.01;
      const level = Math.sqrt(sun.x * sun.x + sun.z * sun.z);
      const x = level > 0 ? sun.x / level : 1;
      const z = level > 0 ? sun.z / level : 0;
      // Drawn out along the sun first, then laid on the slope. Straight into the matrix: angles would be stored away as objects.
      const c = 1 / Math.sqrt(1 + slope * slope);
      const s = slope * c;
      elements[0] = soft * stretch * c * x;
      elements[1] = soft * stretch * s * x;
      elements[2] = soft * stretch * z;
      elements[4] = -s;
      elements[5] = c;
      elements[8] = -soft * c * z;
      elements[9] = -soft * s * z;
      elements[10] = soft * x;
      const aside = (sun.x * height) / steep;
      elements[12] = at.x - aside;
      elements[13] = ground.y + 0.06 - slope * aside;
      elements[14] = at.z - (sun.z * height) / steep;
      object.matrixWorldNeedsUpdate = true;
      // A uniform stores each new number as an object; high above the ground this one stays.
      if (drawn.value !== shown) drawn.value = shown;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
  return shadow;
}
