import type { Playback } from '../playback/playback';
import type { Recording } from '../recording/recording';
import { createSoundEngine, type SoundEngine } from '../sound/engine';
import { createMix, mixAt, playbackLevel, strikesBetween } from '../sound/mix';
import { type Score, type Strike, scoreOf } from '../sound/score';
import type { PageState } from '../ui/state';
import type { Posed } from './frame';
import type { Store } from './store';

/** The sound of the page: silent until asked, and whenever the clock stands or nobody looks. */
export interface Sound {
  /** In every frame, after the samples have been filled. */
  update(): void;
  /** Whether a voice of this device can say the heights: one that sends nothing to anybody. */
  hasVoice(): boolean;
  dispose(): void;
}

/** After the fade of a pause, ms: then the device may rest. */
const REST = 200;

export function createSound(parts: {
  readonly store: Store<PageState>;
  readonly playback: Playback;
  shown(): readonly Posed[];
  /** There can be no sound. */
  onFailure(): void;
}): Sound {
  const { store, playback } = parts;
  const mix = createMix();
  // Written in each frame: numbers in an array are not allocated anew. The run's own time, and leaps of the clock so far.
  const last = new Float64Array(2);
  let context: AudioContext | null = null;
  let engine: SoundEngine | null = null;
  let heard: Recording | null = null;
  let score: Score | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  /** Browsers begin to sound only upon a press or a key, which is when this is called. */
  function begin(): void {
    clearTimeout(resting);
    try {
      context ??= new AudioContext();
      engine ??= createSoundEngine(context);
    } catch {
      store.set({ sound: false });
      parts.onFailure();
      return;
    }
    engine.setVolume(store.get().volume);
    last[0] = Number.NaN;
    void context.resume().catch(() => undefined);
  }
  function rest(): void {
    silence();
    clearTimeout(resting);
    resting = setTimeout(() => void context?.suspend().catch(() => undefined), REST);
  }
  function silence(): void {
    if (context && engine) engine.follow(mix, 0, context.currentTime);
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  }
  const isOn = () => store.get().sound && !document.hidden;

  const stop = store.subscribe((now, before) => {
    if (now.sound !== before.sound) (now.sound ? begin : rest)();
    if (now.volume !== before.volume) engine?.setVolume(now.volume);
  });
  function onVisibility(): void {
    if (document.hidden) rest();
    else if (store.get().sound) begin();
  }
  document.addEventListener('visibilitychange', onVisibility);

  function localVoice(): SpeechSynthesisVoice | undefined {
    if (!('speechSynthesis' in window)) return undefined;
    return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.startsWith('en'));
  }
  function strike(each: Strike): void {
    if (!context || !engine) return;
    engine.strike(each, context.currentTime);
    const { voice: isWanted, volume } = store.get();
    const voice = isWanted && each.call !== undefined ? localVoice() : undefined;
    if (!voice) return;
    const words = new SpeechSynthesisUtterance(each.call);
    words.voice = voice;
    words.rate = 1.15;
    words.volume = volume;
    speechSynthesis.speak(words);
  }

  /** The run whose parameters the panel shows; of two runs one is heard. */
  function heardRun(): Posed | undefined {
    const shown = parts.shown();
    const { jump } = store.get();
    for (let i = 0; i < shown.length; i++) if (shown[i]!.recording.jump === jump) return shown[i];
    return shown[0];
  }

  return {
    update() {
      if (!context || !engine || !isOn()) return;
      const run = heardRun();
      if (!run) return;
      if (run.recording !== heard || !score) {
        heard = run.recording;
        score = scoreOf(run.recording);
        last[0] = Number.NaN;
      }
      const { speed, playing, backwards } = playback;
      mixAt(run.sample, score, mix);
      engine.follow(mix, playbackLevel(playing, speed), context.currentTime);

      const before = last[0]!;
      const now = playback.time - run.offset;
      const leapt = playback.discontinuities !== last[1];
      last[0] = now;
      last[1] = playback.discontinuities;
      if (!playing || backwards || leapt || !strikesBetween(before, now, speed)) return;
      const { strikes } = score;
      for (let i = 0; i < strikes.length; i++) {
        const each = strikes[i]!;
        if (each.time > before && each.time <= now) strike(each);
      }
    },
    hasVoice: () => localVoice() !== undefined,
    dispose() {
      stop();
      clearTimeout(resting);
      document.removeEventListener('visibilitychange', onVisibility);
      silence();
      engine?.dispose();
      void context?.close().catch(() => undefined);
    },
  };
}
