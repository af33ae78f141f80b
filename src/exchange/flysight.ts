/**
 * Tracks as the FlySight receivers write them, so that the programs jumpers use open a simulated jump as one of their own.
 *
 * Format 1 as in flysight/flysight, src/UBX.c; format 2 as in flysight/flysight-2-firmware, FlySight/log.c. Times are universal,
 * heights above sea level, speeds north, east and down.
 */
import type { Jump } from '../jumps/jump';
import { atan2, PI } from '../math/deterministic';
import type { Recording } from '../recording/recording';
import { createSample, type Sample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { exitMomentOf, momentText } from './clock';
import { createFix, createGeography, type Fix } from './geography';

/** Fixes a second that a whole number of hundredths of a second lies between: the first format writes no finer. */
export const rates = [1, 2, 5, 10, 20, 25] as const;
export type Rate = (typeof rates)[number];
/** As fast as receivers of the second kind are set: at 5 a second an opening is a handful of rows. */
export const USUAL_RATE: Rate = 20;

/** Level flight, or standing, before the exit, and rest after the landing: viewers look for the exit in between, s. */
const LEAD = 12;
const REST = 12;
/** What a receiver with a clear sky claims of itself: position m, speed m/s, course degrees, satellites. Worse, and viewers see no exit. */
const ACCURACY = { position: 0.5, speed: 0.1, course: 0.5, satellites: 14 } as const;

interface Row {
  readonly moment: number;
  readonly fix: Fix;
}

/** Fixes lie on whole parts of a second of the clock, wherever the exit falls between them: as receivers take them. */
function* rowsOf(jump: Jump, recording: Recording, rate: Rate): Generator<Row> {
  const geography = createGeography(recording.measured ?? jump.place, recording.environment.landingElevation);
  const exit = exitMomentOf(jump, recording);
  const sample = createSample();
  const fix = createFix();
  const first = Math.floor((exit + Math.min(recording.start, 0) - LEAD) * rate);
  const last = Math.ceil((exit + recording.end + REST) * rate);
  for (let i = first; i <= last; i++) {
    const moment = i / rate;
    holdAt(recording, moment - exit, sample);
    geography.toFix(sample, fix);
    yield { moment, fix };
  }
}

/** The sample at a time, going straight on before the recording and lying still after it. */
function holdAt(recording: Recording, time: number, sample: Sample): void {
  sampleAt(recording, time, sample);
  const early = recording.start - time;
  if (early > 0) {
    sample.x -= early * sample.vx;
    sample.y -= early * sample.vy;
    sample.z -= early * sample.vz;
  } else if (sample.isOver) {
    sample.vx = 0;
    sample.vy = 0;
    sample.vz = 0;
  }
}

/** A number without a minus sign on zero. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

function headingOf({ north, east }: Fix): number {
  if (north === 0 && east === 0) return 0;
  const degrees = (atan2(east, north) * 180) / PI;
  return degrees < 0 ? degrees + 360 : degrees;
}

/** The columns that both formats share, with so many decimals of times and of speeds. */
function cellsOf({ moment, fix }: Row, ofTimes: number, ofSpeeds: number): string[] {
  return [
    momentText(moment, ofTimes),
    fixed(fix.latitude, 7),
    fixed(fix.longitude, 7),
    fixed(fix.height, 3),
    fixed(fix.north, ofSpeeds),
    fixed(fix.east, ofSpeeds),
    fixed(fix.down, ofSpeeds),
    fixed(ACCURACY.position, 3),
    fixed(ACCURACY.position, 3),
    fixed(ACCURACY.speed, ofSpeeds),
  ];
}

const HEAD_1 = [
  'time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,heading,cAcc,gpsFix,numSV',
  ',(deg),(deg),(m),(m/s),(m/s),(m/s),(m),(m),(m/s),(deg),(deg),,',
] as const;

/** The whole jump as a file of a FlySight 1. */
export function flySight1Of(jump: Jump, recording: Recording, rate: Rate = USUAL_RATE): string {
  const lines: string[] = [...HEAD_1];
  for (const row of rowsOf(jump, recording, rate)) {
    const course = [fixed(headingOf(row.fix), 5), fixed(ACCURACY.course, 5)];
    lines.push([...cellsOf(row, 2, 2), ...course, '3', ACCURACY.satellites].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** No receiver made it: the numbers that name one are zero. */
const NO_DEVICE = '0'.repeat(24);
const HEAD_2 = [
  '$FLYS,1',
  '$VAR,FIRMWARE_VER,simulated',
  `$VAR,DEVICE_ID,${NO_DEVICE}`,
  `$VAR,SESSION_ID,${NO_DEVICE}`,
  '$COL,GNSS,time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,numSV',
  '$UNIT,GNSS,,deg,deg,m,m/s,m/s,m/s,m,m,m/s,',
  '$DATA',
] as const;

/** The whole jump as the track file of a FlySight 2. */
export function flySight2Of(jump: Jump, recording: Recording, rate: Rate = USUAL_RATE): string {
  const rows: string[] = [];
  for (const row of rowsOf(jump, recording, rate)) {
    rows.push(['$GNSS', ...cellsOf(row, 3, 3), ACCURACY.satellites].join(','));
  }
  return `${HEAD_2.join('\n')}\n${rows.join('\r\n')}\r\n`;
}
