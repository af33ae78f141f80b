import type { Parameters, ValuesOf } from '../parameters/parameter';
import { feet, mph, squareFeet, toSi } from '../parameters/units';
import { defaultsOf } from '../parameters/values';
import { skydiveOpening } from '../physics/canopy';
import { POSITION_CHANGE_TIME } from '../physics/drag';
import { changedLaw, dragAreaAt, type Environment, type FlightLaw, type State, steadyLaw } from '../physics/flight';
import { dragAreaForPeak } from '../physics/freefall';
import { levelGround } from '../physics/ground/ground';
import { type Companion, defineJump, type Leg, type Place } from './jump';
import {
  airParameters,
  canopyArea,
  canopyGlideRatio,
  dragArea,
  environmentOf,
  exitHeightOf,
  lightParameters,
} from './shared-parameters';
import { type Rig, throwPilotChute } from './under-canopy';

/**
 * Where the film's jump was shot: over the desert of Abu Dhabi, in March 2018. The heading is chosen: along the coast; so is the
 * day: the equinox.
 */
const place: Place = {
  name: 'Abu Dhabi, desert coast',
  latitude: 24.25,
  longitude: 54.55,
  heading: 60,
  date: [2018, 3, 20],
  utcOffset: 4,
};

/** The ride on the ramp that is recorded before the exit, s. */
const ABOARD = 4;

const GULF_NEWS = 'Gulf News on the shoot, 2018';

/**
 * The film's cameraman: left first and slowed while the jumper sped up to him, to exactly 3 ft (Business Insider, 2018). The mass
 * is that of the jumper by default and the 20 lb of the rig on his helmet; the limits are those of a person between standing
 * on the air (head-up, FAI: 290 km/h) and lying spread in a suit with wings at the arms. Lead and place are chosen.
 */
const filmCameraman: Companion = {
  mass: 109,
  leastDrag: 0.27,
  mostDrag: 0.95,
  glide: 0.5,
  lead: 0.9,
  aside: 1.3,
  nearest: feet(3),
};

/** All parameters but the drag area of the dive, whose default follows from the others. */
const given = {
  exitAltitude: {
    kind: 'number',
    label: 'Exit altitude (MSL)',
    group: 'Exit',
    unit: 'ft',
    default: feet(25_000),
    min: feet(1_000),
    max: feet(140_000),
    step: feet(100),
    slider: [feet(3_000), feet(40_000)],
    doc: 'Height above sea level at which the jumper leaves the aircraft.',
    source: `${GULF_NEWS}: 25,000 ft; 18,000 to 25,000 ft over the three shots`,
    standing: 'published',
  },
  aircraftSpeed: {
    kind: 'number',
    label: 'Aircraft speed',
    group: 'Exit',
    unit: 'mph',
    default: mph(165),
    min: 0,
    max: mph(400),
    step: mph(1),
    slider: [0, mph(250)],
    doc: 'Speed of the aircraft over the ground, level, in the direction of the jump. 0 is a step from a balloon.',
    source: `${GULF_NEWS}: 165 mph`,
    standing: 'published',
  },
  mass: {
    kind: 'number',
    label: 'All-up mass',
    group: 'Jumper',
    unit: 'kg',
    default: 100,
    min: 40,
    max: 250,
    step: 1,
    doc: 'Jumper with clothing, rig, oxygen and helmet.',
    source: 'No figure is published; 75 kg of body and 25 kg of equipment',
    standing: 'estimated',
  },
  bellyDragArea: {
    ...dragArea,
    label: 'Drag area on the belly',
    group: 'Jumper',
    default: 0.556,
    step: 0.001,
    slider: [0.2, 1.2],
    doc: 'Drag coefficient times area, belly to earth.',
    source: 'Terminal speed of 120 mph at sea level (FAI, USPA) with 100 kg',
    standing: 'published',
  },
  recoveryAltitude: {
    kind: 'number',
    label: 'Back to belly at',
    group: 'Freefall',
    unit: 'ft',
    default: feet(5_000),
    min: 0,
    max: feet(140_000),
    step: feet(100),
    slider: [0, feet(25_000)],
    doc: 'Height above the landing at which the dive ends and the jumper turns belly to earth. Below the opening: never.',
    source: 'No figure is published; leaves 3,000 ft to slow down before the pull',
    standing: 'chosen',
  },
  openingAltitude: {
    kind: 'number',
    label: 'Opening altitude (AGL)',
    group: 'Canopy',
    unit: 'ft',
    default: feet(2_000),
    min: 0,
    max: feet(140_000),
    step: feet(50),
    slider: [0, feet(10_000)],
    doc: 'Height above the landing at which the pilot chute is thrown. The canopy flies some 600 ft lower.',
    source: 'Aero-News, 2018: below 2,000 ft',
    standing: 'published',
  },
  canopyArea: {
    ...canopyArea,
    default: squareFeet(370),
    doc: 'Planform area of the ram-air canopy.',
    source: 'Size of the MC-4 military free-fall canopy, unconfirmed',
    standing: 'estimated',
  },
  canopyGlideRatio: {
    ...canopyGlideRatio,
    default: 3,
    source: 'MC-4 manual, TM 10-1670-287-23P: 3 to 1',
    standing: 'published',
  },
  cameraman: {
    kind: 'flag',
    label: 'Cameraman',
    group: 'Freefall',
    default: true,
    doc: 'A second body falls along to film: he leaves first and slows while the jumper speeds up to him, to 3 ft. He changes nothing for the jumper.',
    source: 'Business Insider, 2018: helmet camera of 20 lb, the jumper at exactly 3 ft',
    standing: 'published',
  },
  landingElevation: {
    kind: 'number',
    label: 'Landing elevation (MSL)',
    group: 'Place',
    unit: 'ft',
    default: 0,
    min: feet(-1_400),
    max: feet(15_000),
    step: feet(50),
    slider: [0, feet(8_000)],
    doc: 'Height of the landing above sea level.',
    source: 'Coast of the Gulf',
    standing: 'estimated',
  },
  ...airParameters,
  timeOfDay: {
    ...lightParameters.timeOfDay,
    default: toSi(18.4, 'h'),
    source: `${GULF_NEWS}: one jump a day, in the three minutes of light before sunset`,
    standing: 'published',
  },
  haze: { ...lightParameters.haze, default: 2, source: 'Dust of a desert coast', standing: 'chosen' },
  cloudCover: {
    ...lightParameters.cloudCover,
    default: 0.4,
    source: 'A broken layer to fall through',
    standing: 'chosen',
  },
} as const satisfies Parameters;

/** Peak vertical speed that the film's jump is known for, m/s. */
const FILM_PEAK = mph(200);

type Given = ValuesOf<typeof given>;

/**
 * Drag area, m², of a dive that peaks at 200 mph with these values. Called once, on the defaults: a parameter that the user
 * moves changes the peak, and not the area behind it.
 */
export function filmDiveDragArea(values: Given): number {
  const height = exitHeightOf(values.exitAltitude, values.landingElevation, []);
  return dragAreaForPeak(environmentAt(values, height), values.mass, exitState(values, height), FILM_PEAK);
}

function environmentAt(values: Given, height: number): Environment {
  return environmentOf(values, place, values.landingElevation, values.landingElevation + height, levelGround);
}

function exitState(values: Given, height: number): State {
  return Float64Array.of(0, height, 0, values.aircraftSpeed, 0, 0, 0, 0, 0, 0);
}

const parameters = {
  ...given,
  diveDragArea: {
    ...dragArea,
    label: 'Drag area in the dive',
    group: 'Jumper',
    default: filmDiveDragArea(defaultsOf(given)),
    step: 0.001,
    slider: [0.1, 1],
    doc: 'Drag coefficient times area in the held dive. The default gives a peak of 200 mph with the other defaults, and stays when they move.',
    source: `Solved from the 200 mph that the director gave (${GULF_NEWS})`,
    standing: 'estimated',
  },
} as const satisfies Parameters;

type HaloValues = ValuesOf<typeof parameters>;

/** A free-fall leg and where it leads: the pull is possible at any moment of it. */
function fallingLeg(
  values: HaloValues,
  environment: Environment,
  shape: Pick<Leg, 'phase' | 'posture'> & { readonly event?: Leg['event']; readonly law: FlightLaw },
  after: Leg['ends'],
): Leg {
  const rig: Rig = {
    mass: values.mass,
    canopy: { area: values.canopyArea, glideRatio: values.canopyGlideRatio },
    opening: skydiveOpening,
  };
  const [, posture] = shape.posture;
  return {
    phase: shape.phase,
    ...(shape.event ? { event: shape.event } : {}),
    law: shape.law,
    posture: shape.posture,
    ends: [
      {
        when: { kind: 'height', below: values.openingAltitude, lead: 0 },
        next: (state) =>
          throwPilotChute(rig, environment, state, {
            drag: dragAreaAt(shape.law, state[6] as number),
            lift: 0,
            posture,
          }),
      },
      ...after,
    ],
  };
}

function dive(values: HaloValues, environment: Environment): Leg {
  const after: Leg['ends'] =
    values.recoveryAltitude > values.openingAltitude
      ? [
          {
            when: { kind: 'height', below: values.recoveryAltitude, lead: POSITION_CHANGE_TIME / 2 },
            next: (state) => recover(values, environment, state[6] as number),
          },
        ]
      : [];
  return fallingLeg(
    values,
    environment,
    { phase: 'dive', event: 'exit', law: steadyLaw(values.mass, values.diveDragArea), posture: ['dive', 'dive'] },
    after,
  );
}

/** The turn from the dive to the belly. */
function recover(values: HaloValues, environment: Environment, time: number): Leg {
  const law: FlightLaw = changedLaw(steadyLaw(values.mass, values.bellyDragArea), {
    dragFrom: values.diveDragArea,
    changeStart: time,
    changeTime: POSITION_CHANGE_TIME,
  });
  return fallingLeg(values, environment, { phase: 'belly', event: 'recovery', law, posture: ['dive', 'belly'] }, [
    { when: { kind: 'time', at: time + POSITION_CHANGE_TIME }, next: () => belly(values, environment, {}) },
  ]);
}

function belly(values: HaloValues, environment: Environment, start: { readonly event?: 'exit' }): Leg {
  const law = steadyLaw(values.mass, values.bellyDragArea);
  return fallingLeg(values, environment, { phase: 'belly', ...start, law, posture: ['belly', 'belly'] }, []);
}

/** Heights in an impossible order, or in one that leaves something out. */
function noteHeights(values: HaloValues, exit: number, notes: string[]): void {
  const { openingAltitude, recoveryAltitude } = values;
  if (openingAltitude >= exit) {
    notes.push('The opening lies above the exit: the pull is at the exit.');
    return;
  }
  const hasPull = openingAltitude > 0;
  if (!hasPull) notes.push('The opening lies at the ground: no canopy is thrown.');
  if (recoveryAltitude >= exit) {
    notes.push(
      'Back to belly lies above the exit: the fall is belly to earth from the start, without a dive and its drag area.',
    );
  } else if (recoveryAltitude <= openingAltitude) {
    notes.push(
      `Back to belly lies at or below the opening: the dive is held to the ${hasPull ? 'pull' : 'ground'}, and the drag area on the belly plays no part.`,
    );
  }
}

export const halo = defineJump({
  id: 'halo',
  title: 'HALO skydive',
  setting: 'desert',
  place,
  parameters,
  presets: [
    {
      key: 'film',
      label: 'The film: dive to 200 mph',
      doc: 'Exit at 25,000 ft, a held dive that peaks at 200 mph, belly at 5,000 ft, pull at 2,000 ft.',
      values: {},
    },
    {
      key: 'belly',
      label: 'Belly to earth all the way',
      doc: 'The ordinary 120 mph position: even in thin air it never reaches 200 mph.',
      values: { recoveryAltitude: feet(140_000) },
    },
    {
      key: 'chase-dive',
      label: 'Dive held to the pull',
      doc: 'Never back to belly: faster at the pull, a harder opening, and lower when it is done.',
      values: { recoveryAltitude: 0 },
    },
    {
      key: 'loaded',
      label: 'Loaded military jumper',
      doc: '163 kg with rucksack and weapon: the weight alone makes belly to earth a 200 mph fall.',
      values: { mass: 163, diveDragArea: 0.605, bellyDragArea: 0.605 },
    },
    {
      key: 'open-3500',
      label: 'Opening at 3,500 ft',
      doc: "The least height of a military planner instead of the film's 2,000 ft: what the lower opening saves.",
      values: { openingAltitude: feet(3_500) },
    },
    {
      key: 'haho',
      label: 'HAHO: opening at 24,000 ft',
      doc: 'High opening: half an hour in view under the canopy, many kilometres of glide.',
      values: { openingAltitude: feet(24_000), cameraman: false },
    },
    {
      key: 'stratos',
      label: 'Red Bull Stratos, 2012',
      doc: 'Felix Baumgartner from 127,852 ft, faster than sound: a published check. Head-down for 52 s, then tumbling.',
      values: {
        exitAltitude: feet(127_852.4),
        aircraftSpeed: 0,
        mass: 121.2,
        diveDragArea: 0.615,
        bellyDragArea: 0.8,
        recoveryAltitude: 26_080,
        openingAltitude: feet(8_421.3) - 1_043,
        landingElevation: 1_043,
        cameraman: false,
      },
    },
  ],

  hold: {
    label: 'Hold the peak speed',
    doc: 'Keeps the largest downward speed while other parameters change: the drag area of the dive is solved anew each time.',
    figure: 'peakVerticalSpeed',
    parameter: 'diveDragArea',
  },

  plan(values) {
    const notes: string[] = [];
    const height = exitHeightOf(values.exitAltitude, values.landingElevation, notes);
    noteHeights(values, height, notes);
    const environment = environmentAt(values, height);
    const speed = values.aircraftSpeed;
    return {
      environment,
      approach: {
        phase: 'aboard',
        posture: 'standing',
        knots: Float64Array.of(
          -ABOARD,
          -ABOARD * speed,
          height,
          0,
          speed,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          height,
          0,
          speed,
          0,
          0,
          0,
          0,
          0,
        ),
      },
      start: exitState(values, height),
      first:
        values.recoveryAltitude >= height ? belly(values, environment, { event: 'exit' }) : dive(values, environment),
      hasBike: false,
      ...(values.cameraman ? { cameraman: filmCameraman } : {}),
      notes,
    };
  },
});
