/**
 * The parachute from the throw of the pilot chute until it lies on the ground: pilot chute and bridle, bag and lines, cloth that
 * fills from the middle outwards while the slider comes down, the wing in flight with its brakes, and its collapse after the
 * landing. Hangs from the shoulders in a direction that is given, its nose in the course.
 */
import * as THREE from 'three';
import type { SettingName } from '../../jumps/jump';
import { smoothstep } from '../../math/smooth';
import { eventTime, type Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import type { Tier } from '../tiers';
import { orient } from './attitude';
import { createCloth, writeCloth } from './canopy-cloth';
import { createFabric } from './canopy-fabric';
import { createGear } from './canopy-gear';
import { type Afterwards, createLanding } from './canopy-landing';
import { createLines, drawLines, drawPackedLines } from './canopy-lines';
import type { Outfit } from './canopy-outfit';
import { createRigging, cutLines, hangUp, holdByLines, runLines } from './canopy-rigging';
import { shapeDeployment, trailBehind } from './canopy-sequence';
import { type CanopySize, canopySize, createRibs, type Shaping, shapeRibs } from './canopy-shape';

export type { Afterwards } from './canopy-landing';

export interface Canopy {
  readonly object: THREE.Object3D;
  setRecording(recording: Recording): void;
  /** The next time after the end is shown to it as the touchdown from which it comes down. */
  forgetLanding(): void;
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
/** Brake that turns a wing so far that it banks as recorded, per sine of the bank; and the s over which hands move. */
const TURN_BRAKE = 1.6;
const HAND_TIME = 0.8;
/** How far the loosest cloth ripples in flight, m, and how much further before the cells are full. */
const RIPPLE = 0.018;
const FLUTTER = 0.05;

const frontward = new THREE.Vector3();

/** What a canopy was last written for. */
enum State {
  Nothing,
  Packed,
  Flying,
  Down,
}

/** @param light  what a white thread in the light of the place sends out */
export function createCanopy(setting: SettingName, tier: Tier, light: THREE.Color): Canopy {
  const cells = setting === 'desert' ? 9 : 7;
  const ribs = createRibs(cells, tier.roundness);
  const rigging = createRigging(cells);
  const gear = createGear(setting, tier.roundness);
  const outfit: Outfit = {
    cells,
    size: canopySize(USUAL_AREA, cells),
    ribs,
    rigging,
    gear,
    bridleFrom: new Float64Array(3),
    bridleTo: new Float64Array(3),
    mouth: new Float64Array(3),
  };
  const landing = createLanding(outfit);
  const cloth = createCloth(ribs, setting, tier.roundness);
  const fabric = createFabric(tier);
  const lines = createLines(setting, cells, light);
  const wing = new THREE.Mesh(cloth.geometry, fabric.material);
  const equipment = new THREE.Mesh(gear.geometry, fabric.material);
  wing.castShadow = true;
  equipment.castShadow = true;
  const object = new THREE.Group();
  object.add(wing, equipment, lines.object);
  for (const part of object.children) part.frustumCulled = false;

  const middle = new THREE.Vector3();
  const hands = { left: new THREE.Vector3(), right: new THREE.Vector3() };
  /** Moments, s since exit, and the bank of the one turn. In an object: numbers that change are boxed in variables. */
  const cue = { pull: 1e9, lineStretch: 1e9, turnFrom: 1e9, turnTo: 1e9, bank: 0.5, lands: false };
  const shaping: Shaping = { inflation: 0.5, left: 0.5, right: 0.5, unpacked: 0.5, time: 0.5 };
  const written = { state: State.Nothing, inflation: 0.5, left: 0.5, right: 0.5, time: 0.5 };

  function drawPacked(): void {
    wing.visible = false;
    drawPackedLines(lines, outfit);
    gear.write(rigging, outfit.size.span);
  }

  function drawOpen(): void {
    wing.visible = true;
    writeCloth(cloth, ribs, outfit.size.span, outfit.size.chord);
    drawLines(lines, outfit);
    gear.write(rigging, outfit.size.span);
  }

  function shapeFlight(): void {
    const { inflation, unpacked } = shaping;
    hangUp(rigging, outfit.size, inflation);
    shapeRibs(ribs, outfit.size, shaping);
    if (inflation < 1) holdByLines(rigging, ribs);
    runLines(rigging, ribs);
    trailBehind(outfit, inflation, unpacked, 0, landing.fall);
  }

  function takeShaping({ time, brakes, inflation, phase }: Sample): void {
    shaping.inflation = phase === 'deployment' ? 0 : inflation;
    shaping.unpacked = smoothstep((time - cue.lineStretch) / UNPACKING);
    const turning = smoothstep((time - cue.turnFrom) / HAND_TIME) * smoothstep((cue.turnTo - time) / HAND_TIME);
    const bank = TURN_BRAKE * cue.bank * turning;
    shaping.left = Math.min(1, brakes + Math.max(0, -bank));
    shaping.right = Math.min(1, brakes + Math.max(0, bank));
    shaping.time = inflation < 1 ? time : 0;
  }

  function forgetLanding(): void {
    landing.reset();
    written.state = State.Nothing;
  }

  /** Whether the wing is already written as it is to be. */
  function isWritten(): boolean {
    return (
      written.state === State.Flying &&
      written.inflation === shaping.inflation &&
      written.left === shaping.left &&
      written.right === shaping.right &&
      written.time === shaping.time
    );
  }

  function toWorld(from: Float64Array, o: number, out: THREE.Vector3): void {
    out.set(from[o]!, from[o + 1]!, from[o + 2]!);
    out.applyQuaternion(object.quaternion).add(object.position);
  }

  return {
    object,
    get size() {
      return outfit.size;
    },
    middle,
    hands,
    setRecording(recording) {
      const area = recording.values.canopyArea;
      outfit.size = canopySize(typeof area === 'number' && area > 0 ? area : USUAL_AREA, cells);
      cue.pull = eventTime(recording, 'pull') ?? Number.POSITIVE_INFINITY;
      cue.lineStretch = eventTime(recording, 'lineStretch') ?? cue.pull + 1;
      cue.lands = recording.ending === 'landed' || recording.ending === 'impact' || recording.ending === 'wallStrike';
      const turn = recording.legs.find(({ law }) => law.bankSine !== 0);
      cue.turnFrom = turn?.start ?? Number.POSITIVE_INFINITY;
      cue.turnTo = turn?.end ?? Number.POSITIVE_INFINITY;
      cue.bank = turn?.law.bankSine ?? 0;
      fabric.size.set(outfit.size.span / (2 * cells), outfit.size.chord);
      shaping.inflation = 1;
      shaping.left = shaping.right = 0;
      shaping.unpacked = 1;
      hangUp(rigging, outfit.size, 1);
      shapeRibs(ribs, outfit.size, shaping);
      cutLines(rigging, ribs);
      forgetLanding();
    },
    forgetLanding,
    update(sample, shoulders, towards, after) {
      const { time, phase } = sample;
      object.visible =
        time >= cue.pull &&
        (phase === 'deployment' || phase === 'inflation' || phase === 'canopy' || phase === 'flare');
      if (!object.visible) return;
      object.position.copy(shoulders);
      orient(towards, frontward.set(Math.cos(sample.course), 0, Math.sin(sample.course)), object.quaternion);
      takeShaping(sample);
      if (sample.isOver && cue.lands && after && after.since > 0) {
        if (written.state !== State.Down) landing.lift();
        const changed = landing.shape(sample, after, shoulders, object, shapeFlight);
        fabric.breeze.set((time + after.since) % 1000, RIPPLE * (1 - smoothstep(after.since / 3)));
        if (changed) {
          lines.hang(smoothstep(after.since), landing.fall);
          drawOpen();
        }
        written.state = State.Down;
        toWorld(ribs.at, 3 * (cells * ribs.shares.length + ribs.groupRows[2]!), middle);
      } else {
        fabric.breeze.set(time % 1000, RIPPLE + FLUTTER * (1 - sample.inflation));
        lines.hang(0, null);
        if (phase === 'deployment') {
          if (written.state !== State.Packed || written.time !== time) {
            shapeDeployment(outfit, (time - cue.pull) / Math.max(0.05, cue.lineStretch - cue.pull));
            drawPacked();
          }
          written.state = State.Packed;
          written.time = time;
          toWorld(gear.bag, 0, middle);
        } else {
          if (!isWritten()) {
            shapeFlight();
            drawOpen();
          }
          written.state = State.Flying;
          written.inflation = shaping.inflation;
          written.left = shaping.left;
          written.right = shaping.right;
          written.time = shaping.time;
          middle.copy(towards).multiplyScalar(outfit.size.lines).add(shoulders);
        }
      }
      toWorld(rigging.toggles, 0, hands.left);
      toWorld(rigging.toggles, 3, hands.right);
    },
    dispose() {
      cloth.geometry.dispose();
      gear.geometry.dispose();
      fabric.material.dispose();
      lines.dispose();
    },
  };
}
