import type { Problem } from '../parameters/values';
import { createDropHint } from '../ui/cards/drop-hint';
import { element } from '../ui/elements/dom';
import type { PageState } from '../ui/state';
import type { Controls } from './controls';
import type { Editing } from './editing';
import type { LazyTakes } from './lazy-takes';
import type { Store } from './store';

export interface FilesIn {
  /** Lies over the page while a file is held above it. */
  readonly element: HTMLElement;
  /** Asks the person for a file and opens it. */
  chooseFile(): void;
  openFile(file: File): Promise<void>;
  /** The run of one's own becomes one that flies like the track. */
  flyLikeTrack(): void;
  dispose(): void;
}

const KEY = 'file-in';

/**
 * Files that a person chooses or drops onto the page: tracks, runs, lists of takes. What reads them is fetched when the first comes.
 * A file that is refused changes nothing, and a sentence says why.
 */
export function createFilesIn(parts: {
  readonly store: Store<PageState>;
  readonly editing: Editing;
  readonly takes: LazyTakes;
  readonly controls: Controls;
  say(problem: Problem): void;
  forget(key: string): void;
}): FilesIn {
  const { store, editing, controls } = parts;
  const tell = (sentences: readonly string[]): void => {
    if (sentences.length > 0) parts.say({ key: KEY, message: sentences.join(' ') });
    else parts.forget(KEY);
  };

  /** Files opened so far: of two that are read at once the later counts. */
  let opened = 0;
  async function openFile(file: File): Promise<void> {
    const mine = ++opened;
    try {
      const { readFile } = await import('./read-file');
      const read = await readFile(file);
      if (mine !== opened) return;
      if (typeof read === 'string') tell([read]);
      else if (read.kind === 'track') showTrack(read.track, read.notes);
      else if (read.kind === 'run') {
        editing.set(read.jump, read.values, null);
        controls.choose(read.jump);
        const { hash } = store.get().runs[read.jump].recording;
        const differs = read.sameModel && read.hash !== '' && read.hash !== hash && read.notes.length === 0;
        tell(differs ? [...read.notes, 'Its fingerprint is another than that of the run it now is.'] : read.notes);
      } else {
        const takes = await parts.takes.open();
        tell(await takes.importFile(read.text));
        controls.openDrawer('takes');
      }
    } catch (error) {
      console.info('Not opened:', error);
      tell([`“${shortened(file.name)}” could not be read: the browser refused it.`]);
    }
  }
  function showTrack(track: NonNullable<PageState['track']>, notes: readonly string[]): void {
    editing.finish();
    controls.showTrack(track);
    if (store.get().view === 'compare') controls.compare({ right: { kind: 'track' } });
    else {
      controls.choose(track.jump.id);
      controls.begin();
    }
    tell(notes);
  }
  function openFirst(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (!file) return;
    void openFile(file).then(() => {
      if ((files?.length ?? 0) > 1)
        parts.say({ key: 'files-in', message: 'One file at a time: the first was opened.' });
      else parts.forget('files-in');
    });
  }

  const hint = createDropHint();
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  function over(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    // Else the browser would leave the page for the file.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    hint.show(true);
  }
  function left(event: DragEvent): void {
    // Out of the window, not from one piece of the page to the next.
    if (event.relatedTarget === null) hint.show(false);
  }
  function dropped(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    hint.show(false);
    openFirst(event.dataTransfer?.files);
  }
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', left);
  window.addEventListener('drop', dropped);

  const input = element('input', { attributes: { type: 'file', accept: '.csv,.json,.txt,text/csv,application/json' } });
  input.addEventListener('change', () => {
    openFirst(input.files);
    // The same file may be chosen again.
    input.value = '';
  });

  return {
    element: hint.element,
    chooseFile: () => input.click(),
    openFile,
    flyLikeTrack() {
      const { track, runs } = store.get();
      if (!track) return;
      const { id } = track.jump;
      void import('./read-file').then(({ valuesLike }) => editing.set(id, valuesLike(track, runs[id].values), null));
    },
    dispose() {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', dropped);
      hint.dispose();
    },
  };
}

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);
