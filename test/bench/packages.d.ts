/** What the benchmark uses of a package that brings no types. */
declare module 'ode45-cash-karp' {
  export interface Integrator {
    y: Float64Array;
    t: number;
    dt: number;
    tol: number;
    /** One step, no further than the limit; false once there. */
    step(limit?: number): boolean;
  }
  export interface Options {
    tol?: number;
    verbose?: boolean;
    errorScaleFunction?: (i: number, dt: number, y: number, slope: number) => number;
  }
  export default function createIntegrator(
    y: Float64Array,
    derivative: (out: Float64Array, y: Float64Array, t: number) => void,
    t: number,
    dt: number,
    options?: Options,
  ): Integrator;
}
