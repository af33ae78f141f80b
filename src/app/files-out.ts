/** What is on show as files: their names, what stands in them, and the way to the visitor's disk. Fetched when first asked for. */
import { channelsCsv } from '../exchange/channels-csv';
import { flySight1Of, flySight2Of } from '../exchange/flysight';
import { kmlOf } from '../exchange/kml';
import { runFileOf } from '../exchange/run-file';
import type { StageSize } from '../scene/stage';
import type { PageState, Run } from '../ui/state';
import type { PictureOptions, RunFormat } from '../ui/top-bar/files-menu';
import { presetOf } from '../ui/top-bar/presets';
import type { Graphics } from './graphics';
import { openStudio } from './studio';

interface Format {
  /** Between the name of the run and the dot, and after it. */
  readonly suffix: string;
  readonly type: string;
  textOf(run: Run): string;
}

const formats: Readonly<Record<RunFormat, Format>> = {
  channels: { suffix: '-channels.csv', type: 'text/csv', textOf: ({ recording }) => channelsCsv(recording) },
  flySight1: {
    suffix: '-flysight.csv',
    type: 'text/csv',
    textOf: ({ jump, recording }) => flySight1Of(jump, recording),
  },
  flySight2: {
    suffix: '-flysight2-track.csv',
    type: 'text/csv',
    textOf: ({ jump, recording }) => flySight2Of(jump, recording),
  },
  kml: {
    suffix: '.kml',
    type: 'application/vnd.google-earth.kml+xml',
    textOf: ({ jump, recording }) => kmlOf(jump, recording),
  },
  run: { suffix: '-run.json', type: 'application/json', textOf: ({ recording }) => runFileOf(recording) },
};

// --- names -----------------------------------------------------------------------------------------------------------------

const LONGEST_NAME = 48;

/** Small letters, digits and hyphens: what every disk and every mail takes. Empty if nothing of that is in the text. */
export function safeName(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{Mark}/gu, '');
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, LONGEST_NAME).replace(/-$/, '');
}

/** "halo-film", "cliff-own-4ea1d5", "halo-monday-s-jump": the same run has the same name on any day. */
export function runName(state: Pick<PageState, 'view' | 'comparison' | 'track'>, slot: number, run: Run): string {
  const { view, comparison, track } = state;
  const { jump, values, recording } = run;
  const source = view === 'compare' ? [comparison.left, comparison.right][slot] : undefined;
  if (track && run === track) return safeName(track.name) || 'track';
  const preset = presetOf(jump, values, source?.kind === 'preset' ? source.preset : null);
  const own = (source?.kind === 'take' && safeName(source.name)) || preset?.key;
  return `${jump.id}-${own ? safeName(own) : `own-${recording.hash.slice(0, 6)}`}`;
}

/** Of all runs on show. */
export function shownName(state: Pick<PageState, 'view' | 'comparison' | 'track' | 'shown'>): string {
  return state.shown.map(({ run }, slot) => runName(state, slot, run)).join('-and-');
}

/** "-at-23.9s", "-at-minus-4.0s" */
export function momentName(time: number): string {
  const size = Math.abs(time).toFixed(1);
  return `-at-${time < 0 && Number(size) !== 0 ? 'minus-' : ''}${size}s`;
}

// --- saving ----------------------------------------------------------------------------------------------------------------

/** Some browsers read a file only when the visitor has said where it goes, ms. */
const KEPT = 120_000;

/** Hands a file to the browser, which asks or knows where it goes. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

export function saveRun(state: PageState, slot: number, format: RunFormat): void {
  const shown = state.shown[slot];
  if (!shown) return;
  const { suffix, type, textOf } = formats[format];
  download(new Blob([textOf(shown.run)], { type }), `${runName(state, slot, shown.run)}${suffix}`);
}

/** Most pixels of a picture: 3,840 by 2,160. */
const MOST_PIXELS = 8.3e6;

/** A picture has at least the pixels of the page, however coarsely that is drawn on a slow device. */
export function pictureSize({ width, height, pixelRatio }: StageSize, scale: number): StageSize {
  const most = Math.sqrt(MOST_PIXELS / (width * height));
  return { width, height, pixelRatio: Math.max(Math.min(Math.max(pixelRatio, 1) * scale, most), Math.min(1, most)) };
}

/** A moment of the clock as it is seen without the interface. Returns what went wrong, in a sentence, or null. */
export async function savePicture(
  state: PageState,
  graphics: Graphics,
  time: number,
  { figures, scale }: PictureOptions,
): Promise<string | null> {
  if (!graphics.isReady) return 'The picture is still being made: save it when it is there.';
  const size = pictureSize(graphics.size, scale);
  const studio = openStudio(graphics, { shown: state.shown, size, figures: figures ? state.units : null });
  if (!studio) return 'The picture is being used for a video.';
  try {
    studio.draw(time);
  } finally {
    studio.close();
  }
  const file = await new Promise<Blob | null>((resolve) => studio.canvas.toBlob(resolve, 'image/png'));
  if (!file) return 'This browser could not make a file of the picture.';
  download(file, `${shownName(state)}${momentName(time)}.png`);
  return null;
}
