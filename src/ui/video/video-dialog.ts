import type { Span, Speed } from '../../playback/playback';
import { createDialog } from '../elements/dialog';
import { createCleanup, element, liveText } from '../elements/dom';
import type { Part } from '../part';
import { speedText, timeText } from '../text';
import { type NamedMoment, parseTime } from '../transport/time-entry';
import { durationText } from './duration-text';
import './video-dialog.css';

export interface NamedSpan extends Span {
  readonly label: string;
}

/** As on the page, or with so many lines. */
export type VideoSize = 'seen' | '720' | '1080';

export interface VideoSettings extends Span {
  readonly speed: Speed;
  readonly size: VideoSize;
  /** Frames a second. */
  readonly rate: number;
  readonly figures: boolean;
}

/** What will come of settings. */
export interface VideoForecast {
  readonly frames: number;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Each frame by itself, recorded while it plays, or not at all. */
  readonly way: 'frames' | 'realTime' | 'none';
}

export interface VideoWatcher {
  readonly signal: AbortSignal;
  /** So many frames are done; what was drawn last. */
  onFrame(done: number, canvas: HTMLCanvasElement): void;
}

export interface VideoActions {
  /** What would come of these settings, or why nothing. */
  forecast(settings: VideoSettings): Promise<VideoForecast | string>;
  /** Makes the video and saves it. Returns the name of the file and its size in bytes, or what went wrong, in a sentence. */
  make(
    settings: VideoSettings,
    watcher: VideoWatcher,
  ): Promise<{ readonly name: string; readonly bytes: number } | string>;
  /** The dialog is over, whatever came of it. */
  onClose(): void;
}

export interface VideoDialog extends Part {
  readonly element: HTMLDialogElement;
  /** Offers these spans, the first at once, and fields that understand these moments by name. */
  open(spans: readonly NamedSpan[], moments: readonly NamedMoment[]): void;
}

const speeds: readonly (readonly [speed: Speed, label: string])[] = [
  ['auto', 'As it plays: slower around events'],
  [1, 'Real time'],
  ...([1 / 2, 1 / 4, 1 / 8] as const).map((speed) => [speed, `Slow, ${speedText(speed)}`] as const),
  ...([4, 16] as const).map((speed) => [speed, `Fast, ${speedText(speed)}`] as const),
];
/** Shown where neither of the fields is any longer what the span on offer says. */
const TYPED = 'As typed';
const sizes: readonly (readonly [size: VideoSize, label: string])[] = [
  ['720', '1280 × 720'],
  ['1080', '1920 × 1080'],
  ['seen', 'As you see it'],
];
const rates = [30, 60] as const;

const wayTexts = {
  frames: 'Each frame is drawn by itself, so the video runs evenly however fast this device is. It has no sound.',
  realTime:
    'This browser records in real time: keep the page in front until it is done. A slow device leaves frames out. It has no sound.',
  none: 'This browser can neither encode frames nor record a canvas, so it makes no video here. Current versions of Chrome, Edge, Firefox and Safari can.',
} as const;

/** Between two reports of progress, ms. */
const REPORTS = 100;
const MEGABYTE = 1e6;

function sizeText(bytes: number): string {
  if (bytes < MEGABYTE) return `${Math.ceil(bytes / 1000)} kB`;
  return `${bytes < 10 * MEGABYTE ? (bytes / MEGABYTE).toFixed(1) : Math.round(bytes / MEGABYTE)} MB`;
}
const counted = (count: number): string => count.toLocaleString('en');

/** A span of what is on show as a video: what, how fast, how large; then its making, which can be watched and stopped. */
export function createVideoDialog(actions: VideoActions): VideoDialog {
  const cleanup = createCleanup();
  const options = (texts: readonly string[]): HTMLOptionElement[] =>
    texts.map((text, i) => element('option', { text, attributes: { value: String(i) } }));
  const row = (label: string, field: HTMLElement): HTMLElement =>
    element('label', { class: 'video-row' }, element('span', { text: label }), field);

  // --- what to make ----------------------------------------------------------------------------------------------------
  const span = element('select');
  const time = (name: string): HTMLInputElement =>
    element('input', {
      class: 'video-time',
      attributes: { type: 'text', 'aria-label': name, autocomplete: 'off', spellcheck: 'false' },
    });
  const [from, to] = [time('From'), time('To')];
  const speed = element('select', {}, ...options(speeds.map(([, label]) => label)));
  const size = element('select', {}, ...options(sizes.map(([, label]) => label)));
  const rate = element('select', {}, ...options(rates.map((each) => `${each} frames a second`)));
  const figures = element('input', { attributes: { type: 'checkbox' } });
  figures.checked = true;
  const [forecastText, wayText, outcome] = [liveText(), liveText(), liveText()];
  const forecastLine = element('p', { class: 'video-forecast' }, forecastText.node);
  const wayLine = element('p', { class: 'video-way' }, wayText.node);
  const make = element('button', { class: 'primary', text: 'Make video', attributes: { type: 'submit' } });
  const form = element(
    'form',
    { class: 'video-form', attributes: { novalidate: '' } },
    row('Span', span),
    element(
      'div',
      { class: 'video-row' },
      element('span', { text: 'From, to', attributes: { 'aria-hidden': 'true' } }),
      element('span', { class: 'video-times' }, from, element('span', { text: '–' }), to),
    ),
    row('Speed', speed),
    row('Size', size),
    row('Smoothness', rate),
    element(
      'label',
      { class: 'video-check' },
      figures,
      element('span', { text: 'Time, height and speed in a corner' }),
    ),
    forecastLine,
    wayLine,
    element('div', { class: 'video-buttons' }, make),
  );

  // --- its making --------------------------------------------------------------------------------------------------------
  const preview = element('canvas', { class: 'video-preview', attributes: { 'aria-hidden': 'true' } });
  const brush = preview.getContext('2d', { alpha: false });
  const bar = element('progress', { attributes: { max: '1', value: '0', 'aria-label': 'Making the video' } });
  const doneText = liveText();
  const cancel = element('button', { class: 'quiet', text: 'Cancel', attributes: { type: 'button' } });
  const making = element(
    'div',
    { class: 'video-making' },
    preview,
    bar,
    element('p', { class: 'video-done' }, doneText.node),
    element('div', { class: 'video-buttons' }, cancel),
  );
  const dialog = createDialog(
    {
      label: 'Video',
      class: 'video-dialog',
      onClose() {
        stop?.abort();
        actions.onClose();
      },
    },
    form,
    making,
    element('p', { class: 'video-outcome', attributes: { role: 'status' } }, outcome.node),
  );
  making.hidden = true;

  let spans: readonly NamedSpan[] = [];
  let moments: readonly NamedMoment[] = [];
  let stop: AbortController | null = null;
  /** Forecasts ask the browser: only the answer to the last question counts. */
  let asked = 0;

  function settings(): VideoSettings | string {
    const [start, end] = [from, to].map((field) => parseTime(field.value, moments));
    if (typeof start !== 'number' || typeof end !== 'number') {
      return 'From and to are seconds since the exit, such as 24.5 or T−4, or the name of an event.';
    }
    if (!(end > start)) return 'The end has to lie after the beginning.';
    const whole = spans.find(({ label }) => label === 'All of it');
    if (whole && (start < whole.start - 0.05 || end > whole.end + 0.05)) {
      return `The clock runs from ${timeText(whole.start)} to ${timeText(whole.end)}.`;
    }
    return {
      start: Math.max(start, whole?.start ?? start),
      end: Math.min(end, whole?.end ?? end),
      speed: speeds[Number(speed.value)]?.[0] ?? 'auto',
      size: sizes[Number(size.value)]?.[0] ?? 'seen',
      rate: rates[Number(rate.value)] ?? 30,
      figures: figures.checked,
    };
  }
  async function foresee(): Promise<void> {
    const question = ++asked;
    const wanted = settings();
    const answer = typeof wanted === 'string' ? wanted : await actions.forecast(wanted);
    if (question !== asked) return;
    outcome.set('');
    const isRefused = typeof answer === 'string';
    make.disabled = isRefused || answer.way === 'none';
    forecastLine.classList.toggle('is-refused', isRefused);
    if (isRefused) {
      forecastText.set(answer);
      wayText.set('');
      return;
    }
    const { seconds, frames, width, height, bytes, way } = answer;
    forecastText.set(
      `${durationText(seconds)} in ${counted(frames)} frames of ${width} × ${height}, about ${sizeText(bytes)}`,
    );
    wayText.set(wayTexts[way]);
    make.textContent = way === 'realTime' ? 'Record in real time' : 'Make video';
  }
  function fillIn(): void {
    const chosen = spans[Number(span.value)];
    if (!chosen) return;
    from.value = timeText(chosen.start);
    to.value = timeText(chosen.end);
  }

  function show(isMaking: boolean): void {
    form.hidden = isMaking;
    making.hidden = !isMaking;
    (isMaking ? cancel : make).focus();
  }
  function drawPreview(canvas: HTMLCanvasElement): void {
    const width = Math.min(canvas.width, 640);
    const height = Math.round((width * canvas.height) / canvas.width);
    if (preview.width !== width || preview.height !== height) {
      preview.width = width;
      preview.height = height;
    }
    brush?.drawImage(canvas, 0, 0, width, height);
  }
  async function start(): Promise<void> {
    const wanted = settings();
    if (typeof wanted === 'string' || stop) return;
    const expected = await actions.forecast(wanted);
    if (typeof expected === 'string' || expected.way === 'none' || stop) return;
    const { frames } = expected;
    const mine = new AbortController();
    stop = mine;
    outcome.set('');
    doneText.set('Waiting for the picture to be complete');
    bar.removeAttribute('value');
    preview.width = 640;
    preview.height = Math.round((640 * expected.height) / expected.width);
    show(true);
    const begin = performance.now();
    let reported = Number.NEGATIVE_INFINITY;
    const result = await actions.make(wanted, {
      signal: mine.signal,
      onFrame(done, canvas) {
        const now = performance.now();
        if (now - reported < REPORTS && done < frames) return;
        reported = now;
        drawPreview(canvas);
        bar.value = done / frames;
        const left = ((now - begin) / 1000 / done) * (frames - done);
        const leftText = done > rates[0] && done < frames ? `, about ${durationText(Math.ceil(left))} left` : '';
        doneText.set(`Frame ${counted(done)} of ${counted(frames)}${leftText}`);
      },
    });
    stop = null;
    if (dialog.isOpen) show(false);
    if (mine.signal.aborted) outcome.set('Cancelled: nothing was saved.');
    else outcome.set(typeof result === 'string' ? result : `Saved as ${result.name}, ${sizeText(result.bytes)}.`);
  }

  cleanup.listen(span, 'change', fillIn);
  for (const field of [from, to]) {
    cleanup.listen(field, 'input', () => {
      span.selectedIndex = spans.length;
      void foresee();
    });
  }
  cleanup.listen(form, 'change', () => void foresee());
  cleanup.listen(form, 'submit', (event) => {
    event.preventDefault();
    void start();
  });
  cleanup.listen(cancel, 'click', () => stop?.abort());
  // A press beside the box closes a dialog, but must not throw a half-made video away.
  cleanup.listen(
    dialog.element,
    'pointerdown',
    (event) => {
      if (stop && event.target === dialog.element) event.stopImmediatePropagation();
    },
    { capture: true },
  );

  return {
    element: dialog.element,
    open(nextSpans, nextMoments) {
      spans = nextSpans;
      moments = nextMoments;
      span.replaceChildren(...options([...spans.map(({ label }) => label), TYPED]));
      fillIn();
      wayText.set('');
      void foresee();
      dialog.open();
      span.focus();
    },
    dispose() {
      stop?.abort();
      cleanup.run();
      dialog.dispose();
    },
  };
}
