import { jumpById, jumps } from '../jumps';
import { readAddress, writeAddress } from '../parameters/address';
import { createPlayback } from '../playback/playback';
import { createSample } from '../recording/sample';
import { simulate } from '../recording/simulate';
import { cameraNamed } from '../scene/cameras/cameras';
import { renderSound } from '../sound/render';
import { element } from '../ui/elements/dom';
import { listenForShortcuts } from '../ui/keys/shortcuts';
import { eventTimes, ghostOf, type PageState, spanOf, type Tier, trackBeside } from '../ui/state';
import { timeText } from '../ui/text';
import { type Address, createAddressBar } from './address-bar';
import { listenToCanvas } from './canvas-pointer';
import { createControls, hasRoomForPanel } from './controls';
import { createEditing } from './editing';
import { createFiles } from './files';
import { createFilesIn } from './files-in';
import { fitPicture } from './fit-picture';
import { createFrame, type Posed, runFrames } from './frame';
import { createGraphics, type Graphics } from './graphics';
import { createLazyTakes } from './lazy-takes';
import { createPage } from './page';
import { createPageApi, type PageApi } from './page-api';
import { createGovernor } from './quality';
import { createRun } from './runs';
import { createPresetRuns, createTakeRuns, shownRuns } from './shown';
import { createSound } from './sound';
import { createSpeech } from './speech';
import { createStore } from './store';
import { rendererName, tierFor } from './tier';
import { createWhatIf } from './what-if';

export interface App {
  readonly api: PageApi;
  dispose(): void;
}

/** Puts the page together inside `root`. */
export function createApp(root: HTMLElement, address: Address): App {
  const cleanups: (() => void)[] = [];
  const asked = new URLSearchParams(address.search);
  const { state: opened, problems } = readAddress(asked, jumps);

  // --- what there is to see ------------------------------------------------------------------------------------------
  const sources = { preset: createPresetRuns(simulate), take: createTakeRuns(simulate) };
  const beginning = {
    view: opened.compare ? 'compare' : opened.jump,
    runs: {
      halo: createRun(jumpById('halo'), opened.values.halo, simulate),
      cliff: createRun(jumpById('cliff'), opened.values.cliff, simulate),
    },
    comparison: opened.comparison,
    track: null,
  } as const;
  const store = createStore<PageState>(
    {
      ...beginning,
      shown: shownRuns(beginning, sources),
      jump: opened.jump,
      units: opened.units,
      ghost: null,
      takes: [],
      takesStay: null,
      holds: { halo: null, cliff: null },
      canUndo: false,
      canRedo: false,
      cameras: [],
      camera: opened.camera,
      quality: opened.tier ?? 'auto',
      tier: null,
      marks: opened.marks,
      forces: opened.forces,
      readings: opened.readings,
      sound: false,
      volume: 0.7,
      voice: false,
      building: null,
      groundMarks: null,
      messages: problems,
      panelOpen: hasRoomForPanel(beginning.view),
      drawer: null,
      bare: false,
      helpOpen: false,
      aboutOpen: false,
    },
    (now, before) =>
      now.view === before.view &&
      now.runs === before.runs &&
      now.comparison === before.comparison &&
      now.track === before.track
        ? now
        : { ...now, shown: shownRuns(now, sources) },
  );
  const state = () => store.get();

  const { say, forget } = createSpeech(store);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const narrow = matchMedia('(max-width: 699px), (max-height: 479px)');
  const firstSpan = spanOf(state().shown);
  const playback = createPlayback(firstSpan.start, firstSpan.end);
  playback.setSpeed('auto');
  const editing = createEditing({ store, simulate, say, forget });
  const whatIf = createWhatIf({ store, editing });
  cleanups.push(whatIf.dispose);
  const takes = createLazyTakes(store);
  cleanups.push(takes.dispose);

  // --- the picture ---------------------------------------------------------------------------------------------------
  const canvas = element('canvas', { class: 'scene', attributes: { role: 'img' } });
  let graphics: Graphics | null = null;
  const guess = tierFor({ renderer: rendererName(), cores: navigator.hardwareConcurrency ?? 4 });
  let governor = createGovernor(guess);
  try {
    graphics = createGraphics(canvas, {
      tier: opened.tier ?? guess,
      onLost: () =>
        say({
          key: 'picture',
          message: 'The graphics card was lost; the picture returns when the browser gives it back.',
        }),
      onRestored: () => {
        forget('picture');
        frame.invalidate();
      },
      onProgress: (building) => store.set({ building }),
      onChange: () => frame.invalidate(),
    });
    store.set({ tier: graphics.tier });
    graphics.setCalm(calm.matches);
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
  function setQuality(quality: PageState['quality']): void {
    if (quality === 'auto') governor = createGovernor(graphics?.tier ?? guess);
    store.set({ quality });
    takeTier(quality === 'auto' ? governor.tier : quality);
  }
  function takeTier(tier: Tier): void {
    graphics?.setTier(tier);
    store.set({ tier: graphics?.tier ?? null });
  }
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
    setQuality,
    moved,
  });

  // --- the page ------------------------------------------------------------------------------------------------------
  const files = createFiles({
    store,
    playback,
    graphics,
    say,
    forget,
    hold: controls.hold,
    add: (dialog) => page.element.append(dialog),
  });
  cleanups.push(files.dispose);
  const filesIn = createFilesIn({ store, editing, takes, controls, say, forget });
  cleanups.push(filesIn.dispose);
  const keySettings = { singleKeys: true };
  const page = createPage({
    store,
    playback,
    controls,
    editing,
    whatIf: whatIf.actions,
    takes: {
      open: takes.open,
      restore(jump, values) {
        editing.set(jump, values, null);
        controls.choose(jump);
      },
    },
    say,
    keySettings,
    hasVoice: () => sound.hasVoice(),
    link() {
      const { shown, track } = state();
      if (shown.some(({ run }) => run === track)) {
        say({ key: 'link', message: 'The link shows all but the imported track: no address can hold that.' });
      }
      return address.linkTo(searchNow(playback.time));
    },
    files: { ...files, chooseFile: filesIn.chooseFile },
    track: {
      dismissTrack: () => controls.showTrack(null),
      compareTrack: controls.compareTrack,
      flyLikeTrack: filesIn.flyLikeTrack,
    },
    canvas,
  });
  page.element.append(filesIn.element);
  root.replaceChildren(page.element);
  cleanups.push(page.dispose);

  // --- one frame -----------------------------------------------------------------------------------------------------
  const samples = [createSample(), createSample()];
  let posed: readonly Posed[] = [];

  const sound = createSound({
    store,
    playback,
    shown: () => posed,
    onFailure: () => say({ key: 'sound', message: 'This browser could not start its sound.' }),
  });
  cleanups.push(sound.dispose);

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
    showReadings: page.show,
    updatePanels() {
      page.update();
      sound.update();
    },
    onStop: () => bar.touch(),
    onFrame({ seconds }) {
      // What is being built takes time of its own, and so do pages that nobody looks at.
      const { quality, building } = state();
      if (quality !== 'auto' || building !== null || isCovered() || !graphics) return;
      if (governor.frame(seconds)) takeTier(governor.tier);
    },
  });

  const defaultCamera = () => state().cameras[0]?.key ?? null;
  function searchNow(time = playback.playing ? null : playback.time): string {
    const { view, jump, comparison, units, camera, runs, quality, marks, forces, readings } = state();
    const written = new URLSearchParams(
      writeAddress(
        {
          jump: view === 'compare' ? jump : view,
          compare: view === 'compare',
          comparison,
          values: { halo: runs.halo.values, cliff: runs.cliff.values },
          time,
          camera: camera === defaultCamera() ? null : camera,
          units,
          tier: quality === 'auto' ? null : quality,
          marks,
          forces,
          readings,
        },
        jumps,
      ).map(([key, text]) => [key, text]),
    );
    const search = written.toString();
    return search ? `?${search}` : '';
  }
  const bar = createAddressBar(address, () => searchNow());

  // --- what follows from a change --------------------------------------------------------------------------------------
  let fit: ReturnType<typeof fitPicture> | null = null;

  function putInView(): void {
    const { shown, view } = state();
    posed = shown.map(({ run, offset }, i) => ({
      recording: run.recording,
      offset,
      sample: samples[i] as (typeof samples)[0],
    }));
    page.element.dataset.view = view;
    document.title = `${view === 'compare' ? 'Compare' : (shown[0]?.run.jump.title ?? '')} · Two stunts`;
    canvas.setAttribute(
      'aria-label',
      `Picture of ${shown.map(({ run }) => run.jump.title).join(' and ')}. Drag to turn the camera.`,
    );
    showInPicture();
    const span = spanOf(shown, trackBeside(state()));
    playback.setSpan(span.start, span.end);
    playback.setEvents(eventTimes(shown));
  }
  function showInPicture(): void {
    if (!graphics) return;
    const now = state();
    const track = trackBeside(now);
    graphics.show(now.shown.map((shown) => ({ run: shown.run, ghost: ghostOf(now, shown), track })));
    const { cameras } = graphics;
    const asked = now.camera === null ? null : cameraNamed(now.camera);
    const camera = cameras.find((mode) => mode.key === asked) ?? cameras[0];
    if (camera) graphics.setCamera(camera.key);
    if (cameras.map((mode) => mode.key).join() !== now.cameras.map((mode) => mode.key).join()) store.set({ cameras });
    store.set({ camera: camera?.key ?? null });
  }
  function showMarks(): void {
    const { marks, units } = state();
    graphics?.setMarks(marks ? (units.length === 'ft' ? 'ft' : 'm') : null);
  }
  function showForces(): void {
    const { forces, units } = state();
    graphics?.setForces(forces ? (units.force === 'lbf' ? 'lbf' : 'N') : null);
  }
  function arrange(): void {
    const { panelOpen, drawer, bare } = state();
    page.element.classList.toggle('has-panel', panelOpen);
    page.element.classList.toggle('has-drawer', drawer !== null);
    page.element.classList.toggle('is-bare', bare);
    page.element.classList.toggle('is-scale', isCovered());
    page.element.dataset.tier = state().tier ?? 'none';
  }

  cleanups.push(
    store.subscribe((now, before) => {
      if (now.marks !== before.marks || now.units !== before.units) showMarks();
      if (now.forces !== before.forces || now.units !== before.units) showForces();
      if (now.groundMarks !== before.groundMarks) graphics?.setGroundMarks(now.groundMarks);
      if (now.shown !== before.shown) putInView();
      else if (now.ghost !== before.ghost) showInPicture();
      arrange();
      // Not at each step of a slider: measuring lays the page out, which costs more than the simulation.
      if (now.view !== before.view || now.comparison !== before.comparison) fit?.measure();
      moved();
    }),
    listenForShortcuts(
      document.body,
      store,
      { ...controls, openPresets: page.openPresets, keepRun: page.keepRun },
      keySettings,
    ),
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
  function calmDown(): void {
    graphics?.setCalm(calm.matches);
    frame.invalidate();
  }
  calm.addEventListener('change', calmDown);
  cleanups.push(() => calm.removeEventListener('change', calmDown));
  arrange();
  showMarks();
  showForces();
  putInView();
  if (opened.camera !== null && cameraNamed(opened.camera) !== state().camera && graphics) {
    say({ key: 'camera', message: `There is no camera "${opened.camera.slice(0, 40)}" here.` });
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
    page: page.element,
    canvas,
    graphics,
    plates: page.plates,
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
    hear(from, seconds, speed) {
      const [first] = state().shown;
      return first ? renderSound(first.run.recording, from, seconds, speed) : Promise.resolve([]);
    },
    picture: () => (graphics ? { ...graphics.info(), building: state().building } : null),
  });
  return {
    api,
    dispose() {
      for (const undo of cleanups.splice(0).reverse()) undo();
      page.element.remove();
    },
  };
}
