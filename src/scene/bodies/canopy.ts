/**
 * The parachute from the throw of the pilot chute until it lies on the ground: pilot chute and bridle, bag and lines, cloth that
 * fills from the middle outwards while the slider comes down, the wing in flight with its brakes, and its collapse after the
 * landing. Hangs from the shoulders in a direction that is given, its nose in the course.
 */
import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import { clamp, mix, smoothstep } from '../../math/smooth';
import { eventTime, type Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Tier } from '../tiers';
import { orient } from './attitude';
import { createCloth, writeCloth } from './canopy-cloth';
import { createFabric } from './canopy-fabric';
import { createFall, PATCH_SIDE, SETTLED } from './canopy-fall';
import { createGear } from './canopy-gear';
import {
  BRAKES_ASIDE,
  brakeRib,
  cornerOf,
  createRigging,
  cutLines,
  distance,
  hangUp,
  holdByLines,
  placeRing,
  RISER,
  ring,
  rowOf,
  runLines,
} from './canopy-rigging';
import { type CanopySize, canopySize, createRibs, type Shaping, shapeRibs } from './canopy-shape';
import { createThreads, type Thread } from './canopy-threads';

/** Time after the end of a jump, and the ground there. */
export interface Afterwards {
  /** s since touchdown. */
  since: number;
  /** Height of the ground, m. */
  groundAt(x: number, z: number): number;
}

export interface Canopy {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  /**
   * @param shoulders  the middle between the points where the risers leave the harness, m
   * @param towards    unit direction from there to the middle of the wing
   * @param after      of a jump that is over: without it the wing stays as it came down
   */
  update(sample: Sample, shoulders: THREE.Vector3, towards: THREE.Vector3, after?: Afterwards): void;
  readonly size: CanopySize;
  /** Middle of the cloth, m. */
  readonly middle: THREE.Vector3;
  /** Where the toggles are to be held, m. */
  readonly hands: { readonly left: THREE.Vector3; readonly right: THREE.Vector3 };
  dispose(): void;
}

/** Planform, m², where the values of the jump name none. */
const USUAL_AREA = 25;
/** s from line stretch until the cloth has slipped out of its bag. */
const UNPACKING = 0.35;
/** Shares of the time from the pull to line stretch: the pilot chute is out of the hand; the bridle is taut and lifts the bag. */
const THROWN = 0.14;
const BRIDLE_TAUT = 0.42;
/** Brake that turns a wing so far that it banks as recorded, per sine of the bank; and the s over which hands move. */
const TURN_BRAKE = 1.6;
const HAND_TIME = 0.8;
/** Straight pieces of a line between two points. */
const PIECES = { lower: 6, upper: 4, brake: 4, bridle: 8 } as const;

/** Line diameters: 3.5 mm Dacron or its like; the bridle is tape. */
const threads = (setting: SettingName, cells: number): readonly Thread[] => {
  const tone = setting === 'desert' ? ([0.5, 0.47, 0.38] as const) : ([0.7, 0.69, 0.65] as const);
  const brake = setting === 'desert' ? ([0.42, 0.36, 0.2] as const) : ([0.62, 0.2, 0.08] as const);
  return [
    { lines: 2 * (cells + 1), width: 0.0042, tone },
    { lines: 4 * (cells + 1), width: 0.0035, tone },
    { lines: 2 * (BRAKES_ASIDE + 2), width: 0.0034, tone: brake },
    { lines: 1, width: 0.022, tone: setting === 'desert' ? [0.1, 0.105, 0.06] : [0.09, 0.09, 0.1] },
  ];
};

const frontward = new THREE.Vector3();
const upright = new THREE.Vector3(0, 1, 0);
const turned = new THREE.Quaternion();
const place = new THREE.Vector3();

/** @param light  what a white thread in the light of the place sends out */
export function createCanopy(setting: SettingName, tier: Tier, light: THREE.Color): Canopy {
  const cells = setting === 'desert' ? 9 : 7;
  const ribs = createRibs(cells, tier.roundness);
  const rows = ribs.shares.length;
  const rigging = createRigging(cells);
  const fall = createFall(cells, ribs.count, rows);
  const cloth = createCloth(ribs, setting, tier.roundness);
  const gear = createGear(setting, tier.roundness);
  const fabric = createFabric(tier);
  const looks = threads(setting, cells);
  const piecesOf = [PIECES.lower, PIECES.upper, PIECES.brake, PIECES.bridle];
  const room = looks.reduce((sum, { lines }, kind) => sum + lines * piecesOf[kind]!, 0);
  const lines = createThreads(light, looks, piecesOf, room);
  const wing = new THREE.Mesh(cloth.geometry, fabric.material);
  const equipment = new THREE.Mesh(gear.geometry, fabric.material);
  wing.castShadow = true;
  equipment.castShadow = true;
  const object = new THREE.Group();
  object.add(wing, equipment, lines.object);
  for (const part of object.children) part.frustumCulled = false;

  let size = canopySize(USUAL_AREA, cells);
  const middle = new THREE.Vector3();
  const hands = { left: new THREE.Vector3(), right: new THREE.Vector3() };
  /** Moments, s since exit, and the bank of the one turn. In an object: numbers that change are boxed in variables. */
  const cue = { pull: 1e9, lineStretch: 1e9, end: 1e9, turnFrom: 1e9, turnTo: 1e9, bank: 0, lands: false };
  const shaping: Shaping = { inflation: 0.5, left: 0.5, right: 0.5, unpacked: 0.5, time: 0.5 };
  /** What everything was last written for. */
  const written = { phase: -1, inflation: Number.NaN, left: Number.NaN, right: Number.NaN, time: Number.NaN };
  /** Where it landed, and the way from there to the shoulders. */
  const landed = { begun: false, x: 0.5, y: 0.5, z: 0.5, course: 0.5 };
  const bagTo = new Float64Array(3);
  const top = new Float64Array(3);
  const pilotEnd = new Float64Array(3);
  const harness = new Float64Array(3);
  const ends = new Float64Array(6);

  /** Everything from the ribs: cloth, lines, the rest. `packed`: of the cloth, nothing yet. */
  function writeAll(packed: boolean): void {
    wing.visible = !packed;
    if (!packed) writeCloth(cloth, ribs, size.span, size.chord);
    drawLines(packed);
    gear.write(rigging, size.span);
  }

  function drawLines(packed: boolean): void {
    const { links, grommets, joints, lowerMade, upperMade, brakeJoints, brakeMade, brakeLowerMade, toggles } = rigging;
    lines.begin();
    for (let n = 0; n <= cells; n++) {
      for (let rear = 0; rear < 2; rear++) {
        const c = 3 * cornerOf(2 * n, cells, rear === 1);
        const joint = 3 * (2 * n + rear);
        if (packed) {
          lines.run(links, c, bagTo, 0, 0, PIECES.lower);
          continue;
        }
        const first = distance(links, c, grommets, c);
        const made = lowerMade[2 * n + rear]!;
        if (made > first) {
          lines.run(links, c, grommets, c, first, 1);
          lines.run(grommets, c, joints, joint, made - first, PIECES.lower - 1);
        } else lines.run(links, c, joints, joint, made, PIECES.lower);
      }
    }
    for (let n = 0; n <= cells; n++) {
      for (let g = 0; g < 4; g++) {
        const rear = g > 1 ? 1 : 0;
        const c = 3 * cornerOf(2 * n, cells, rear === 1);
        const joint = 3 * (2 * n + rear);
        const end = rowOf(ribs, 2 * n, ribs.groupRows[g]!);
        const made = upperMade[4 * n + g]!;
        if (packed) {
          lines.run(bagTo, 0, bagTo, 0, 0, PIECES.upper);
          continue;
        }
        const first = distance(links, c, grommets, c);
        if (lowerMade[2 * n + rear]! < first) {
          // The joint is still below the slider.
          const below = distance(joints, joint, grommets, c);
          lines.run(joints, joint, grommets, c, below, 1);
          lines.run(grommets, c, ribs.at, end, Math.max(0, made - below), PIECES.upper - 1);
        } else lines.run(joints, joint, ribs.at, end, made, PIECES.upper);
      }
    }
    for (let side = 0; side < 2; side++) {
      placeRing(rigging, side);
      const c = 3 * side;
      const toggle = distance(ring, 0, toggles, c);
      lines.run(ring, 0, toggles, c, toggle, PIECES.brake);
      if (packed) lines.run(ring, 0, bagTo, 0, 0, PIECES.brake);
      else lines.run(ring, 0, brakeJoints, c, Math.max(0, brakeLowerMade[side]! - toggle), PIECES.brake);
      for (let line = 0; line < BRAKES_ASIDE; line++) {
        const end = rowOf(ribs, brakeRib(side, line, cells), rows - 1);
        if (packed) lines.run(bagTo, 0, bagTo, 0, 0, PIECES.brake);
        else lines.run(brakeJoints, c, ribs.at, end, brakeMade[BRAKES_ASIDE * side + line]!, PIECES.brake);
      }
    }
    lines.run(top, 0, pilotEnd, 0, gear.look.bridle, PIECES.bridle);
    lines.end();
  }

  /** From the throw to line stretch, `share` of the way. */
  function shapeDeployment(share: number): void {
    hangUp(rigging, size, 1);
    const { pilot, pilotAxis, bag, look } = gear;
    const lift = clamp((share - BRIDLE_TAUT) / (1 - BRIDLE_TAUT), 0, 1);
    // From the back of the container, slowly at first: the lines come out stow by stow.
    const leaving = smoothstep(lift * 8);
    bag[0] = mix(-0.24, -0.04, leaving);
    bag[1] = mix(-0.12, size.lines * 0.97, lift ** 1.5);
    bag[2] = 0;
    gear.fullBag = 1;
    const out = smoothstep(share / THROWN);
    const stream = clamp((share - 0.6 * THROWN) / (BRIDLE_TAUT - 0.6 * THROWN), 0, 1);
    const rise = stream * (2 - stream);
    const far = 0.998 * look.bridle;
    // From the pocket at the right hip out to the side, then straight behind.
    pilot[0] = mix(-0.12, bag[0]! - 0.05, rise);
    pilot[1] = mix(mix(-0.6, -0.25, out), bag[1]! + far, rise);
    pilot[2] = mix(mix(0.25, 0.95, out), 0, smoothstep(rise));
    gear.fullPilot = 0.05 + 0.95 * smoothstep((share - 0.2) / (BRIDLE_TAUT - 0.15));
    pilotAxis[0] = 0.05 * Math.sin(37 * share);
    pilotAxis[1] = 1;
    pilotAxis[2] = 0.05 * Math.cos(31 * share);
    top.set(bag);
    top[1]! += lift > 0 ? 0.14 : 0.05;
    pilotEnd.set(pilot);
    bagTo.set(bag);
    bagTo[1]! -= 0.12;
    placeToggles();
    for (let k = 0; k < 4; k++) {
      // Until the lines are taut the risers lie over the shoulders.
      const k3 = 3 * k;
      const taut = smoothstep(lift * 3);
      rigging.links[k3] = mix(-0.2, rigging.links[k3]!, taut);
      rigging.links[k3 + 1] = mix(-0.06, rigging.links[k3 + 1]!, taut);
      for (let d = 0; d < 3; d++)
        rigging.grommets[k3 + d] = rigging.links[k3 + d]! + (bagTo[d]! - rigging.links[k3 + d]!) * 0.985;
    }
    placeToggles();
    shrinkGrommets();
  }

  /** The folded slider lies in the mouth of the bag. */
  function shrinkGrommets(): void {
    for (let k = 0; k < 4; k++) {
      rigging.grommets[3 * k] = bagTo[0]! + 0.05 * (k < 2 ? 1 : -1);
      rigging.grommets[3 * k + 1] = bagTo[1]! + 0.02;
      rigging.grommets[3 * k + 2] = bagTo[2]! + 0.1 * (k % 2 === 0 ? -1 : 1);
    }
  }

  function placeToggles(): void {
    for (let side = 0; side < 2; side++) {
      placeRing(rigging, side);
      rigging.toggles[3 * side] = ring[0]! - 0.01;
      rigging.toggles[3 * side + 1] = ring[1]! - 0.05;
      rigging.toggles[3 * side + 2] = ring[2]!;
    }
  }

  /** Bag and pilot chute on their bridle behind the top of the wing. */
  function trail(inflation: number, unpacked: number, since: number): void {
    const { pilot, pilotAxis, bag, look } = gear;
    const row = ribs.groupRows[1]! + 1;
    const o = 3 * (cells * rows + row);
    const above = ribs.upper[row]! * size.chord * ribs.tall[cells]!;
    for (let c = 0; c < 3; c++) top[c] = ribs.at[o + c]! + above * ribs.up[o + c]!;
    // Straight behind the fall at first, over the trailing edge once the wing flies.
    const flying = smoothstep((inflation - 0.35) / 0.5);
    // After the landing it hangs down behind and comes to lie.
    const hanging = 1.5 * smoothstep(since / 2.5);
    let x = -flying;
    let y = 1 - 0.8 * flying - hanging;
    const length = Math.sqrt(x * x + y * y);
    x /= length;
    y /= length;
    if (unpacked < 1) top[1] = mix(size.lines * 0.97, top[1]!, unpacked);
    const far = 0.995 * look.bridle;
    for (let c = 0; c < 3; c++) {
      const way = c === 0 ? x : c === 1 ? y : 0;
      pilot[c] = top[c]! + far * way;
      bag[c] = top[c]! + (0.25 + 0.1 * unpacked) * way + (c === 1 ? 0.12 - 0.15 * flying : 0);
      pilotAxis[c] = way;
    }
    gear.fullBag = 1 - unpacked;
    // Its cord draws it together as the wing fills.
    gear.fullPilot = 1 - 0.9 * smoothstep((inflation - 0.08) / 0.3);
    if (since > 0) {
      pilot[1] = Math.max(pilot[1]!, fall.heightAt(pilot[0]!, pilot[2]!) + 0.1);
      bag[1] = Math.max(bag[1]!, fall.heightAt(bag[0]!, bag[2]!) + 0.05);
      if (pilot[1]! < 1.2) {
        const flat = Math.max(0, pilot[1]! - 0.1);
        pilotAxis[1]! *= flat;
        pilotAxis[0] = -Math.sqrt(1 - pilotAxis[1]! * pilotAxis[1]!);
      }
    }
    pilotEnd.set(pilot);
  }

  function shapeFlight(): void {
    hangUp(rigging, size, shaping.inflation);
    shapeRibs(ribs, size, shaping);
    if (shaping.inflation < 1) holdByLines(rigging, ribs);
    runLines(rigging, ribs);
    trail(shaping.inflation, shaping.unpacked, 0);
  }

  function toWorld(from: Float64Array, o: number, out: THREE.Vector3): void {
    out
      .set(from[o]!, from[o + 1]!, from[o + 2]!)
      .applyQuaternion(object.quaternion)
      .add(object.position);
  }

  function findPlaces(): void {
    toWorld(rigging.toggles, 0, hands.left);
    toWorld(rigging.toggles, 3, hands.right);
  }

  function shapingOf(sample: Sample): void {
    const { time, brakes } = sample;
    shaping.inflation = sample.inflation;
    shaping.unpacked = smoothstep((time - cue.lineStretch) / UNPACKING);
    const turning = smoothstep((time - cue.turnFrom) / HAND_TIME) * smoothstep((cue.turnTo - time) / HAND_TIME);
    const bank = TURN_BRAKE * cue.bank * turning;
    shaping.left = Math.min(1, brakes + Math.max(0, -bank));
    shaping.right = Math.min(1, brakes + Math.max(0, bank));
    shaping.time = sample.inflation < 1 ? time : 0;
  }

  /** From the air to the frame of the landing: turns ribs, links and lines as they are now. */
  function beginFall(sample: Sample, after: Afterwards, shoulders: THREE.Vector3): void {
    landed.begun = true;
    landed.x = sample.x;
    landed.z = sample.z;
    landed.y = after.groundAt(sample.x, sample.z);
    landed.course = sample.course;
    shapingOf(sample);
    if (sample.phase === 'deployment') shaping.inflation = 0;
    shapeFlight();
    turned.setFromAxisAngle(upright, landed.course);
    for (let o = 0; o < ribs.at.length; o += 3) {
      toWorld(ribs.at, o, place);
      place.x -= landed.x;
      place.y -= landed.y;
      place.z -= landed.z;
      place.applyQuaternion(turned);
      ribs.at[o] = place.x;
      ribs.at[o + 1] = place.y;
      ribs.at[o + 2] = place.z;
      place
        .set(ribs.up[o]!, ribs.up[o + 1]!, ribs.up[o + 2]!)
        .applyQuaternion(object.quaternion)
        .applyQuaternion(turned);
      ribs.up[o] = place.x;
      ribs.up[o + 1] = place.y;
      ribs.up[o + 2] = place.z;
    }
    for (let side = 0; side < 2; side++) {
      const k = 3 * (2 + side);
      toWorld(rigging.links, k, place);
      place.x -= landed.x;
      place.y -= landed.y;
      place.z -= landed.z;
      place.applyQuaternion(turned);
      ends[3 * side] = place.x;
      ends[3 * side + 1] = place.y;
      ends[3 * side + 2] = place.z;
    }
    void shoulders;
    fall.reach = 1.6 * size.lines + 3;
    for (let i = 0; i < PATCH_SIDE; i++) {
      for (let k = 0; k < PATCH_SIDE; k++) {
        place.set((i / (PATCH_SIDE - 1) - 0.5) * 2 * fall.reach, 0, (k / (PATCH_SIDE - 1) - 0.5) * 2 * fall.reach);
        place.applyAxisAngle(upright, -landed.course);
        fall.ground[i * PATCH_SIDE + k] = after.groundAt(landed.x + place.x, landed.z + place.z) - landed.y;
      }
    }
    place.set(sample.windX, 0, sample.windZ).applyQuaternion(turned);
    fall.wind[0] = place.x;
    fall.wind[1] = place.z;
    fall.begin(ribs, size, ends);
  }

  /** The jumper stands; the canopy comes down. */
  function shapeFall(since: number, shoulders: THREE.Vector3): void {
    object.position.set(landed.x, landed.y, landed.z);
    object.quaternion.setFromAxisAngle(upright, -landed.course);
    place.copy(shoulders).sub(object.position).applyAxisAngle(upright, landed.course);
    harness[0] = place.x;
    harness[1] = place.y;
    harness[2] = place.z;
    fall.shape(since, ribs, size);
    hangUp(rigging, size, 1);
    const { base, links, grommets } = rigging;
    // The risers follow the lines down.
    const centre = 3 * (cells * rows + ribs.groupRows[1]!);
    const dx = ribs.at[centre]! - harness[0]!;
    const dz = ribs.at[centre + 2]! - harness[2]!;
    const flat = Math.max(0.01, Math.sqrt(dx * dx + dz * dz));
    const down = smoothstep((since - 0.6) / 2.4);
    for (let k = 0; k < 12; k += 3) {
      for (let c = 0; c < 3; c++) base[k + c]! += harness[c]!;
      const wide = k % 6 === 0 ? -0.19 : 0.19;
      const fallX = 0.62 * (dx / flat) - wide * 0.3 * (dz / flat);
      const fallZ = 0.62 * (dz / flat) + wide * (0.4 + 0.6 * Math.abs(dx / flat));
      const upX = links[k]! + harness[0]!;
      const upY = links[k + 1]! + harness[1]!;
      const upZ = links[k + 2]! + harness[2]!;
      let x = mix(upX, harness[0]! + fallX * RISER, down) - base[k]!;
      let y = mix(upY, harness[1]! - 0.62 * RISER, down) - base[k + 1]!;
      let z = mix(upZ, harness[2]! + fallZ, down) - base[k + 2]!;
      const scale = RISER / Math.max(0.01, Math.sqrt(x * x + y * y + z * z));
      x *= scale;
      y *= scale;
      z *= scale;
      links[k] = base[k]! + x;
      links[k + 1] = base[k + 1]! + y;
      links[k + 2] = base[k + 2]! + z;
      grommets[k] = links[k]! + 0.08 * (x / RISER) + (k < 6 ? 0.03 : -0.03);
      grommets[k + 1] = links[k + 1]! + 0.08 * (y / RISER);
      grommets[k + 2] = links[k + 2]! + 0.08 * (z / RISER);
    }
    runLines(rigging, ribs);
    trail(1, 1, since);
    const o = 3 * (cells * rows + ribs.groupRows[2]!);
    toWorld(ribs.at, o, middle);
  }

  return {
    object,
    get size() {
      return size;
    },
    middle,
    hands,
    setRecording(recording) {
      const area = recording.values.canopyArea;
      size = canopySize(typeof area === 'number' && area > 0 ? area : USUAL_AREA, cells);
      cue.pull = eventTime(recording, 'pull') ?? Number.POSITIVE_INFINITY;
      cue.lineStretch = eventTime(recording, 'lineStretch') ?? cue.pull + 1;
      cue.end = recording.end;
      cue.lands = recording.ending === 'landed' || recording.ending === 'impact' || recording.ending === 'wallStrike';
      const turn = recording.legs.find(({ law }) => law.bankSine !== 0);
      cue.turnFrom = turn?.start ?? Number.POSITIVE_INFINITY;
      cue.turnTo = turn?.end ?? Number.POSITIVE_INFINITY;
      cue.bank = turn?.law.bankSine ?? 0;
      fabric.size.set(size.span / (2 * cells), size.chord);
      shaping.inflation = 1;
      shaping.left = shaping.right = 0;
      shaping.unpacked = 1;
      hangUp(rigging, size, 1);
      shapeRibs(ribs, size, shaping);
      cutLines(rigging, ribs);
      landed.begun = false;
      written.phase = -1;
    },
    update(sample, shoulders, towards, after) {
      const { time, phase, inflation } = sample;
      const isOpen =
        time >= cue.pull &&
        (phase === 'deployment' || phase === 'inflation' || phase === 'canopy' || phase === 'flare');
      object.visible = isOpen;
      if (!isOpen) return;
      object.position.copy(shoulders);
      orient(towards, frontward.set(Math.cos(sample.course), 0, Math.sin(sample.course)), object.quaternion);
      middle.set(0, size.lines, 0).applyQuaternion(object.quaternion).add(shoulders);
      // A ripple of a finger's width; stronger where the cells are not yet full.
      fabric.breeze.set(time % 1000, 0.018 + 0.05 * (1 - inflation));
      lines.slack[0] = -0.8;
      lines.slack[1] = -0.3;
      lines.slack[2] = 0;
      lines.ground = null;
      if (sample.isOver && cue.lands && after && after.since > 0) {
        if (!landed.begun) beginFall(sample, after, shoulders);
        const since = Math.min(after.since, SETTLED);
        fabric.breeze.y *= 1 - smoothstep(since / 3);
        lines.slack[0] = 0;
        lines.slack[1] = -1;
        lines.ground = fall;
        shapeFall(since, shoulders);
        if (written.phase !== 3 || written.time !== since) writeAll(false);
        written.phase = 3;
        written.time = since;
        findPlaces();
        return;
      }
      if (phase === 'deployment') {
        if (written.phase !== 1 || written.time !== time) {
          shapeDeployment((time - cue.pull) / Math.max(0.05, cue.lineStretch - cue.pull));
          writeAll(true);
        }
        written.phase = 1;
        written.time = time;
        middle
          .copy(place.set(gear.bag[0]!, gear.bag[1]!, gear.bag[2]!))
          .applyQuaternion(object.quaternion)
          .add(shoulders);
      } else {
        shapingOf(sample);
        const { left, right } = shaping;
        const still =
          written.phase === 2 &&
          written.inflation === inflation &&
          written.left === left &&
          written.right === right &&
          written.time === shaping.time;
        if (!still) {
          shapeFlight();
          writeAll(false);
        }
        written.phase = 2;
        written.inflation = inflation;
        written.left = left;
        written.right = right;
        written.time = shaping.time;
      }
      findPlaces();
    },
    dispose() {
      cloth.geometry.dispose();
      gear.geometry.dispose();
      fabric.material.dispose();
      lines.dispose();
    },
  };
}
