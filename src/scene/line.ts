/** Straight pieces drawn as bands of even width on the screen, however far away: one instance a piece. */
import * as THREE from 'three';

/**
 * For a vertex shader whose `position` is a corner of {@link lineCorners}. Points are relative to the eye.
 *
 * `cutAtEye` cuts a piece at a plane just before the eye, with the shares of its length that are left; false if nothing is.
 * `besideLine` is the place of a corner on the screen, `reach` pixels off the line.
 */
export const lineOnScreen = /* glsl */ `
  uniform vec2 halfScreen; // half the view in pixels
  bool cutAtEye(inout vec3 a, inout vec3 b, inout vec2 shares) {
    const float nearest = -0.3;
    if (a.z > nearest && b.z > nearest) return false;
    if (a.z > nearest) {
      float kept = (nearest - b.z) / (a.z - b.z);
      a = mix(b, a, kept);
      shares.x = mix(shares.y, shares.x, kept);
    }
    if (b.z > nearest) {
      float kept = (nearest - a.z) / (b.z - a.z);
      b = mix(a, b, kept);
      shares.y = mix(shares.x, shares.y, kept);
    }
    return true;
  }
  vec4 besideLine(vec3 a, vec3 b, vec3 corner, float reach) {
    vec4 clipA = projectionMatrix * vec4(a, 1.0);
    vec4 clipB = projectionMatrix * vec4(b, 1.0);
    vec2 direction = (clipB.xy / clipB.w - clipA.xy / clipA.w) * halfScreen;
    float length2 = dot(direction, direction);
    direction = length2 > 1e-8 ? direction * inversesqrt(length2) : vec2(1.0, 0.0);
    vec4 clip = corner.y < 0.5 ? clipA : clipB;
    clip.xy += vec2(-direction.y, direction.x) * corner.x * reach / halfScreen * clip.w;
    return clip;
  }`;

const corners = new Float32Array([-1, 0, 0, 1, 0, 0, -1, 1, 0, 1, 1, 0]);

/** Gives a geometry the four corners of a piece: across from -1 to 1, along from 0 to 1. */
export function lineCorners(geometry: THREE.BufferGeometry): void {
  geometry.setAttribute('position', new THREE.BufferAttribute(corners, 3));
  geometry.setIndex([0, 1, 2, 1, 3, 2]);
}

/** Half the size of what is drawn to, in pixels. */
export function takeScreen(renderer: THREE.WebGLRenderer, half: THREE.Vector2): void {
  const target = renderer.getRenderTarget();
  if (target) half.set(target.width / 2, target.height / 2);
  else renderer.getDrawingBufferSize(half).multiplyScalar(0.5);
}
