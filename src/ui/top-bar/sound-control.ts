import { createCleanup, element, setAttribute } from '../elements/dom';
import { createIcon } from '../elements/icons';
import { placeBeside } from '../elements/menu-moves';
import { titleOf } from '../keys/commands';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';

export interface SoundActions {
  toggleSound(): void;
  setVolume(volume: number): void;
  setVoice(voice: boolean): void;
  /** Whether this device has a voice of its own. */
  hasVoice(): boolean;
}

/** Between the button and its plate, and between the plate and the edge of the window, px. */
const GAP = 6;
const EDGE = 8;

/**
 * The speaker: a press on a silent one asks for sound and opens the plate with volume and mute; a press on one that sounds opens
 * the plate or closes it.
 */
export function createSoundControl(state: Readable<PageState>, actions: SoundActions): Part {
  const cleanup = createCleanup();
  const icon = createIcon('silent');
  const button = element(
    'button',
    {
      class: 'plain sound-button',
      title: titleOf('sound'),
      attributes: { type: 'button', 'aria-expanded': 'false' },
    },
    icon.element,
  );
  const mute = element('button', {
    class: 'sound-switch',
    text: 'Sound',
    attributes: { type: 'button', role: 'switch', 'aria-checked': 'false' },
  });
  const volume = element('input', {
    class: 'sound-volume',
    attributes: { type: 'range', min: '0', max: '100', step: '5', 'aria-label': 'Volume' },
  });
  const voice = element('input', { attributes: { type: 'checkbox' } });
  const voiceRow = element(
    'label',
    { class: 'sound-voice' },
    voice,
    element('span', { text: 'A voice calls heights' }),
  );
  const plate = element(
    'div',
    { class: 'sound-plate plate', attributes: { role: 'group', 'aria-label': 'Sound', hidden: '' } },
    mute,
    volume,
    voiceRow,
  );

  function place(): void {
    const { offsetWidth: width, offsetHeight: height } = plate;
    const room = { width: window.innerWidth, height: window.innerHeight };
    const at = placeBeside(button.getBoundingClientRect(), { width, height }, room, EDGE, GAP);
    plate.style.left = `${at.left}px`;
    plate.style.top = `${at.top}px`;
  }
  const isOpen = () => !plate.hidden;
  function open(): void {
    // Not inside a plate: a blurred one would hold it in.
    (button.closest('main') ?? document.body).append(plate);
    voiceRow.hidden = !actions.hasVoice();
    plate.hidden = false;
    place();
    setAttribute(button, 'aria-expanded', 'true');
    document.addEventListener('pointerdown', onPressElsewhere, true);
    window.addEventListener('resize', place);
    volume.focus();
  }
  function close(): void {
    if (!isOpen()) return;
    plate.hidden = true;
    setAttribute(button, 'aria-expanded', 'false');
    document.removeEventListener('pointerdown', onPressElsewhere, true);
    window.removeEventListener('resize', place);
  }
  function onPressElsewhere(event: Event): void {
    if (!(event.target instanceof Node) || plate.contains(event.target) || button.contains(event.target)) return;
    close();
  }

  cleanup.listen(button, 'click', () => {
    if (isOpen()) {
      close();
      return;
    }
    if (!state.get().sound) actions.toggleSound();
    open();
  });
  cleanup.listen(mute, 'click', actions.toggleSound);
  cleanup.listen(volume, 'input', () => actions.setVolume(volume.valueAsNumber / 100));
  cleanup.listen(voice, 'change', () => actions.setVoice(voice.checked));
  cleanup.listen(plate, 'keydown', (event) => {
    // Arrows and letters belong to the slider here, not to the clock.
    if (event.key !== 'Tab') event.stopPropagation();
    if (event.key !== 'Escape') return;
    close();
    button.focus();
  });
  cleanup.listen(plate, 'focusout', (event) => {
    const to = event.relatedTarget;
    if (to instanceof Node && (plate.contains(to) || button.contains(to))) return;
    // Where a press took the focus to nothing, the press itself decides.
    if (to instanceof Node) close();
  });

  function show(): void {
    const { sound, volume: loud, voice: speaks } = state.get();
    icon.show(sound ? 'speaker' : 'silent');
    setAttribute(button, 'aria-label', sound ? 'Sound, on' : 'Sound, off');
    button.classList.toggle('is-on', sound);
    setAttribute(mute, 'aria-checked', String(sound));
    const percent = Math.round(loud * 100);
    if (volume.valueAsNumber !== percent) volume.value = String(percent);
    setAttribute(volume, 'aria-valuetext', `${percent} %`);
    volume.style.setProperty('--share', `${percent}%`);
    voice.checked = speaks;
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.sound !== before.sound || now.volume !== before.volume || now.voice !== before.voice) show();
      if (now.bare && !before.bare) close();
    }),
  );
  show();
  return {
    element: button,
    dispose() {
      close();
      cleanup.run();
      plate.remove();
      button.remove();
    },
  };
}
