/**
 * Colours for speed: from slate blue over dusty rose to pale gold, evenly spaced to the eye and brighter all the way, so that
 * they keep their order in every kind of colour vision and in grey.
 */

/** The speed of the last colour, m/s, in every picture, so that two jumps can be compared. */
export const FASTEST = 90;

/** Corner colours in Oklab (Ottosson 2020): lightness, green to red, blue to yellow. */
const corners: readonly (readonly [number, number, number])[] = [
  [0.5, -0.02, -0.11],
  [0.605, 0.075, -0.045],
  [0.715, 0.1, 0.065],
  [0.815, 0.042, 0.13],
  [0.92, -0.005, 0.1],
];
/** Colours handed out: enough that a straight blend between two neighbours is even. */
export const STEPS = 9;

/** Linear light of red, green and blue for an Oklab colour. */
export function oklabToLinear([lightness, a, b]: readonly [number, number, number]): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Oklab colour at a share of the fastest, 0 to 1: along the corners by the distance that the eye sees. */
export function rampAt(share: number): [number, number, number] {
  const lengths = corners.slice(1).map((to, i) => distance(corners[i]!, to));
  let left = Math.min(Math.max(share, 0), 1) * lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, length] of lengths.entries()) {
    if (left <= length || i === lengths.length - 1) {
      const part = Math.min(left / length, 1);
      const [from, to] = [corners[i]!, corners[i + 1]!];
      return [0, 1, 2].map((k) => from[k]! + part * (to[k]! - from[k]!)) as [number, number, number];
    }
    left -= length;
  }
  return [...corners[0]!];
}

/** How different two Oklab colours look. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0));
}

/** The colours of even steps from standing to the fastest, linear light. */
export const rampColours: readonly (readonly [number, number, number])[] = Array.from({ length: STEPS }, (_, i) =>
  oklabToLinear(rampAt(i / (STEPS - 1))),
);

/** The ramp as a gradient of a stylesheet, slowest on the left. */
export function rampGradient(): string {
  const spell = (value: number) => Math.round(255 * toSrgb(Math.min(Math.max(value, 0), 1)));
  return `linear-gradient(to right, ${rampColours.map((colour) => `rgb(${colour.map(spell).join(' ')})`).join(', ')})`;
}

function toSrgb(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}
