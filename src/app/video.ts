/** Videos of what is on show: the dialog, the studio and the encoder put together. Fetched when the first is asked for. */
import type { Playback } from '../playback/playback';
import { eventTimes, type PageState } from '../ui/state';
import { namedMoments } from '../ui/transport/time-entry';
import { createVideoDialog, type VideoForecast, type VideoSettings } from '../ui/video/video-dialog';
import { download, momentName, shownName } from './files-out';
import type { Graphics } from './graphics';
import { openStudio } from './studio';
import { encodeFrames, type Filmed, findWay, recordRealTime } from './video-encoding';
import { bitrateOf, frameTimes, namedSpans, pixelsOf, videoSize } from './video-plan';

/** Between two looks whether the picture is complete, ms. */
const PATIENCE = 100;

/** Longer than ten minutes it would be a film. */
const TOO_LONG = 'That would be longer than 10 minutes: choose a shorter span or a higher speed.';

export interface VideoParts {
  get(): PageState;
  readonly playback: Playback;
  readonly graphics: Graphics;
  /** The clock waits while a hand is on it, and goes on afterwards if it went before. */
  hold(held: boolean): void;
}

/** The dialog, to be put into the page. */
export interface VideoPart {
  readonly element: HTMLElement;
  open(): void;
  dispose(): void;
}

export function createVideo({ get, playback, graphics, hold }: VideoParts): VideoPart {
  const timesOf = ({ start, end, speed, rate }: VideoSettings): readonly number[] | null =>
    frameTimes({ start, end }, speed, rate, eventTimes(get().shown));

  async function forecast(settings: VideoSettings): Promise<VideoForecast | string> {
    const times = timesOf(settings);
    if (!times) return TOO_LONG;
    const size = videoSize(settings.size, graphics.size);
    const seconds = times.length / settings.rate;
    return {
      frames: times.length,
      seconds,
      ...pixelsOf(size),
      bytes: (bitrateOf(size, settings.rate) * seconds) / 8,
      way: (await findWay(size, settings.rate)).kind,
    };
  }

  /** Until what is being built is there: a video must not change its looks in the middle. */
  async function complete(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !(graphics.isReady && get().building === null)) {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
    signal.throwIfAborted();
  }

  async function film(
    settings: VideoSettings,
    signal: AbortSignal,
    onFrame: (done: number, canvas: HTMLCanvasElement) => void,
  ): Promise<Blob | string> {
    const times = timesOf(settings);
    if (!times) return TOO_LONG;
    await complete(signal);
    const size = videoSize(settings.size, graphics.size);
    const { rate } = settings;
    const way = await findWay(size, rate);
    if (way.kind === 'none') return 'This browser makes no videos.';
    const state = get();
    const studio = openStudio(graphics, { shown: state.shown, size, figures: settings.figures ? state.units : null });
    if (!studio) return 'The picture is in use: try again in a moment.';
    const filmed: Filmed = {
      canvas: studio.canvas,
      count: times.length,
      rate,
      draw(i) {
        if (!graphics.isReady) throw new Error('the picture was lost');
        studio.draw(times[i] as number);
      },
      onFrame: (done) => onFrame(done, studio.canvas),
      signal,
    };
    try {
      return way.kind === 'frames'
        ? await encodeFrames(way, filmed)
        : await recordRealTime(way, bitrateOf(size, rate), filmed);
    } finally {
      studio.close();
    }
  }

  const dialog = createVideoDialog({
    forecast,
    async make(settings, { signal, onFrame }) {
      try {
        const file = await film(settings, signal, onFrame);
        if (typeof file === 'string') return file;
        const ending = file.type === 'video/mp4' ? 'mp4' : 'webm';
        const name = `${shownName(get())}${momentName(settings.start)}.${ending}`;
        download(file, name);
        return { name, bytes: file.size };
      } catch (error) {
        if (!signal.aborted) console.info('No video:', error);
        return 'The video could not be made: the browser gave up the picture or its encoding. A smaller size may work.';
      }
    },
    onClose: () => hold(false),
  });
  return {
    element: dialog.element,
    dispose: dialog.dispose,
    open() {
      hold(true);
      const { shown } = get();
      dialog.open(namedSpans(shown, playback), namedMoments(shown));
    },
  };
}
