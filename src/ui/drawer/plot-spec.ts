import type { EventName } from '../../jumps/jump';
import { type Channel, type ChannelKey, channel, channels } from '../../recording/channels';
import { type Role, roleStyles, roles } from './plot-roles';

/** What lies along the lower edge of a plot. */
export type AxisKey = 'time' | ChannelKey;

/** What one plot shows. */
export interface PaneSpec {
  /** Tells it from all others: what lies along, and what is drawn over it. */
  readonly key: string;
  readonly label: string;
  readonly x: AxisKey;
  /** The first is drawn for every curve; any further ones are limits to it, drawn thin and for the runs on show only. */
  readonly channels: readonly [ChannelKey, ...ChannelKey[]];
  /** Whether its scale begins at zero however closely one looks. */
  readonly fromZero: boolean;
  /** The events that its story is told by; the first find room for their names first. */
  readonly told: readonly EventName[];
  /** Whether a metre is as long upwards as along, and the ground is drawn. */
  readonly isTrueScale: boolean;
  /** Whether one line is drawn: by how much the first run has more than the one beside it at the same time on the clock. */
  readonly isDifference: boolean;
}

const endings = ['touchdown', 'impact', 'wallStrike'] as const satisfies readonly EventName[];

/** What is known of a channel as the one that is drawn. */
interface Habit {
  /** Drawn beside it as what it comes up against. */
  readonly limits?: readonly ChannelKey[];
  readonly fromZero?: boolean;
  readonly told?: readonly EventName[];
}
const habits: Partial<Record<ChannelKey, Habit>> = {
  altitudeAgl: { told: ['pull', 'exit', ...endings, 'recovery'] },
  altitudeMsl: { told: ['pull', 'exit', ...endings, 'recovery'] },
  airspeed: {
    limits: ['terminalSpeed'],
    fromZero: true,
    told: ['peakSpeed', 'exit', 'pull', 'recovery', ...endings],
  },
  equivalentSpeed: { fromZero: true, told: ['peakSpeed', 'exit', 'pull', 'recovery', ...endings] },
  groundSpeed: { fromZero: true },
  oxygenInMask: { limits: ['oxygenInAir'], fromZero: true },
  terminalSpeed: { fromZero: true },
  mach: { fromZero: true },
  load: { fromZero: true, told: ['openingShock', 'exit', ...endings, 'release', 'flare'] },
  dynamicPressure: { fromZero: true },
  wallClearance: { fromZero: true, told: ['release', 'pull', 'exit', ...endings] },
  bikeDistance: { fromZero: true, told: ['release', 'bikeImpact', 'pull'] },
};
const usuallyTold = ['pull', 'peakSpeed', 'exit', ...endings, 'release', 'openingShock'] as const;

/** Plots that people ask for by name, in the order of the menu. */
const named: readonly { readonly label: string; readonly x: AxisKey; readonly y: ChannelKey }[] = [
  { label: 'Height', x: 'time', y: 'altitudeAgl' },
  { label: 'Speed', x: 'time', y: 'airspeed' },
  { label: 'Load', x: 'time', y: 'load' },
  { label: 'Speed against altitude', x: 'altitudeAgl', y: 'airspeed' },
  { label: 'Side profile', x: 'downrange', y: 'altitudeAgl' },
  { label: 'Vertical speed', x: 'time', y: 'verticalSpeed' },
  { label: 'Air', x: 'altitudeMsl', y: 'airDensity' },
  { label: 'Oxygen', x: 'time', y: 'oxygenInMask' },
  { label: 'Heat', x: 'time', y: 'heatPower' },
  { label: 'Glide', x: 'time', y: 'glideRatio' },
  { label: 'Wall clearance', x: 'time', y: 'wallClearance' },
  { label: 'Distance to the bike', x: 'time', y: 'bikeDistance' },
];

/** Any channel against time or any other channel. */
export function specOf(x: AxisKey, y: ChannelKey): PaneSpec {
  const { limits = [], fromZero = false, told = usuallyTold } = habits[y] ?? {};
  const preset = named.find((each) => each.x === x && each.y === y);
  return {
    key: `${x}:${y}`,
    label: preset?.label ?? (x === 'time' ? channel(y).label : `${channel(y).label} against ${inSentence(x)}`),
    x,
    channels: [y, ...limits.filter((key) => key !== x)],
    fromZero,
    told,
    isTrueScale: x === 'downrange' && y === 'altitudeAgl',
    isDifference: false,
  };
}

/** The same quantity over time, as its difference between two runs. */
export function differenceOf({ channels: [main] }: PaneSpec): PaneSpec {
  const spec = specOf('time', main);
  return {
    ...spec,
    key: `${spec.key}:difference`,
    label: `${spec.label}, difference`,
    channels: [main],
    fromZero: false,
    isDifference: true,
  };
}

export const presets: readonly PaneSpec[] = named.map(({ x, y }) => specOf(x, y));

/** What is open at first. */
export const usualPanes: readonly PaneSpec[] = presets.slice(0, 3);

/** Reads what {@link PaneSpec.key} says; null if it is none. */
export function readSpec(key: string): PaneSpec | null {
  const [x = '', y = '', kind] = key.split(':');
  const isKnown = (name: string) => channels.some((each) => each.key === name);
  if (!(x === 'time' || isKnown(x)) || !isKnown(y)) return null;
  const spec = specOf(x as AxisKey, y as ChannelKey);
  return kind === 'difference' ? differenceOf(spec) : spec;
}

/** The name of an axis as it stands within a sentence. */
export function inSentence(axis: AxisKey): string {
  if (axis === 'time') return 'time';
  const { label } = channel(axis);
  return label.startsWith('Mach') ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/**
 * Whether the numbers of an axis fall from left to right: heights, so that time runs to the right as it does in the plots beside
 * it.
 */
export function isFalling({ x }: PaneSpec): boolean {
  return x === 'altitudeAgl' || x === 'altitudeMsl';
}

/** One line of a pane. Every pane has all of them, those without a curve empty: what is on show may change in any frame. */
export interface PaneLine {
  readonly role: Role;
  readonly channel: Channel & { readonly key: ChannelKey };
  readonly isLimit: boolean;
}

const known = new WeakMap<PaneSpec, readonly PaneLine[]>();

/** In the order in which they are drawn: limits first, the first run last. */
export function linesOf(spec: PaneSpec): readonly PaneLine[] {
  const lines = known.get(spec) ?? findLines(spec);
  known.set(spec, lines);
  return lines;
}

function findLines({ channels: [main, ...limits], isDifference }: PaneSpec): readonly PaneLine[] {
  const line = (role: Role, key: ChannelKey, isLimit: boolean): PaneLine => ({
    role,
    channel: channel(key) as PaneLine['channel'],
    isLimit,
  });
  if (isDifference) return [line('first', main, false)];
  const withLimits = roles.filter((role) => roleStyles[role].limitDash !== null);
  return [
    ...limits.flatMap((key) => withLimits.map((role) => line(role, key, true))),
    ...roles.map((role) => line(role, main, false)),
  ];
}
