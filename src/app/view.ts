import type { Playback, Span } from '../playback/playback';
import type { View } from '../ui/state';

/**
 * Does the clock run on when the view changes? Both jumps in one picture share it, so the way into Compare and out of it keeps
 * the moment. From one jump to the other the same second means nothing, and one that has ended would only show its last frame.
 */
export function keepsClock(from: View, to: View, playback: Pick<Playback, 'time'>, span: Span): boolean {
  return (from === 'compare' || to === 'compare') && playback.time >= span.start && playback.time < span.end;
}
