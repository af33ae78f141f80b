/** A simulated jump that is flown like a measured one: its heights, its speed at the exit, and the drag area fitted to it. */
import { jumpById } from '../jumps';
import type { JumpId } from '../jumps/jump';
import type { Value, Values } from '../parameters/parameter';
import { checkValue } from '../parameters/values';
import type { Flown } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { type FallFit, perFlight } from './fit';

const sample = createSample();

/**
 * The values with those replaced that the measured jump says something of. What it does not fit the model with, wind, cameraman, bike,
 * is left out; mass and canopy stay as they are. The drag area is that of the mass among the values.
 *
 * @param fit  null to leave the drag areas as they are
 */
export function likeMeasured(
  id: JumpId,
  values: Values,
  { recording, fit }: { readonly recording: Flown; readonly fit: FallFit | null },
): Values {
  const { parameters } = jumpById(id);
  const { landingElevation } = recording.environment;
  const at = (time: number) => sampleAt(recording, time, sample);
  const exit = at(0);
  const exitMsl = exit.y + landingElevation;
  const speed = Math.sqrt(exit.vx * exit.vx + exit.vz * exit.vz);
  const pull = recording.events.find(({ name }) => name === 'pull')?.time;
  const opening = pull === undefined ? 0 : at(pull).y;
  const asked: Record<string, Value> =
    id === 'halo'
      ? {
          exitAltitude: rounded(exitMsl, 10),
          landingElevation: rounded(landingElevation, 10),
          aircraftSpeed: rounded(speed, 10),
          openingAltitude: rounded(opening, 10),
          ...(fit
            ? {
                // Belly to earth from the exit on: one position, as it was fitted.
                recoveryAltitude: Number.POSITIVE_INFINITY,
                bellyDragArea: rounded((values.mass as number) / fit.ballistic, 1_000),
              }
            : {}),
        }
      : {
          exitElevation: rounded(exitMsl, 10),
          landingElevation: rounded(landingElevation, 10),
          rampSpeed: rounded(speed, 10),
          rampAngle: 0,
          holdTime: 0,
          bikeMass: 0,
          openingRule: 'height',
          openingHeight: rounded(opening, 10),
          ...(fit
            ? {
                // Nobody falls past a wall without a track: what it went over the ground is taken for flight (`fitFall`).
                trackDragArea: rounded((values.riderMass as number) / fit.ballistic / perFlight(fit.glide), 1_000),
                trackGlideRatio: rounded(fit.glide, 100),
              }
            : {}),
        };
  const taken: Record<string, Value> = { ...values };
  for (const [key, wanted] of Object.entries({ ...asked, wind: '', gustSpeed: 0, temperatureOffset: 0 })) {
    const parameter = parameters[key];
    // Beyond the range of a parameter, its end is the nearest that there is.
    const { value } = parameter ? checkValue(parameter, wanted) : {};
    if (value !== undefined) taken[key] = value;
  }
  return taken;
}

/** As finely as anyone can say it: the address stays short. */
const rounded = (value: number, perUnit: number): number => Math.round(value * perUnit) / perUnit;
