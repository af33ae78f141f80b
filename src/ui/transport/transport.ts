import { eventNames } from '../../jumps/jump';
import type { Playback, Span, Speed } from '../../playback/playback';
import { createCleanup, element, liveText, setAttribute } from '../elements/dom';
import { createFacedSelect } from '../elements/faced-select';
import { createIcon, type IconName } from '../elements/icons';
import { titleOf } from '../keys/commands';
import type { Part, Readable } from '../part';
import type { Drawer, PageState } from '../state';
import { timeText } from '../text';
import { AUTO_LABEL, paceText, readSpeed, shownSpeed, speedChoices } from './speed-text';
import { createTimeField } from './time-field';
import { createTimeline } from './timeline';

export interface TransportActions {
  togglePlay(): void;
  stepFrame(direction: 1 | -1): void;
  goToEvent(direction: 1 | -1): void;
  toggleBackwards(): void;
  toggleLoop(): void;
  setLoop(loop: Span | null): void;
  setSpeed(speed: Speed): void;
  seek(time: number): void;
  hold(held: boolean): void;
  toggleDrawer(drawer: Drawer): void;
  togglePanel(): void;
}

/** The bar at the bottom: the timeline, how time runs, and the ways to what lies beside the picture. */
export function createTransport(
  state: Readable<PageState>,
  playback: Playback,
  actions: TransportActions,
): Part & { update(): void; showNumbers(): void } {
  const cleanup = createCleanup();
  const timeline = createTimeline({
    state,
    playback,
    seek: actions.seek,
    hold: actions.hold,
    setLoop: actions.setLoop,
  });

  const button = (name: IconName, label: string, title: string, act: () => void) => {
    const icon = createIcon(name);
    const made = element('button', { class: 'plain', title, attributes: { type: 'button', 'aria-label': label } });
    made.append(icon.element);
    cleanup.listen(made, 'click', act);
    return { made, icon };
  };
  // --- where time stands ---------------------------------------------------------------------------------------------
  const previous = button('previous', 'Previous event', titleOf('event', 0, 'Previous event'), () =>
    actions.goToEvent(-1),
  );
  const next = button('next', 'Next event', titleOf('event', 1, 'Next event'), () => actions.goToEvent(1));
  const back = button('frameBack', 'One frame back', titleOf('frame', 0, 'One frame back'), () =>
    actions.stepFrame(-1),
  );
  const forward = button('frameForward', 'One frame forward', titleOf('frame', 1, 'One frame forward'), () =>
    actions.stepFrame(1),
  );
  const play = button('play', 'Play', titleOf('play', 0, 'Play or pause'), actions.togglePlay);
  play.made.classList.add('play');
  const time = createTimeField(state, playback, actions.seek);

  // --- how it runs -----------------------------------------------------------------------------------------------------
  const pace = liveText();
  const auto = liveText();
  const speed = createFacedSelect(cleanup, {
    class: 'pace',
    label: 'Speed of time',
    title: `Speed of time: ${titleOf('speed', 0, 'slower')}, ${titleOf('speed', 1, 'faster')}, ${titleOf('auto', 0, 'automatic')}`,
    // Of a long name the end may be cut, of the speed nothing.
    face: [element('span', { class: 'word' }, auto.node), element('span', { class: 'pace-now' }, pace.node)],
    choose(value) {
      const chosen = readSpeed(value);
      if (chosen !== null) actions.setSpeed(chosen);
    },
  });
  speed.select.append(...speedChoices.map(({ value, label }) => option(String(value), label)));
  const backwards = button('reverse', 'Backwards', titleOf('backwards'), actions.toggleBackwards);
  const loop = button(
    'loop',
    'Loop',
    `${titleOf('loop')}; Shift and drag on the timeline to choose a span`,
    actions.toggleLoop,
  );
  backwards.made.classList.add('toggle');
  loop.made.classList.add('toggle');

  // --- ways ------------------------------------------------------------------------------------------------------------
  const word = (text: string) => element('span', { class: 'word', text });
  const places = createFacedSelect(cleanup, {
    class: 'places',
    label: 'Go to an event',
    title: 'Go to an event',
    face: [createIcon('flag').element, word('Go to')],
    choose: (value) => actions.seek(Number(value)),
  });
  // Nothing is chosen when the list opens, so that the same event can be asked for again.
  const forget = () => {
    places.select.selectedIndex = -1;
  };
  cleanup.listen(places.select, 'pointerdown', forget);
  cleanup.listen(places.select, 'blur', forget);
  const plots = button('plots', 'Plots', titleOf('plots'), () => actions.toggleDrawer('plots'));
  plots.made.classList.add('way');
  plots.made.append(word('Plots'));
  plots.made.setAttribute('aria-controls', 'drawer');
  const panel = button('sliders', 'Parameters', titleOf('panel'), actions.togglePanel);
  panel.made.classList.add('way', 'panel-button');
  panel.made.append(word('Parameters'));
  panel.made.setAttribute('aria-controls', 'panel');

  const root = element(
    'section',
    { class: 'transport plate', attributes: { 'aria-label': 'Playback' } },
    timeline.element,
    element(
      'div',
      { class: 'transport-row' },
      element(
        'div',
        { class: 'cluster steps' },
        previous.made,
        back.made,
        play.made,
        forward.made,
        next.made,
        time.element,
      ),
      element('div', { class: 'cluster running' }, speed.element, backwards.made, loop.made),
      element('div', { class: 'cluster ways' }, places.element, plots.made, panel.made),
    ),
  );

  function fillPlaces(): void {
    const { shown } = state.get();
    const lists = shown.map(({ run, offset, name }) => ({
      name,
      options: run.recording.events.map((event) => {
        const moment = event.time + offset;
        return option(String(moment), `${eventNames[event.name].label}, ${timeText(moment)}`);
      }),
    }));
    places.select.replaceChildren(
      ...(lists.length === 1
        ? (lists[0]?.options ?? [])
        : lists.map(({ name, options }) => element('optgroup', { attributes: { label: name } }, ...options))),
    );
    forget();
  }
  function showOpen(): void {
    const now = state.get();
    setAttribute(plots.made, 'aria-expanded', String(now.drawer === 'plots'));
    setAttribute(panel.made, 'aria-expanded', String(now.panelOpen));
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.shown !== before.shown) fillPlaces();
      showOpen();
    }),
  );
  fillPlaces();
  showOpen();

  let shownPlaying: boolean | null = null;
  function showPlaying(): void {
    if (shownPlaying === playback.playing) return;
    shownPlaying = playback.playing;
    play.icon.show(shownPlaying ? 'pause' : 'play');
    play.made.setAttribute('aria-label', shownPlaying ? 'Pause' : 'Play');
  }
  let shownChoice: Speed | null = null;
  let shownPace = Number.NaN;
  let shownBackwards: boolean | null = null;
  function showPace(): void {
    const { chosenSpeed, backwards: isBackwards } = playback;
    const now = chosenSpeed === 'auto' ? shownSpeed(playback.speed) : chosenSpeed;
    if (now === shownPace && chosenSpeed === shownChoice && isBackwards === shownBackwards) return;
    shownPace = now;
    shownBackwards = isBackwards;
    if (chosenSpeed !== shownChoice) {
      shownChoice = chosenSpeed;
      speed.select.value = String(chosenSpeed);
    }
    auto.set(chosenSpeed === 'auto' ? `${AUTO_LABEL} ` : '');
    pace.set(paceText(now, chosenSpeed, isBackwards));
    // A clock that does not run as the real one does says so in colour too.
    root.classList.toggle('is-hurried', now !== 1 || isBackwards);
    root.classList.toggle('is-backwards', isBackwards);
    setAttribute(backwards.made, 'aria-pressed', String(isBackwards));
  }
  let shownLoop: boolean | null = null;
  function showLoop(): void {
    const isLooping = playback.loop !== null;
    if (isLooping === shownLoop) return;
    shownLoop = isLooping;
    loop.made.setAttribute('aria-pressed', String(isLooping));
  }

  return {
    element: root,
    // Texts that run with the clock: told when it is time for numbers to change.
    showNumbers() {
      time.update();
      showPace();
    },
    update() {
      showPlaying();
      showLoop();
      timeline.update();
    },
    dispose() {
      cleanup.run();
      time.dispose();
      timeline.dispose();
      root.remove();
    },
  };
}

function option(value: string, text: string): HTMLOptionElement {
  return element('option', { text, attributes: { value } });
}
