import { systemOf, type UnitSystem, type Units, unitSystems } from '../parameters/reader-units';
import { type Playback, speeds } from '../playback/playback';
import { createCleanup, element, liveText } from './dom';
import { createIcon, type IconName } from './icons';
import type { Part, Readable } from './part';
import type { PageState } from './state';
import { eventText, speedText, timeText } from './text';
import { createTimeline } from './timeline';

export interface TransportActions {
  togglePlay(): void;
  setSpeed(speed: number): void;
  seek(time: number): void;
  goToEvent(direction: 1 | -1): void;
  hold(held: boolean): void;
  setCamera(key: string): void;
  setUnits(units: Units): void;
  togglePanel(): void;
}

/** The bar at the bottom: timeline, play, speed, events, camera, units. */
export function createTransport(
  state: Readable<PageState>,
  playback: Playback,
  actions: TransportActions,
): Part & { update(): void } {
  const cleanup = createCleanup();
  const timeline = createTimeline({ state, playback, seek: actions.seek, hold: actions.hold });

  const button = (name: IconName, label: string, title: string, act: () => void) => {
    const icon = createIcon(name);
    const made = element('button', { class: 'plain', title, attributes: { type: 'button', 'aria-label': label } });
    made.append(icon.element);
    cleanup.listen(made, 'click', act);
    return { made, icon };
  };
  const previous = button('previous', 'Previous event', 'Previous event (,)', () => actions.goToEvent(-1));
  const next = button('next', 'Next event', 'Next event (.)', () => actions.goToEvent(1));
  const play = button('play', 'Play', 'Play or pause (space)', actions.togglePlay);
  play.made.classList.add('play');

  const time = liveText();
  const readout = element('span', { class: 'time', attributes: { role: 'timer', 'aria-label': 'Time since exit' } });
  readout.append(time.node);

  const select = (label: string, choose: (value: string) => void) => {
    const made = element('select', { attributes: { 'aria-label': label }, title: label });
    cleanup.listen(made, 'change', () => choose(made.value));
    return made;
  };
  const events = select('Go to an event', (value) => {
    actions.seek(Number(value));
    events.selectedIndex = 0;
  });
  events.classList.add('events');
  const speed = select('Speed of time', (value) => actions.setSpeed(Number(value)));
  speed.append(...speeds.map((each) => option(String(each), speedText(each))));
  const camera = select('Camera', actions.setCamera);
  camera.classList.add('camera');
  const units = select('Units', (value) => actions.setUnits(unitSystems[value as UnitSystem]));
  units.append(option('imperial', 'ft · mph'), option('aviation', 'ft · kt'), option('metric', 'm · km/h'));
  const panel = button('sliders', 'Parameters', 'Parameters', actions.togglePanel);
  panel.made.classList.add('panel-button');
  panel.made.append(element('span', { class: 'wide-only', text: 'Parameters' }));
  panel.made.setAttribute('aria-controls', 'panel');

  const root = element(
    'section',
    { class: 'transport plate', attributes: { 'aria-label': 'Playback' } },
    timeline.element,
    element(
      'div',
      { class: 'transport-row' },
      element('div', { class: 'cluster main' }, previous.made, play.made, next.made, readout),
      element('div', { class: 'cluster choices' }, events, speed, camera, units, panel.made),
    ),
  );

  function fillEvents(): void {
    const { shown } = state.get();
    const all = shown
      .flatMap(({ run, offset, name }) =>
        run.recording.events.map((event) => ({ event, time: event.time + offset, name })),
      )
      .sort((a, b) => a.time - b.time);
    const heading = option('', 'Go to …');
    heading.disabled = true;
    events.replaceChildren(
      heading,
      ...all.map(({ event, time, name }) =>
        option(String(time), shown.length > 1 ? `${name}: ${eventText(event)}` : eventText(event)),
      ),
    );
    events.selectedIndex = 0;
  }
  function fillCameras(): void {
    camera.replaceChildren(...state.get().cameras.map(({ key, label }) => option(key, label)));
    camera.hidden = state.get().cameras.length === 0;
  }
  function showChoices(): void {
    const now = state.get();
    camera.value = now.camera ?? '';
    units.value = systemOf(now.units) ?? '';
    panel.made.setAttribute('aria-expanded', String(now.panelOpen));
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.shown !== before.shown) fillEvents();
      if (now.cameras !== before.cameras) fillCameras();
      showChoices();
    }),
  );
  fillEvents();
  fillCameras();
  showChoices();

  let shownPlaying: boolean | null = null;
  let shownSpeed = Number.NaN;
  return {
    element: root,
    update() {
      time.set(timeText(playback.time));
      if (shownPlaying !== playback.playing) {
        shownPlaying = playback.playing;
        play.icon.show(shownPlaying ? 'pause' : 'play');
        play.made.setAttribute('aria-label', shownPlaying ? 'Pause' : 'Play');
      }
      if (shownSpeed !== playback.speed) {
        shownSpeed = playback.speed;
        speed.value = String(shownSpeed);
      }
      timeline.update?.();
    },
    dispose() {
      cleanup.run();
      timeline.dispose();
      root.remove();
    },
  };
}

function option(value: string, text: string): HTMLOptionElement {
  return element('option', { text, attributes: { value } });
}
