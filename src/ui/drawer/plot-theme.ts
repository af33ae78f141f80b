import { type PhaseName, phaseNames } from '../../jumps/jump';
import { element } from '../elements/dom';
import { forRoles, type Role, roleStyles } from './plot-roles';

/** What a canvas has to be told of the stylesheet, which it cannot read by itself. */
export interface PlotTheme {
  /** Height of the letters, CSS px: whole, as the plotting library wants it. */
  readonly size: number;
  /** What is one CSS px of the page in this picture: more where it is drawn larger. */
  readonly pixel: number;
  readonly family: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly limit: string;
  /** The plate below the plots. */
  readonly plate: string;
  /** Ground in a drawing to scale, and its edge. */
  readonly rock: string;
  readonly rockEdge: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly phases: Readonly<Record<PhaseName, string>>;
}

/** Reads the tokens where `at` stands. It asks for styles many times over: on opening and when sizes change, not in a frame. */
export function readPlotTheme(at: HTMLElement): PlotTheme {
  const style = getComputedStyle(at);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const probe = element('span');
  at.append(probe);
  const phaseColour = (name: PhaseName): string => {
    probe.dataset.phase = name;
    return getComputedStyle(probe).getPropertyValue('--phase').trim();
  };
  const phases = Object.fromEntries(
    (Object.keys(phaseNames) as PhaseName[]).map((name) => [name, phaseColour(name)]),
  ) as Record<PhaseName, string>;
  probe.remove();
  return {
    size: Math.round(Number.parseFloat(token('--text-tiny')) || 11),
    pixel: 1,
    family: token('--font'),
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    line: token('--line'),
    limit: token('--limit'),
    plate: token('--ground'),
    rock: token('--plot-rock'),
    rockEdge: token('--plot-rock-edge'),
    roles: forRoles((role) => token(roleStyles[role].colour)),
    phases,
  };
}

/** The same, so many times as large. */
export function scaledTheme(theme: PlotTheme, factor: number): PlotTheme {
  return { ...theme, size: Math.round(theme.size * factor), pixel: theme.pixel * factor };
}

export const fontOf = ({ size, family }: PlotTheme): string => `${size}px ${family}`;
