import type { Problem } from '../parameters/values';
import type { Playback } from '../playback/playback';
import type { Sample } from '../recording/sample';
import { NEWTONS_PER_METRE } from '../scene/forces/forces';
import { FASTEST, rampGradient } from '../scene/speed-ramp';
import { createAbout } from '../ui/about/about';
import { createAnnouncer } from '../ui/cards/announcer';
import { createCaption } from '../ui/cards/caption';
import { createGhostCard } from '../ui/cards/ghost-card';
import { createMessages } from '../ui/cards/messages';
import { createProgress } from '../ui/cards/progress';
import { createSummary } from '../ui/cards/summary';
import { createTrackArea } from '../ui/cards/track-area';
import type { TrackActions } from '../ui/cards/track-card';
import { createCompareBar } from '../ui/compare/compare-bar';
import { createScaleView } from '../ui/compare/scale-view';
import { createDrawer } from '../ui/drawer/drawer';
import { element } from '../ui/elements/dom';
import { createHelp } from '../ui/keys/help';
import type { KeySettings } from '../ui/keys/shortcuts';
import { createGroundKey } from '../ui/legend/ground-key';
import { createLegend } from '../ui/legend/legend';
import { createPanel } from '../ui/panel/panel';
import type { Part } from '../ui/part';
import type { PageState } from '../ui/state';
import type { TakesActions } from '../ui/takes/actions';
import { createTelemetry } from '../ui/telemetry/telemetry';
import type { FileActions } from '../ui/top-bar/files-menu';
import { createTopBar } from '../ui/top-bar/top-bar';
import { createTransport } from '../ui/transport/transport';
import type { WhatIfActions } from '../ui/what-if/actions';
import type { Controls } from './controls';
import type { Editing } from './editing';
import type { Plates } from './free-area';
import type { Store } from './store';

/** All pieces of the page over the picture. */
export interface Page {
  readonly element: HTMLElement;
  /** What covers the picture. */
  readonly plates: Plates<HTMLElement>;
  /** Shows an instant of the first or the second run in numbers. */
  show(slot: number, sample: Sample): void;
  update(): void;
  openPresets(): void;
  /** Asks for a name for the run on show. */
  keepRun(): void;
  dispose(): void;
}

/** The instruments' element is the room they are given; what covers the picture is the plate in it. */
const plateOf = ({ element: whole }: Part): HTMLElement => whole.querySelector<HTMLElement>('.instrument') ?? whole;

/** Builds the pieces and lays them over the canvas. Where they lie is `ui/layout.css`; their order here is that of the keyboard. */
export function createPage(given: {
  readonly store: Store<PageState>;
  readonly playback: Playback;
  readonly controls: Controls;
  readonly editing: Editing;
  readonly keySettings: KeySettings;
  readonly canvas: HTMLCanvasElement;
  readonly whatIf: WhatIfActions;
  readonly takes: TakesActions;
  say(problem: Problem): void;
  /** Whether this device has a voice of its own. */
  hasVoice(): boolean;
  /** The address that shows another person what is seen here, at this moment. */
  link(): string;
  readonly files: FileActions;
  readonly track: TrackActions;
}): Page {
  const { store, playback, controls, editing, say } = given;
  const topBar = createTopBar(store, {
    ...controls,
    ...given.files,
    set: editing.set,
    link: given.link,
    hasVoice: given.hasVoice,
  });
  const compareBar = createCompareBar(store, controls);
  const messages = createMessages(store, controls.dismissMessages);
  const telemetry = [0, 1].map((slot) => createTelemetry(store, slot, controls, playback));
  const summary = createSummary(store, playback, { ...controls, keepRun: () => drawer.keepRun() });
  const ghostCard = createGhostCard(store, controls);
  const trackArea = createTrackArea(store, given.track);
  const caption = createCaption(store);
  const legend = createLegend(store, {
    newtonsPerMetre: NEWTONS_PER_METRE,
    speedColours: rampGradient(),
    fastest: FASTEST,
  });
  const groundKey = createGroundKey(store, given.whatIf);
  const panel = createPanel(store, {
    ...editing,
    chooseJump: controls.chooseJump,
    compare: controls.compare,
    say,
    close: () => controls.openPanel(false),
  });
  const drawer = createDrawer(store, playback, { ...controls, whatIf: given.whatIf, takes: given.takes });
  const transport = createTransport(store, playback, controls);
  const scaleView = createScaleView(store, playback, controls);
  const help = createHelp(store, controls, given.keySettings);
  const about = createAbout(store, () => controls.openAbout(false));
  const announcer = createAnnouncer(store, playback);
  const progress = createProgress(store);

  const along: readonly Part[] = [topBar, compareBar, ...telemetry, panel, drawer, transport];
  const below: readonly Part[] = [summary, trackArea, ghostCard, caption, legend, groundKey];
  const parts: readonly Part[] = [...along, ...below, messages, scaleView, help, about, announcer, progress];
  const elementsOf = (some: readonly Part[]) => some.map((part) => part.element);

  const overlay = element(
    'main',
    { class: 'overlay' },
    ...elementsOf([scaleView, topBar, compareBar, messages, ...telemetry]),
    element('div', { class: 'middle' }, ...elementsOf(below)),
    ...elementsOf([panel, drawer, transport, help, about, announcer, progress]),
  );
  return {
    element: element('div', { class: 'page' }, given.canvas, overlay),
    plates: { along: along.map(plateOf), above: [messages.element], below: elementsOf(below) },
    show(slot, sample) {
      telemetry[slot]?.show(sample);
      if (slot > 0) return;
      caption.show(sample, playback.time);
      transport.showNumbers();
    },
    update() {
      for (let i = 0; i < parts.length; i++) parts[i]?.update?.();
    },
    openPresets: topBar.openPresets,
    keepRun: drawer.keepRun,
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}
