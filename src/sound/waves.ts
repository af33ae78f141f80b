/** Sounds as numbers, made once from seeded noise: the same every time, and no files. */
import { createRandom } from '../math/random';
import type { StrikeName } from './score';

/** A loop of white noise, -1 to 1. */
export function noiseWave(rate: number, seconds: number, seed: number): Float32Array<ArrayBuffer> {
  const random = createRandom(seed);
  return Float32Array.from({ length: Math.round(rate * seconds) }, () => 2 * random() - 1);
}

/** A slow swell around 0, -1 to 1, that closes on itself: sines of whole numbers of turns. */
export function gustWave(rate: number, seconds: number, seed: number): Float32Array<ArrayBuffer> {
  const random = createRandom(seed);
  const turns = [2, 5, 9, 16, 27].map((count) => ({ count, phase: 2 * Math.PI * random() }));
  const length = Math.round(rate * seconds);
  return Float32Array.from({ length }, (_, i) => {
    let sum = 0;
    for (const { count, phase } of turns) sum += Math.sin((2 * Math.PI * count * i) / length + phase);
    return sum / turns.length;
  });
}

/** Flaps a second in {@link flapWave} played as it is. */
export const FLAPS = 20;

/** Flaps of cloth, 0 to 1: quick rise, slower fall, no two alike. */
export function flapWave(rate: number, seconds: number, seed: number): Float32Array<ArrayBuffer> {
  const random = createRandom(seed);
  const wave = new Float32Array(Math.round(rate * seconds));
  const flaps = Math.round(FLAPS * seconds);
  const each = wave.length / flaps;
  for (let flap = 0; flap < flaps; flap++) {
    const size = 0.35 + 0.65 * random();
    const begin = Math.round((flap + 0.35 * random()) * each);
    for (let i = 0; i < each; i++) {
      const share = i / each;
      wave[(begin + i) % wave.length]! += size * Math.min(1, share / 0.12) * Math.exp(-4 * share) * (1 - share);
    }
  }
  return wave;
}

/** Overtones of a single cylinder's firing: many, and in step, so that it thumps when slow and growls when fast. */
export function firingTones(): { readonly real: Float32Array<ArrayBuffer>; readonly imag: Float32Array<ArrayBuffer> } {
  const count = 56;
  const real = new Float32Array(count);
  const imag = new Float32Array(count);
  for (let n = 1; n < count; n++) {
    // Every other one weaker: intake and exhaust share a turn.
    const size = (n % 2 === 0 ? 0.7 : 1) * n ** -0.55 * Math.exp(-n / 26);
    real[n] = size * Math.cos(0.35 * n);
    imag[n] = size * Math.sin(0.35 * n);
  }
  return { real, imag };
}

interface Shape {
  readonly seconds: number;
  /** Amplitude at a moment, s, given noise from -1 to 1 that is fresh at each call. */
  at(time: number, noise: () => number): number;
}

const sine = (frequency: number, time: number): number => Math.sin(2 * Math.PI * frequency * time);
/** Rises over `rise` s, then falls by e in each `fall` s. */
const burst = (time: number, rise: number, fall: number): number =>
  time < 0 ? 0 : time < rise ? time / rise : Math.exp((rise - time) / fall);

/** A mean over the last samples: noise without its highs. */
function duller(share: number): (value: number) => number {
  let held = 0;
  return (value) => {
    held += share * (value - held);
    return held;
  };
}

const beeps = (count: number, period: number): Shape => ({
  seconds: count * period,
  at(time) {
    const within = time % period;
    const on = Math.min(1, within / 0.004) * Math.min(1, Math.max(0, (0.55 * period - within) / 0.004));
    // The small buzzer of an altimeter: a tone and a third of its triple.
    return on * (0.75 * sine(2_730, time) + 0.25 * sine(8_190, time));
  },
});

function shapes(): Readonly<Record<StrikeName, Shape>> {
  const low = duller(0.035);
  const lower = duller(0.02);
  const ground = duller(0.03);
  const metal = [411, 623, 1_187, 1_693, 2_411, 3_307];
  return {
    rip: { seconds: 0.24, at: (t, noise) => 0.7 * burst(t, 0.03, 0.07) * noise() * (0.5 + 0.5 * sine(61, t)) },
    crack: {
      seconds: 0.5,
      at: (t, noise) =>
        0.75 * burst(t, 0.0015, 0.022) * noise() +
        0.5 * burst(t - 0.045, 0.002, 0.03) * noise() +
        0.6 * burst(t, 0.004, 0.07) * sine(88, t) +
        1.2 * burst(t, 0.01, 0.11) * low(noise()),
    },
    whump: {
      seconds: 0.9,
      at: (t, noise) => 3.2 * burst(t, 0.06, 0.2) * lower(noise()) + 0.5 * burst(t, 0.04, 0.16) * sine(54, t),
    },
    thud: {
      seconds: 0.5,
      at: (t, noise) =>
        0.7 * burst(t, 0.004, 0.07) * sine(62 - 30 * t, t) + 2 * burst(t, 0.003, 0.05) * ground(noise()),
    },
    crash: {
      seconds: 2.2,
      at: (t, noise) => {
        let sum = 0;
        // It strikes, and strikes again as it tumbles down the scree.
        for (const [k, begin] of [0, 0.31, 0.52, 0.98, 1.4].entries()) {
          const since = t - begin;
          // Not yet, or rung out.
          if (since < 0 || since > 0.7) continue;
          const size = 1 / (1 + 0.9 * k);
          let ring = 0;
          for (const [m, tone] of metal.entries()) ring += sine(tone * (1 + 0.06 * k), since) / (m + 1.5);
          sum += size * (0.35 * burst(since, 0.002, 0.05) * noise() + 0.3 * burst(since, 0.001, 0.09) * ring);
          sum += size * 0.5 * burst(since, 0.004, 0.08) * sine(74, since);
        }
        return sum;
      },
    },
    beep2: beeps(2, 0.26),
    beep3: beeps(3, 0.22),
    beep5: beeps(9, 0.11),
  };
}

/** All single sounds, -1 to 1 each. */
export function strikeWaves(rate: number): Readonly<Record<StrikeName, Float32Array<ArrayBuffer>>> {
  const random = createRandom(11);
  const noise = (): number => 2 * random() - 1;
  const waves = Object.entries(shapes()).map(([name, { seconds, at }]) => {
    const wave = Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => at(i / rate, noise));
    let most = 1e-6;
    for (const value of wave) most = Math.max(most, Math.abs(value));
    // Fades at its end, so that it never clicks there.
    const fade = Math.min(wave.length, 0.02 * rate);
    for (let i = 0; i < wave.length; i++) wave[i] = (wave[i]! / most) * Math.min(1, (wave.length - 1 - i) / fade);
    return [name, wave];
  });
  return Object.fromEntries(waves) as Record<StrikeName, Float32Array<ArrayBuffer>>;
}
