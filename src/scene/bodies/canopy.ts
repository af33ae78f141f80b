/**
 * The parachute from the throw of the pilot chute to the landing: bag on its way, cloth that spreads, slider, lines, wing.
 * Stands above the jumper in the direction of the load, its nose in the course.
 */
import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Tier } from '../tiers';
import { attitudeOf } from './attitude';
import { type Colours, createSkin, letLightThrough, shapeSkin } from './canopy-cloth';
import {
  type CanopySize,
  CELL_STEPS,
  CORNERS_ALONG,
  canopySize,
  SKIN_STEPS,
  skinCorner,
  spreadOf,
} from './canopy-shape';

export interface Canopy {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  /** @param shoulders  where the risers leave the harness, m */
  update(sample: Sample, shoulders: THREE.Vector3): void;
  readonly size: CanopySize;
  dispose(): void;
}

/** Planform, m², where the values of the jump name none. */
const USUAL_AREA = 25;
const LINE_ROWS = [0.08, 0.36, 0.62, 0.86] as const;

const colours: Readonly<Record<SettingName, Colours>> = {
  desert: { cells: [0x4d5539, 0x444c33], lines: 0xb9b3a0 },
  fjord: { cells: [0xd6d2c8, 0xc23c14], lines: 0xd8d4c8 },
};

const corner = new Float64Array(3);

function createLines(count: number): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute(
    'position',
    new THREE.BufferAttribute(new Float32Array(count * 6), 3).setUsage(THREE.DynamicDrawUsage),
  );
  return geometry;
}

const orientation = new THREE.Quaternion();

/** @param threads  what a white thread in the light of the place sends out */
export function createCanopy(setting: SettingName, tier: Tier, threads: THREE.Color): Canopy {
  const cells = setting === 'desert' ? 9 : 7;
  let size = canopySize(USUAL_AREA, cells);
  let pull = 0;
  let lineStretch = 1;
  const paint = colours[setting];
  const object = new THREE.Group();
  const skin = createSkin(cells, paint);
  const cloth =
    tier.samples > 0
      ? new THREE.MeshStandardMaterial({ vertexColors: true, roughness: 0.75 })
      : new THREE.MeshLambertMaterial({ vertexColors: true });
  cloth.side = THREE.DoubleSide;
  letLightThrough(cloth);
  const wing = new THREE.Mesh(skin, cloth);
  wing.castShadow = true;
  const ribs = cells + 1;
  const lineCount = ribs * LINE_ROWS.length + ribs + 1;
  const lineShape = createLines(lineCount);
  // Not really transparent: so it shares its program with the lines of a ghost.
  const thread = new THREE.LineBasicMaterial({ transparent: true });
  const dye = new THREE.Color(paint.lines);
  const lines = new THREE.LineSegments(lineShape, thread);
  lines.onBeforeRender = () => {
    thread.color.copy(dye).multiply(threads);
  };
  const bagShape = new THREE.SphereGeometry(0.26, 12, 8);
  bagShape.scale(0.9, 1.25, 1.1);
  const bag = new THREE.Mesh(bagShape, cloth);
  bagShape.setAttribute(
    'color',
    new THREE.BufferAttribute(new Float32Array(bagShape.getAttribute('position').count * 3).fill(0.09), 3),
  );
  const pilotShape = new THREE.SphereGeometry(0.42, 12, 6, 0, 2 * Math.PI, 0, Math.PI * 0.55);
  pilotShape.setAttribute(
    'color',
    new THREE.BufferAttribute(new Float32Array(pilotShape.getAttribute('position').count * 3).fill(0.32), 3),
  );
  const pilot = new THREE.Mesh(pilotShape, cloth);
  const sliderShape = new THREE.PlaneGeometry(1, 1).rotateX(-Math.PI / 2);
  sliderShape.setAttribute('color', new THREE.BufferAttribute(new Float32Array(12).fill(0.14), 3));
  const slider = new THREE.Mesh(sliderShape, cloth);
  object.add(wing, lines, bag, pilot, slider);
  for (const part of object.children) part.frustumCulled = false;

  /** What the cloth and the lines were last shaped for. */
  const shaped = { inflation: Number.NaN, brakes: Number.NaN, time: Number.NaN };

  /** From a corner of the skin, or wherever `corner` is, to a riser. */
  const addLine = (to: Float32Array, at: number, riserX: number, riserZ: number): number => {
    to.set(corner, at);
    to[at + 3] = riserX;
    to[at + 4] = 0;
    to[at + 5] = riserZ;
    return at + 6;
  };
  /** Lines from the skin to the risers, brake lines to the hands, the bridle to the pilot chute. */
  const shapeLines = (inflation: number, brakes: number, time: number, out: number): void => {
    const to = lineShape.getAttribute('position').array as Float32Array;
    let n = 0;
    for (let rib = 0; rib < ribs; rib++) {
      const side = rib * 2 < cells ? -0.21 : 0.21;
      for (let row = 0; row < LINE_ROWS.length; row++) {
        const share = LINE_ROWS[row]!;
        const j = SKIN_STEPS + Math.round(SKIN_STEPS * (share / (0.45 * share + 0.55)) ** 0.999);
        skinCorner(size, rib * CELL_STEPS, Math.min(j, CORNERS_ALONG - 1), inflation, brakes, time, corner);
        n = addLine(to, n, share < 0.5 ? 0.06 : -0.06, side);
      }
      skinCorner(size, rib * CELL_STEPS, CORNERS_ALONG - 1, inflation, brakes, time, corner);
      n = addLine(to, n, -0.1, side * 1.15);
    }
    if (out < 1) {
      // All lines run to the bag.
      for (let i = 0; i < n; i += 6) {
        to[i]! *= 0.06;
        to[i + 1] = size.lines * out;
        to[i + 2]! *= 0.12;
      }
    }
    corner[0] = -size.chord * 0.1;
    corner[1] = size.lines * out;
    corner[2] = 0;
    n = addLine(to, n, -0.05, 0);
    to[n - 2] = out < 1 ? size.lines * out + 1.6 : size.lines + 0.5;
    lineShape.getAttribute('position').needsUpdate = true;
  };

  return {
    object,
    get size() {
      return size;
    },
    setRecording(recording) {
      const area = recording.values.canopyArea;
      size = canopySize(typeof area === 'number' && area > 0 ? area : USUAL_AREA, cells);
      pull = recording.events.find((event) => event.name === 'pull')?.time ?? Number.POSITIVE_INFINITY;
      lineStretch = recording.events.find((event) => event.name === 'lineStretch')?.time ?? pull + 1;
      shaped.inflation = Number.NaN;
    },
    update(sample, shoulders) {
      const open =
        sample.time >= pull &&
        (sample.phase === 'deployment' ||
          sample.phase === 'inflation' ||
          sample.phase === 'canopy' ||
          sample.phase === 'flare');
      object.visible = open;
      if (!open) return;
      attitudeOf('hanging', sample, 0, orientation);
      // Nose up a little: the wing trims against the line of the load.
      object.quaternion.copy(orientation);
      object.position.copy(shoulders);
      const out = Math.min(1, Math.max(0.02, (sample.time - pull) / Math.max(0.1, lineStretch - pull)));
      const streaming = sample.phase === 'deployment';
      const { inflation, brakes } = sample;
      wing.visible = !streaming;
      bag.visible = streaming;
      bag.position.set(0, size.lines * out, 0);
      pilot.visible = streaming || inflation < 0.5;
      pilot.position.set(0, streaming ? size.lines * out + 1.6 : size.lines + 1.5, 0);
      slider.visible = !streaming;
      const down = 1 - Math.min(1, inflation * 1.15);
      slider.position.set(0, 0.75 + down * (size.lines - 1.6), 0);
      slider.scale.set(0.5 + 0.5 * down, 1, (0.5 + 0.6 * down) * (0.6 + 0.4 * spreadOf(inflation)));
      const flapping = inflation < 0.98;
      if (streaming || flapping || inflation !== shaped.inflation || brakes !== shaped.brakes) {
        const time = flapping ? sample.time : 0;
        if (!(inflation === shaped.inflation && brakes === shaped.brakes && time === shaped.time) || streaming) {
          if (!streaming) shapeSkin(skin, size, inflation, brakes, time);
          shapeLines(inflation, brakes, time, streaming ? out : 1);
        }
        shaped.inflation = streaming ? Number.NaN : inflation;
        shaped.brakes = brakes;
        shaped.time = time;
      }
    },
    dispose() {
      for (const geometry of [skin, lineShape, bagShape, pilotShape, sliderShape]) geometry.dispose();
      cloth.dispose();
      thread.dispose();
    },
  };
}
