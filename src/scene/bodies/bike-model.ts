/** Shape of a motocross bike from tubes and plates. x to the front, y up, z to the right, origin on the ground under the saddle, m. */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { tubeBetween } from '../tube';

type P = readonly [x: number, y: number, z: number];
const v = (p: P): THREE.Vector3 => new THREE.Vector3(...p);

/** Wheel and ground: x to the front, y up, z to the right, origin on the ground under the saddle, m. */
export const REAR: P = [-0.52, 0.335, 0];
export const FRONT: P = [0.97, 0.35, 0];
/** Height of the middle about which it tumbles. */
export const MIDDLE = 0.55;

function paint(geometry: THREE.BufferGeometry, colour: number): THREE.BufferGeometry {
  const plain = geometry.index ? geometry.toNonIndexed() : geometry;
  if (plain !== geometry) geometry.dispose();
  plain.deleteAttribute('uv');
  const c = new THREE.Color(colour);
  const count = plain.getAttribute('position').count;
  const colours = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) colours.set([c.r, c.g, c.b], 3 * i);
  plain.setAttribute('color', new THREE.BufferAttribute(colours, 3));
  return plain;
}

function tube(points: readonly P[], radius: number, colour: number, sides = 8): THREE.BufferGeometry {
  const curve = new THREE.CatmullRomCurve3(points.map(v), false, 'centripetal');
  return paint(new THREE.TubeGeometry(curve, points.length * 5, radius, sides), colour);
}

/** A plate cut from an outline in the plane of the wheels, centred on it. */
function plate(
  outline: readonly (readonly [x: number, y: number])[],
  width: number,
  colour: number,
  z = 0,
): THREE.BufferGeometry {
  const shape = new THREE.Shape(outline.map(([x, y]) => new THREE.Vector2(x, y)));
  const bevel = Math.min(0.02, width / 3);
  const solid = new THREE.ExtrudeGeometry(shape, {
    depth: width - 2 * bevel,
    bevelEnabled: true,
    bevelSize: bevel,
    bevelThickness: bevel,
    bevelSegments: 2,
  });
  return paint(solid.translate(0, 0, z - width / 2 + bevel), colour);
}

const RED = 0xc0260f;
const WHITE = 0xe6e4de;
const BLACK = 0x17181a;
const METAL = 0x9a9da1;

export function wheel(sides: number): THREE.BufferGeometry {
  const parts = [
    paint(new THREE.TorusGeometry(0.29, 0.052, 8, sides * 3), BLACK),
    paint(new THREE.TorusGeometry(0.238, 0.014, 6, sides * 3), 0xb08a3a),
    paint(new THREE.CylinderGeometry(0.045, 0.045, 0.12, 12).rotateX(Math.PI / 2), METAL),
  ];
  for (let i = 0; i < 12; i++) {
    const angle = (i / 12) * 2 * Math.PI;
    const rim: P = [0.235 * Math.cos(angle), 0.235 * Math.sin(angle), 0];
    parts.push(paint(tubeBetween(v([0, 0, (i % 2) * 0.08 - 0.04]), v(rim), 0.004, 3), METAL));
  }
  const merged = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return merged;
}

export function body(): THREE.BufferGeometry {
  const parts: THREE.BufferGeometry[] = [];
  for (const side of [-1, 1]) {
    const z = 0.1 * side;
    parts.push(
      tube(
        [
          [0.66, 0.93, z * 0.9],
          [0.8, 0.62, z],
          [0.97, 0.35, z],
        ],
        0.03,
        METAL,
      ),
      tube(
        [
          [0.62, 1.02, z * 0.9],
          [0.74, 0.75, z * 0.95],
        ],
        0.036,
        0xb08a3a,
      ),
      tube(
        [
          [-0.52, 0.335, z],
          [-0.2, 0.42, z],
          [0.12, 0.45, z],
        ],
        0.03,
        METAL,
      ),
      tube(
        [
          [0.52, 0.96, 0.03 * side],
          [0.36, 0.6, z],
          [0.1, 0.36, z],
          [-0.02, 0.42, z],
          [0.0, 0.8, z],
        ],
        0.022,
        BLACK,
      ),
      tube(
        [
          [0.0, 0.84, 0.06 * side],
          [-0.45, 0.88, 0.06 * side],
        ],
        0.016,
        BLACK,
      ),
      tube(
        [
          [0.05, 0.42, 0.12 * side],
          [0.05, 0.41, 0.26 * side],
        ],
        0.018,
        METAL,
      ),
      tube(
        [
          [0.585, 1.06, 0],
          [0.56, 1.11, 0.14 * side],
          [0.5, 1.15, 0.3 * side],
          [0.46, 1.15, 0.4 * side],
        ],
        0.013,
        METAL,
      ),
      tube(
        [
          [0.487, 1.15, 0.3 * side],
          [0.46, 1.15, 0.41 * side],
        ],
        0.02,
        BLACK,
      ),
      plate(
        [
          [0.5, 0.98],
          [0.62, 0.86],
          [0.56, 0.62],
          [0.3, 0.56],
          [0.2, 0.72],
          [0.22, 0.9],
        ],
        0.05,
        RED,
        0.13 * side,
      ),
      plate(
        [
          [-0.1, 0.86],
          [-0.52, 0.96],
          [-0.62, 0.9],
          [-0.48, 0.68],
          [-0.16, 0.62],
        ],
        0.03,
        WHITE,
        0.115 * side,
      ),
    );
  }
  parts.push(
    plate(
      [
        [0.4, 0.96],
        [0.48, 1.0],
        [0.3, 0.98],
        [0.0, 0.9],
        [-0.3, 0.93],
        [-0.72, 0.99],
        [-0.74, 0.95],
        [-0.3, 0.86],
        [0.05, 0.82],
        [0.3, 0.88],
      ],
      0.16,
      0x101113,
    ),
    plate(
      [
        [0.52, 0.98],
        [0.56, 0.9],
        [0.3, 0.8],
        [0.1, 0.84],
        [0.2, 0.97],
        [0.4, 1.02],
      ],
      0.2,
      RED,
    ),
    plate(
      [
        [0.36, 0.62],
        [0.38, 0.4],
        [0.26, 0.33],
        [-0.02, 0.35],
        [-0.04, 0.52],
        [0.12, 0.64],
      ],
      0.24,
      0x55585c,
    ),
    plate(
      [
        [0.2, 0.8],
        [0.34, 0.78],
        [0.36, 0.6],
        [0.16, 0.58],
      ],
      0.14,
      METAL,
    ),
    plate(
      [
        [0.62, 1.12],
        [0.68, 0.96],
        [0.64, 0.92],
        [0.57, 1.08],
      ],
      0.2,
      WHITE,
    ),
    plate(
      [
        [1.3, 0.74],
        [1.06, 0.8],
        [0.78, 0.78],
        [0.64, 0.72],
        [0.8, 0.83],
        [1.06, 0.86],
      ],
      0.15,
      RED,
    ),
    plate(
      [
        [-0.5, 0.92],
        [-0.96, 1.0],
        [-0.98, 0.98],
        [-0.52, 0.86],
      ],
      0.17,
      RED,
    ),
    tube(
      [
        [0.3, 0.5, 0.1],
        [0.2, 0.36, 0.16],
        [-0.05, 0.5, 0.15],
        [-0.25, 0.68, 0.13],
      ],
      0.024,
      METAL,
    ),
    tube(
      [
        [-0.22, 0.67, 0.14],
        [-0.6, 0.8, 0.14],
      ],
      0.048,
      METAL,
    ),
    tube(
      [
        [-0.05, 0.8, 0],
        [-0.16, 0.46, 0],
      ],
      0.035,
      0xb08a3a,
    ),
  );
  const merged = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return merged;
}
