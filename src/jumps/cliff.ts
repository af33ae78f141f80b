import { cos, sin } from '../math/deterministic';
import type { Parameters, ValuesOf } from '../parameters/parameter';
import { degrees, feet, mph, squareFeet, toSi } from '../parameters/units';
import { baseOpening } from '../physics/canopy';
import { POSITION_CHANGE_TIME } from '../physics/drag';
import {
  changedLaw,
  dragAreaAt,
  type Environment,
  type FlightLaw,
  liftAreaAt,
  type State,
  steadyLaw,
} from '../physics/flight';
import { helsetkopen } from '../physics/ground/helsetkopen';
import { defineJump, type EndCondition, type Leg, type Place, type Posture } from './jump';
import { runUp } from './run-up';
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

const place: Place = {
  name: 'Helsetkopen, Hellesylt, Norway',
  latitude: 62.0578,
  longitude: 6.9716,
  heading: 260,
  date: [2020, 9, 6],
  utcOffset: 2,
};

const parameters = {
  exitElevation: {
    kind: 'number',
    label: 'Lip elevation (MSL)',
    group: 'Cliff',
    unit: 'ft',
    default: 1246,
    min: 200,
    max: 6_000,
    step: feet(10),
    slider: [feet(1_000), feet(8_000)],
    doc: "Height of the ramp's end above sea level.",
    source: 'NRK, 2020: Helsetkopen, 1,246 m',
    standing: 'published',
  },
  landingElevation: {
    kind: 'number',
    label: 'Landing elevation (MSL)',
    group: 'Cliff',
    unit: 'ft',
    default: 150,
    min: 0,
    max: 4_000,
    step: feet(10),
    slider: [0, feet(3_000)],
    doc: 'Height of the meadow above sea level. The wall is stretched to reach from it to the lip.',
    source: 'Public satellite tracks of jumps there: 130 to 157 m',
    standing: 'measured',
  },
  rampSpeed: {
    kind: 'number',
    label: 'Speed at the lip',
    group: 'Take-off',
    unit: 'mph',
    default: 25,
    min: 0,
    max: 60,
    step: mph(1),
    slider: [0, mph(90)],
    doc: 'Speed along the ramp at its end. It buys the distance from the wall.',
    source: 'No figure is published; a motocross bike on a short run-up',
    standing: 'chosen',
  },
  rampAngle: {
    kind: 'number',
    label: 'Ramp angle',
    group: 'Take-off',
    unit: 'deg',
    default: degrees(5),
    min: degrees(-10),
    max: degrees(40),
    step: degrees(1),
    doc: 'Climb of the ramp at its end.',
    source: 'No figure is published; judged from pictures',
    standing: 'chosen',
  },
  holdTime: {
    kind: 'number',
    label: 'Hold the bike for',
    group: 'Take-off',
    unit: 's',
    default: 0.5,
    min: 0,
    max: 15,
    step: 0.1,
    slider: [0, 5],
    idleWith: { bikeMass: 0 },
    doc: 'Time from the lip to letting go of the bike. Nobody can pull before that.',
    source: 'No figure is published',
    standing: 'chosen',
  },
  riderMass: {
    kind: 'number',
    label: 'Rider mass, all up',
    group: 'Bodies',
    unit: 'kg',
    default: 90,
    min: 40,
    max: 250,
    step: 1,
    doc: 'Rider with clothing and BASE rig.',
    source: 'No figure is published',
    standing: 'estimated',
  },
  bikeMass: {
    kind: 'number',
    label: 'Bike mass',
    group: 'Bodies',
    unit: 'kg',
    default: 107.5,
    min: 0,
    max: 400,
    step: 0.5,
    doc: 'Mass of the bike; 0 for a jump without one.',
    source: 'Honda CRF250R of 2020: 237 lb wet (motorcyclenews.net)',
    standing: 'published',
  },
  rideDragArea: {
    ...dragArea,
    label: 'Drag area, rider and bike',
    group: 'Bodies',
    default: 0.7,
    step: 0.01,
    slider: [0.2, 1.5],
    idleWith: { bikeMass: 0 },
    doc: 'Drag coefficient times area of both together.',
    source: 'An upright cyclist alone is 0.47 m² (doi 10.1007/s12283-021-00345-2)',
    standing: 'estimated',
  },
  bikeDragArea: {
    ...dragArea,
    label: 'Drag area, bike alone',
    group: 'Bodies',
    default: 0.45,
    step: 0.01,
    slider: [0.2, 1.5],
    idleWith: { bikeMass: 0 },
    doc: 'Drag coefficient times area of the tumbling bike.',
    source: 'From its size',
    standing: 'estimated',
  },
  uprightDragArea: {
    ...dragArea,
    label: 'Drag area, after release',
    group: 'Freefall',
    default: 0.7,
    step: 0.01,
    slider: [0.2, 1.5],
    doc: 'Drag coefficient times area of the rider upright or tumbling, before the track.',
    source: 'From size and posture',
    standing: 'estimated',
  },
  trackDelay: {
    kind: 'number',
    label: 'Track begins after release',
    group: 'Freefall',
    unit: 's',
    default: 2,
    min: 0,
    max: 15,
    step: 0.1,
    slider: [0, 6],
    doc: 'Time from letting go of the bike to the middle of the change into the track.',
    source: 'Judged from pictures',
    standing: 'chosen',
  },
  trackDragArea: {
    ...dragArea,
    label: 'Drag area in the track',
    group: 'Freefall',
    default: 0.56,
    step: 0.01,
    slider: [0.2, 1.5],
    doc: 'Drag coefficient times area when tracking away from the wall.',
    source: 'As belly to earth at 120 mph',
    standing: 'estimated',
  },
  trackGlideRatio: {
    kind: 'number',
    label: 'Lift over drag in the track',
    group: 'Freefall',
    unit: 'none',
    default: 0.5,
    min: 0,
    max: 3,
    step: 0.05,
    slider: [0, 1],
    doc: 'How many metres a good track gains forward for each metre down, once steady. 0 is a plain fall.',
    source: 'A good track reaches 1; a measured short BASE jump averaged 0.41',
    standing: 'estimated',
  },
  openingRule: {
    kind: 'choice',
    label: 'Open by',
    group: 'Canopy',
    default: 'height',
    options: { height: 'height', delay: 'delay' },
    doc: 'Two claims about the film contradict each other: opening 500 ft above the ground, and pulling six seconds after the ramp. Choose one.',
    source: 'Press notes (500 ft) and the actor to Empire (six seconds)',
    standing: 'published',
  },
  openingHeight: {
    kind: 'number',
    label: 'Opening height (AGL)',
    group: 'Canopy',
    unit: 'ft',
    default: feet(500),
    min: 0,
    max: 6_000,
    step: feet(10),
    slider: [0, feet(3_000)],
    idleWith: { openingRule: 'delay' },
    doc: 'Height above the landing at which the pilot chute is thrown, if opening by height.',
    source: 'Press notes: barely 500 ft from the ground',
    standing: 'published',
  },
  openingDelay: {
    kind: 'number',
    label: 'Opening delay',
    group: 'Canopy',
    unit: 's',
    default: 6,
    min: 0,
    max: 60,
    step: 0.1,
    slider: [0, 30],
    idleWith: { openingRule: 'height' },
    doc: 'Time from the lip to throwing the pilot chute, if opening by delay.',
    source: 'The actor to Empire: about six seconds after leaving the ramp',
    standing: 'published',
  },
  canopyArea: {
    ...canopyArea,
    default: squareFeet(260),
    doc: 'Planform area of the BASE canopy.',
    source: 'Usual size for the mass',
    standing: 'estimated',
  },
  canopyGlideRatio: {
    ...canopyGlideRatio,
    default: 2.3,
    source: 'Tracks of BASE and sport canopies: 1.9 to 3.3',
    standing: 'measured',
  },
  ...airParameters,
  timeOfDay: {
    ...lightParameters.timeOfDay,
    default: toSi(11.75, 'h'),
    source: 'No hour is published; a late morning, when the sun first rakes the wall',
    standing: 'chosen',
  },
  haze: { ...lightParameters.haze, default: 1.1, source: 'A clear day after rain', standing: 'chosen' },
  cloudCover: { ...lightParameters.cloudCover, default: 0.3, source: 'Fair weather', standing: 'chosen' },
} as const satisfies Parameters;

type CliffValues = ValuesOf<typeof parameters>;

/** What the legs of one run share. */
interface Run {
  readonly values: CliffValues;
  readonly environment: Environment;
  /** Height of the lip above the landing, m. */
  readonly lip: number;
  readonly release: number;
  readonly rig: Rig;
  readonly pull: EndCondition;
  /** Grows in flight where what was asked for does not come to pass. */
  readonly notes: string[];
}

/** A leg of free fall after the release: the pull is possible at any moment of it. */
function fallingLeg(run: Run, leg: Omit<Leg, 'ends'>, after: Leg['ends']): Leg {
  const { law } = leg;
  const posture: Posture = leg.posture[1];
  return {
    ...leg,
    ends: [
      {
        when: run.pull,
        next: (state) => {
          const time = state[6] as number;
          const body = { drag: dragAreaAt(law, time), lift: liftAreaAt(law, time), posture };
          if (leg.phase === 'separation') run.notes.push('The pull comes before the track begins: there is no track.');
          return throwPilotChute(run.rig, run.environment, state, body);
        },
      },
      ...after,
    ],
  };
}

/** On the bike through the air. */
function ride(run: Run): Leg {
  const { values, release } = run;
  return {
    phase: 'ride',
    event: 'exit',
    law: steadyLaw(values.riderMass + values.bikeMass, values.rideDragArea),
    posture: ['riding', 'riding'],
    ends: [
      {
        when: { kind: 'time', at: release },
        next: (state) => {
          if (run.pull.kind === 'height' && run.pull.below > (state[1] as number) && run.pull.below < run.lip) {
            run.notes.push('The bike is held past the opening height: the pull waits for the release.');
          }
          return separate(run, {
            event: 'release',
            drops: steadyLaw(values.bikeMass, values.bikeDragArea),
            from: 'riding',
          });
        },
      },
    ],
  };
}

/** Upright, from the release (or the exit, without a bike) until the change into the track. */
function separate(run: Run, start: { event: 'exit' | 'release'; drops?: FlightLaw; from: Posture }): Leg {
  const { values, release } = run;
  const change = Math.max(release + values.trackDelay - POSITION_CHANGE_TIME / 2, release);
  return fallingLeg(
    run,
    {
      phase: 'separation',
      event: start.event,
      law: steadyLaw(values.riderMass, values.uprightDragArea),
      posture: [start.from, 'upright'],
      ...(start.drops ? { drops: start.drops } : {}),
    },
    [{ when: { kind: 'time', at: change }, next: () => intoTrack(run, change) }],
  );
}

function intoTrack(run: Run, time: number): Leg {
  const { values } = run;
  const track = steadyLaw(values.riderMass, values.trackDragArea, values.trackDragArea * values.trackGlideRatio);
  const law: FlightLaw = changedLaw(track, {
    dragFrom: values.uprightDragArea,
    liftFrom: 0,
    changeStart: time,
    changeTime: POSITION_CHANGE_TIME,
  });
  return fallingLeg(run, { phase: 'track', law, posture: ['upright', 'track'] }, [
    {
      when: { kind: 'time', at: time + POSITION_CHANGE_TIME },
      next: () => fallingLeg(run, { phase: 'track', law: track, posture: ['track', 'track'] }, []),
    },
  ]);
}

/** A lighter bike than this, kg, would float: its fall would take more steps than anyone waits for. */
const LIGHTEST_BIKE = 0.5;
/** The six takes of the day, as they might have been: each holds the bike half a second longer. */
const takes = [0.5, 1, 1.5, 2, 2.5, 3].map((holdTime, i) => ({
  key: `take-${i + 1}`,
  label: `Take ${i + 1}: hold for ${holdTime} s`,
  doc:
    i === 0
      ? 'The first of six takes in a day. Each holds the bike longer; the times are chosen.'
      : `Lets go of the bike half a second later than in take ${i}: nearer to it, and lower.`,
  values: { holdTime },
}));

export const cliff = defineJump({
  id: 'cliff',
  title: 'Motorbike cliff jump',
  setting: 'fjord',
  place,
  parameters,
  presets: [
    {
      key: 'film',
      label: 'The film: open at 500 ft',
      doc: 'Off the ramp at 25 m/s, half a second on the bike, a track, and the pilot chute 500 ft above the meadow.',
      values: {},
    },
    {
      key: 'six-second',
      label: 'The other claim: pull at 6 s',
      doc: 'Six seconds are some 130 m of fall at this wall: the canopy opens with 900 m of air left.',
      values: { openingRule: 'delay', openingDelay: 6 },
    },
    {
      key: 'step-off',
      label: 'Step-off without a bike',
      doc: 'A running BASE exit at 4 m/s: only a good track, begun early, carries it past the wall and the bench.',
      values: {
        rampSpeed: 4,
        rampAngle: 0,
        holdTime: 0,
        bikeMass: 0,
        trackDelay: 1,
        trackGlideRatio: 0.8,
        openingRule: 'delay',
        openingDelay: 6,
      },
    },
    ...takes,
  ],

  plan(values) {
    const notes: string[] = [];
    const lip = exitHeightOf(values.exitElevation, values.landingElevation, notes);
    const environment = environmentOf(
      values,
      place,
      values.landingElevation,
      // Room above the lip for the highest flight off the steepest ramp.
      values.landingElevation + lip + 200,
      helsetkopen(lip),
    );
    const hasBike = values.bikeMass >= LIGHTEST_BIKE;
    if (values.bikeMass > 0 && !hasBike) notes.push(`A bike lighter than ${LIGHTEST_BIKE} kg counts as none.`);
    if (!hasBike && values.holdTime > 0 && values.holdTime !== parameters.holdTime.default) {
      notes.push('Without a bike there is nothing to hold: the time of holding it counts as 0.');
    }
    const release = hasBike ? values.holdTime : 0;
    const byHeight = values.openingRule === 'height';
    if (byHeight && values.openingHeight >= lip) {
      notes.push(`The opening lies above the lip: the pull is at the ${hasBike ? 'release' : 'exit'}.`);
    }
    if (byHeight && values.openingHeight <= 0) notes.push('The opening lies at the ground: no canopy is thrown.');
    if (!byHeight && values.openingDelay < release) {
      notes.push('The delay is shorter than the bike is held: the pull waits for the release.');
    }
    const run: Run = {
      values,
      environment,
      lip,
      release,
      notes,
      rig: {
        mass: values.riderMass,
        canopy: { area: values.canopyArea, glideRatio: values.canopyGlideRatio },
        opening: baseOpening,
      },
      pull: byHeight
        ? { kind: 'height', below: values.openingHeight, lead: 0 }
        : { kind: 'time', at: Math.max(values.openingDelay, release) },
    };
    const { rampSpeed, rampAngle } = values;
    const start: State = Float64Array.of(
      0,
      lip,
      0,
      rampSpeed * cos(rampAngle),
      rampSpeed * sin(rampAngle),
      0,
      0,
      0,
      0,
      0,
    );
    return {
      environment,
      approach: { phase: 'runUp', posture: hasBike ? 'riding' : 'standing', knots: runUp(rampSpeed, rampAngle, lip) },
      start,
      first: hasBike ? ride(run) : separate(run, { event: 'exit', from: 'standing' }),
      hasBike,
      notes,
    };
  },
});
