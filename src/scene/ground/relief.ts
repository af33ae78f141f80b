import * as THREE from 'three';
import { reliefTexels } from './relief-texels';

/** The texture of `relief-texels.ts`. */
export function createRelief(size: number, anisotropy: number): THREE.DataTexture {
  const texture = new THREE.DataTexture(reliefTexels(size), size, size);
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.magFilter = THREE.LinearFilter;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = anisotropy;
  texture.needsUpdate = true;
  return texture;
}
