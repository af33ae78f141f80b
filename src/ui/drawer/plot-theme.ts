import { type PhaseName, phaseNames } from '../../jumps/jump';
import { element } from '../elements/dom';
import type { Role } from './plot-data';

/** What a canvas has to be told of the stylesheet, which it cannot read by itself. */
export interface PlotTheme {
  /** Height of the letters, CSS px: whole, as the plotting library wants it. */
  readonly size: number;
  readonly font: string;
  readonly ink: string;
  readonly line: string;
  readonly limit: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly phases: Readonly<Record<PhaseName, string>>;
}

/** Reads the tokens where `at` stands. It asks for styles many times over: on opening and when sizes change, not in a frame. */
export function readPlotTheme(at: HTMLElement): PlotTheme {
  const style = getComputedStyle(at);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const size = Math.round(Number.parseFloat(token('--text-tiny')) || 11);
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
    size,
    font: `${size}px ${token('--font')}`,
    ink: token('--ink-soft'),
    line: token('--line'),
    limit: token('--limit'),
    roles: { first: token('--ink'), second: token('--second'), ghost: token('--ghost') },
    phases,
  };
}
