/** The stream and the road of the valley floor: each a line that swings about a middle. */

export interface Wave {
  /** m. */
  readonly middle: number;
  /** Amplitude and length of each swing over 2π, m. */
  readonly swings: readonly (readonly [amplitude: number, length: number])[];
}

/** x of the stream over z: out of the mountains across, through the fields beyond the landing, into the lake. */
export const stream: Wave = {
  middle: 1_370,
  swings: [
    [74, 186],
    [26, 67],
  ],
};

/** z of the road over x: along the fields, beside the way of the flight. */
export const road: Wave = { middle: 96, swings: [[17, 190]] };

export function waveAt(wave: Wave, along: number): number {
  let sum = wave.middle;
  for (const [amplitude, length] of wave.swings) sum += amplitude * Math.sin(along / length);
  return sum;
}

const glsl = (value: number): string => value.toFixed(3);

/** The same as an expression for a shader. */
export function waveGlsl(wave: Wave, along: string): string {
  const swings = wave.swings.map(([amplitude, length]) => `${glsl(amplitude)} * sin(${along} / ${glsl(length)})`);
  return `(${[glsl(wave.middle), ...swings].join(' + ')})`;
}
