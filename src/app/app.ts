import { jumpById, jumps } from '../jumps';
import type { JumpId } from '../jumps/jump';
import { type AddressState, readAddress, writeAddress } from '../parameters/address';
import { createPlayback } from '../playback/playback';
import { createSample } from '../recording/sample';
import { simulate } from '../recording/simulate';
import { createAnnouncer } from '../ui/announcer';
import { element } from '../ui/dom';
import { createMessages } from '../ui/messages';
import { createPanel } from '../ui/panel';
import { listenForShortcuts } from '../ui/shortcuts';
import { type PageState, type Run, runsInView } from '../ui/state';
import { createTelemetry } from '../ui/telemetry';
import { timeText } from '../ui/text';
import { createTransport } from '../ui/transport';
import { createVerdict } from '../ui/verdict';
import { createViewSwitch } from '../ui/view-switch';
import { type Address, createAddressBar } from './address-bar';
import { listenToCanvas } from './canvas-pointer';
import { createControls, hasRoomForPanel, spanInView } from './controls';
import { createFrame, runFrames, type Shown } from './frame';
import { createGraphics, type Graphics } from './graphics';
import { createPageApi, type PageApi } from './page-api';
import { createRun, createRuns } from './runs';
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

  const firstRuns = {
    halo: createRun(jumpById('halo'), opened.values.halo, simulate),
    cliff: createRun(jumpById('cliff'), opened.values.cliff, simulate),
  };
  const runs = createRuns(firstRuns, simulate);
  const store = createStore<PageState>({
    view: opened.compare ? 'compare' : opened.jump,
    jump: opened.jump,
    units: opened.units,
    runs: firstRuns,
    cameras: [],
    camera: opened.camera,
    messages: problems,
    panelOpen: hasRoomForPanel(opened.compare ? 'compare' : opened.jump),
  });

  const { say, forget } = createSpeech(store);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const firstSpan = spanInView(store.get());
  const playback = createPlayback(firstSpan.start, firstSpan.end);

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
  const controls = createControls({
    store,
    playback,
    isCalm: () => calm.matches,
    simulateEdits: () => simulateEdits(),
    aim: (camera) => graphics?.setCamera(camera),
    moved,
  });

  // --- the parts -----------------------------------------------------------------------------------------------------
  const ids: readonly JumpId[] = ['halo', 'cliff'];
  const telemetry = { halo: createTelemetry(store, 'halo'), cliff: createTelemetry(store, 'cliff') };
  const verdicts = { halo: createVerdict(store, playback, 'halo'), cliff: createVerdict(store, playback, 'cliff') };
  const transport = createTransport(store, playback, controls);
  const panel = createPanel(store, {
    valuesOf: runs.valuesOf,
    edit: runs.edit,
    chooseJump: (jump) => store.set({ jump }),
    say,
    close: () => controls.openPanel(false),
  });
  const messages = createMessages(store, () => store.set({ messages: [] }));
  const viewSwitch = createViewSwitch(store, controls.choose);
  const announcer = createAnnouncer(store, playback);
  const title = element('h1', { text: 'Two stunts' });
  const overlay = element(
    'main',
    { class: 'overlay' },
    element('header', { class: 'top' }, title, viewSwitch.element),
    messages.element,
    ...ids.map((id) => telemetry[id].element),
    ...ids.map((id) => verdicts[id].element),
    panel.element,
    transport.element,
    announcer.element,
  );
  const page = element('div', { class: 'page' }, canvas, overlay);
  page.dataset.tier = graphics?.tier ?? 'none';
  root.replaceChildren(page);
  for (const part of [
    transport,
    panel,
    messages,
    viewSwitch,
    ...Object.values(telemetry),
    ...Object.values(verdicts),
  ]) {
    cleanups.push(() => part.dispose());
  }

  // --- one frame -----------------------------------------------------------------------------------------------------
  const samples = { halo: createSample(), cliff: createSample() };
  let shown: readonly Shown[] = [];

  function simulateEdits(): void {
    const result = runs.simulateWaiting();
    if (!result) return;
    for (const problem of result.problems) say(problem);
    store.set({ runs: result.runs });
  }

  const frame = createFrame({
    playback,
    shown: () => shown,
    simulateEdits,
    moveWorld: (id, sample) => graphics?.moveTo(id, sample),
    draw: () => graphics?.draw(),
    showReadings: (id, sample) => telemetry[id].show(sample),
    updatePanels() {
      transport.update();
      announcer.update();
      for (let i = 0; i < shown.length; i++) verdicts[(shown[i] as Shown).id].update();
    },
    onStop: () => bar.touch(),
  });

  const bar = createAddressBar(address, () => {
    const { view, jump, units, camera, runs: now } = store.get();
    const state: AddressState<JumpId> = {
      jump: view === 'compare' ? jump : view,
      compare: view === 'compare',
      values: { halo: now.halo.values, cliff: now.cliff.values },
      time: playback.playing ? null : playback.time,
      camera: camera === defaultCamera() ? null : camera,
      units,
    };
    const written = new URLSearchParams(writeAddress(state, jumps).map(([key, text]) => [key, text]));
    if (isTier(askedTier)) written.set('tier', askedTier);
    const search = written.toString();
    return search ? `?${search}` : '';
  });
  const defaultCamera = () => store.get().cameras[0]?.key ?? null;

  // --- what follows from a change --------------------------------------------------------------------------------------
  function putInView(state: PageState): void {
    const inView = runsInView(state);
    shown = inView.map(({ jump, recording }) => ({ id: jump.id, recording, sample: samples[jump.id] }));
    for (const id of ids) {
      const isIn = inView.some((run) => run.jump.id === id);
      telemetry[id].element.hidden = !isIn;
      if (!isIn) verdicts[id].element.hidden = true;
    }
    page.dataset.view = state.view;
    setAccessibleName(inView);
    if (graphics) {
      graphics.show(inView);
      const { cameras } = graphics;
      const camera = cameras.find((mode) => mode.key === state.camera) ?? cameras[0];
      if (camera) graphics.setCamera(camera.key);
      if (cameras.map((mode) => mode.key).join() !== state.cameras.map((mode) => mode.key).join())
        store.set({ cameras });
      store.set({ camera: camera?.key ?? null });
    }
    const span = spanInView(store.get());
    playback.setSpan(span.start, span.end);
  }
  function setAccessibleName(inView: readonly Run[]): void {
    document.title = `${state().view === 'compare' ? 'Compare' : (inView[0]?.jump.title ?? '')} · Two stunts`;
    canvas.setAttribute(
      'aria-label',
      `Picture of ${inView.map((run) => run.jump.title).join(' and ')}. Drag to turn the camera.`,
    );
  }
  const state = () => store.get();

  cleanups.push(
    store.subscribe((now, before) => {
      if (now.view !== before.view || now.runs !== before.runs) putInView(store.get());
      page.classList.toggle('has-panel', now.panelOpen);
      moved();
    }),
    listenForShortcuts(document.body, controls),
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
  page.classList.toggle('has-panel', state().panelOpen);
  putInView(state());
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

  const fitPicture = () => {
    graphics?.resize(canvas.clientWidth, canvas.clientHeight, devicePixelRatio);
    frame.invalidate();
  };
  const canvasWatcher = new ResizeObserver(fitPicture);
  canvasWatcher.observe(canvas);
  // The layout of two pictures one above the other needs to know what the bar takes.
  const barWatcher = new ResizeObserver(() => {
    page.style.setProperty('--bar-height', `${transport.element.offsetHeight}px`);
  });
  barWatcher.observe(transport.element);
  cleanups.push(
    () => canvasWatcher.disconnect(),
    () => barWatcher.disconnect(),
  );
  fitPicture();
  cleanups.push(runFrames(frame.steps));
  cleanups.push(() => graphics?.dispose());

  const api = createPageApi({
    playback,
    settled() {
      simulateEdits();
      return store.get();
    },
    seek: controls.seek,
    play: controls.play,
    pause: controls.pause,
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
