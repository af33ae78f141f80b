import type { JumpId } from '../jumps/jump';
import { isCompared, isSameSource, jumpToChange } from '../parameters/address';
import type { Units } from '../parameters/reader-units';
import { type Playback, SHORTEST_LOOP, type Speed, speeds } from '../playback/playback';
import {
  type Comparison,
  type Drawer,
  eventTimes,
  type PageState,
  type RunSource,
  spanOf,
  type TrackRun,
  trackBeside,
  type View,
} from '../ui/state';
import { neighbourEvent } from '../ui/transport/timeline-layout';
import type { Editing } from './editing';
import type { Store } from './store';
import { keepsClock } from './view';

/** Going back to an event while playing skips what was passed less than this long ago, s of real time. */
const JUST_PASSED = 0.8;
/** A single step, s: a frame of a film. */
export const FRAME = 1 / 24;

/** All that a person can do by button, key or timeline. */
export type Controls = ReturnType<typeof createControls>;

export function createControls(parts: {
  readonly store: Store<PageState>;
  readonly playback: Playback;
  readonly editing: Editing;
  /** Has the person asked for less motion? */
  isCalm(): boolean;
  /** Is there room for one thing beside the picture only? */
  isNarrow(): boolean;
  /** Points the picture's camera. */
  aim(camera: string): void;
  /** Turns and zooms the cameras of all views, as a hand on the picture does: pixels, and a factor above 1 to move away. */
  turn(dx: number, dy: number): void;
  zoom(factor: number): void;
  /** Something on show has changed. */
  /** By hand, or as measured. */
  setQuality(quality: PageState['quality']): void;
  moved(): void;
}) {
  const { store, playback, editing, moved } = parts;
  /** What the person last said about the panel; null while nothing was said. A view without room closes it meanwhile. */
  let wantsPanel: boolean | null = null;
  let heldPlaying = false;

  // --- the clock -----------------------------------------------------------------------------------------------------
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
  function step(seconds: number): void {
    seek(playback.time + seconds);
  }
  /** A single frame, standing. */
  function stepFrame(direction: 1 | -1): void {
    playback.pause();
    step(direction * FRAME);
  }
  function setSpeed(speed: Speed): void {
    playback.setSpeed(speed);
    moved();
  }
  /** The next fixed speed; from the automatic one, that nearest to the present. */
  function changeSpeed(direction: 1 | -1): void {
    const faster = speeds.find((speed) => speed > playback.speed * 1.01);
    const slower = [...speeds].reverse().find((speed) => speed < playback.speed * 0.99);
    const next = direction > 0 ? faster : slower;
    if (next !== undefined) setSpeed(next);
  }
  function setBackwards(backwards: boolean): void {
    playback.setBackwards(backwards);
    moved();
  }
  function setLoop(loop: Playback['loop']): void {
    playback.setLoop(loop);
    moved();
  }
  /** Loops the phase of the first run that is on now, or ends the loop. */
  function toggleLoop(): void {
    const [first] = store.get().shown;
    if (playback.loop || !first) {
      setLoop(null);
      return;
    }
    const time = playback.time - first.offset;
    const { phases } = first.run.recording;
    const phase = phases.find((each) => time < each.end) ?? phases[phases.length - 1];
    if (!phase) return;
    // A phase shorter than can be looped is shown with what lies around it.
    const margin = Math.max(SHORTEST_LOOP - (phase.end - phase.start), 0);
    setLoop({ start: phase.start + first.offset - margin, end: phase.end + first.offset + margin });
  }
  /** One end of the loop here; the other stays, or is the end of the whole. */
  function setLoopEnd(which: 'start' | 'end'): void {
    const { loop, start, end, time } = playback;
    const other = loop ?? { start, end };
    const next = { ...other, [which]: time };
    setLoop(next.start < next.end ? next : { start, end, [which]: time });
  }
  function goToEvent(direction: 1 | -1): void {
    const passed = direction === (playback.backwards ? 1 : -1);
    const margin = passed && playback.playing ? JUST_PASSED * playback.speed : 1e-6;
    const time = neighbourEvent(eventTimes(store.get().shown), playback.time, direction, margin);
    seek(time ?? (direction < 0 ? playback.start : playback.end));
  }
  /** From the beginning, moving; for those who asked for calm, at the exit and still. */
  function begin(): void {
    playback.pause();
    playback.setBackwards(false);
    playback.setLoop(null);
    if (parts.isCalm()) {
      playback.seek(0);
    } else {
      playback.seek(playback.start);
      playback.play();
    }
    moved();
  }
  /** While a hand is on the timeline the clock waits; afterwards it goes on if it went before. */
  function hold(held: boolean): void {
    if (held) {
      heldPlaying = playback.playing;
      playback.pause();
    } else if (heldPlaying) {
      // Let go at the very end, it stays there.
      const { time, start, end, backwards, loop } = playback;
      if (loop || (backwards ? time > start : time < end)) playback.play();
    }
    moved();
  }

  // --- what is on show -----------------------------------------------------------------------------------------------
  function choose(view: View): void {
    const from = store.get().view;
    if (view === from) return;
    editing.finish();
    const { jump, comparison, drawer } = store.get();
    const hasRoom = hasRoomForPanel(view) && wantsPanel !== false;
    store.set({
      view,
      jump: view === 'compare' ? jumpBeside(comparison, jump) : view,
      panelOpen: hasRoom && !(parts.isNarrow() && drawer),
      bare: false,
    });
    const span = spanOf(store.get().shown, trackBeside(store.get()));
    const keeps = keepsClock(from, view, playback, span);
    playback.setSpan(span.start, span.end);
    if (!keeps) begin();
    moved();
  }
  function compare(changes: Partial<Comparison>): void {
    editing.finish();
    const before = store.get().comparison;
    const comparison = { ...before, ...changes };
    // A run beside itself shows nothing: what stood on the one side goes to the other.
    if (isSameSource(comparison.left, comparison.right)) {
      if (changes.left) comparison.right = before.left;
      else comparison.left = before.right;
    }
    store.set({ comparison, jump: jumpBeside(comparison, store.get().jump) });
    moved();
  }
  /** An imported jump comes beside the runs, or goes: where it stood in the comparison comes a run of your own. */
  function showTrack(track: TrackRun | null): void {
    const { left, right } = store.get().comparison;
    store.set({ track });
    if (track) return;
    if (left.kind === 'track') compare({ left: ownBeside(right) });
    if (right.kind === 'track') compare({ right: ownBeside(left) });
  }
  /** The imported jump beside your own of its kind. */
  function compareTrack(): void {
    const { track } = store.get();
    if (!track) return;
    compare({ left: { kind: 'own', jump: track.jump.id }, right: { kind: 'track' } });
    choose('compare');
  }
  function openPanel(panelOpen: boolean): void {
    wantsPanel = panelOpen;
    store.set({ panelOpen, ...(panelOpen && parts.isNarrow() ? { drawer: null } : {}) });
  }
  function openDrawer(drawer: Drawer | null): void {
    store.set({ drawer, ...(drawer && parts.isNarrow() ? { panelOpen: false } : {}) });
  }
  function toggleDrawer(drawer: Drawer): void {
    openDrawer(store.get().drawer === drawer ? null : drawer);
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
  function setReadings(readings: PageState['readings']): void {
    store.set({ readings, ...(readings === 'full' && parts.isNarrow() ? { panelOpen: false, drawer: null } : {}) });
  }
  function toggleFullScreen(): void {
    // Refused where the browser does not allow it: nothing is lost then.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    else void document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  return {
    begin,
    play,
    pause,
    togglePlay: () => (playback.playing ? pause() : play()),
    setSpeed,
    changeSpeed,
    setBackwards,
    toggleBackwards: () => setBackwards(!playback.backwards),
    setLoop,
    toggleLoop,
    setLoopEnd,
    seek,
    step,
    stepFrame,
    goToEvent,
    hold,
    choose,
    compare,
    showTrack,
    compareTrack,
    setCamera,
    nextCamera,
    orbit: parts.turn,
    zoom: parts.zoom,
    setQuality: parts.setQuality,
    toggleMarks: () => store.set({ marks: !store.get().marks }),
    toggleSound: () => store.set({ sound: !store.get().sound }),
    setVolume: (volume: number) => store.set({ volume }),
    setVoice: (voice: boolean) => store.set({ voice }),
    toggleForces: () => store.set({ forces: !store.get().forces }),
    setReadings,
    setUnits: (units: Units) => store.set({ units }),
    chooseJump: (jump: JumpId) => store.set({ jump }),
    openPanel,
    togglePanel: () => openPanel(!store.get().panelOpen),
    openDrawer,
    toggleDrawer,
    toggleBare: () => store.set({ bare: !store.get().bare }),
    openHelp: (helpOpen: boolean) => store.set({ helpOpen }),
    openAbout: (aboutOpen: boolean) => store.set({ aboutOpen, helpOpen: false }),
    toggleFullScreen,
    undo: editing.undo,
    redo: editing.redo,
    showGhost: editing.showGhost,
    dismissGhost: editing.dismissGhost,
    dismissMessages: () => store.set({ messages: [] }),
  };
}

/** The jump whose panel stands beside a comparison: the one before, where its run is still in it. */
function jumpBeside(comparison: Comparison, before: JumpId): JumpId {
  return isCompared(before, comparison) ? before : jumpToChange(comparison, before);
}

/** A run of your own that is not the one on the other side. */
function ownBeside(other: RunSource): RunSource {
  return { kind: 'own', jump: other.kind === 'own' && other.jump === 'halo' ? 'cliff' : 'halo' };
}

/** On a phone, in a low window or beside a second picture the panel would cover too much: there it waits behind its button. */
export function hasRoomForPanel(view: View): boolean {
  return matchMedia(`(min-width: ${view === 'compare' ? 1600 : 1024}px) and (min-height: 560px)`).matches;
}
