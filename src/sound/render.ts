import type { Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { createSoundEngine } from './engine';
import { createMix, mixAt, playbackLevel } from './mix';
import { scoreOf } from './score';

/** The levels change so often, Hz: as with frames of a screen. */
const FRAMES = 60;

/**
 * A stretch of a jump as it sounds at the speed of life, left and right, full volume, -1 to 1.
 *
 * @param from     s since exit
 * @param seconds  how long
 * @param speed    of the clock, times real time; 0 for a clock that stands
 */
export async function renderSound(
  recording: Recording,
  from: number,
  seconds: number,
  speed = 1,
  rate = 44_100,
): Promise<readonly Float32Array[]> {
  const context = new OfflineAudioContext(2, Math.ceil(seconds * rate), rate);
  const engine = createSoundEngine(context);
  const score = scoreOf(recording);
  const [sample, mix] = [createSample(), createMix()];
  engine.setVolume(1);
  const level = playbackLevel(speed > 0, speed);
  for (let frame = 0; frame <= seconds * FRAMES; frame++) {
    mixAt(sampleAt(recording, from + (speed * frame) / FRAMES, sample), score, mix);
    engine.follow(mix, level, frame / FRAMES);
  }
  for (const strike of score.strikes) {
    const at = (strike.time - from) / Math.max(speed, 1e-9);
    if (speed > 0 && at >= 0 && at < seconds) engine.strike(strike, at);
  }
  const buffer = await context.startRendering();
  return [0, 1].map((channel) => buffer.getChannelData(channel));
}
