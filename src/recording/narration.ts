/** What goes on at an instant and why, in one sentence: the physics behind the picture, for those who watch. */
import { channel } from './channels';
import type { Sample } from './sample';

const airspeed = channel('airspeed');
const terminalSpeed = channel('terminalSpeed');

/** Air that deserves to be called thin, kg/m³: two thirds of that at sea level. */
const THIN = 0.8;
/** Shares of the terminal speed between which a fall counts as steady. */
const STEADY = [0.985, 1.015] as const;

/** A fall that gains speed, keeps it, or loses it to the air. */
function fall(s: Sample): 'gaining' | 'steady' | 'slowing' {
  const share = airspeed.of(s) / terminalSpeed.of(s);
  if (share < STEADY[0]) return 'gaining';
  return share > STEADY[1] ? 'slowing' : 'steady';
}

const sentences = {
  gaining: 'Gaining speed: the drag does not carry the weight yet.',
  steady: 'Drag carries the weight: this is the terminal speed here.',
  // From the peak on a held dive lags just behind the falling terminal speed.
  slowing:
    'Slowing down while falling: lower air is denser, so the terminal speed sinks, and drag outweighs the weight.',
  flattening: 'Belly to earth: drag brakes the fall down to the lower terminal speed of this position.',
} as const;

/** One sentence about this instant. The same few texts for long stretches, so that they can be read. */
export function narrationOf(s: Sample): string {
  if (s.isMeasured) return 'A measured jump: what is shown is what a receiver recorded.';
  switch (s.phase) {
    case 'aboard':
      return s.airDensity < THIN
        ? 'On the open ramp. Up here the air is thin: little of it is in the way of a fall.'
        : 'On the open ramp.';
    case 'runUp':
      return 'To the lip: every bit of speed is distance from the wall.';
    case 'dive':
      return sentences[s.ay > 0 && s.vy < 0 && fall(s) !== 'gaining' ? 'slowing' : fall(s)];
    case 'belly':
      return fall(s) === 'slowing' ? sentences.flattening : sentences[fall(s)];
    case 'ride':
      return 'Still holding the bike: both fall together, and nobody can pull.';
    case 'separation':
      return 'Clear of the bike: from here on each falls alone.';
    case 'track':
      return 'Body as a wing: some lift, to get away from the wall.';
    case 'deployment':
      return 'The pilot chute is out and draws bag and lines after it.';
    case 'inflation':
      return 'The canopy fills: its drag is many times the weight.';
    case 'canopy':
      return 'Under canopy: a glider now, with lift and drag in balance.';
    case 'flare':
      return 'Both brakes down: speed is traded for lift, for a soft landing.';
  }
}
