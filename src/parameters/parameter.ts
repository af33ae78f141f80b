import type { UnitKey } from './units';
import type { WindText } from './wind';

/** Where a default comes from. */
export type Standing = 'published' | 'measured' | 'estimated' | 'chosen';

interface Described {
  /** As on the screen: "Exit altitude". */
  readonly label: string;
  /** Heading under which the panel lists it. */
  readonly group: string;
  readonly doc: string;
  /** Where the default comes from. */
  readonly source: string;
  readonly standing: Standing;
  /** Only the picture depends on it: no flight does, so the fingerprint of a recording leaves it out. */
  readonly pictureOnly?: true;
  /** Values of other parameters; with any of them this one plays no part. */
  readonly idleWith?: Values;
}

/** A number in SI units. `unit` is the one in which jumpers read, type and link it. */
export interface NumberParameter extends Described {
  readonly kind: 'number';
  readonly unit: UnitKey;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Range of the slider where the whole range would be too coarse for a thumb; typing reaches min to max. */
  readonly slider?: readonly [low: number, high: number];
  /** Says what the next number is, where numbers are names and not amounts; taken instead of a slider. */
  readonly next?: string;
}

export interface FlagParameter extends Described {
  readonly kind: 'flag';
  readonly default: boolean;
}

export interface ChoiceParameter extends Described {
  readonly kind: 'choice';
  readonly default: string;
  /** Value to label, in menu order. */
  readonly options: Readonly<Record<string, string>>;
}

/** A wind that people ask for by name. */
export interface WindPreset {
  readonly key: string;
  readonly label: string;
  /** One line: what it is. */
  readonly doc: string;
  /** Of the wind and of what goes with it, by parameter key. */
  readonly values: Values;
}

/** Wind over height as text: see `parameters/wind.ts`. */
export interface WindParameter extends Described {
  readonly kind: 'wind';
  readonly default: WindText;
  readonly presets?: readonly WindPreset[];
}

export type Parameter = NumberParameter | FlagParameter | ChoiceParameter | WindParameter;
export type Parameters = Readonly<Record<string, Parameter>>;
export type Value = number | boolean | string;
/** Values by parameter key, where the parameters are known only at run time. */
export type Values = Readonly<Record<string, Value>>;

type ValueOf<P extends Parameter> = P extends NumberParameter
  ? number
  : P extends FlagParameter
    ? boolean
    : P extends ChoiceParameter
      ? keyof P['options'] & string
      : string;

/** The values that go with a declaration: a misspelt key does not compile. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };
