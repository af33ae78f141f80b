/**
 * The forces made visible: arrows from the middle of the jumper, all to one scale, each with its name and its live value. What
 * acts on which body is written in `recording/forces.ts`; the canopy's own drag and lift stand at the canopy. Two draws.
 */
import * as THREE from 'three';
import { length3 } from '../../math/length';
import { smoothstep } from '../../math/smooth';
import { createForces, type ForceName, forceNames, forcesOf } from '../../recording/forces';
import type { Sample } from '../../recording/sample';
import type { White } from '../light/light';
import type { Frame } from '../viewport';
import { ARROW, createArrows } from './arrows';
import { createGlyphs, type Glyphs, LINE, whenFontComes } from './glyphs';
import { BOX, COMMA, endInside, glyphsOf, MOST_GLYPHS, moveApart, ROOM } from './label-places';
import { createLetters } from './letters';

/** N for each metre of an arrow, in every picture: the weight of 100 kg is then 1.2 m long. */
export const NEWTONS_PER_METRE = 800;

/** Units of force in which the values are written, and how many N one of them is. */
const forceUnits = { N: 1, lbf: 4.4482216152605 } as const;
export type ForceUnit = keyof typeof forceUnits;

/** Apart in every kind of colour vision by hue or brightness, and by their names. */
export const forceColours: Readonly<Record<ForceName, string>> = {
  weight: '#ffb43c',
  drag: '#5cc4ff',
  lift: '#3fe0a0',
  tension: '#ff9fd6',
  ground: '#e8df7a',
  thrust: '#ff8552',
  sum: '#fff4e2',
  canopyDrag: '#5cc4ff',
  canopyLift: '#3fe0a0',
};

const forceLabels: Readonly<Record<ForceName, string>> = {
  weight: 'Weight',
  drag: 'Drag',
  lift: 'Lift',
  tension: 'Line tension',
  ground: 'Ground',
  thrust: 'Thrust',
  sum: 'Sum',
  canopyDrag: 'Canopy drag',
  canopyLift: 'Canopy lift',
};

export interface ForceArrows {
  readonly object: THREE.Object3D;
  /** The unit of the values; null hides all. */
  setUnit(unit: ForceUnit | null): void;
  /**
   * @param hips      middle of the jumper
   * @param overhead  middle of the canopy
   */
  update(sample: Sample, hips: THREE.Vector3, overhead: THREE.Vector3): void;
  /** Places the labels for a camera that stands where it will draw from. */
  prepare(camera: THREE.PerspectiveCamera, frame: Frame, renderer: Pick<THREE.WebGLRenderer, 'getPixelRatio'>): void;
  dispose(): void;
}

const COUNT = forceNames.length;
const SUM = forceNames.indexOf('sum');
const WEIGHT = forceNames.indexOf('weight');
const DRAG = forceNames.indexOf('drag');
const TENSION = forceNames.indexOf('tension');
const FIRST_OF_CANOPY = forceNames.indexOf('canopyDrag');
/** The sum first: it is broad and lies under the others. */
const order = [SUM, ...forceNames.map((_, i) => i).filter((i) => i !== SUM)];

/** Less than this share of the weight is not shown; the sum always is: that it is nothing is what it says at terminal speed. */
const LEAST = 0.015;
/** Numbers that change faster than this cannot be read, ms. */
const READING_INTERVAL = 100;
/** The weight's arrow is gone where it is shorter than the first, and there from the second on, CSS px. */
const APPEARS = [9, 20] as const;
/** So near to the eye, m, arrows would fill the picture: as with a camera on the helmet. */
const TOO_NEAR = 1.1;
const NEAR = 1.9;
/** Between the end of an arrow and its label, and between labels and plates, CSS px. */
const BESIDE = 7;
const MARGIN = 8;
/** Between a name and its value. */
const SPACE = 5;
/** Letters of a coarse picture. */
const LARGEST = 1.3;
const HALF_LINE = 0.42 * LINE;

// Numbers of glyphs: each digit is its own, then comes COMMA.
const digits = Array.from({ length: COMMA + 1 }, (_, i) => (i === COMMA ? ',' : String(i)));
const units = Object.keys(forceUnits) as ForceUnit[];
const FLOOR = digits.length + COUNT + units.length;
const words = [...digits, ...forceNames.map((name) => forceLabels[name]), ...units, 'Floor'];

/** @param white  brightness that comes out white on the screen */
export function createForceArrows(white: White): ForceArrows {
  const object = new THREE.Group();
  object.visible = false;
  const arrows = createArrows(COUNT, white);
  const letters = createLetters(COUNT * (MOST_GLYPHS + 2), white);
  object.add(arrows.object, letters.object);
  let glyphs: Glyphs | null = null;
  let unit: ForceUnit | null = null;

  const colours = new Float32Array(3 * (COUNT + 1));
  for (const [i, name] of forceNames.entries()) new THREE.Color(forceColours[name]).toArray(colours, 3 * i);
  const CREAM = COUNT;
  new THREE.Color('#fff4e2').toArray(colours, 3 * CREAM);

  const forces = createForces();
  const sizes = new Float64Array(COUNT);
  const starts = new Float64Array(3 * COUNT);
  // What is written: digits of each value, how many there are; when they were last chosen, the moment of the jump, and that of
  // the picture before.
  const written = Array.from({ length: COUNT }, () => new Uint8Array(MOST_GLYPHS));
  const lengths = new Uint8Array(COUNT);
  const widths = new Float64Array(COUNT);
  const times = Float64Array.of(Number.NEGATIVE_INFINITY, 0, 0);
  const boxes = new Float64Array(COUNT * BOX);
  const room = new Float64Array(ROOM);
  const line = new Float64Array(4);
  const pen = new Float64Array(2);
  // Where the arrow of the weight ends on the screen, to the right.
  const weightEnd = new Float64Array(1);
  // Of the letters: larger where the picture has fewer pixels than the screen.
  const size = Float64Array.of(1);
  const place = new THREE.Vector3();
  const at = new THREE.Vector3();
  let isOn = false;
  let isAboard = false;

  function letterAnew(): void {
    // Not where everything has been let go of meanwhile.
    if (!glyphs) return;
    glyphs.dispose();
    glyphs = createGlyphs(words);
    times[0] = Number.NEGATIVE_INFINITY;
  }
  function readValues(): void {
    const now = performance.now();
    // A clock that stands shows exactly where it stands.
    const stands = times[1] === times[2];
    times[2] = times[1]!;
    if (!stands && now - times[0]! < READING_INTERVAL) return;
    times[0] = now;
    const per = unit ? forceUnits[unit] : 1;
    for (let i = 0; i < COUNT; i++) {
      lengths[i] = glyphsOf(sizes[i]! / per, written[i]!);
      measure(i);
    }
  }
  const isShown = (i: number): boolean => i === SUM || sizes[i]! > LEAST * sizes[WEIGHT]!;
  const nameOf = (i: number): number => (isAboard && forceNames[i] === 'ground' ? FLOOR : digits.length + i);

  /** Takes the width of a label as it is written now, of letters as large as on the texture, CSS px. */
  function measure(i: number): void {
    const { advances } = glyphs as Glyphs;
    let width = advances[nameOf(i)]! + 2 * SPACE + advances[digits.length + COUNT + units.indexOf(unit as ForceUnit)]!;
    for (let k = 0; k < lengths[i]!; k++) width += advances[written[i]![k]!]!;
    widths[i] = width;
  }

  /** Whether the jumper's own drag lies on the longer arrow of the lines. */
  function isWithinTension(): boolean {
    const d = 3 * DRAG;
    const t = 3 * TENSION;
    const along = forces[d]! * forces[t]! + forces[d + 1]! * forces[t + 1]! + forces[d + 2]! * forces[t + 2]!;
    return sizes[TENSION]! > sizes[DRAG]! && along > 0.9 * sizes[DRAG]! * sizes[TENSION]!;
  }

  /** Where a point is on the view, to line[to] and the place after it, CSS px from the middle; false behind the eye. */
  function project(camera: THREE.PerspectiveCamera, frame: Frame, to: number): boolean {
    at.applyMatrix4(camera.matrixWorldInverse);
    if (at.z > -0.2) return false;
    at.applyMatrix4(camera.projectionMatrix);
    line[to] = (at.x * frame.width) / 2;
    line[to + 1] = (at.y * frame.height) / 2;
    return true;
  }

  /** Wishes for a label's place: beyond the end of its arrow; that of the sum at its side, where others end on the same line. */
  function wish(i: number, camera: THREE.PerspectiveCamera, frame: Frame): void {
    const box = i * BOX;
    boxes[box + 2] = 0;
    if (!isShown(i)) return;
    at.set(starts[3 * i]!, starts[3 * i + 1]!, starts[3 * i + 2]!).add(place);
    if (!project(camera, frame, 0)) return;
    const f = 3 * i;
    at.set(forces[f]!, forces[f + 1]!, forces[f + 2]!).divideScalar(NEWTONS_PER_METRE);
    at.x += starts[f]! + place.x;
    at.y += starts[f + 1]! + place.y;
    at.z += starts[f + 2]! + place.z;
    if (!project(camera, frame, 2)) return;
    // An arrow that begins outside the free part of the view is not looked at.
    if (Math.abs(line[0]! - room[0]!) > room[2]! || Math.abs(line[1]! - room[1]!) > room[3]!) return;
    endInside(line, room);
    boxes[box + 2] = 0.5 * widths[i]! * size[0]!;
    boxes[box + 3] = HALF_LINE * size[0]!;
    if (i === WEIGHT) weightEnd[0] = line[2]!;
    const dx = line[2]! - line[0]!;
    const dy = line[3]! - line[1]!;
    const long = Math.max(Math.sqrt(dx * dx + dy * dy), 1e-6);
    if (i === SUM) {
      // Away from the weight, beside which it often ends.
      const side = dx > 0.5 * long || line[2]! > weightEnd[0]! + 4 ? 1 : -1;
      boxes[box] = line[2]! + side * (boxes[box + 2]! + 2.2 * BESIDE);
      boxes[box + 1] = line[3]! - Math.sign(dy) * Math.min(0.5 * long, HALF_LINE);
      // Hardly any: beside the body, not on it.
      if (long < 24) boxes[box] = boxes[box]! - 3 * BESIDE;
      return;
    }
    boxes[box] = line[2]! + (dx / long) * (boxes[box + 2]! + BESIDE);
    boxes[box + 1] = line[3]! + (dy / long) * (HALF_LINE + BESIDE) * size[0]!;
    const isCrowded =
      (i === DRAG && isWithinTension()) ||
      Math.abs(boxes[box + 1]! - room[1]!) > room[3]! - boxes[box + 3]! ||
      Math.abs(boxes[box]! - room[0]!) > room[2]! - boxes[box + 2]!;
    if (!isCrowded) return;
    // No room ahead of it, or another arrow goes on there: beside its end.
    boxes[box] = line[2]! + boxes[box + 2]! + 2 * BESIDE;
    boxes[box + 1] = line[3]!;
  }

  function write(): void {
    const known = glyphs as Glyphs;
    letters.begin(size[0]!);
    const symbol = digits.length + COUNT + units.indexOf(unit as ForceUnit);
    for (let i = 0; i < COUNT; i++) {
      const box = i * BOX;
      if (boxes[box + 2] === 0) continue;
      pen[0] = boxes[box]! - boxes[box + 2]!;
      pen[1] = boxes[box + 1]!;
      letters.add(known, nameOf(i), pen, colours, i);
      pen[0] = pen[0]! + SPACE * size[0]!;
      for (let k = 0; k < lengths[i]!; k++) letters.add(known, written[i]![k]!, pen, colours, CREAM);
      pen[0] = pen[0]! + SPACE * size[0]!;
      letters.add(known, symbol, pen, colours, CREAM);
    }
  }

  return {
    object,
    setUnit(next) {
      unit = next;
      times[0] = Number.NEGATIVE_INFINITY;
      if (unit && !glyphs) {
        glyphs = createGlyphs(words);
        whenFontComes(letterAnew);
      }
      object.visible = unit !== null && isOn;
    },
    update(sample, hips, overhead) {
      isOn = !sample.isOver;
      isAboard = sample.phase === 'aboard';
      object.visible = unit !== null && isOn;
      if (!object.visible) return;
      times[1] = sample.time;
      place.copy(hips);
      arrows.object.position.copy(hips);
      forcesOf(sample, forces);
      for (let i = 0; i < COUNT; i++) {
        const f = 3 * i;
        sizes[i] = length3(forces[f]!, forces[f + 1]!, forces[f + 2]!);
        const isOfCanopy = i >= FIRST_OF_CANOPY;
        starts[f] = isOfCanopy ? overhead.x - hips.x : 0;
        starts[f + 1] = isOfCanopy ? overhead.y - hips.y : 0;
        starts[f + 2] = isOfCanopy ? overhead.z - hips.z : 0;
      }
    },
    prepare(camera, frame, renderer) {
      if (!object.visible || !glyphs) return;
      size[0] = Math.max(1, Math.min(LARGEST, 0.85 / renderer.getPixelRatio()));
      readValues();
      const distance = camera.position.distanceTo(place);
      const perMetre = frame.height / (2 * Math.tan((camera.fov * Math.PI) / 360) * Math.max(distance, 0.1));
      const long = (sizes[WEIGHT]! / NEWTONS_PER_METRE) * perMetre;
      const strength =
        smoothstep((long - APPEARS[0]) / (APPEARS[1] - APPEARS[0])) *
        smoothstep((distance - TOO_NEAR) / (NEAR - TOO_NEAR));

      const { data } = arrows;
      let count = 0;
      for (let k = 0; k < COUNT; k++) {
        const i = order[k]!;
        if (!isShown(i)) continue;
        const to = count * ARROW;
        for (let axis = 0; axis < 3; axis++) {
          data[to + axis] = starts[3 * i + axis]!;
          data[to + 3 + axis] = forces[3 * i + axis]! / NEWTONS_PER_METRE;
          data[to + 6 + axis] = colours[3 * i + axis]!;
        }
        data[to + 9] = i === SUM ? 1 : 0;
        count++;
      }
      arrows.show(strength > 0 ? count : 0, strength);

      room[0] = (frame.left - frame.right) / 2;
      room[1] = (frame.bottom - frame.top) / 2;
      room[2] = Math.max((frame.width - frame.left - frame.right) / 2 - MARGIN, 1);
      room[3] = Math.max((frame.height - frame.top - frame.bottom) / 2 - MARGIN, 1);
      for (let i = 0; i < COUNT; i++) {
        if (strength > 0) wish(i, camera, frame);
        else boxes[i * BOX + 2] = 0;
      }
      moveApart(boxes, room);
      write();
      letters.show(glyphs.texture, strength);
    },
    dispose() {
      arrows.dispose();
      letters.dispose();
      glyphs?.dispose();
      glyphs = null;
    },
  };
}
