import type { Playback } from '../../playback/playback';
import { createCleanup, element } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';
import { entryText, namedMoments, parseTime } from './time-entry';

/** So that each field is described by its own hint. */
let made = 0;

/** The time in large figures, which can be typed over. While it has the focus the clock does not write into it. */
export function createTimeField(
  state: Readable<PageState>,
  playback: Playback,
  seek: (time: number) => void,
): Part & { update(): void } {
  const cleanup = createCleanup();
  const hint = element('span', {
    class: 'time-hint',
    text: 'Seconds, 1:30, T\u22124 or an event such as \u201Cpull\u201D',
    attributes: { id: `time-hint-${++made}`, role: 'alert' },
  });
  hint.hidden = true;
  const field = element('input', {
    class: 'time-entry',
    title: 'Time since exit: type seconds, 1:30, T\u22124 or an event',
    attributes: {
      type: 'text',
      'aria-label': 'Time since exit',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      enterkeyhint: 'go',
      'aria-describedby': hint.id,
    },
  });
  const root = element('div', { class: 'time-field' }, field, hint);
  /** What stood there when it was entered; null while it is not. */
  let entered: string | null = null;
  /** A first press selects all, but only once it is over: pressing down sets the caret. */
  let isFresh = false;
  let shownMoment = Number.NaN;
  let shownRunning = false;

  function show(): void {
    const { time, playing } = playback;
    // The digits that are shown: the same moment is not written twice.
    const moment = Math.round(time * (playing ? 10 : 100));
    if (moment === shownMoment && playing === shownRunning) return;
    shownMoment = moment;
    shownRunning = playing;
    field.value = entryText(time, playing);
  }
  function setInvalid(isInvalid: boolean): void {
    if (isInvalid) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    hint.hidden = !isInvalid;
  }
  /** Goes where the field says. False if it says nothing that could be understood. */
  function commit(): boolean {
    if (field.value === entered) return true;
    const time = parseTime(field.value, namedMoments(state.get().shown));
    setInvalid(time === null);
    if (time === null) return false;
    seek(time);
    entered = field.value;
    return true;
  }

  cleanup.listen(field, 'focus', () => {
    entered = field.value;
    isFresh = true;
    field.select();
  });
  cleanup.listen(field, 'click', () => {
    if (isFresh && field.selectionStart === field.selectionEnd) field.select();
    isFresh = false;
  });
  cleanup.listen(field, 'input', () => setInvalid(false));
  cleanup.listen(field, 'blur', () => {
    commit();
    setInvalid(false);
    entered = null;
    shownMoment = Number.NaN;
    show();
  });
  cleanup.listen(field, 'keydown', (event) => {
    if (event.key === 'Escape') {
      field.value = entered ?? '';
      event.preventDefault();
      field.blur();
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      if (commit()) field.blur();
      else field.select();
    }
  });

  return {
    element: root,
    update() {
      if (entered === null) show();
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}
