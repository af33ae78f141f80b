/** All light of one world: the sun by the clock, the air, the sky, the lamps for bodies, and how the eye gets used to it. */
import * as THREE from 'three';
import type { Jump } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import { Dial } from '../dial';
import type { Tier } from '../tiers';
import { type AirUniforms, createAirUniforms, disposeAirUniforms, fillAirUniforms } from './aerial';
import type { Colour } from './atmosphere';
import { createDaylight, heightOf } from './daylight';
import { createLamps } from './lamps';
import { createSky } from './sky';
import { sunTowards } from './sun';

/**
 * The brightness that comes out white on the screen, three times the same. A vector, because many materials read it in each frame: a lone
 * number would be stored anew each time.
 */
export type White = THREE.IUniform<THREE.Vector3>;

export interface Light {
  readonly object: THREE.Object3D;
  readonly air: AirUniforms;
  /** What light is multiplied by before it is shown; of the last picture that was readied. */
  readonly exposure: THREE.IUniform<number>;
  /** Brightness that comes out white on the screen, for what shines by itself. */
  readonly white: White;
  /** What a white thread near the bodies sends out. */
  readonly threads: THREE.Color;
  /** Takes time of day, haze and clouds from the values of a jump. */
  setValues(values: Recording['values']): void;
  /** The sun of so many seconds after the exit. */
  setTime(time: number): void;
  /** Unit vector towards the sun about that time, the same for all of a minute: a quarter of a degree. */
  sunOfMinute(time: number, out: THREE.Vector3): void;
  compile(renderer: THREE.WebGLRenderer): Promise<void>;
  /**
   * Readies all that depends on the eye and on where the bodies are. Call with no render target in use.
   *
   * @param isWide  whether a canopy is among them
   */
  prepare(renderer: THREE.WebGLRenderer, eye: THREE.Vector3, bodies: THREE.Vector3, isWide: boolean): void;
  /** The table of the sky is drawn anew with the next picture. */
  invalidate(): void;
  dispose(): void;
}

const numberOf = (values: Recording['values'], key: string): number => {
  const value = values[key];
  if (typeof value !== 'number') throw new Error(`${key}: ${value} is no number`);
  return value;
};

export function createLight({ place }: Jump, ground: Readonly<Colour>, tier: Tier): Light {
  const air = createAirUniforms();
  const daylight = createDaylight(place, ground);
  const sky = createSky(air, tier);
  const lamps = createLamps(daylight, tier);
  const object = new THREE.Group();
  object.add(sky.object, lamps.object);
  const white: White = { value: new THREE.Vector3(1, 1, 1) };
  const facing = new Float64Array(12);
  let timeOfDay = 43_200;
  let haze = Number.NaN;
  const exposure = new Dial(1);
  /** Height of the eye. In an object: a number that changes in a variable is allocated anew each time. */
  const eyes = { y: 0.5 };
  /** The second that the sun stands at. */
  const clock = { second: Number.NaN };
  return {
    object,
    air,
    white,
    threads: lamps.threads,
    exposure,
    setValues(values) {
      timeOfDay = numberOf(values, 'timeOfDay');
      clock.second = Number.NaN;
      daylight.setAir(numberOf(values, 'haze'), numberOf(values, 'cloudCover'));
      air.airClear.value = daylight.clear;
      sky.setCover(numberOf(values, 'cloudCover'));
      if (haze === values.haze) return;
      haze = numberOf(values, 'haze');
      fillAirUniforms(air, daylight.tables);
      sky.invalidate();
    },
    setTime(time) {
      // In a second the sun moves by a hundredth of its width.
      const second = Math.round(timeOfDay + time);
      if (second === clock.second) return;
      clock.second = second;
      daylight.setClock(second);
      air.airSun.value.copy(daylight.sun);
      daylight.groundLight(facing);
      for (let i = 0; i < 4; i++) air.airSkyLight.value[i]!.fromArray(facing, 3 * i);
    },
    sunOfMinute: (time, out) => sunTowards(place, 60 * Math.round((timeOfDay + time) / 60), out),
    compile: (renderer) => sky.compile(renderer),
    prepare(renderer, eye, bodies, isWide) {
      air.airEye.value.copy(eye);
      eyes.y = Math.max(1, heightOf(eye));
      air.airLevel.value.x = eyes.y;
      exposure.value = daylight.exposure(eyes);
      white.value.setScalar(0.9 / exposure.value);
      lamps.update(bodies, isWide);
      sky.prepare(renderer);
    },
    invalidate() {
      sky.invalidate();
    },
    dispose() {
      sky.dispose();
      lamps.dispose();
      disposeAirUniforms(air);
    },
  };
}
