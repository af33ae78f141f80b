/** One material for machines of many: colour, roughness and metal belong to each corner. */
import * as THREE from 'three';
import type { Shape } from './shape';

/**
 * Colours and finish from the corners. Metal needs something to mirror: the light of the sky from where it looks, with a horizon,
 * instead of a picture of the surroundings.
 *
 * @param shiny  false for the plain kind without highlights, which costs least
 */
export function createFinish(shiny: boolean): THREE.Material {
  if (!shiny) return new THREE.MeshLambertMaterial({ vertexColors: true });
  const material = new THREE.MeshStandardMaterial({ vertexColors: true });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', 'attribute vec2 finish; varying vec2 ownFinish;\n#include <common>')
      .replace('#include <begin_vertex>', 'ownFinish = finish;\n#include <begin_vertex>');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', 'varying vec2 ownFinish;\n#include <common>')
      .replace('#include <roughnessmap_fragment>', 'float roughnessFactor = ownFinish.x;')
      .replace('#include <metalnessmap_fragment>', 'float metalnessFactor = ownFinish.y;')
      .replace(
        '#include <lights_fragment_end>',
        /* glsl */ `
        #ifdef USE_LIGHT_PROBES
          vec3 mirrored = reflect(-geometryViewDir, geometryNormal);
          float rises = inverseTransformDirection(mirrored, viewMatrix).y;
          float horizon = smoothstep(-0.12, 0.1, rises) * (1.35 - 0.5 * max(rises, 0.0));
          radiance += getLightProbeIrradiance(lightProbe, mirrored) * RECIPROCAL_PI
            * mix(0.35 + horizon, 1.0, ownFinish.x * ownFinish.x);
        #endif
        #include <lights_fragment_end>`,
      );
  };
  material.customProgramCacheKey = () => 'finish';
  return material;
}

/** The arrays of a shape as a geometry. */
export function geometryOf(shape: Shape): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(shape.position, 3));
  geometry.setAttribute('normal', new THREE.Float32BufferAttribute(shape.normal, 3));
  geometry.setAttribute('color', new THREE.Float32BufferAttribute(shape.colour, 3));
  geometry.setAttribute('finish', new THREE.Float32BufferAttribute(shape.finish, 2));
  geometry.setIndex(shape.index);
  return geometry;
}
