/**
 * A surface as one sheet of rows and columns, wherever the corners lie: a plain around a point, or a mountain side with an
 * overhang. Cut into strips of columns, so that what is behind the camera is skipped.
 */
import * as THREE from 'three';

/** One corner of the sheet. `place` sets position, chart and level; `paint` then knows `steepness` and sets the colour. */
export interface Corner {
  x: number;
  y: number;
  z: number;
  /** Metres along the surface, for the grain. */
  chartAlong: number;
  chartAcross: number;
  /** Height of the land under water, m; `y` where it is dry. */
  level: number;
  /** Vertical part of the unit normal: 1 on level ground, 0 on a wall. */
  upness: number;
  red: number;
  green: number;
  blue: number;
  /** How strongly the grain shows, 0 to 1. */
  grain: number;
}

export interface SheetPlan {
  readonly rows: number;
  readonly columns: number;
  /** The last column meets the first. */
  readonly closed: boolean;
  /** Number of strips. */
  readonly strips: number;
  place(row: number, column: number, corner: Corner): void;
  paint(row: number, column: number, corner: Corner): void;
}

export function createCorner(): Corner {
  return {
    x: 0,
    y: 0,
    z: 0,
    chartAlong: 0,
    chartAcross: 0,
    level: 0,
    upness: 1,
    red: 0,
    green: 0,
    blue: 0,
    grain: 1,
  };
}

/** Geometries of the strips; they share their corners. Triangles face the side from which rows run up and columns to the right. */
export function createSheet(plan: SheetPlan): THREE.BufferGeometry[] {
  const { rows, columns } = plan;
  const count = rows * columns;
  const positions = new Float32Array(count * 3);
  const charts = new Float32Array(count * 2);
  const tones = new Float32Array(count * 4);
  const levels = new Float32Array(count);
  const corner = createCorner();
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const k = r * columns + c;
      plan.place(r, c, corner);
      positions.set([corner.x, corner.y, corner.z], 3 * k);
      charts.set([corner.chartAlong, corner.chartAcross], 2 * k);
      levels[k] = corner.level;
    }
  }
  const normals = normalsOf(positions, plan);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const k = r * columns + c;
      corner.x = positions[3 * k]!;
      corner.y = positions[3 * k + 1]!;
      corner.z = positions[3 * k + 2]!;
      corner.level = levels[k]!;
      corner.upness = normals[3 * k + 1]!;
      plan.paint(r, c, corner);
      tones.set([corner.red, corner.green, corner.blue, corner.grain], 4 * k);
    }
  }
  const attributes = {
    position: new THREE.BufferAttribute(positions, 3),
    normal: new THREE.BufferAttribute(normals, 3),
    chart: new THREE.BufferAttribute(charts, 2),
    tone: new THREE.BufferAttribute(tones, 4),
    level: new THREE.BufferAttribute(levels, 1),
  };
  return stripIndices(plan).map((index) => {
    const geometry = new THREE.BufferGeometry();
    for (const [name, attribute] of Object.entries(attributes)) geometry.setAttribute(name, attribute);
    geometry.setIndex(new THREE.BufferAttribute(index, 1));
    geometry.boundingSphere = sphereAround(positions, index);
    return geometry;
  });
}

/** Normals from the neighbours along row and column. */
function normalsOf(positions: Float32Array, { rows, columns, closed }: SheetPlan): Float32Array {
  const normals = new Float32Array(positions.length);
  const along = new THREE.Vector3();
  const across = new THREE.Vector3();
  const from = new THREE.Vector3();
  const span = (out: THREE.Vector3, a: number, b: number): THREE.Vector3 =>
    out.fromArray(positions, 3 * b).sub(from.fromArray(positions, 3 * a));
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      // A closed sheet repeats its first column as its last one, so the neighbour beyond it is the second.
      const left = c > 0 ? c - 1 : closed ? columns - 2 : 0;
      const right = c < columns - 1 ? c + 1 : closed ? 1 : columns - 1;
      span(along, Math.max(r - 1, 0) * columns + c, Math.min(r + 1, rows - 1) * columns + c);
      span(across, r * columns + left, r * columns + right);
      across.cross(along);
      if (across.lengthSq() === 0) across.set(0, 1, 0); // the point in the middle of a round sheet
      across.normalize().toArray(normals, 3 * (r * columns + c));
    }
  }
  return normals;
}

function stripIndices({ rows, columns, strips }: SheetPlan): Uint32Array[] {
  const out: Uint32Array[] = [];
  for (let s = 0; s < strips; s++) {
    const first = Math.floor(((columns - 1) * s) / strips);
    const last = Math.floor(((columns - 1) * (s + 1)) / strips);
    const index = new Uint32Array((rows - 1) * (last - first) * 6);
    let n = 0;
    for (let r = 0; r < rows - 1; r++) {
      for (let c = first; c < last; c++) {
        const a = r * columns + c;
        const b = a + 1;
        const d = a + columns;
        const e = d + 1;
        // Alternating diagonals leave no grain of their own.
        if ((r + c) % 2 === 0) index.set([a, b, e, a, e, d], n);
        else index.set([a, b, d, b, e, d], n);
        n += 6;
      }
    }
    out.push(index);
  }
  return out;
}

function sphereAround(positions: Float32Array, index: Uint32Array): THREE.Sphere {
  const box = new THREE.Box3();
  const point = new THREE.Vector3();
  for (const k of index) box.expandByPoint(point.fromArray(positions, 3 * k));
  return box.getBoundingSphere(new THREE.Sphere());
}
