/** What the two jumpers wear. */
export type Rgb = readonly [number, number, number];

/** Colours, linear albedo, and what is worn. */
export interface Kit {
  readonly suit: Rgb;
  readonly trim: Rgb;
  readonly gloves: Rgb;
  readonly boots: Rgb;
  readonly helmet: Rgb;
  readonly face: Rgb;
  readonly container: Rgb;
  readonly rucksack: boolean;
  readonly oxygen: boolean;
}

export const militaryKit: Kit = {
  suit: [0.155, 0.128, 0.084],
  trim: [0.12, 0.1, 0.066],
  gloves: [0.035, 0.034, 0.03],
  boots: [0.12, 0.085, 0.055],
  helmet: [0.085, 0.085, 0.07],
  face: [0.015, 0.016, 0.017],
  container: [0.075, 0.08, 0.055],
  rucksack: true,
  oxygen: true,
};

export const riderKit: Kit = {
  suit: [0.03, 0.033, 0.042],
  trim: [0.5, 0.07, 0.025],
  gloves: [0.025, 0.025, 0.026],
  boots: [0.45, 0.44, 0.42],
  helmet: [0.62, 0.62, 0.6],
  face: [0.012, 0.013, 0.016],
  container: [0.05, 0.055, 0.07],
  rucksack: false,
  oxygen: false,
};
