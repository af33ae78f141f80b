import * as THREE from 'three';

/** A part of the picture: built once, posed every frame, taken down by whoever built it. */
export interface Part {
  readonly object: THREE.Object3D;
  dispose(): void;
}

/** Frees geometry and materials of everything below `root`. Only for trees that own what they show. */
export function disposeTree(root: THREE.Object3D): void {
  root.traverse((object) => {
    const shown = object as Partial<THREE.Mesh>;
    shown.geometry?.dispose();
    if (Array.isArray(shown.material)) for (const material of shown.material) material.dispose();
    else shown.material?.dispose();
    (object as Partial<THREE.InstancedMesh>).dispose?.();
  });
}

/** Frees what everything below `root` holds in the graphics context. All of it can be drawn again. */
export function releaseTree(root: THREE.Object3D): void {
  disposeTree(root);
  root.traverse((object) => {
    const { material, skeleton } = object as Partial<THREE.SkinnedMesh>;
    skeleton?.dispose();
    if (object instanceof THREE.DirectionalLight) object.dispose();
    if (!(material instanceof THREE.ShaderMaterial)) return;
    for (const uniform of Object.values(material.uniforms)) {
      if (uniform.value instanceof THREE.Texture) uniform.value.dispose();
    }
  });
}
