import type * as THREE from 'three';

/** Readies the programs of a scene for the render target in use, without waiting for the driver where that can be helped. */
export async function compileScene(
  renderer: THREE.WebGLRenderer,
  scene: THREE.Scene,
  camera: THREE.Camera,
): Promise<void> {
  if (renderer.getContext().getExtension('KHR_parallel_shader_compile')) {
    await renderer.compileAsync(scene, camera);
  } else {
    renderer.compile(scene, camera);
    // The page can show the rest of itself first.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
