import type { Parameters, Values, ValuesOf } from '../parameters/parameter';
import type { Environment, FlightLaw, State } from '../physics/flight';

/** Stretches of a jump as people name them. */
export const phaseNames = {
  aboard: 'On the ramp',
  runUp: 'Run-up',
  dive: 'Dive',
  belly: 'Belly to earth',
  ride: 'Holding the bike',
  separation: 'Clear of the bike',
  track: 'Track',
  deployment: 'Deployment',
  inflation: 'Inflation',
  canopy: 'Canopy flight',
  flare: 'Flare',
} as const;
export type PhaseName = keyof typeof phaseNames;

/** Moments of a jump, each with what it means. */
export const eventNames = {
  exit: { label: 'Exit', doc: 'Leaves the aircraft or the lip: the zero of time.' },
  release: { label: 'Release', doc: 'Lets go of the bike.' },
  terminalSpeed: { label: 'Terminal speed', doc: 'Drag first carries the whole weight.' },
  peakSpeed: { label: 'Peak speed', doc: 'Largest downward speed of the free fall.' },
  recovery: { label: 'Back to belly', doc: 'Begins to turn from the dive to the belly.' },
  pull: { label: 'Pull', doc: 'Throws the pilot chute.' },
  lineStretch: { label: 'Line stretch', doc: 'The lines are out; the canopy begins to fill.' },
  openingShock: { label: 'Opening shock', doc: 'Largest load of the opening.' },
  inflated: { label: 'Fully inflated', doc: 'The canopy has its full area.' },
  turn: { label: 'Turn into wind', doc: 'Begins to turn into the wind for the landing.' },
  flare: { label: 'Flare', doc: 'Pulls both brakes to land.' },
  touchdown: { label: 'Touchdown', doc: 'On the ground under a canopy.' },
  impact: { label: 'Impact', doc: 'Hits the ground too fast, or without a canopy.' },
  wallStrike: { label: 'Wall strike', doc: 'Hits ground steeper than 45 degrees.' },
  bikeImpact: { label: 'Bike impact', doc: 'The bike hits the ground.' },
} as const;
export type EventName = keyof typeof eventNames;

/** How a body is held. The picture blends from one to the next with the areas of the flight law. */
export type Posture = 'standing' | 'dive' | 'belly' | 'riding' | 'upright' | 'track' | 'pull' | 'hanging' | 'flaring';

/** When a leg ends: at a time, s since exit, or on sinking to a height above the landing, m. */
export type EndCondition =
  | { readonly kind: 'time'; readonly at: number }
  /** `lead`: the height will be reached in this many seconds at the present rate; 0 for now. */
  | { readonly kind: 'height'; readonly below: number; readonly lead: number };

/** One stretch of flight under one law, up to the first of its end conditions or the ground. */
export interface Leg {
  readonly phase: PhaseName;
  /** The event that its beginning is. */
  readonly event?: EventName;
  readonly law: FlightLaw;
  readonly posture: readonly [from: Posture, to: Posture];
  readonly ends: readonly { readonly when: EndCondition; next(state: State): Leg }[];
  /** What is let go at its beginning and flies on alone to the ground. */
  readonly drops?: FlightLaw;
}

/** Motion before the exit, given and not computed: the ride in the aircraft, the run-up. Times rise to 0. */
export interface Approach {
  readonly phase: PhaseName;
  readonly posture: Posture;
  /** Ten numbers a knot: time, position, velocity, acceleration. */
  readonly knots: Float64Array;
}

/** Someone who falls along to film: what he weighs and what his body can do. How he flies follows from the jumper's flight. */
export interface Companion {
  /** kg, camera and all. */
  readonly mass: number;
  /** Drag areas between stretched out and spread wide, m². */
  readonly leastDrag: number;
  readonly mostDrag: number;
  /** Most lift over drag with which he steers. */
  readonly glide: number;
  /** Leaves so long before the jumper, s, from a place so far to the right, m. */
  readonly lead: number;
  readonly aside: number;
  /** Nearest that he lets the jumper come, m between the middles of the bodies. */
  readonly nearest: number;
}

/** What a jump with one set of values is going to do. */
export interface Plan {
  readonly environment: Environment;
  readonly approach: Approach;
  /** Position and velocity at the exit, time 0. */
  readonly start: State;
  readonly first: Leg;
  /** Whether a second body (the bike) shares the flight until it is dropped. */
  readonly hasBike: boolean;
  readonly cameraman?: Companion;
  /** What was changed or overruled to make the values possible, in words. */
  readonly notes: readonly string[];
}

export interface Preset {
  readonly key: string;
  readonly label: string;
  /** One line: what it shows. */
  readonly doc: string;
  readonly values: Values;
}

/** A figure of the jump that can be kept while its parameters change: one parameter gives way, solved anew each time. */
export interface Hold {
  readonly label: string;
  readonly doc: string;
  /** Key of the figure that is kept. */
  readonly figure: string;
  /** Key of the number that gives way; the figure only rises or only falls with it. */
  readonly parameter: string;
}

/** Names of the places that the picture can draw. */
export type SettingName = 'desert' | 'fjord';
export type JumpId = 'halo' | 'cliff';

/** Where and when a jump takes place. */
export interface Place {
  readonly name: string;
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
  /** True bearing of the x axis, degrees. */
  readonly heading: number;
  /** Day of the jump by the clock there, and hours by which that clock is ahead of universal time. */
  readonly date: readonly [year: number, month: number, day: number];
  readonly utcOffset: number;
}

export interface Jump {
  readonly id: JumpId;
  readonly title: string;
  readonly setting: SettingName;
  readonly place: Place;
  readonly parameters: Parameters;
  readonly presets: readonly Preset[];
  readonly hold?: Hold;
  plan(values: Values): Plan;
}

/** Types a jump by its own parameters while fitting it into one list. */
export function defineJump<P extends Parameters>(
  jump: Omit<Jump, 'parameters' | 'plan'> & { readonly parameters: P; plan(values: ValuesOf<P>): Plan },
): Jump & { readonly parameters: P } {
  return jump as unknown as Jump & { readonly parameters: P };
}
