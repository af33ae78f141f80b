/**
 * The edited film: which camera is on at which moment. The cuts follow the phases of the recording and are known from its
 * beginning, so scrubbing shows what playing shows. Between the events time runs faster, so shots there may last longer.
 */
import { chase, fromAbove, fromBelow, inTheHold } from './chase';
import type { Cues, Framing, Take } from './shot';
import {
  atTheWreck,
  besideTheTrack,
  droneAtTheRamp,
  droneAtTheWall,
  fromTheAircraft,
  fromTheGround,
  sideOn,
} from './standing';
import { fromTheCameraman, fromTheHelmet } from './worn';

/** From a moment on, s since exit, this camera. */
export interface Cut {
  readonly from: number;
  readonly frame: Framing;
}

/** A shot shorter than this, s, is no shot: it is left out. */
const SHORTEST = 0.7;

/**
 * The cuts of a recording in order of time.
 *
 * @param calm  for those who asked for less motion: one camera that goes along, and the landing from the ground
 */
export function cutsOf(setting: Take['setting'], cues: Cues, calm: boolean): readonly Cut[] {
  const cuts: Cut[] = [];
  /** A camera from one moment to another, where the jump has them in that order. */
  const show = (frame: Framing, from: number, to = Number.POSITIVE_INFINITY): void => {
    if (to - from >= SHORTEST && from < cues.end) cuts.push({ from, frame });
  };
  show(chase, Number.NEGATIVE_INFINITY);
  if (!calm && setting === 'desert') overDesert(cues, show);
  else if (!calm) alongWall(cues, show);
  const isOpen = Number.isFinite(cues.pull) && cues.low > cues.inflated;
  if (isOpen) show(fromTheGround, calm ? cues.low : cues.lower);
  return cuts.sort((a, b) => a.from - b.from);
}

type Show = (frame: Framing, from: number, to?: number) => void;

function overDesert(cues: Cues, show: Show): void {
  const { filmed, recovery, pull, inflated, aircraftSpeed } = cues;
  /** Falls freely until here. */
  const fallen = Math.min(pull, cues.end);
  const isFilmed = Number.isFinite(filmed.leaves);
  if (aircraftSpeed > 0) {
    show(inTheHold, cues.start, isFilmed ? filmed.leaves : 0.5);
    if (isFilmed) show(fromTheCameraman, filmed.leaves - 0.25, 1.7);
    show(fromTheAircraft, isFilmed ? 1.7 : 0.5, 3.3);
  }
  if (fallen > 12) {
    show(chase, 3.3);
    if (isFilmed) {
      // Coming near, nearest, and a little longer.
      const near = Math.min(Number.isFinite(filmed.nearest) ? filmed.nearest : 18, 30);
      show(fromTheCameraman, 6.2, near + 3);
      show(chase, near + 3);
    }
    const dive = Math.min(recovery, fallen - 4);
    if (dive > 46) {
      show(fromAbove, 31, 42);
      show(chase, 44);
    }
    if (Number.isFinite(recovery) && filmed.gone > recovery + 6 && recovery > 30) {
      show(fromTheCameraman, recovery - 1.5, recovery + 4);
      show(chase, recovery + 5);
    }
  }
  if (Number.isFinite(pull)) {
    show(fromBelow, pull - 1.2, inflated);
    show(chase, inflated + 2.5);
    if (cues.low - inflated > 60) {
      show(fromTheHelmet, inflated + 16, inflated + 28);
      show(sideOn, inflated + 28, inflated + 54);
      show(chase, inflated + 54);
    }
  }
}

function alongWall(cues: Cues, show: Show): void {
  const { release, pull, inflated } = cues;
  const fallen = Math.min(pull, cues.end);
  show(besideTheTrack, -3.1);
  show(droneAtTheRamp, -0.95);
  if (fallen < 3) return;
  show(droneAtTheWall, Math.max(0.75, release + 0.25));
  const follows = Math.max(3, release + 2.5);
  show(chase, follows);
  const { time } = cues.wreck;
  if (time > follows + 2 && time < fallen - 3) {
    show(atTheWreck, time - 1.5);
    show(chase, time + 0.8);
  }
  const tracks = Math.max(follows, Math.min(time, fallen) + 0.8) + 2.7;
  if (fallen > tracks + 5) {
    show(fromTheHelmet, tracks, tracks + 3);
    show(chase, tracks + 3);
  }
  if (Number.isFinite(pull)) {
    show(fromBelow, pull - 0.8, inflated);
    show(chase, Math.min(inflated + 0.6, pull + 4.4));
  }
}
