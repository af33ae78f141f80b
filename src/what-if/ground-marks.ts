/** What an answer puts on the ground, as lines to be laid on it. */
import type { JumpId } from '../jumps/jump';
import { cos, PI, sin } from '../math/deterministic';
import { length2 } from '../math/length';
import type { ReleasePointAnswer } from './release-point';
import { type Ellipse, ellipsePoint, type SpreadFigures } from './spread-figures';

export type GroundLineKind = 'half' | 'most' | 'target' | 'release' | 'way';

export interface GroundLine {
  readonly kind: GroundLineKind;
  /** x and z of each corner in the frame of the jump, m; of a closed line the first comes again at the end. */
  readonly points: readonly number[];
}

export interface GroundMarks {
  readonly jump: JumpId;
  /** Hash of the recording that they belong to. */
  readonly of: string;
  readonly lines: readonly GroundLine[];
  /** A line from the ground up to the exit; null without one. */
  readonly upright: { readonly x: number; readonly z: number; readonly height: number } | null;
}

const CORNERS = 120;
/** Corners of the way, so that it follows the ground. */
const STEPS = 40;
/** Size of a cross, as a share of the height from which it is to be seen, and the least, m. */
const SIZE = 0.009;
const LEAST = 12;

export function marksOfSpread(jump: JumpId, of: string, { ellipses, landings }: SpreadFigures): GroundMarks {
  const lines: GroundLine[] = ellipses.map((ellipse, i) => ({
    kind: i === 0 ? 'half' : 'most',
    points: loop((at) => ellipsePoint(ellipse, at)),
  }));
  if (landings) lines.push(...cross('half', landings.x, landings.z, 0.08 * (ellipses[1] as Ellipse).major));
  return { jump, of, lines, upright: null };
}

export function marksOfReleasePoint(jump: JumpId, of: string, answer: ReleasePointAnswer): GroundMarks {
  const { target, release } = answer;
  const size = Math.max(LEAST, SIZE * release.height);
  const way: number[] = [];
  const [dx, dz] = [target.x - release.x, target.z - release.z];
  const long = length2(dx, dz);
  // From ring to ring.
  const [first, last] = long > 2 * size ? [size / long, 1 - size / long] : [0.5, 0.5];
  for (let i = 0; i <= STEPS; i++) {
    const share = first + ((last - first) * i) / STEPS;
    way.push(release.x + share * dx, release.z + share * dz);
  }
  return {
    jump,
    of,
    lines: [
      ...cross('target', target.x, target.z, 1.5 * size),
      { kind: 'target', points: loop((at) => [target.x + size * cos(at), target.z + size * sin(at)]) },
      ...(answer.exit
        ? [
            {
              kind: 'release' as const,
              points: loop((at) => [release.x + size * cos(at), release.z + size * sin(at)]),
            },
            { kind: 'way' as const, points: way },
          ]
        : []),
    ],
    upright: answer.exit ? release : null,
  };
}

function loop(at: (angle: number) => readonly [x: number, z: number]): number[] {
  const points: number[] = [];
  for (let i = 0; i <= CORNERS; i++) points.push(...at((2 * PI * (i % CORNERS)) / CORNERS));
  return points;
}

function cross(kind: GroundLineKind, x: number, z: number, arm: number): readonly GroundLine[] {
  return [
    { kind, points: [x - arm, z, x + arm, z] },
    { kind, points: [x, z - arm, x, z + arm] },
  ];
}
