import { type PhaseName, phaseNames } from '../../jumps/jump';
import type { Box, SideView, Stage } from './scale-layout';

/** Colours and letters of the drawing, read off the stylesheets. */
export interface Theme {
  readonly font: string;
  readonly tiny: number;
  readonly small: number;
  readonly big: number;
  readonly ink: string;
  readonly inkSoft: string;
  readonly ghost: string;
  /** The sky where the air has this share of the density at the ground, thinning. */
  readonly sky: readonly (readonly [share: number, colour: string])[];
  readonly earth: readonly [string, string];
  /** Stone, and stone that has faded out. */
  readonly rock: readonly [string, string];
  readonly edge: string;
  readonly phases: Readonly<Record<PhaseName, string>>;
}

const skyShares = { thick: 1, low: 0.965, middle: 0.89, high: 0.74, night: 0.55, deep: 0.36, thin: 0.16, void: 0.01 };

/** @param probe  an element that is not shown, whose phase is set to read its colour */
export function readTheme(root: HTMLElement, probe: HTMLElement): Theme {
  const style = getComputedStyle(root);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const size = (name: string) => Number.parseFloat(style.getPropertyValue(name));
  const phases = {} as Record<PhaseName, string>;
  for (const phase of Object.keys(phaseNames) as PhaseName[]) {
    probe.dataset.phase = phase;
    phases[phase] = getComputedStyle(probe).color;
  }
  return {
    font: style.fontFamily,
    tiny: size('--text-tiny'),
    small: size('--text-small'),
    big: size('--text-big'),
    ink: colour('--ink'),
    inkSoft: colour('--ink-soft'),
    ghost: colour('--ghost'),
    sky: Object.entries(skyShares).map(([name, share]) => [share, colour(`--sky-${name}`)] as const),
    earth: [colour('--earth'), colour('--earth-deep')],
    rock: [colour('--rock'), colour('--rock-gone')],
    edge: colour('--rock-edge'),
    phases,
  };
}

export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly stage: Stage;
  readonly views: readonly SideView[];
  readonly ghosts: readonly (SideView | null)[];
  /** Little room for words. */
  readonly isSmall: boolean;
  /** What the marker of the chosen height covers, px from the upper left of the area, if it is shown. */
  readonly marker: Box | null;
  /** Of the buttons below the ground at the left, px. */
  readonly toolsWidth: number;
  /** Round heights, m, with their texts. */
  readonly rules: readonly { readonly height: number; readonly text: string }[];
  /** Length of the scale bar, m, with its text. */
  readonly bar: { readonly length: number; readonly text: string };
  heightText(height: number): string;
}

export function letters(g: CanvasRenderingContext2D, theme: Theme, size: number, weight = 400): void {
  g.font = `${weight} ${size}px ${theme.font}`;
}
