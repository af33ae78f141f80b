/** The mix as a graph of Web Audio: noise made once, filters and gains that follow. Works in a page and offline. */
import type { Mix } from './mix';
import type { Strike, StrikeName } from './score';
import { FLAPS, firingTones, flapWave, gustWave, noiseWave, strikeWaves } from './waves';

export interface SoundEngine {
  /** Lets all levels go to those of the mix from a time of the context on. Allocates nothing. */
  follow(mix: Mix, level: number, at: number): void;
  /** A single sound at a time of the context. */
  strike(strike: Strike, at: number): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  dispose(): void;
}

/** Time in which a level covers two thirds of the way to where it goes, s: the fade of a pause is over in 80 ms. */
const FOLLOWS = 0.025;
/** Long enough that nobody hears it come round again. */
const NOISE_SECONDS = 5.3;
/** Samples a second of what swells and flaps, and of single sounds: less than the noise, so that they are made in no time. */
const SWELLS = 8_000;
const STRIKES = 22_050;
/** The loudest that comes out, below full scale by 1.3 dB; what is well below passes nearly as it is. */
const CEILING = 0.86;

/** @param seed  of the noise; the same sounds the same */
export function createSoundEngine(context: BaseAudioContext, seed = 1): SoundEngine {
  const rate = context.sampleRate;
  const nodes: AudioNode[] = [];
  const sources: AudioScheduledSourceNode[] = [];
  function keep<T extends AudioNode>(node: T): T {
    nodes.push(node);
    return node;
  }
  function gain(value = 0): GainNode {
    const node = keep(context.createGain());
    node.gain.value = value;
    return node;
  }
  function filter(type: BiquadFilterType, frequency: number, q = 0.7): BiquadFilterNode {
    const node = keep(context.createBiquadFilter());
    node.type = type;
    node.frequency.value = frequency;
    node.Q.value = q;
    return node;
  }
  function buffer(waves: number, ...channels: readonly Float32Array<ArrayBuffer>[]): AudioBuffer {
    const made = context.createBuffer(channels.length, channels[0]!.length, waves);
    for (const [i, wave] of channels.entries()) made.copyToChannel(wave, i);
    return made;
  }
  function loop(played: AudioBuffer, from = 0): AudioBufferSourceNode {
    const node = keep(context.createBufferSource());
    node.buffer = played;
    node.loop = true;
    node.start(0, from);
    sources.push(node);
    return node;
  }
  function tone(frequency: number, type: OscillatorType = 'sine'): OscillatorNode {
    const node = keep(context.createOscillator());
    node.type = type;
    node.frequency.value = frequency;
    node.start();
    sources.push(node);
    return node;
  }
  /** Joins nodes one after the other; the last may be a number of a node, to which what arrives is added. */
  function chain(...path: readonly (AudioNode | AudioParam)[]): void {
    for (let i = 0; i + 1 < path.length; i++) {
      const next = path[i + 1]!;
      if (next instanceof AudioParam) (path[i] as AudioNode).connect(next);
      else (path[i] as AudioNode).connect(next);
    }
  }

  // --- what all goes through ------------------------------------------------------------------------------------------
  const going = gain();
  const bus = gain(1);
  const shaper = keep(context.createWaveShaper());
  const half = gain(0.5);
  shaper.curve = ceilingCurve();
  const volume = gain(0.7);
  chain(going, bus, half, shaper, volume, context.destination);

  const noise = buffer(rate, noiseWave(rate, NOISE_SECONDS, seed), noiseWave(rate, NOISE_SECONDS, seed + 1));
  const gusts = loop(buffer(SWELLS, gustWave(SWELLS, 13, seed + 2)));
  const flaps = buffer(SWELLS, flapWave(SWELLS, 3, seed + 3));
  const hiss = loop(noise);
  const other = loop(noise, 2.1);

  // --- wind ------------------------------------------------------------------------------------------------------------
  const windDepth = gain();
  const windLow = filter('lowpass', 300, 0.4);
  const windHigh = filter('bandpass', 900, 0.6);
  const wind = gain();
  const whistle = gain(0.35);
  chain(hiss, filter('highpass', 38), windLow, wind, going);
  chain(hiss, windHigh, whistle, wind);
  chain(gusts, windDepth, wind.gain);

  // --- suit --------------------------------------------------------------------------------------------------------------
  const suitFlaps = loop(flaps);
  const suitDepth = gain();
  const suit = gain();
  chain(other, filter('bandpass', 420, 0.8), suit, going);
  chain(suitFlaps, suitDepth, suit.gain);

  // --- engine of the bike --------------------------------------------------------------------------------------------
  const firing = tone(15);
  const { real, imag } = firingTones();
  firing.setPeriodicWave(context.createPeriodicWave(real, imag));
  const exhaust = filter('lowpass', 600, 1.1);
  const rasp = gain();
  const bike = gain();
  chain(firing, exhaust, bike, going);
  chain(other, filter('bandpass', 1_400, 0.7), rasp, exhaust);
  // Gas hisses as it is let out, firing by firing.
  chain(firing, gain(0.9), rasp.gain);

  // --- engines of the aircraft ---------------------------------------------------------------------------------------
  const duct = filter('lowpass', 380, 0.5);
  const drone = gain();
  const fans = gain(0.16);
  for (const frequency of [93.2, 94.6, 187.1]) chain(tone(frequency, 'sawtooth'), fans);
  chain(fans, duct, drone, going);
  chain(other, filter('lowpass', 1_100), duct);

  // --- canopy ----------------------------------------------------------------------------------------------------------
  const whipFlaps = loop(flaps, 1.3);
  const whipDepth = gain();
  const whip = gain();
  chain(hiss, filter('lowpass', 900), whip, going);
  chain(whipFlaps, whipDepth, whip.gain);
  const rustle = gain();
  chain(other, filter('bandpass', 520, 0.6), rustle, going);
  const rustleDepth = gain();
  chain(gusts, rustleDepth, rustle.gain);
  const lines = tone(600);
  const hum = gain();
  chain(lines, hum, going);

  const strikes = strikeWaves(STRIKES);
  const strikeBuffers = new Map<StrikeName, AudioBuffer>();
  for (const [name, wave] of Object.entries(strikes)) strikeBuffers.set(name as StrikeName, buffer(STRIKES, wave));

  // --- following -------------------------------------------------------------------------------------------------------
  const params = [
    going.gain,
    wind.gain,
    windDepth.gain,
    windLow.frequency,
    windHigh.frequency,
    suitDepth.gain,
    suitFlaps.playbackRate,
    bike.gain,
    firing.frequency,
    exhaust.frequency,
    drone.gain,
    duct.frequency,
    whipDepth.gain,
    whipFlaps.playbackRate,
    rustle.gain,
    rustleDepth.gain,
    hum.gain,
    lines.frequency,
  ];
  const aims = new Float64Array(params.length);
  const aimed = new Float64Array(params.length).fill(Number.NaN);

  return {
    follow(mix, level, at) {
      aims[0] = level;
      aims[1] = mix.wind;
      aims[2] = 0.22 * mix.wind;
      aims[3] = mix.windCutoff;
      aims[4] = 2.1 * mix.windCutoff;
      aims[5] = mix.flutter;
      aims[6] = mix.flutterRate / FLAPS;
      aims[7] = mix.engine;
      aims[8] = mix.engineRate;
      aims[9] = mix.engineCutoff;
      aims[10] = mix.drone;
      aims[11] = mix.droneCutoff;
      aims[12] = 1.3 * mix.whip;
      aims[13] = mix.whipRate / FLAPS;
      aims[14] = mix.canopy;
      aims[15] = 0.3 * mix.canopy;
      aims[16] = 0.035 * mix.canopy;
      aims[17] = mix.canopyTone;
      for (let i = 0; i < params.length; i++) {
        // What hardly changes is left alone: each call leaves an entry with the browser.
        if (Math.abs(aims[i]! - aimed[i]!) <= 1e-4 + 2e-3 * Math.abs(aimed[i]!)) continue;
        aimed[i] = aims[i]!;
        params[i]!.setTargetAtTime(aims[i]!, at, FOLLOWS);
      }
    },
    strike({ name, level }, at) {
      const source = context.createBufferSource();
      source.buffer = strikeBuffers.get(name) ?? null;
      const own = context.createGain();
      own.gain.value = level;
      // Past the level that follows the clock: what was struck rings out.
      chain(source, own, bus);
      source.onended = () => own.disconnect();
      source.start(at);
    },
    setVolume(next) {
      // As ears count: half of the way sounds half as loud.
      volume.gain.setTargetAtTime(next * next, context.currentTime, FOLLOWS);
    },
    dispose() {
      for (const source of sources) source.stop();
      for (const node of nodes) node.disconnect();
    },
  };
}

/** Never above the ceiling, and a straight line far below it. The input is halved before, so that its range is from -2 to 2. */
function ceilingCurve(): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 2_049 }, (_, i) => {
    const input = (i / 1_024 - 1) * 2;
    return CEILING * Math.tanh(input / CEILING);
  });
}
