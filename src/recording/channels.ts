import { digitsIn, type Measured, type Units, unitIn } from '../parameters/reader-units';
import { fromSi } from '../parameters/units';
import { readableNumber } from '../parameters/values';
import { G0, SEA_LEVEL_DENSITY } from '../physics/atmosphere';
import { steadySpeed } from '../physics/drag';
import {
  AT_LEAST,
  AT_MOST,
  inspiredOxygen,
  OXYGEN_IN_AIR,
  PURE_OXYGEN,
  usefulConsciousness,
} from '../physics/physiology';
import type { Sample } from './sample';

/** One quantity of the telemetry: read-outs, plots, tables and the command line walk the list of these. */
export interface Channel extends Measured {
  readonly key: string;
  readonly label: string;
  /** Decimals shown. */
  readonly digits: number;
  readonly doc: string;
  /** Value in SI; NaN where it has no meaning. Allocates nothing. */
  of(sample: Sample): number;
}

function airspeedOf(s: Sample): number {
  const x = s.vx - s.windX;
  const z = s.vz - s.windZ;
  return Math.sqrt(x * x + s.vy * s.vy + z * z);
}

function groundSpeedOf(s: Sample): number {
  return Math.sqrt(s.vx * s.vx + s.vz * s.vz);
}

/** Sinking more slowly than this, m/s, a glide has no ratio worth a name: it would grow beyond all bounds. */
const LEAST_SINK = 1;

export const channels = [
  {
    key: 'altitudeAgl',
    label: 'Height AGL',
    unit: 'ft',
    digits: 0,
    doc: 'Height of the jumper above the landing (AGL).',
    of: (s) => s.y,
  },
  {
    key: 'altitudeMsl',
    label: 'Altitude MSL',
    unit: 'ft',
    digits: 0,
    doc: 'Geometric altitude above mean sea level (MSL), as satellite receivers give it.',
    of: (s) => s.y + s.landingElevation,
  },
  {
    key: 'fallen',
    label: 'Fallen',
    unit: 'ft',
    digits: 0,
    doc: 'Height lost since the exit; less than nothing while a ramp still carries one up.',
    of: (s) => (s.inFlight ? s.moments.exitHeight - s.y : Number.NaN),
  },
  {
    key: 'verticalSpeed',
    label: 'Vertical speed',
    unit: 'mph',
    quantity: 'climb',
    digits: 0,
    doc: 'Rate of climb: negative when falling.',
    of: (s) => s.vy,
  },
  {
    key: 'airspeed',
    label: 'True airspeed',
    unit: 'mph',
    digits: 0,
    doc: 'Speed relative to the air, in all directions together.',
    of: airspeedOf,
  },
  {
    key: 'equivalentSpeed',
    label: 'Sea-level equivalent',
    unit: 'mph',
    digits: 0,
    doc: 'Equivalent airspeed: at sea level on a standard day this speed would press as hard. It is what the body feels of the true one.',
    of: (s) => airspeedOf(s) * Math.sqrt(s.airDensity / SEA_LEVEL_DENSITY),
  },
  {
    key: 'groundSpeed',
    label: 'Ground speed',
    unit: 'mph',
    digits: 0,
    doc: 'Horizontal speed over the ground.',
    of: groundSpeedOf,
  },
  {
    key: 'terminalSpeed',
    label: 'Terminal speed',
    unit: 'mph',
    digits: 0,
    doc: 'Airspeed at which drag and lift would carry the weight, at this height and in this body position; under canopy the trim speed. It falls as the air thickens.',
    of: (s) => (s.inFlight ? steadySpeed(s.mass, s.dragArea, s.liftArea, s.airDensity, s.gravity) : Number.NaN),
  },
  {
    key: 'mach',
    label: 'Mach',
    unit: 'none',
    digits: 2,
    doc: 'True airspeed over the speed of sound here.',
    of: (s) => airspeedOf(s) / s.soundSpeed,
  },
  {
    key: 'glideRatio',
    label: 'Glide ratio',
    unit: 'none',
    digits: 2,
    doc: 'Way over the ground for each unit of height lost, at this moment. None before the exit and where one hardly sinks, at less than 1 m/s.',
    of: (s) => (s.inFlight && -s.vy >= LEAST_SINK ? groundSpeedOf(s) / -s.vy : Number.NaN),
  },
  {
    key: 'load',
    label: 'Load',
    unit: 'g',
    digits: 1,
    doc: 'What the body feels, |a - g| over 9.80665 m/s²: 1 at rest, 0 on stepping off. In the opening a model peak; real ones are sharper.',
    of: (s) => Math.sqrt(s.ax * s.ax + (s.ay + s.gravity) * (s.ay + s.gravity) + s.az * s.az) / G0,
  },
  {
    key: 'downrange',
    label: 'Downrange',
    unit: 'ft',
    digits: 0,
    doc: 'Horizontal distance from the exit along the heading.',
    of: (s) => s.x,
  },
  {
    key: 'airDensity',
    label: 'Air density',
    unit: 'kg/m3',
    digits: 3,
    doc: 'Density of the air here; 1.225 kg/m³ at sea level on a standard day.',
    of: (s) => s.airDensity,
  },
  {
    key: 'densityRatio',
    label: 'Share of sea-level density',
    unit: 'none',
    digits: 2,
    doc: 'Density of the air here over that at sea level on a standard day, 1.225 kg/m³ (US Standard Atmosphere 1976). Half of it lets a body fall 1.4 times as fast.',
    of: (s) => s.airDensity / SEA_LEVEL_DENSITY,
  },
  {
    key: 'airPressure',
    label: 'Air pressure',
    unit: 'hPa',
    digits: 0,
    doc: 'Static pressure of the air here; 1,013.25 hPa at sea level on a standard day.',
    of: (s) => s.airPressure,
  },
  {
    key: 'airTemperature',
    label: 'Air temperature',
    unit: 'degC',
    digits: 1,
    doc: 'Temperature of the air here; 15 °C at sea level on a standard day, 6.5 K less for each kilometre up.',
    of: (s) => s.temperature,
  },
  {
    key: 'dynamicPressure',
    label: 'Dynamic pressure',
    unit: 'Pa',
    digits: 0,
    doc: 'Half the density times the square of the true airspeed: the push of the wind.',
    of: (s) => 0.5 * s.airDensity * airspeedOf(s) * airspeedOf(s),
  },
  {
    key: 'heatPower',
    label: 'Heat power',
    unit: 'kW',
    digits: 1,
    doc: 'Drag times true airspeed: the power that goes into the air, which ends up as heat there. None before the exit.',
    of: (s) => {
      if (!s.inFlight) return Number.NaN;
      const speed = airspeedOf(s);
      return 0.5 * s.airDensity * speed * speed * speed * s.dragArea * s.machFactor;
    },
  },
  {
    key: 'timeToOpening',
    label: 'To the opening',
    unit: 's',
    digits: 1,
    doc: 'Time until the pilot chute is thrown; none afterwards, or where none is.',
    of: (s) => (s.time <= s.moments.pull ? s.moments.pull - s.time : Number.NaN),
  },
  {
    key: 'timeToGround',
    label: 'To the ground',
    unit: 's',
    digits: 1,
    doc: 'Time until the jump ends on the ground or at the wall.',
    of: (s) => s.moments.ground - s.time,
  },
  {
    key: 'delay',
    label: 'Delay',
    unit: 's',
    digits: 1,
    doc: 'Time from the exit to the pull, as BASE jumpers count it: it runs until the pilot chute is thrown, and then stands.',
    of: (s) => (s.inFlight && s.moments.pull >= 0 ? Math.min(s.time, s.moments.pull) : Number.NaN),
  },
  {
    key: 'timeInView',
    label: 'In view',
    unit: 's',
    digits: 1,
    doc: 'Time under the open canopy so far, slow and to be seen from far: what a low opening keeps short.',
    of: (s) => (s.time >= s.moments.open ? s.time - s.moments.open : Number.NaN),
  },
  {
    key: 'oxygenInAir',
    label: 'Oxygen breathing air',
    unit: 'mmHg',
    digits: 0,
    doc: 'Partial pressure of the oxygen that reaches the lungs, breathing air: 0.2095 (p - 47 mmHg), 149 at sea level.',
    of: (s) => inspiredOxygen(OXYGEN_IN_AIR, s.airPressure),
  },
  {
    key: 'oxygenInMask',
    label: 'Oxygen breathing from a mask',
    unit: 'mmHg',
    digits: 0,
    doc: 'The same breathing pure oxygen from a mask: p - 47 mmHg.',
    of: (s) => inspiredOxygen(PURE_OXYGEN, s.airPressure),
  },
  {
    key: 'consciousAtLeast',
    label: 'Useful consciousness, at least',
    unit: 's',
    digits: 0,
    doc: 'Time of useful consciousness without oxygen here, lower end of the table of FAA AC 61-107B, between its rows by logarithm. Averages of people at rest; none below 18,000 ft and above 50,000 ft.',
    of: (s) => usefulConsciousness(s.y + s.landingElevation, AT_LEAST),
  },
  {
    key: 'consciousAtMost',
    label: 'Useful consciousness, at most',
    unit: 's',
    digits: 0,
    doc: 'The upper end of the same table.',
    of: (s) => usefulConsciousness(s.y + s.landingElevation, AT_MOST),
  },
  {
    key: 'wallClearance',
    label: 'Wall clearance',
    unit: 'ft',
    digits: 0,
    doc: "Shortest distance from the jumper's centre to the profile of the wall and the ground.",
    of: (s) => s.groundClearance,
  },
  {
    key: 'bikeDistance',
    label: 'Distance to bike',
    unit: 'ft',
    digits: 0,
    doc: 'Distance between rider and bike once they have parted; 0 before.',
    of: (s) => {
      if (!s.hasBike) return Number.NaN;
      const dx = s.bike.x - s.x;
      const dy = s.bike.y - s.y;
      const dz = s.bike.z - s.z;
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    },
  },
  {
    key: 'cameramanDistance',
    label: 'Distance to cameraman',
    unit: 'ft',
    digits: 1,
    doc: 'Distance between the middles of jumper and cameraman, until he opens his own canopy.',
    of: (s) => {
      if (!s.hasCameraman) return Number.NaN;
      const dx = s.cameraman.x - s.x;
      const dy = s.cameraman.y - s.y;
      const dz = s.cameraman.z - s.z;
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    },
  },
] as const satisfies readonly Channel[];

export type ChannelKey = (typeof channels)[number]['key'];

export function channel(key: ChannelKey): Channel {
  return channels.find((c) => c.key === key) as Channel;
}

/** A value as text in the reader's units, "-" where it has no meaning: "1,480 ft". */
export function readChannel(of: Channel, si: number, units: Units): string {
  if (!Number.isFinite(si)) return '-';
  const unit = unitIn(of, units);
  return readableNumber(fromSi(si, unit), digitsIn(of, unit));
}
