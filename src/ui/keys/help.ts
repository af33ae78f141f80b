import { createDialog } from '../elements/dialog';
import { element } from '../elements/dom';
import type { Part, Readable } from '../part';
import type { PageState } from '../state';
import { type Command, type CommandGroup, chordText, commandGroups, commands } from './commands';
import type { KeySettings } from './shortcuts';

/** The keys and what they do, from the table that binds them; and whether single letters do anything. */
export function createHelp(
  state: Readable<PageState>,
  actions: { openHelp(open: boolean): void; openAbout(open: boolean): void },
  settings: KeySettings,
): Part {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const groups = (Object.keys(commandGroups) as CommandGroup[]).map((group) => {
    const rows = commands.filter((command) => command.group === group && isOffered(command));
    return element(
      'section',
      { class: `help-group of-${group}` },
      element('h3', { text: commandGroups[group] }),
      element('dl', {}, ...rows.map((command) => rowOf(command, isMac))),
    );
  });

  const box = element('input', { attributes: { type: 'checkbox', role: 'switch', 'aria-describedby': 'single-keys' } });
  box.checked = settings.singleKeys;
  box.addEventListener('change', () => {
    settings.singleKeys = box.checked;
  });
  const single = element(
    'div',
    { class: 'single-keys' },
    element('label', {}, box, element('span', { text: 'Single-key shortcuts' })),
    element('p', {
      text: 'Off, letters and signs do nothing; Space, arrows, Home, End and Esc stay.',
      attributes: { id: 'single-keys' },
    }),
  );

  const about = element('button', {
    class: 'help-about',
    text: 'About the model, its accuracy and its sources',
    attributes: { type: 'button' },
  });
  about.addEventListener('click', () => actions.openAbout(true));

  const dialog = createDialog(
    { label: 'Keys', class: 'help', onClose: () => actions.openHelp(false) },
    element('p', {
      class: 'help-hand',
      text: 'Drag the picture to turn the camera, scroll or pinch to come nearer. Drag along the timeline to any moment.',
    }),
    element('div', { class: 'help-groups' }, ...groups, single),
    about,
  );
  const unsubscribe = state.subscribe((now, before) => {
    if (now.helpOpen === before.helpOpen) return;
    if (now.helpOpen) dialog.open();
    else dialog.close();
  });
  return {
    element: dialog.element,
    dispose() {
      unsubscribe();
      dialog.dispose();
    },
  };
}

/** What the browser lacks is not promised. */
function isOffered({ needs }: Command): boolean {
  return needs !== 'fullScreen' || document.fullscreenEnabled;
}

function rowOf({ label, bindings }: Command, isMac: boolean): HTMLElement {
  const keys = bindings.filter(({ isAlias }) => !isAlias).map(({ chord }) => keysOf(chordText(chord, isMac)));
  return element('div', {}, element('dt', {}, ...keys), element('dd', { text: label }));
}

/** "Shift ←" as two keys that belong together. */
function keysOf(text: string): HTMLElement {
  return element('span', { class: 'chord' }, ...text.split(' ').map((key) => element('kbd', { text: key })));
}
