import * as THREE from 'three';
import type { SheetData } from './sheet';

/** Geometries of the strips; they share their corners. */
export function sheetGeometries(data: SheetData): THREE.BufferGeometry[] {
  const attributes = {
    position: new THREE.BufferAttribute(data.position, 3),
    normal: new THREE.BufferAttribute(data.normal, 3),
    chart: new THREE.BufferAttribute(data.chart, 2),
    tone: new THREE.BufferAttribute(data.tone, 4),
    level: new THREE.BufferAttribute(data.level, 1),
  };
  return data.strips.map(({ index, sphere }) => {
    const geometry = new THREE.BufferGeometry();
    for (const [name, attribute] of Object.entries(attributes)) geometry.setAttribute(name, attribute);
    geometry.setIndex(new THREE.BufferAttribute(index, 1));
    const [x = 0, y = 0, z = 0, radius = 0] = sphere;
    geometry.boundingSphere = new THREE.Sphere(new THREE.Vector3(x, y, z), radius);
    return geometry;
  });
}
