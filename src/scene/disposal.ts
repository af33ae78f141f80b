import type * as THREE from 'three';

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
