import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Red, green, blue from 0 to 255, and opacity. */
type Colour = readonly [r: number, g: number, b: number, a: number];

const css = readFileSync('src/ui/tokens.css', 'utf8');

function read(text: string): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex) return [hex[1], hex[2], hex[3]].map((part) => Number.parseInt(part ?? '', 16)).concat(1) as never as Colour;
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(text);
  if (!rgb) throw new Error(`${text} is no colour`);
  return rgb.slice(1).map(Number) as never as Colour;
}
const token = (name: string): Colour => read(new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? '');
const phases = [...css.matchAll(/--phase: (#[0-9a-f]{6})/g)].map((found) => read(found[1] ?? ''));

/** What is seen of a colour that lets some of another through. */
const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
  a * r + (1 - a) * r2,
  a * g + (1 - a) * g2,
  a * b + (1 - a) * b2,
  1,
];

const linear = (part: number): number => {
  const c = part / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = ([r, g, b]: Colour) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
function contrast(a: Colour, b: Colour): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const white: Colour = [255, 255, 255, 1];
const plate = over(token('plate'), white);
const raised = over(token('raised'), plate);

describe('over the brightest sky', () => {
  test.each(['ink', 'ink-soft', 'accent', 'ghost', 'second', 'limit', 'danger', 'focus'])('%s is readable', (name) => {
    expect(contrast(token(name), plate)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(name), raised)).toBeGreaterThanOrEqual(4.5);
  });
  test('what can be taken hold of is told from its plate', () => {
    expect(contrast(over(token('edge-line'), plate), plate)).toBeGreaterThanOrEqual(3);
  });
});

test('names are readable on every phase, and on what is pressed first', () => {
  expect(phases.length).toBeGreaterThanOrEqual(8);
  for (const phase of phases) expect(contrast(token('ink'), phase)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(token('accent-ink'), token('accent'))).toBeGreaterThanOrEqual(4.5);
});

/** Machado, Oliveira and Fernandes 2009, doi 10.1109/TVCG.2009.113: complete loss of one kind of cone, in linear light. */
const losses = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/** CIELAB, D65, of a colour as it is seen with a loss. */
function labOf(colour: Colour, matrix: readonly number[]): readonly [number, number, number] {
  const [r, g, b] = colour.slice(0, 3).map(linear) as [number, number, number];
  const seen = [0, 3, 6].map((i) =>
    Math.min(Math.max((matrix[i] ?? 0) * r + (matrix[i + 1] ?? 0) * g + (matrix[i + 2] ?? 0) * b, 0), 1),
  );
  const [sr = 0, sg = 0, sb = 0] = seen;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124 * sr + 0.3576 * sg + 0.1805 * sb) / 0.95047);
  const y = f(0.2126 * sr + 0.7152 * sg + 0.0722 * sb);
  const z = f((0.0193 * sr + 0.1192 * sg + 0.9505 * sb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each(Object.entries(losses))('with %s', (_name, matrix) => {
  // The lines that stand together in one plot: run, second run, ghost, terminal speed.
  const names = ['ink', 'second', 'ghost', 'limit'] as const;
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
  test.each(pairs)('%s and %s are different colours', (a, b) => {
    const [p, q] = [labOf(token(a), matrix), labOf(token(b), matrix)];
    expect(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])).toBeGreaterThan(12);
  });
});
