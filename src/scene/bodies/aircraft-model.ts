/**
 * Shape of a four-engine airlifter with its ramp open. Origin at the end of the ramp's floor; x to the nose, y up, z to the
 * right, m.
 */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';

/** Height of the hull's middle above the floor, and its half width amidships, m. */
const MIDDLE = 1.75;
const HALF = 3.4;
/** Floor of the hold, m: from the hinge of the ramp forward; the ramp lies level behind it. */
const HINGE = 6.2;

/** Hull stations from nose to tail: x, height of the middle, half width, half height, half angle cut out below, rad. */
const stations: readonly (readonly [x: number, y: number, wide: number, tall: number, cut: number])[] = [
  [37.4, 0.7, 0.1, 0.1, 0],
  [36.8, 0.8, 1.0, 0.95, 0],
  [35.4, 1.1, 1.95, 1.85, 0],
  [33.2, 1.4, 2.75, 2.65, 0],
  [30, 1.68, 3.25, 3.2, 0],
  [26, MIDDLE, HALF, HALF, 0],
  [12, MIDDLE, HALF, HALF, 0],
  [HINGE + 0.05, MIDDLE, HALF, HALF, 0],
  [HINGE, MIDDLE, HALF, HALF, 0.86],
  [3.2, 2.55, 3.25, 2.85, 1.02],
  [0, 3.55, 2.95, 2.3, 1.16],
  [-3.6, 4.5, 2.35, 1.6, 1.25],
  [-3.8, 4.52, 2.3, 1.55, 0],
  [-8.5, 5, 1.5, 1.15, 0],
  [-12.5, 5.35, 0.75, 0.75, 0],
  [-15.4, 5.6, 0.12, 0.25, 0],
];

function hull(scale: number, first: number, last: number): THREE.BufferGeometry {
  const around = 40;
  const used = stations.slice(first, last + 1);
  const positions: number[] = [];
  const index: number[] = [];
  for (const [x, y, wide, tall, cut] of used) {
    for (let i = 0; i <= around; i++) {
      const angle = -Math.PI / 2 + cut + ((2 * Math.PI - 2 * cut) * i) / around;
      positions.push(x, y + Math.sin(angle) * tall * scale, Math.cos(angle) * wide * scale);
    }
  }
  for (let s = 0; s < used.length - 1; s++) {
    for (let i = 0; i < around; i++) {
      const a = s * (around + 1) + i;
      const b = a + around + 1;
      index.push(a, a + 1, b, a + 1, b + 1, b);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

type P = readonly [x: number, y: number, z: number];

/** A wing, fin or stabiliser: quarter-chord points at root and tip, chords, thickness relative to the chord. */
function surface(
  root: P,
  tip: P,
  rootChord: number,
  tipChord: number,
  thickness: number,
  upright = false,
): THREE.BufferGeometry {
  const steps = 10;
  const slices = 6;
  const thick = (x: number): number =>
    thickness * 5 * (0.2969 * Math.sqrt(x) - 0.126 * x - 0.3516 * x * x + 0.2843 * x ** 3 - 0.1036 * x ** 4);
  const positions: number[] = [];
  const index: number[] = [];
  const ring = 2 * steps + 1;
  for (let s = 0; s <= slices; s++) {
    const u = s / slices;
    const chord = rootChord + (tipChord - rootChord) * u;
    for (let i = 0; i < ring; i++) {
      const q = i <= steps ? 1 - i / steps : (i - steps) / steps;
      const x = q * q;
      const h = (i <= steps ? 1 : -0.65) * thick(x) * chord;
      const cx = root[0] + (tip[0] - root[0]) * u + (0.25 - x) * chord;
      const cy = root[1] + (tip[1] - root[1]) * u;
      const cz = root[2] + (tip[2] - root[2]) * u;
      positions.push(cx, cy + (upright ? 0 : h), cz + (upright ? h : 0));
    }
  }
  for (let s = 0; s < slices; s++) {
    for (let i = 0; i < ring - 1; i++) {
      const a = s * ring + i;
      index.push(a, a + 1, a + ring, a + 1, a + ring + 1, a + ring);
    }
  }
  for (let i = 1; i < ring - 2; i++) index.push(slices * ring, slices * ring + i, slices * ring + i + 1);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

export function stripped(geometry: THREE.BufferGeometry): THREE.BufferGeometry {
  geometry.deleteAttribute('uv');
  return geometry;
}

function engine(x: number, y: number, z: number): THREE.BufferGeometry[] {
  const outline = [
    [0.95, 0],
    [1.3, 0.15],
    [1.42, 0.9],
    [1.4, 2.2],
    [1.15, 3.5],
    [0.95, 4],
  ] as const;
  const nacelle = new THREE.LatheGeometry(
    outline.map(([r, l]) => new THREE.Vector2(r, -l)),
    24,
  );
  nacelle.rotateZ(-Math.PI / 2).translate(x, y, z);
  const core = new THREE.CylinderGeometry(0.75, 0.42, 2, 16).rotateZ(Math.PI / 2).translate(x - 4.6, y, z);
  const pylon = new THREE.BoxGeometry(4.4, 1.5, 0.32).translate(x - 2.9, y + 1.5, z);
  return [stripped(nacelle), stripped(core), stripped(pylon)];
}

export function merged(parts: THREE.BufferGeometry[]): THREE.BufferGeometry {
  const whole = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return whole;
}

export function outside(): THREE.BufferGeometry {
  const parts = [hull(1, 0, stations.length - 1)];
  for (const side of [-1, 1]) {
    parts.push(
      surface([20.5, 4.7, 1.2 * side], [9.6, 3.6, 25 * side], 11, 3.2, 0.13),
      surface([9.4, 3.6, 25 * side], [7.6, 6.2, 26.4 * side], 3, 1.2, 0.08),
      surface([-15.4, 13.1, 0.1 * side], [-19.4, 12.8, 9.9 * side], 6, 2.7, 0.09),
      ...engine(22.6, 2.5, 7.7 * side),
      ...engine(18.4, 2.1, 14.3 * side),
      stripped(new THREE.CapsuleGeometry(1.0, 9, 6, 14).rotateZ(Math.PI / 2).translate(17, -0.9, 3.1 * side)),
    );
  }
  parts.push(surface([-9.4, 5.2, 0], [-14.6, 13.2, 0], 7.6, 5.4, 0.1, true));
  return merged(parts);
}

export function inside(): THREE.BufferGeometry {
  const lining = hull(0.95, 6, 11);
  const bulkhead = stripped(new THREE.CircleGeometry(HALF * 0.95, 32).rotateY(-Math.PI / 2).translate(25.5, MIDDLE, 0));
  // Closes the tail above the ramp: as wide as the hull there, so that nothing of it shows behind.
  const tail = stripped(
    new THREE.CircleGeometry(1, 48)
      .rotateY(Math.PI / 2)
      .scale(1, 1.6, 2.35)
      .translate(-3.57, 4.5, 0),
  );
  const parts = [lining, bulkhead, tail];
  for (let x = HINGE + 0.4; x < 25; x += 1.3) {
    const arc = 2 * Math.PI - 1.5;
    parts.push(
      stripped(
        new THREE.TorusGeometry(HALF * 0.93, 0.07, 5, 36, arc)
          .rotateZ(-Math.PI / 2 + 0.75)
          .rotateY(-Math.PI / 2)
          .translate(x, MIDDLE, 0),
      ),
    );
  }
  return merged(parts);
}

/**
 * Light inside the hold as colours, because no sun reaches it and no shadow may be there to say so: daylight from the open
 * ramp, fading inwards, and the warm lamps.
 */
export function bakeLight(geometry: THREE.BufferGeometry): THREE.BufferGeometry {
  const positions = geometry.getAttribute('position');
  const normals = geometry.getAttribute('normal');
  const colours = new Float32Array(positions.count * 3);
  for (let i = 0; i < positions.count; i++) {
    const x = positions.getX(i);
    const open = Math.exp(-Math.max(0, x + 1) / 6.5);
    // Ribs and panels catch the daylight on the side that faces aft. Over the ramp nothing is in the way of the light that
    // comes up from below, least on what lies highest.
    const fromBelow = Math.min(Math.max(1.35 - 0.16 * positions.getY(i), 0.3), 1);
    const facing = x < 0 ? 1.5 * fromBelow : 0.6 - 0.4 * normals.getX(i);
    const lamp = 0.05 * Math.min(1, Math.max(0, x - 2) / 6) * (0.6 + 0.4 * Math.abs(normals.getY(i)));
    const day = 0.15 * open * facing;
    colours.set([0.9 * day + 1.15 * lamp, day + 0.85 * lamp, 1.1 * day + 0.5 * lamp], 3 * i);
  }
  geometry.setAttribute('color', new THREE.BufferAttribute(colours, 3));
  return geometry;
}

export function floor(): THREE.BufferGeometry {
  const hold = stripped(new THREE.BoxGeometry(20, 0.12, 5).translate(HINGE + 10, -0.06, 0));
  const plate = stripped(new THREE.BoxGeometry(HINGE + 0.3, 0.22, 4.3).translate(HINGE / 2 - 0.15, -0.11, 0));
  const parts = [hold, plate];
  for (const z of [-1.5, -0.55, 0.55, 1.5])
    parts.push(stripped(new THREE.BoxGeometry(24, 0.05, 0.14).translate(12.2, 0.02, z)));
  for (let x = 0.6; x < HINGE; x += 1.1)
    parts.push(stripped(new THREE.BoxGeometry(0.06, 0.03, 4.2).translate(x, 0.012, 0)));
  for (const side of [-1, 1]) {
    // Struts that hold the ramp level.
    const strut = new THREE.CylinderGeometry(0.06, 0.06, 4.6, 8).rotateZ(-0.62).translate(3.1, 1.9, 2.35 * side);
    parts.push(stripped(strut));
    for (let i = 0; i < 8; i++)
      parts.push(stripped(new THREE.BoxGeometry(1.8, 0.45, 0.5).translate(HINGE + 2 + i * 2.1, 0.42, 2.35 * side)));
  }
  return merged(parts);
}

export function lamps(): THREE.BufferGeometry {
  const parts: THREE.BufferGeometry[] = [];
  for (const side of [-1, 1]) {
    for (let i = 0; i < 5; i++) {
      parts.push(
        stripped(new THREE.BoxGeometry(1.5, 0.05, 0.22).translate(HINGE + 1.2 + i * 3.6, MIDDLE + 2.75, 1.1 * side)),
      );
    }
  }
  const whole = merged(parts);
  const white = new Float32Array(whole.getAttribute('position').count * 3).fill(1);
  return whole.setAttribute('color', new THREE.BufferAttribute(white, 3));
}
