import { jumpById, jumps } from '../jumps';
import { readAddress, writeAddress } from '../parameters/address';
import { createPlayback } from '../playback/playback';
import { createSample } from '../recording/sample';
import { simulate } from '../recording/simulate';
import { createAnnouncer } from '../ui/cards/announcer';
import { createCaption } from '../ui/cards/caption';
import { createGhostCard } from '../ui/cards/ghost-card';
import { createMessages } from '../ui/cards/messages';
import { createSummary } from '../ui/cards/summary';
import { createCompareBar } from '../ui/compare/compare-bar';
import { createScaleView } from '../ui/compare/scale-view';
import { createDrawer } from '../ui/drawer/drawer';
import { element } from '../ui/elements/dom';
import { createHelp } from '../ui/keys/help';
import { listenForShortcuts } from '../ui/keys/shortcuts';
import { createPanel } from '../ui/panel/panel';
import type { Part } from '../ui/part';
import { eventTimes, ghostOf, type PageState, spanOf } from '../ui/state';
import { createTelemetry } from '../ui/telemetry/telemetry';
import { timeText } from '../ui/text';
import { createTopBar } from '../ui/top-bar/top-bar';
import { createTransport } from '../ui/transport/transport';
import { type Address, createAddressBar } from './address-bar';
import { listenToCanvas } from './canvas-pointer';
import { createControls, hasRoomForPanel } from './controls';
import { createEditing } from './editing';
import { fitPicture } from './fit-picture';
import { createFrame, type Posed, runFrames } from './frame';
import { createGraphics, type Graphics } from './graphics';
import { createPageApi, type PageApi } from './page-api';
import { createRun } from './runs';
import { createPresetRuns, shownRuns } from './shown';
import { createSpeech } from './speech';
import { createStore } from './store';
import { isTier, rendererName, tierFor } from './tier';

export interface App {
  readonly api: PageApi;
  dispose(): void;
}

/** Puts the page together inside `root`. */
export function createApp(root: HTMLElement, address: Address): App {
  const cleanups: (() => void)[] = [];
  const asked = new URLSearchParams(address.search);
  const askedTier = asked.get('tier');
  const { state: opened, problems } = readAddress(asked, jumps);

  // --- what there is to see ------------------------------------------------------------------------------------------
  const presetRun = createPresetRuns(simulate);
  const beginning = {
    view: opened.compare ? 'compare' : opened.jump,
    runs: {
      halo: createRun(jumpById('halo'), opened.values.halo, simulate),
      cliff: createRun(jumpById('cliff'), opened.values.cliff, simulate),
    },
    comparison: opened.comparison,
  } as const;
  const store = createStore<PageState>(
    {
      ...beginning,
      shown: shownRuns(beginning, presetRun),
      jump: opened.jump,
      units: opened.units,
      ghost: null,
      holds: { halo: null, cliff: null },
      canUndo: false,
      canRedo: false,
      cameras: [],
      camera: opened.camera,
      messages: problems,
      panelOpen: hasRoomForPanel(beginning.view),
      drawer: null,
      bare: false,
      helpOpen: false,
    },
    (now, before) =>
      now.view === before.view && now.runs === before.runs && now.comparison === before.comparison
        ? now
        : { ...now, shown: shownRuns(now, presetRun) },
  );
  const state = () => store.get();

  const { say, forget } = createSpeech(store);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const narrow = matchMedia('(max-width: 699px), (max-height: 479px)');
  const firstSpan = spanOf(state().shown);
  const playback = createPlayback(firstSpan.start, firstSpan.end);
  playback.setSpeed('auto');
  const editing = createEditing({ store, simulate, say, forget });

  // --- the picture ---------------------------------------------------------------------------------------------------
  const canvas = element('canvas', { class: 'scene', attributes: { role: 'img' } });
  let graphics: Graphics | null = null;
  const tier = isTier(askedTier)
    ? askedTier
    : tierFor({ renderer: rendererName(), cores: navigator.hardwareConcurrency ?? 4 });
  try {
    graphics = createGraphics(canvas, {
      tier,
      onLost: () =>
        say({
          key: 'picture',
          message: 'The graphics card was lost; the picture returns when the browser gives it back.',
        }),
      onRestored: () => {
        forget('picture');
        frame.invalidate();
      },
    });
  } catch (error) {
    console.info('No picture:', error);
    say({
      key: 'picture',
      message: 'This browser could not start WebGL 2, so there is no picture. Numbers, parameters and timeline work.',
    });
  }

  // --- what people do ------------------------------------------------------------------------------------------------
  function moved(): void {
    frame.invalidate();
    bar.touch();
  }
  const middleOfView = (i: number) => {
    const share = (i + 0.5) / state().shown.length;
    return { x: share, y: share };
  };
  const controls = createControls({
    store,
    playback,
    editing,
    isCalm: () => calm.matches,
    isNarrow: () => narrow.matches,
    aim: (camera) => graphics?.setCamera(camera),
    turn(dx, dy) {
      for (let i = 0; i < state().shown.length; i++) graphics?.orbitBy(middleOfView(i), dx, dy);
      store.set({ camera: graphics?.camera ?? null });
      frame.invalidate();
    },
    zoom(factor) {
      for (let i = 0; i < state().shown.length; i++) graphics?.zoomBy(middleOfView(i), factor);
      frame.invalidate();
    },
    moved,
  });

  // --- the parts -----------------------------------------------------------------------------------------------------
  const slots = [0, 1] as const;
  const telemetry = slots.map((slot) => createTelemetry(store, slot, controls, playback));
  const summary = createSummary(store, playback, controls);
  const transport = createTransport(store, playback, controls);
  const panel = createPanel(store, {
    ...editing,
    chooseJump: controls.chooseJump,
    say,
    close: () => controls.openPanel(false),
  });
  const drawer = createDrawer(store, playback, controls);
  const ghostCard = createGhostCard(store, controls);
  const compareBar = createCompareBar(store, controls);
  const scaleView = createScaleView(store, playback, controls);
  const caption = createCaption(store);
  const keySettings = { singleKeys: true };
  const help = createHelp(store, () => controls.openHelp(false), keySettings);
  const messages = createMessages(store, controls.dismissMessages);
  const topBar = createTopBar(store, {
    ...controls,
    set: editing.set,
    link: () => `${location.href.split(/[?#]/)[0]}${searchNow()}`,
  });
  const announcer = createAnnouncer(store, playback);
  const parts: readonly Part[] = [
    ...telemetry,
    summary,
    topBar,
    compareBar,
    messages,
    ghostCard,
    caption,
    panel,
    drawer,
    transport,
    scaleView,
    help,
    announcer,
  ];
  const middle = element('div', { class: 'middle' }, summary.element, ghostCard.element, caption.element);
  const overlay = element(
    'main',
    { class: 'overlay' },
    scaleView.element,
    topBar.element,
    compareBar.element,
    messages.element,
    ...telemetry.map((part) => part.element),
    middle,
    panel.element,
    drawer.element,
    transport.element,
    help.element,
    announcer.element,
  );
  const page = element('div', { class: 'page' }, canvas, overlay);
  page.dataset.tier = graphics?.tier ?? 'none';
  root.replaceChildren(page);
  cleanups.push(() => {
    for (const part of parts) part.dispose();
  });

  // --- one frame -----------------------------------------------------------------------------------------------------
  const samples = slots.map(() => createSample());
  let posed: readonly Posed[] = [];

  /** The drawing to scale lies over the whole picture. */
  const isCovered = () => state().view === 'compare' && state().comparison.picture === 'scale';

  const frame = createFrame({
    playback,
    shown: () => posed,
    simulateEdits: editing.simulateWaiting,
    moveWorld(slot, sample) {
      if (!isCovered()) graphics?.moveTo(slot, sample);
    },
    draw() {
      if (!isCovered()) graphics?.draw();
    },
    showReadings(slot, sample) {
      telemetry[slot]?.show(sample);
      if (slot === 0) caption.show(sample, playback.time);
    },
    updatePanels() {
      for (let i = 0; i < parts.length; i++) parts[i]?.update?.();
    },
    onStop: () => bar.touch(),
  });

  const defaultCamera = () => state().cameras[0]?.key ?? null;
  function searchNow(): string {
    const { view, jump, comparison, units, camera, runs } = state();
    const written = new URLSearchParams(
      writeAddress(
        {
          jump: view === 'compare' ? jump : view,
          compare: view === 'compare',
          comparison,
          values: { halo: runs.halo.values, cliff: runs.cliff.values },
          time: playback.playing ? null : playback.time,
          camera: camera === defaultCamera() ? null : camera,
          units,
        },
        jumps,
      ).map(([key, text]) => [key, text]),
    );
    if (isTier(askedTier)) written.set('tier', askedTier);
    const search = written.toString();
    return search ? `?${search}` : '';
  }
  const bar = createAddressBar(address, searchNow);

  // --- what follows from a change --------------------------------------------------------------------------------------
  let fit: ReturnType<typeof fitPicture> | null = null;

  function putInView(): void {
    const { shown, view } = state();
    posed = shown.map(({ run, offset }, i) => ({
      recording: run.recording,
      offset,
      sample: samples[i] as (typeof samples)[0],
    }));
    page.dataset.view = view;
    document.title = `${view === 'compare' ? 'Compare' : (shown[0]?.run.jump.title ?? '')} · Two stunts`;
    canvas.setAttribute(
      'aria-label',
      `Picture of ${shown.map(({ run }) => run.jump.title).join(' and ')}. Drag to turn the camera.`,
    );
    showInPicture();
    const span = spanOf(shown);
    playback.setSpan(span.start, span.end);
    playback.setEvents(eventTimes(shown));
  }
  function showInPicture(): void {
    if (!graphics) return;
    const now = state();
    graphics.show(now.shown.map((shown) => ({ run: shown.run, ghost: ghostOf(now, shown) })));
    const { cameras } = graphics;
    const camera = cameras.find((mode) => mode.key === now.camera) ?? cameras[0];
    if (camera) graphics.setCamera(camera.key);
    if (cameras.map((mode) => mode.key).join() !== now.cameras.map((mode) => mode.key).join()) store.set({ cameras });
    store.set({ camera: camera?.key ?? null });
  }
  function arrange(): void {
    const { panelOpen, drawer, bare } = state();
    page.classList.toggle('has-panel', panelOpen);
    page.classList.toggle('has-drawer', drawer !== null);
    page.classList.toggle('is-bare', bare);
    page.classList.toggle('is-scale', isCovered());
  }

  cleanups.push(
    store.subscribe((now, before) => {
      if (now.shown !== before.shown) putInView();
      else if (now.ghost !== before.ghost) showInPicture();
      arrange();
      // Not at each step of a slider: measuring lays the page out, which costs more than the simulation.
      if (now.view !== before.view || now.comparison !== before.comparison) fit?.measure();
      moved();
    }),
    listenForShortcuts(document.body, store, { ...controls, openPresets: topBar.openPresets }, keySettings),
    listenToCanvas(canvas, {
      orbit(point, dx, dy) {
        graphics?.orbitBy(point, dx, dy);
        store.set({ camera: graphics?.camera ?? null });
        frame.invalidate();
      },
      zoom(point, factor) {
        graphics?.zoomBy(point, factor);
        frame.invalidate();
      },
    }),
    () => bar.dispose(),
  );
  arrange();
  putInView();
  if (opened.camera !== null && opened.camera !== state().camera && graphics) {
    say({ key: 'camera', message: `There is no camera "${opened.camera.slice(0, 40)}" here.` });
  }
  if (askedTier !== null && !isTier(askedTier)) {
    say({ key: 'tier', message: `There is no quality "${askedTier.slice(0, 40)}"; this is ${tier}.` });
  }
  if (opened.time === null) {
    controls.begin();
  } else {
    playback.seek(opened.time);
    if (playback.time !== opened.time) {
      say({
        key: 't',
        message: `The time was brought into this jump, ${timeText(playback.start)} to ${timeText(playback.end)}.`,
      });
    }
  }

  fit = fitPicture({
    page,
    canvas,
    graphics,
    plates: {
      along: [topBar, compareBar, ...telemetry, panel, drawer, transport].map((part) => part.element),
      above: [messages.element],
      below: [summary, ghostCard, caption].map((part) => part.element),
    },
    changed: () => frame.invalidate(),
  });
  cleanups.push(() => fit?.stop());
  cleanups.push(runFrames(frame.steps));
  cleanups.push(() => graphics?.dispose());

  const api = createPageApi({
    playback,
    settled() {
      editing.simulateWaiting();
      return store.get();
    },
    seek: controls.seek,
    play: controls.play,
    pause: controls.pause,
    counts: editing.counts,
    picture: () => (graphics ? { tier: graphics.tier, ...(graphics.info() as object) } : null),
  });
  return {
    api,
    dispose() {
      for (const undo of cleanups.splice(0).reverse()) undo();
      page.remove();
    },
  };
}
