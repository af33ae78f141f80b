import { type Speed, speeds } from '../../playback/playback';
import { MINUS, speedText } from '../text';

/** What a reader is told of a speed: whole numbers where they are large, a tenth where it is near that of life. */
export function shownSpeed(speed: number): number {
  return speed < 3 ? Math.round(speed * 10) / 10 : Math.round(speed);
}

/** The speed in force, "1×", backwards "−1/4×"; of the automatic one, which is named before it, "· 6×". */
export function paceText(speed: number, chosen: Speed, backwards: boolean): string {
  const size = speedText(chosen === 'auto' ? shownSpeed(speed) : speed);
  const way = backwards ? `${MINUS}${size}` : size;
  return chosen === 'auto' ? `· ${way}` : way;
}

export const AUTO_LABEL = 'Auto';

/** Everything on offer, the automatic speed first. */
export const speedChoices: readonly { readonly value: Speed; readonly label: string }[] = [
  { value: 'auto', label: AUTO_LABEL },
  ...speeds.map((speed) => ({ value: speed, label: speedText(speed) })),
];

/** The choice behind a value of a field; null where there is none. */
export function readSpeed(value: string): Speed | null {
  return speedChoices.find((choice) => String(choice.value) === value)?.value ?? null;
}
