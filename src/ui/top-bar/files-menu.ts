import { createIcon } from '../elements/icons';
import { createMenu, type Menu, type MenuGroup, type MenuItem } from '../elements/menu';
import type { Readable } from '../part';
import type { PageState } from '../state';

/** Kinds of files that a run is saved as. */
export type RunFormat = 'channels' | 'flySight1' | 'flySight2' | 'kml' | 'run';

export interface PictureOptions {
  /** Time, height and speed in a corner. */
  readonly figures: boolean;
  /** Pixels for each one of the page, along one direction. */
  readonly scale: 1 | 2;
}

export interface FileActions {
  /** Asks for a file to open. */
  chooseFile(): void;
  /** Of the first or the second run on show. */
  saveRun(slot: number, format: RunFormat): void;
  savePicture(options: PictureOptions): void;
  openVideo(): void;
}

const runFiles: readonly { readonly format: RunFormat; readonly label: string; readonly note: string }[] = [
  {
    format: 'channels',
    label: 'Table of all channels (CSV)',
    note: 'Every reading ten times a second, in SI units',
  },
  {
    format: 'flySight1',
    label: 'FlySight 1 (CSV)',
    note: 'For FlySight Viewer, Skyderby and BASEline',
  },
  { format: 'flySight2', label: 'FlySight 2 (CSV)', note: 'The same as the newer receiver writes it' },
  { format: 'kml', label: 'Google Earth (KML)', note: 'The path over the ground, with its times' },
  { format: 'run', label: 'Run (JSON)', note: 'All values: this page opens it again' },
];

/** What can be opened and saved at this moment. */
export function fileGroups(state: PageState, actions: FileActions): MenuGroup[] {
  return [openGroup(actions), ...pictureGroups(state, actions), ...runGroups(state, actions)];
}

function openGroup({ chooseFile }: FileActions): MenuGroup {
  const note = 'A track (FlySight, BASEline), a run, or a list of takes; or drop it onto the page';
  return { label: 'Open', items: [{ label: 'Open a file…', note, choose: chooseFile }] };
}

/** Nothing where there is no picture, or the drawing to scale lies over it. */
function pictureGroups({ tier, view, comparison }: PageState, actions: FileActions): MenuGroup[] {
  if (tier === null || (view === 'compare' && comparison.picture === 'scale')) return [];
  const picture = (label: string, note: string, options: PictureOptions): MenuItem => ({
    label,
    note,
    choose: () => actions.savePicture(options),
  });
  return [
    {
      label: 'Save what you see',
      items: [
        picture('Picture (PNG)', 'Without the interface', { figures: false, scale: 1 }),
        picture('Picture with figures (PNG)', 'Time, height and speed in a corner', { figures: true, scale: 1 }),
        picture('Large picture (PNG)', 'Twice as many pixels each way, for print', { figures: false, scale: 2 }),
        { label: 'Video…', note: 'A span of the jump, frame by frame', choose: actions.openVideo },
      ],
    },
  ];
}

function runGroups({ shown, track }: PageState, actions: FileActions): MenuGroup[] {
  return shown.map(({ run, name }, slot) => ({
    label: shown.length > 1 ? `Save run: ${name}` : 'Save this run',
    items: runFiles
      // A measured jump has no values to fly it anew from.
      .filter(({ format }) => format !== 'run' || run !== track)
      .map(({ format, label, note }) => ({
        label,
        // What a format is for is said once.
        ...(slot === 0 ? { note } : {}),
        choose: () => actions.saveRun(slot, format),
      })),
  }));
}

/** Runs, pictures and videos as files. */
export function createFilesMenu(state: Readable<PageState>, actions: FileActions): Menu {
  return createMenu({
    label: 'Files',
    class: 'files-button',
    title: 'Open a file; save this run, a picture or a video',
    content: [createIcon('save').element],
    groups: () => fileGroups(state.get(), actions),
  });
}
