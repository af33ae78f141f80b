import './track-card.css';
import { channel } from '../../recording/channels';
import { eventTime, type Recording } from '../../recording/recording';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { createCleanup, element, type LiveText, liveText } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Readable } from '../part';
import { type PageState, type TrackRun, trackBeside } from '../state';
import { quantityText } from '../text';
import { fitWords, verdictText } from './track-words';

export interface TrackActions {
  dismissTrack(): void;
  /** Lays it beside one's own run, in a view of its own each. */
  compareTrack(): void;
  /** One's own run flies like it. */
  flyLikeTrack(): void;
}

const sample = createSample();
const height = channel('altitudeAgl');
const seconds = { unit: 's', digits: 1 } as const;

/** What people ask of a track first. */
const figures = [
  { label: 'Exit AGL', of: (r: Recording) => height.of(sampleAt(r, 0, sample)), ...measured(height) },
  { label: 'Opening AGL', of: (r: Recording) => heightAt(r, 'lineStretch'), ...measured(height) },
  { label: 'Freefall', of: (r: Recording) => eventTime(r, 'lineStretch') ?? Number.NaN, ...seconds },
  { label: 'To ground', of: (r: Recording) => r.end, ...seconds },
] as const;

function measured({ unit, digits }: typeof height) {
  return { unit, digits };
}

function heightAt(recording: Recording, name: 'lineStretch'): number {
  const time = eventTime(recording, name);
  return time === null ? Number.NaN : height.of(sampleAt(recording, time, sample));
}

/** The imported track: what it is, how well the model explains it, and what can be done with it. */
export function createTrackCard(
  root: HTMLElement,
  state: Readable<PageState>,
  actions: TrackActions,
): { dispose(): void } {
  const cleanup = createCleanup();
  const title = liveText();
  const values: LiveText[] = [];
  const list = element(
    'dl',
    {},
    ...figures.map(({ label }) => {
      const value = liveText();
      values.push(value);
      const cell = element('dd', {});
      cell.append(value.node);
      return element('div', {}, element('dt', { text: label }), cell);
    }),
  );
  const button = (text: string, press: () => void, hint?: string): HTMLButtonElement => {
    const made = element('button', {
      class: 'plain',
      text,
      ...(hint ? { title: hint } : {}),
      attributes: { type: 'button' },
    });
    cleanup.listen(made, 'click', press);
    return made;
  };
  let isFitted = false;
  const fit = button('Fit drag area', () => {
    isFitted = !isFitted;
    show();
  });
  const dismiss = button('', actions.dismissTrack, 'Take the track away');
  dismiss.setAttribute('aria-label', 'Take the track away');
  dismiss.append(createIcon('close').element);
  const verdict = liveText();
  const words = liveText();
  const strong = element('strong', {});
  strong.append(verdict.node);
  const said = element('p', { attributes: { 'aria-live': 'polite' } }, strong, document.createTextNode(' '));
  said.append(words.node);
  const takeOver = button('', actions.flyLikeTrack);
  takeOver.classList.remove('plain');
  const result = element('div', { class: 'track-fit' }, said, takeOver);
  const name = element('span', {});
  name.append(title.node);
  const heading = element('h2', {}, name);
  const compare = button('Compare', actions.compareTrack, 'Beside your own run, each in a view of its own');
  const plate = element(
    'div',
    { class: 'track-plate plate' },
    heading,
    list,
    element('div', { class: 'track-buttons' }, fit, compare, dismiss),
    result,
  );
  root.append(plate);

  function show(): void {
    const now = state.get();
    const track = trackBeside(now);
    root.hidden = !track;
    if (!track) return;
    title.set(track.name);
    heading.title = track.name;
    figures.forEach((figure, i) => {
      values[i]?.set(quantityText(figure.of(track.recording), figure, now.units));
    });
    fit.setAttribute('aria-expanded', String(isFitted));
    result.hidden = !isFitted;
    showFit(track, now);
  }
  function showFit({ fit: found, mass }: TrackRun, { units }: PageState): void {
    const isText = typeof found === 'string';
    verdict.set(verdictText[isText ? 'undetermined' : found.verdict]);
    words.set(isText ? found : fitWords(found, mass, units));
    const isGood = !isText && found.verdict === 'good';
    takeOver.textContent = isGood ? 'Take over' : 'Take over heights';
    takeOver.title = isGood
      ? 'Your run takes over its heights, its speed at the exit and the drag area, and flies beside it'
      : 'Your run takes over its heights and its speed at the exit; the drag area stays yours';
  }

  cleanup.add(
    state.subscribe((now, before) => {
      if (now.track !== before.track) isFitted = false;
      if (now.track !== before.track || now.shown !== before.shown || now.units !== before.units) show();
    }),
  );
  show();
  return {
    dispose() {
      cleanup.run();
      plate.remove();
    },
  };
}
