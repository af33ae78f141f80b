/**
 * Reference numbers from outside this program.
 *
 * Nothing here was produced by it. `published` and `measured` rows come from the world; `model` rows were computed
 * beforehand by two other programs (Python, SciPy's DOP853; and a JavaScript Runge-Kutta), from the same equations.
 */

/** Where the figures of each table are from, in a line. */
export const sources = {
  atmosphere: 'US Standard Atmosphere 1976, table I; Public Domain Aeronautical Software',
  distanceTime: 'Green Harbor, "a data table that skydivers use"',
  stratos: 'Red Bull Stratos, final analysis (redbullusa.com, avweb.com)',
  terminalSpeeds: 'FAI, speed skydiving; USPA SIM 6-3',
  openings: 'public satellite tracks at 5 to 25 Hz: medians, middle 80 %',
  mc4: 'robertgodfrey/MFFJM (20.8 kt); TM 10-1670-287-23P (3:1)',
  model: 'the same equations in two other programs (SciPy DOP853; a JavaScript Runge-Kutta)',
} as const;

/** US Standard Atmosphere 1976, table I: geometric altitude m, K, Pa, kg/m³, m/s. */
export interface AtmosphereRow {
  readonly altitude: number;
  readonly temperature: number;
  readonly pressure: number;
  readonly density: number;
  readonly soundSpeed: number;
  /** S: the standard's table I (as transcribed in a public test); P: Public Domain Aeronautical Software; M: computed. */
  readonly source: string;
}

const atmosphereColumns: readonly (readonly [number, number, number, number, number, string])[] = [
  [0, 288.15, 101325, 1.225, 340.29, 'S, P'],
  [1_000, 281.651, 8.9876e4, 1.1117, 336.435, 'S'],
  [2_000, 275.154, 7.9501e4, 1.0066, 332.53, 'S, P'],
  [5_000, 255.676, 5.4048e4, 0.73643, 320.55, 'S, P'],
  [7_620, 238.679, 37650.1, 0.549527, 309.708, 'M'],
  [10_000, 223.252, 2.6499e4, 0.41351, 299.53, 'S, P'],
  [11_000, 216.774, 2.2699e4, 0.3648, 295.154, 'S'],
  [15_000, 216.65, 1.2111e4, 0.19476, 295.07, 'S, P'],
  [20_000, 216.65, 5.5293e3, 0.08891, 295.07, 'S, P'],
  [25_000, 221.552, 2.5492e3, 0.040084, 298.39, 'S, P'],
  [30_000, 226.509, 1.197e3, 0.01841, 301.71, 'S, P'],
  [38_000, 244.82, 377.14, 0.0053666, 313.67, 'P'],
  [39_000, 247.584, 328.82, 0.0046267, 315.43, 'M'],
  [40_000, 250.35, 2.8714e2, 0.0039957, 317.19, 'S, P'],
  [41_400, 254.22, 238.127, 0.00326315, 319.632, 'M'],
  [42_000, 255.88, 219.97, 0.0029948, 320.67, 'P'],
];

export const atmosphere: readonly AtmosphereRow[] = atmosphereColumns.map(
  ([altitude, temperature, pressure, density, soundSpeed, source]) => ({
    altitude,
    temperature,
    pressure,
    density,
    soundSpeed,
    source,
  }),
);

/** Feet fallen after 1, 2, ... 12 s, stable, average adult: Green Harbor, "a data table that skydivers use". */
export const distanceTime: readonly number[] = [16, 62, 138, 242, 366, 504, 652, 808, 971, 1138, 1309, 1483];
/** Speed that the same table gives after 12 s, ft/s. */
export const distanceTimeTerminal = 174;

/** Red Bull Stratos, 14 October 2012, final analysis (redbullusa.com, avweb.com). */
export const stratos = {
  peakSpeed: 377.1,
  freefallTime: 260,
  machOneTime: 34,
  supersonicTime: 30,
  mach: 1.25,
} as const;

/** Terminal speeds near sea level by position: FAI (speed skydiving page) and USPA (SIM 6-3). Speed m/s, beta m/CdA kg/m². */
export const terminalSpeeds: readonly { readonly position: string; readonly speed: number; readonly beta: number }[] = [
  { position: 'belly to earth, 120 mph', speed: 53.645, beta: 180 },
  { position: 'head-down, slow end, 240 km/h', speed: 66.667, beta: 278 },
  { position: 'head-down, fast end, 290 km/h', speed: 80.556, beta: 405 },
  { position: 'speed skydiving, slow end, 480 km/h', speed: 133.333, beta: 1110 },
  { position: 'speed skydiving, fast end, 530 km/h', speed: 147.222, beta: 1353 },
];

/**
 * Openings recorded with satellite receivers at 5 to 25 Hz (public tracks): median, and the range of the middle 80 %.
 * Time and height are from the throw until the jumper sinks slower than 8 m/s.
 */
export const openings = {
  skydive: { startSpeed: 47, time: 6.6, height: 169, heightRange: [135, 204], timeRange: [5, 9.5], load: [2.2, 3.2] },
  base: { startSpeed: 26, time: 2.7, height: 48, heightRange: [35, 69], timeRange: [2.3, 6], load: [2.3, 3.6] },
} as const;

/** What the opening law fitted to those gave in the reference program. */
export const openingModel = [
  { key: 'skydive', startSpeed: 47, time: 6.5, height: 170, load: 2.85 },
  { key: 'skydive', startSpeed: 55.7, time: 6.4, height: 184, load: 3.3 },
  { key: 'skydive', startSpeed: 68.4, time: undefined, height: 212, load: 4.2 },
  { key: 'base', startSpeed: 26, time: 2.7, height: 48, load: 2.7 },
  { key: 'base', startSpeed: 40, time: 2.9, height: 62, load: 4.0 },
] as const;

/** MC-4 planning figures: 20.8 kt forward (robertgodfrey/MFFJM), glide 3:1 (TM 10-1670-287-23P). Student rule: 1,000 ft/min of sink. */
export const mc4 = { speedKt: 20.8, glide: 3 } as const;

/** HALO descents: exit 7,620 m at 73.8 m/s level over ground at sea level, 100 kg, to 609.6 m. */
export const haloFalls = {
  // The areas to more digits than the reference prints, from its m/CdA of 179.7 and 269.3 kg/m².
  belly: { area: 100 / 179.7, time: 111.901, peak: 74.568, throwDistance: 694.6 },
  dive: { area: 100 / 269.3, time: 93.343, peak: 89.408, throwDistance: 888.4 },
} as const;

/** Seconds after exit at 24,000, 23,000 ... 2,000 ft, belly to earth. */
export const haloSplits: readonly number[] = [
  9.0, 13.7, 17.9, 22.0, 26.1, 30.2, 34.4, 38.7, 43.1, 47.5, 52.0, 56.5, 61.2, 65.9, 70.7, 75.6, 80.5, 85.5, 90.6, 95.8,
  101.1, 106.5, 111.9,
];

/** Peak vertical speed from 25,000 ft, mph, by terminal speed at sea level, mph. */
export const haloPeaks: readonly (readonly [seaLevel: number, peak: number])[] = [
  [110, 154],
  [120, 167],
  [130, 179],
  [140, 192],
  [150, 204],
  [160, 216],
  [170, 227],
  [180, 239],
];

/** The cliff: exit 1,246 m, landing 150 m, computed over no ground. Seconds, m, m, m/s, m/s at the pull. */
export const cliffFalls = [
  {
    name: 'six-second pull',
    values: { openingRule: 'delay' },
    delay: 6,
    fallen: 128,
    out: 121,
    down: 37.5,
    total: 41.7,
  },
  {
    name: 'six-second pull off a level ramp at 15 m/s',
    values: { openingRule: 'delay', rampSpeed: 15, rampAngle: 0 },
    delay: 6,
    fallen: 142,
    out: 80,
    down: 39.9,
    total: 42.3,
  },
  { name: 'fall to 500 ft', values: {}, delay: 24.5, fallen: 944, out: 507, down: 43.8, total: 49.0 },
  {
    name: 'fall to 500 ft without lift',
    values: { trackGlideRatio: 0 },
    delay: 22.1,
    fallen: 944,
    out: 184,
    down: 51.8,
    total: 51.8,
  },
  {
    name: 'fall to 500 ft with lift over drag 0.8',
    values: { trackGlideRatio: 0.8 },
    delay: 28.0,
    fallen: 944,
    out: 733,
    down: 35.5,
    total: 45.6,
  },
] as const;

/** Distance out from the lip, m, at a distance below it, m, off the default ramp. */
export const wallClearance: readonly (readonly [below: number, out: number])[] = [
  [50, 78],
  [100, 108],
  [150, 132],
];

/** The bike 350 m below the ramp: seconds (over holds of 0 to 3 s) and total speed, m/s. */
export const bikeFall = { below: 350, time: [9.7, 10.4], speed: 58 } as const;
