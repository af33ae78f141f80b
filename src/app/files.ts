import type { Problem } from '../parameters/values';
import type { Playback } from '../playback/playback';
import type { PageState } from '../ui/state';
import type { FileActions } from '../ui/top-bar/files-menu';
import type { Graphics } from './graphics';
import type { Store } from './store';
import type { VideoPart } from './video';

/** Files of what is on show. What makes them is fetched when the first is asked for. */
export function createFiles(parts: {
  readonly store: Store<PageState>;
  readonly playback: Playback;
  readonly graphics: Graphics | null;
  say(problem: Problem): void;
  forget(key: string): void;
  hold(held: boolean): void;
  /** The dialog for videos comes into the page. */
  add(dialog: HTMLElement): void;
}): Omit<FileActions, 'chooseFile'> & { dispose(): void } {
  const { store, playback, graphics, say, forget } = parts;
  let video: VideoPart | null = null;
  const tell = (message: string | null): void => (message ? say({ key: 'file', message }) : forget('file'));
  /** A sentence of what went wrong comes from the act itself; anything else is the browser's refusal. */
  async function attempt(act: () => Promise<string | null>): Promise<void> {
    try {
      tell(await act());
    } catch (error) {
      console.info('Not saved:', error);
      tell('The file could not be made: this browser refused it.');
    }
  }
  return {
    saveRun: (slot, format) =>
      void attempt(async () => {
        const { saveRun } = await import('./files-out');
        saveRun(store.get(), slot, format);
        return null;
      }),
    savePicture: (options) =>
      void attempt(async () => {
        const { savePicture } = await import('./files-out');
        return graphics ? savePicture(store.get(), graphics, playback.time, options) : null;
      }),
    openVideo: () =>
      void attempt(async () => {
        if (!graphics) return null;
        const { createVideo } = await import('./video');
        if (!video) {
          video = createVideo({ get: store.get, playback, graphics, hold: parts.hold });
          parts.add(video.element);
        }
        video.open();
        return null;
      }),
    dispose: () => video?.dispose(),
  };
}
