import type { Sample } from '../../recording/sample';
import type { Shot } from './shot';

/** Turn of the camera, rad, where the wind pushes with the pressure of a fall at 200 mph, Pa. */
const STRONGEST = 0.0042;
const PRESSURE = 2_600;

/** The wind shakes the camera by its dynamic pressure: a function of the instant, quicker than the eye follows. */
export function shakeBy(sample: Sample, shot: Shot): void {
  const x = sample.vx - sample.windX;
  const z = sample.vz - sample.windZ;
  const pressure = 0.5 * sample.airDensity * (x * x + sample.vy * sample.vy + z * z);
  const share = Math.min(pressure / PRESSURE, 1.3) * (1 - sample.inflation);
  if (!(share > 0) || sample.isOver) return;
  const reach = shot.eye.distanceTo(shot.target) * STRONGEST * share * shot.shake;
  const { time } = sample;
  const { target } = shot;
  target.x += reach * (0.6 * Math.sin(47.3 * time) + 0.4 * Math.sin(83.9 * time + 1.3));
  target.y += reach * (0.6 * Math.sin(58.1 * time + 0.7) + 0.4 * Math.sin(97.7 * time));
  target.z += reach * (0.6 * Math.sin(51.7 * time + 2.1) + 0.4 * Math.sin(89.3 * time + 0.4));
}
