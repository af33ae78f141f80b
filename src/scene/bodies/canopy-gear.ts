/**
 * What belongs to a canopy besides cloth and lines, as one mesh: pilot chute, bag, slider with its grommets, risers with links,
 * toggles. Written anew whenever something moves. Frame of the canopy, m.
 */
import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import { PARTS } from './canopy-cloth';
import type { Rigging } from './canopy-rigging';

type Rgb = readonly [number, number, number];

interface Look {
  readonly pilotChute: Rgb;
  readonly mesh: Rgb;
  readonly bag: Rgb;
  readonly slider: Rgb;
  readonly risers: Rgb;
  readonly toggles: Rgb;
  /** Radius of the pilot chute, and length of its bridle, m. */
  readonly radius: number;
  readonly bridle: number;
}

/** Pilot chutes of 36 and 42 inches, as are common for terminal and for low openings; bridles of 9 feet. */
export const gearLooks: Readonly<Record<SettingName, Look>> = {
  desert: {
    pilotChute: [0.075, 0.088, 0.045],
    mesh: [0.04, 0.045, 0.03],
    bag: [0.04, 0.045, 0.028],
    slider: [0.1, 0.11, 0.06],
    risers: [0.1, 0.095, 0.055],
    toggles: [0.3, 0.24, 0.1],
    radius: 0.46,
    bridle: 2.7,
  },
  fjord: {
    pilotChute: [0.52, 0.045, 0.024],
    mesh: [0.1, 0.1, 0.105],
    bag: [0.035, 0.037, 0.042],
    slider: [0.62, 0.6, 0.56],
    risers: [0.03, 0.032, 0.036],
    toggles: [0.6, 0.3, 0.03],
    radius: 0.53,
    bridle: 2.7,
  },
};
const STEEL: Rgb = [0.42, 0.42, 0.43];

export interface Gear {
  readonly geometry: THREE.BufferGeometry;
  readonly look: Look;
  /** Lower end of the pilot chute, the way from there to its crown (unit), and the middle of the bag. */
  readonly pilot: Float64Array;
  readonly pilotAxis: Float64Array;
  readonly bag: Float64Array;
  /** How full the pilot chute is, and the bag, 0 to 1; below 0 there is none. */
  fullPilot: number;
  fullBag: number;
  /** 0 while the risers lie over the shoulders, 1 once they stand. */
  toggleSize: number;
  write(rigging: Rigging, span: number): void;
  readonly triangles: number;
}

const u = new Float64Array(3);
const v = new Float64Array(3);

/** Two unit directions square to `axis`. */
function squareTo(axis: Float64Array): void {
  const isSteep = Math.abs(axis[0]!) < 0.8;
  const hx = isSteep ? 1 : 0;
  const hz = isSteep ? 0 : 1;
  // axis × h
  u[0] = axis[1]! * hz;
  u[1] = axis[2]! * hx - axis[0]! * hz;
  u[2] = -axis[1]! * hx;
  const length = Math.max(1e-9, Math.sqrt(u[0]! ** 2 + u[1]! ** 2 + u[2]! ** 2));
  u[0]! /= length;
  u[1]! /= length;
  u[2]! /= length;
  v[0] = axis[1]! * u[2]! - axis[2]! * u[1]!;
  v[1] = axis[2]! * u[0]! - axis[0]! * u[2]!;
  v[2] = axis[0]! * u[1]! - axis[1]! * u[0]!;
}

/** Rings of the pilot chute from its crown to where the bridle holds it: height and radius in radii. */
const PILOT_RINGS: readonly (readonly [number, number])[] = [
  [1.95, 0.06],
  [1.9, 0.35],
  [1.74, 0.66],
  [1.5, 0.88],
  [1.22, 0.98],
  [1.1, 1],
  [0.75, 0.68],
  [0.38, 0.36],
  [0, 0.05],
];
/** Ring at which the cloth of the crown ends and the mesh begins. */
const SKIRT = 5;
const SLIDER_ACROSS = 7;
const SLIDER_ALONG = 5;
const GROMMET_SIDES = 8;
const BAG_RINGS = 7;
const SLIDER_SPAN = 0.084;
const SLIDER_CHORD = 0.06;

export function createGear(setting: SettingName, roundness: number): Gear {
  const look = gearLooks[setting];
  const sectors = roundness < 12 ? 8 : roundness < 20 ? 14 : 18;
  const tone: number[] = [];
  const weave: number[] = [];
  const index: number[] = [];
  let corners = 0;
  /** A grid of corners, `around` in each of `rings`, closed to a tube or not. */
  const addGrid = (
    rings: number,
    around: number,
    isClosed: boolean,
    paint: (ring: number) => Rgb,
    loose = 0,
    part: number = PARTS.gear,
  ): number => {
    const start = corners;
    for (let r = 0; r < rings; r++) {
      for (let a = 0; a < around; a++) {
        tone.push(...paint(r));
        weave.push(a * 0.7, r / Math.max(1, rings - 1), part, loose);
        corners++;
      }
    }
    const last = isClosed ? around : around - 1;
    for (let r = 0; r + 1 < rings; r++) {
      for (let a = 0; a < last; a++) {
        const k = start + r * around + a;
        const next = start + r * around + ((a + 1) % around);
        index.push(k, k + around, next, next, k + around, next + around);
      }
    }
    return start;
  };
  // The ring of the skirt twice, for cloth and mesh.
  const crown = addGrid(SKIRT + 1, sectors, true, () => look.pilotChute, 0.25);
  const mesh = addGrid(PILOT_RINGS.length - SKIRT, sectors, true, () => look.mesh, 0.25, PARTS.mesh);
  const bagSides = roundness < 12 ? 6 : 12;
  const bagAt = addGrid(BAG_RINGS, bagSides, true, () => look.bag);
  const slider = addGrid(SLIDER_ALONG, SLIDER_ACROSS, false, () => look.slider, 0.5);
  const grommets = [0, 1, 2, 3].map(() => addGrid(2, GROMMET_SIDES, true, () => STEEL));
  const risers = [0, 1, 2, 3].map(() => addGrid(4, 4, true, (r) => (r === 3 ? STEEL : look.risers)));
  const toggles = [0, 1].map(() => addGrid(7, 4, true, () => look.toggles));

  const geometry = new THREE.BufferGeometry();
  const position = new THREE.BufferAttribute(new Float32Array(corners * 3), 3).setUsage(THREE.DynamicDrawUsage);
  const normal = new THREE.BufferAttribute(new Float32Array(corners * 3), 3).setUsage(THREE.DynamicDrawUsage);
  geometry.setAttribute('position', position);
  geometry.setAttribute('normal', normal);
  geometry.setAttribute('color', new THREE.BufferAttribute(new Float32Array(tone), 3));
  geometry.setAttribute('weave', new THREE.BufferAttribute(new Float32Array(weave), 4));
  geometry.setIndex(index);
  const p = position.array as Float32Array;
  const n = normal.array as Float32Array;
  const order = Uint16Array.from(index);

  const gear: Gear = {
    geometry,
    look,
    pilot: new Float64Array(3),
    pilotAxis: Float64Array.of(0, 1, 0),
    bag: new Float64Array(3),
    fullPilot: -1,
    fullBag: -1,
    toggleSize: 0.5,
    triangles: index.length / 3,
    write(rigging, span) {
      writePilot();
      writeBag();
      writeSlider(rigging, span);
      for (let k = 0; k < 4; k++) {
        writeGrommet(rigging, k);
        writeRiser(rigging, k);
      }
      writeToggle(rigging, 0);
      writeToggle(rigging, 1);
      findNormals();
      position.needsUpdate = true;
      normal.needsUpdate = true;
    },
  };

  function writePilot(): void {
    const { pilot, pilotAxis, fullPilot } = gear;
    const shown = fullPilot >= 0 ? look.radius : 0;
    squareTo(pilotAxis);
    for (let r = 0; r < PILOT_RINGS.length; r++) {
      // Empty, it hangs as a long thin bag.
      const wide = shown * PILOT_RINGS[r]![1] * (0.17 + 0.83 * fullPilot);
      const far = shown * PILOT_RINGS[r]![0] * (1.15 - 0.15 * fullPilot);
      for (let copy = r === SKIRT ? 0 : 1; copy < 2; copy++) {
        const start = r < SKIRT || copy === 0 ? crown + r * sectors : mesh + (r - SKIRT) * sectors;
        for (let a = 0; a < sectors; a++) {
          const angle = (2 * Math.PI * a) / sectors;
          // Gores bow out between their seams; folds where it is empty.
          const gore = wide * (1 + (a % 2 === 0 ? 0.04 : -0.03) * (1 + 6 * (1 - fullPilot)));
          const cu = gore * Math.cos(angle);
          const cv = gore * Math.sin(angle);
          const o = 3 * (start + a);
          for (let c = 0; c < 3; c++) p[o + c] = pilot[c]! + far * pilotAxis[c]! + cu * u[c]! + cv * v[c]!;
        }
      }
    }
  }

  function writeBag(): void {
    const { bag, fullBag } = gear;
    const scale = fullBag >= 0 ? 1 : 0;
    // Empty it hangs limp along the bridle.
    const steep = Math.abs(gear.pilotAxis[1]!);
    const deep = scale * (0.14 * fullBag + (1 - fullBag) * (0.17 - 0.13 * steep));
    const high = scale * (0.15 * fullBag + (1 - fullBag) * (0.035 + 0.14 * steep));
    const wide = scale * (0.13 + 0.11 * fullBag);
    for (let r = 0; r < BAG_RINGS; r++) {
      const t = (r / (BAG_RINGS - 1)) * 2 - 1;
      const round = Math.sqrt(Math.sqrt(Math.max(0, 1 - t ** 4)));
      for (let a = 0; a < bagSides; a++) {
        const angle = (2 * Math.PI * (a + 0.5)) / bagSides;
        const cos = Math.cos(angle);
        const sin = Math.sin(angle);
        // Rounder than a box, squarer than an egg.
        const square = 1 / Math.sqrt(Math.sqrt(cos ** 4 + sin ** 4));
        const o = 3 * (bagAt + r * bagSides + a);
        p[o] = bag[0]! + deep * round * cos * square;
        p[o + 1] = bag[1]! + high * t;
        p[o + 2] = bag[2]! + wide * round * sin * square;
      }
    }
  }

  function writeSlider({ grommets: g }: Rigging, span: number): void {
    const dx = g[0]! - g[6]!;
    const dz = g[5]! - g[2]!;
    const spareAcross = Math.max(0, (SLIDER_SPAN * span) ** 2 - dz * dz);
    const spareAlong = Math.max(0, (SLIDER_CHORD * span) ** 2 - dx * dx);
    const bow = Math.min(0.05 + 0.36 * Math.sqrt(spareAcross) + 0.12 * Math.sqrt(spareAlong), 0.2);
    for (let r = 0; r < SLIDER_ALONG; r++) {
      const s = r / (SLIDER_ALONG - 1);
      for (let a = 0; a < SLIDER_ACROSS; a++) {
        const t = a / (SLIDER_ACROSS - 1);
        // The edges are taped and taut; the middle stands up in the flow.
        const belly = bow * Math.sin(Math.PI * t) * (0.35 + 0.65 * Math.sin(Math.PI * s));
        const o = 3 * (slider + r * SLIDER_ACROSS + a);
        for (let c = 0; c < 3; c++) {
          const ahead = g[c]! + (g[3 + c]! - g[c]!) * t;
          const behind = g[6 + c]! + (g[9 + c]! - g[6 + c]!) * t;
          p[o + c] = ahead + (behind - ahead) * s;
        }
        p[o]! -= (0.5 + 0.4 * s) * belly;
        p[o + 1]! += (0.75 - 0.35 * s) * belly;
      }
    }
  }

  function writeGrommet({ grommets: g }: Rigging, k: number): void {
    for (let r = 0; r < 2; r++) {
      const radius = r === 0 ? 0.024 : 0.012;
      for (let a = 0; a < GROMMET_SIDES; a++) {
        const angle = (2 * Math.PI * a) / GROMMET_SIDES;
        const o = 3 * (grommets[k]! + r * GROMMET_SIDES + a);
        p[o] = g[3 * k]! + radius * Math.cos(angle);
        p[o + 1] = g[3 * k + 1]! + 0.006;
        p[o + 2] = g[3 * k + 2]! + radius * Math.sin(angle);
      }
    }
  }

  /** A flat strap with a link at its end. */
  function writeRiser({ base, links }: Rigging, k: number): void {
    const side = k % 2 === 0 ? -1 : 1;
    for (let r = 0; r < 4; r++) {
      const t = r === 0 ? 0 : r === 1 ? 0.5 : r === 2 ? 0.965 : 1;
      const wide = r === 3 ? 0.008 : 0.018;
      for (let a = 0; a < 4; a++) {
        const w = a === 0 || a === 3 ? wide : -wide;
        const d = a < 2 ? 0.003 : -0.003;
        const o = 3 * (risers[k]! + 4 * r + a);
        // Flat side out to the side and a little forward.
        for (let c = 0; c < 3; c++) p[o + c] = base[3 * k + c]! + (links[3 * k + c]! - base[3 * k + c]!) * t;
        p[o]! += 0.93 * w + 0.36 * d;
        p[o + 2]! += side * (0.36 * w - 0.93 * d);
      }
    }
  }

  /** A loop of tape below the ring, as wide as a hand. */
  function writeToggle(rigging: Rigging, side: number): void {
    const { toggles: at } = rigging;
    const scale = gear.toggleSize;
    for (let r = 0; r < 7; r++) {
      const angle = (r / 6) * 2 * Math.PI;
      const out = 0.032 * Math.sin(angle) * (1 - 0.3 * Math.cos(angle));
      const down = -0.065 * (1 - Math.cos(angle));
      for (let a = 0; a < 4; a++) {
        const w = a === 0 || a === 3 ? 0.011 : -0.011;
        const d = a < 2 ? 0.002 : -0.002;
        const o = 3 * (toggles[side]! + 4 * r + a);
        p[o] = at[3 * side]! + scale * (out + d * Math.cos(angle));
        p[o + 1] = at[3 * side + 1]! + scale * (down + d * Math.sin(angle));
        p[o + 2] = at[3 * side + 2]! + scale * w;
      }
    }
  }

  function findNormals(): void {
    n.fill(0);
    for (let t = 0; t < order.length; t += 3) {
      const a = 3 * order[t]!;
      const b = 3 * order[t + 1]!;
      const c = 3 * order[t + 2]!;
      const ex = p[b]! - p[a]!;
      const ey = p[b + 1]! - p[a + 1]!;
      const ez = p[b + 2]! - p[a + 2]!;
      const fx = p[c]! - p[a]!;
      const fy = p[c + 1]! - p[a + 1]!;
      const fz = p[c + 2]! - p[a + 2]!;
      const x = ey * fz - ez * fy;
      const y = ez * fx - ex * fz;
      const z = ex * fy - ey * fx;
      n[a]! += x;
      n[a + 1]! += y;
      n[a + 2]! += z;
      n[b]! += x;
      n[b + 1]! += y;
      n[b + 2]! += z;
      n[c]! += x;
      n[c + 1]! += y;
      n[c + 2]! += z;
    }
    for (let o = 0; o < n.length; o += 3) {
      const length = Math.sqrt(n[o]! * n[o]! + n[o + 1]! * n[o + 1]! + n[o + 2]! * n[o + 2]!);
      const scale = length > 1e-12 ? 1 / length : 0;
      n[o]! *= scale;
      n[o + 1]! *= scale;
      n[o + 2]! *= scale;
    }
  }
  return gear;
}
