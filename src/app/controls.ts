import type { Playback } from '../playback/playback';
import { type PageState, runsInView, type View } from '../ui/state';
import { neighbourEvent, type Span, spanOf } from '../ui/timeline-layout';
import type { Store } from './store';
import { keepsClock } from './view';

/** Going back to an event while playing skips what was passed less than this long ago, s of real time. */
const JUST_PASSED = 0.8;

/** First and last moment of what a state shows, s since exit. */
export function spanInView(state: PageState): Span {
  return spanOf(runsInView(state).map((run) => run.recording));
}

/** All that a person can do by button, key or timeline. */
export type Controls = ReturnType<typeof createControls>;

export function createControls(parts: {
  readonly store: Store<PageState>;
  readonly playback: Playback;
  /** Has the person asked for less motion? */
  isCalm(): boolean;
  /** Simulates edits that still wait, so that what is chosen next builds on them. */
  simulateEdits(): void;
  /** Points the picture's camera. */
  aim(camera: string): void;
  /** Something on show has changed. */
  moved(): void;
}) {
  const { store, playback, moved } = parts;
  /** What the person last said about the panel; null while nothing was said. A view without room closes it meanwhile. */
  let wantsPanel: boolean | null = null;
  let heldPlaying = false;

  function seek(time: number): void {
    playback.seek(time);
    moved();
  }
  function play(): void {
    playback.play();
    moved();
  }
  function pause(): void {
    playback.pause();
    moved();
  }
  function goToEvent(direction: 1 | -1): void {
    const recordings = runsInView(store.get()).map((run) => run.recording);
    const margin = direction < 0 && playback.playing ? JUST_PASSED * playback.speed : 1e-6;
    const event = neighbourEvent(recordings, playback.time, direction, margin);
    seek(event?.time ?? (direction < 0 ? playback.start : playback.end));
  }
  /** From the beginning, moving; for those who asked for calm, at the exit and still. */
  function begin(): void {
    playback.pause();
    if (parts.isCalm()) {
      playback.seek(0);
    } else {
      playback.seek(playback.start);
      playback.play();
    }
  }
  function choose(view: View): void {
    const from = store.get().view;
    if (view === from) return;
    parts.simulateEdits();
    store.set({
      view,
      jump: view === 'compare' ? store.get().jump : view,
      panelOpen: hasRoomForPanel(view) && wantsPanel !== false,
    });
    const span = spanInView(store.get());
    const keeps = keepsClock(from, view, playback, span);
    playback.setSpan(span.start, span.end);
    if (!keeps) begin();
    moved();
  }
  function openPanel(panelOpen: boolean): void {
    wantsPanel = panelOpen;
    store.set({ panelOpen });
  }
  function setCamera(key: string): void {
    parts.aim(key);
    store.set({ camera: key });
    moved();
  }
  function nextCamera(): void {
    const { cameras, camera } = store.get();
    const next = cameras[(cameras.findIndex((mode) => mode.key === camera) + 1) % cameras.length];
    if (next) setCamera(next.key);
  }
  /** While a hand is on the timeline the clock waits; afterwards it goes on if it went before. */
  function hold(held: boolean): void {
    if (held) {
      heldPlaying = playback.playing;
      playback.pause();
    } else if (heldPlaying && playback.time < playback.end) {
      playback.play();
    }
    moved();
  }
  return {
    begin,
    play,
    pause,
    togglePlay: () => (playback.playing ? pause() : play()),
    setSpeed: (speed: number) => playback.setSpeed(speed),
    seek,
    step: (seconds: number) => seek(playback.time + seconds),
    goToEvent,
    hold,
    choose,
    setCamera,
    nextCamera,
    setUnits: (units: PageState['units']) => store.set({ units }),
    openPanel,
    togglePanel: () => openPanel(!store.get().panelOpen),
  };
}

/** On a phone, in a low window or beside a second picture the panel would cover too much: there it waits behind its button. */
export function hasRoomForPanel(view: View): boolean {
  return matchMedia(`(min-width: ${view === 'compare' ? 1600 : 1024}px) and (min-height: 560px)`).matches;
}
