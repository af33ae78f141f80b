/** odex 2.0.4 with types of its own: the package's TypeScript source does not compile under this project's settings. */
import { createRequire } from 'node:module';

export interface Odex {
  initialStepSize: number;
  denseOutput: boolean;
  relativeTolerance: number | number[];
  absoluteTolerance: number | number[];
  /** `onStep` ends the solution by returning false. */
  solve(
    f: (time: number, y: number[]) => number[],
    from: number,
    y: number[],
    to: number,
    onStep?: (
      n: number,
      before: number,
      time: number,
      y: number[],
      dense?: (component: number, time: number) => number,
    ) => boolean | undefined,
  ): { readonly y: number[] };
}

interface OdexPackage {
  readonly Solver: new (size: number) => Odex;
}

export const { Solver } = createRequire(import.meta.url)('odex') as OdexPackage;
