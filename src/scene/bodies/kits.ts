/** What the jumpers and the cameraman wear. */
export type Rgb = readonly [number, number, number];

/** Colours, linear albedo, and what is worn. */
export interface Kit {
  readonly suit: Rgb;
  readonly trousers: Rgb;
  /** Of panels, collar and cuffs. */
  readonly trim: Rgb;
  /** How plain the camouflage of the suit is, 0 to 1. */
  readonly camouflage: number;
  /** Cloth beyond a close fit, m. */
  readonly slack: number;
  readonly gloves: Rgb;
  readonly boots: Rgb;
  /** Upper edge of the boots over the soles, m. */
  readonly bootHeight: number;
  readonly helmet: Rgb;
  readonly helmetTrim: Rgb;
  /** Full cover with a wide visor, with peak and goggles, or open with cameras on it. */
  readonly headgear: 'cover' | 'motocross' | 'camera';
  readonly container: Rgb;
  readonly webbing: Rgb;
  /** A big main and reserve, or one canopy in a slim rig. */
  readonly rig: 'tandem' | 'slim';
  /** Guards on knees and elbows, panels of a rider's jersey. */
  readonly rider: boolean;
  readonly rucksack: boolean;
  readonly oxygen: boolean;
  /** Patches, pockets and the like are of it. */
  readonly gear: Rgb;
}

export const militaryKit: Kit = {
  suit: [0.168, 0.142, 0.098],
  trousers: [0.168, 0.142, 0.098],
  trim: [0.105, 0.09, 0.062],
  camouflage: 1,
  slack: 0.009,
  gloves: [0.042, 0.039, 0.033],
  boots: [0.125, 0.088, 0.055],
  bootHeight: 0.235,
  helmet: [0.07, 0.072, 0.06],
  helmetTrim: [0.03, 0.031, 0.028],
  headgear: 'cover',
  container: [0.072, 0.078, 0.052],
  webbing: [0.05, 0.052, 0.036],
  rig: 'tandem',
  rider: false,
  rucksack: true,
  oxygen: true,
  gear: [0.115, 0.1, 0.068],
};

export const riderKit: Kit = {
  suit: [0.07, 0.074, 0.084],
  trousers: [0.04, 0.042, 0.05],
  trim: [0.52, 0.065, 0.022],
  camouflage: 0,
  slack: 0.006,
  gloves: [0.028, 0.028, 0.03],
  boots: [0.4, 0.395, 0.38],
  bootHeight: 0.37,
  helmet: [0.62, 0.62, 0.6],
  helmetTrim: [0.52, 0.06, 0.02],
  headgear: 'motocross',
  container: [0.032, 0.035, 0.043],
  webbing: [0.02, 0.021, 0.024],
  rig: 'slim',
  rider: true,
  rucksack: false,
  oxygen: false,
  gear: [0.06, 0.062, 0.068],
};

/** For who films the jump: open helmet with a camera rig of 9 kg and a ring sight before one eye. */
export const cameramanKit: Kit = {
  ...militaryKit,
  suit: [0.07, 0.08, 0.095],
  trousers: [0.07, 0.08, 0.095],
  trim: [0.028, 0.031, 0.037],
  camouflage: 0,
  slack: 0.01,
  boots: [0.03, 0.03, 0.032],
  helmet: [0.035, 0.036, 0.038],
  helmetTrim: [0.02, 0.02, 0.021],
  headgear: 'camera',
  container: [0.03, 0.032, 0.036],
  webbing: [0.024, 0.025, 0.026],
  rucksack: false,
  gear: [0.04, 0.043, 0.048],
};
