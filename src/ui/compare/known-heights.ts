/**
 * Heights that people have in mind, with outlines to the same scale. Outlines are drawn from memory of the thing, as pairs of half
 * its width and the height where it is that wide, m, from the ground up; heights and widths at the ground are these:
 *
 * Eiffel Tower: 330 m since the antenna of March 2022, 125 m wide between the feet (toureiffel.paris).
 * Empire State Building: 443 m with its antenna, 381 m to the roof, 129 m long (esbnyc.com).
 * Burj Khalifa: 828 m (Council on Tall Buildings and Urban Habitat); its three wings reach some 70 m from the middle.
 */
export interface KnownBuilding {
  readonly label: string;
  readonly height: number;
  readonly outline: readonly (readonly [halfWidth: number, height: number])[];
}

/** What is worth showing first stands first. */
export const knownBuildings: readonly KnownBuilding[] = [
  {
    label: 'Burj Khalifa',
    height: 828,
    outline: [
      [68, 0],
      [66, 60],
      [58, 62],
      [56, 150],
      [48, 152],
      [46, 235],
      [38, 237],
      [36, 320],
      [29, 322],
      [27, 400],
      [21, 402],
      [19, 480],
      [14, 482],
      [12, 585],
      [7, 588],
      [5.5, 640],
      [3, 643],
      [1.6, 740],
      [0.6, 828],
    ],
  },
  {
    label: 'Eiffel Tower',
    height: 330,
    outline: [
      [62.5, 0],
      [48, 30],
      [36, 57],
      [33, 59],
      [25, 90],
      [19, 115],
      [16, 118],
      [10.5, 160],
      [7, 210],
      [5, 276],
      [3.5, 279],
      [2, 300],
      [0.5, 330],
    ],
  },
  {
    label: 'Empire State Building',
    height: 443,
    outline: [
      [64.5, 0],
      [64.5, 25],
      [46, 25],
      [46, 80],
      [35, 80],
      [35, 250],
      [29, 250],
      [29, 300],
      [22, 300],
      [22, 320],
      [7, 322],
      [5, 378],
      [2, 381],
      [0.8, 443],
    ],
  },
];

/**
 * The ridge from Nuptse over Lhotse and the South Col to Everest, as pairs of the distance along it and the height above sea
 * level, m. Heights: Everest 8,849 m (survey of Nepal and China, December 2020), Lhotse 8,516 m, South Col 7,906 m, Nuptse
 * 7,861 m. Distances are rounded to the half kilometre, the small teeth between are invented.
 */
export const everest = {
  label: 'Mount Everest',
  height: 8849,
  /** Where the summit is, and where below it the drawing fades out: the valleys around it lie near 5,000 m. */
  summit: 6500,
  foot: 5000,
  ridge: [
    [-1500, 5000],
    [-700, 6100],
    [200, 6900],
    [700, 7350],
    [1000, 7861],
    [1300, 7690],
    [1900, 7740],
    [2500, 7600],
    [3000, 7980],
    [3600, 8516],
    [3850, 8380],
    [4000, 8410],
    [4500, 8060],
    [5000, 7906],
    [5400, 8080],
    [5900, 8500],
    [6200, 8740],
    [6500, 8849],
    [6750, 8690],
    [7200, 8300],
    [7900, 7700],
    [8500, 7268],
    [8900, 7200],
    [9600, 6400],
    [10600, 5600],
    [11500, 5000],
  ],
} as const;

/** Usual cruising height of an airliner: 36,000 ft. */
export const airliner = { label: 'Airliners', height: 10_973 } as const;
