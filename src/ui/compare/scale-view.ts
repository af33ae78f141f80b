import { unitIn } from '../../parameters/reader-units';
import { fromSi, toSi } from '../../parameters/units';
import type { Playback } from '../../playback/playback';
import { channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { createCleanup, element, liveText, setAttribute } from '../elements/dom';
import { createIcon, type IconName } from '../elements/icons';
import { multiples, roundStep } from '../elements/round-scale';
import type { Part, Readable } from '../part';
import { ghostOf, type PageState, type Run, type ShownRun, stageOf as whereabouts } from '../state';
import { quantityText } from '../text';
import type { CompareActions } from './compare-bar';
import { drawStill } from './scale-drawing';
import { listenToGestures } from './scale-gestures';
import {
  type Area,
  type Group,
  type Margins,
  type SideView,
  type Stage,
  sideViewOf,
  stageOf,
  xOf,
  yOf,
  zoomedBy,
} from './scale-layout';
import { createHeightMarker } from './scale-marker';
import { createRunner } from './scale-runner';
import { type Drawn, readTheme, type Theme } from './scale-theme';
import { createTrails } from './scale-trails';

const altitude = channel('altitudeAgl');
const airspeed = channel('airspeed');

const roomy: Margins = { above: 34, left: 80, between: 130, right: 110 };
const tight: Margins = { above: 20, left: 54, between: 50, right: 70 };
/** Narrower or lower than this, px, the drawing has room for few words. */
const SMALL_WIDTH = 480;
const SMALL_HEIGHT = 220;

/** Smaller than this, px, it has none for what can be taken hold of either. */
const LEAST_WIDTH = 250;
const LEAST_HEIGHT = 90;

/** Least distance of two altitude rules, px, and how many there are at most; length that the scale bar stays under. */
const RULE_GAP = 58;
const MOST_RULES = 8;
const LONGEST_BAR = 130;

/** One press of a zoom button. */
const ZOOM_STEP = 1.7;
/** Share of the way to the zoom that was asked for that one frame goes. */
const ZOOM_PACE = 0.3;
/** Numbers that change faster than this cannot be read, ms. */
const READING_INTERVAL = 66;

/** Both profiles true to scale beside each other, with a few known heights. */
export function createScaleView(state: Readable<PageState>, playback: Playback, actions: CompareActions): Part {
  const cleanup = createCleanup();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const still = element('canvas', { class: 'scale-still', attributes: { 'aria-hidden': 'true' } });
  const moving = element('canvas', { class: 'scale-moving', attributes: { 'aria-hidden': 'true' } });
  const probe = element('span', { class: 'scale-probe', attributes: { hidden: '' } });
  const description = liveText();
  const twin = element('p', { class: 'visually-hidden', attributes: { id: 'scale-description' } }, description.node);
  const runners = [createRunner(0), createRunner(1)] as const;
  const marker = createHeightMarker(state, actions, cleanup);
  const tools = element('div', { class: 'scale-tools' });
  const free = element(
    'div',
    {
      class: 'scale-area',
      attributes: {
        tabindex: '0',
        role: 'group',
        'aria-label': 'Profiles true to scale: plus and minus zoom, zero shows all',
        'aria-describedby': twin.id,
      },
    },
    marker.element,
    ...runners.map((runner) => runner.element),
    tools,
  );
  // As large as what plates cover above and left of the free area: it tells when the area moves without changing its size.
  const corner = element('div', { class: 'scale-corner' });
  const root = element(
    'section',
    { class: 'scale-view', attributes: { 'aria-label': 'Both profiles true to scale' } },
    still,
    moving,
    corner,
    free,
    twin,
    probe,
  );

  let views: readonly SideView[] = [];
  let ghosts: readonly (SideView | null)[] = [];
  let groups: readonly Group[] = [];
  let stage: Stage | null = null;
  let theme: Theme | null = null;
  let isSmall = false;
  let isDirty = true;
  let zoom = 0;
  let zoomGoal = 0;
  let pan = 0.5;
  const trails = createTrails(moving);
  const seen = new WeakMap<Run, SideView>();

  const isOn = ({ view, comparison }: PageState) => view === 'compare' && comparison.picture === 'scale';
  const heightText = (height: number) => quantityText(height, altitude, state.get().units);
  function viewOf(run: Run): SideView {
    const view = seen.get(run) ?? sideViewOf(run.recording);
    seen.set(run, view);
    return view;
  }

  // --- what stands still -----------------------------------------------------------------------------------------------
  function measure(): Area {
    const band = Number.parseFloat(getComputedStyle(free).getPropertyValue('--ground-band')) || 0;
    return {
      left: free.offsetLeft,
      top: free.offsetTop,
      width: Math.max(free.clientWidth, 1),
      height: Math.max(free.clientHeight - band, 1),
    };
  }
  function layOut(): void {
    isDirty = false;
    drawnTime = Number.NaN;
    const now = state.get();
    const area = measure();
    isSmall = area.width < SMALL_WIDTH || area.height < SMALL_HEIGHT;
    views = now.shown.map(({ run }) => viewOf(run));
    ghosts = now.shown.map((shown) => {
      const ghost = ghostOf(now, shown);
      return ghost && viewOf(ghost);
    });
    groups = views.map((view, i) => {
      const ghost = ghosts[i];
      return ghost ? [view, ghost] : [view];
    });
    stage = stageOf(groups, area, isSmall ? tight : roomy, zoom, pan);
    theme ??= readTheme(root, probe);
    marker.show(stage, views);
    const { clientWidth: width, clientHeight: height } = root;
    const pixels = Math.min(devicePixelRatio, 2);
    const g = sized(still, width, height, pixels);
    if (g) drawStill(g, { ...picture(now, stage), width, height }, theme);
    sized(moving, width, height, pixels);
    trails.set(stage, views, theme);
    runners.forEach((runner, i) => {
      runner.begin(now.shown[i]?.name ?? null);
    });
    root.classList.toggle('is-small', isSmall);
    root.classList.toggle('is-tiny', area.width < LEAST_WIDTH || area.height < LEAST_HEIGHT);
    root.classList.toggle('is-wider', stage.overflow > 0);
    // Greyed and not disabled: a button that loses the focus under the finger is worse than one that does nothing.
    setAttribute(nearer, 'aria-disabled', String(zoomGoal >= 1));
    for (const button of [farther, whole]) setAttribute(button, 'aria-disabled', String(zoomGoal <= 0));
  }
  function picture(now: PageState, at: Stage): Omit<Drawn, 'width' | 'height'> {
    const unit = unitIn(altitude, now.units);
    const ceiling = fromSi(at.ceiling, unit);
    const step = roundStep(ceiling, Math.min(Math.max(at.area.height / RULE_GAP, 1), MOST_RULES));
    const longest = fromSi(Math.min(LONGEST_BAR, at.area.width / 3) / at.scale, unit);
    const length = toSi(roundStep(longest / 2, 1), unit);
    return {
      stage: at,
      views,
      ghosts,
      isSmall,
      marker: marker.box(),
      toolsWidth: tools.offsetWidth,
      rules: multiples(step, ceiling)
        // The number above the highest rule needs room, and the ground says what it is.
        .filter((height) => height > 0 && at.area.height * (1 - height / ceiling) > RULE_GAP / 4)
        .map((height) => ({ height: toSi(height, unit), text: heightText(toSi(height, unit)) })),
      bar: { length, text: heightText(length) },
      heightText,
    };
  }
  /** The drawing in words. */
  function describe(): void {
    const texts = state.get().shown.map(({ run, name }) => {
      const events = viewOf(run).events.map(({ label, y }) => `${label} at ${heightText(y)}`);
      return `${name}, ${run.jump.title}: ${events.join(', ')}. ${run.recording.verdict}`;
    });
    description.set(texts.join(' '));
  }

  // --- zoom and pan ----------------------------------------------------------------------------------------------------
  function zoomTo(goal: number, isAtOnce = calm.matches): void {
    zoomGoal = goal;
    if (isAtOnce) zoom = goal;
    isDirty = true;
  }
  function zoomBy(factor: number, isAtOnce = calm.matches): void {
    if (stage) zoomTo(zoomedBy(groups, stage.area, isSmall ? tight : roomy, zoomGoal, factor), isAtOnce);
  }
  function panBy(pixels: number): void {
    if (!stage || stage.overflow === 0) return;
    pan = Math.min(Math.max(pan - pixels / stage.overflow, 0), 1);
    isDirty = true;
  }
  listenToGestures(cleanup, root, { zoomBy: (factor) => zoomBy(factor, true), panBy });
  const tool = (name: IconName, label: string, key: string, act: () => void) => {
    const title = `${label} (${key})`;
    const button = element('button', { class: 'plain', title, attributes: { type: 'button', 'aria-label': label } });
    button.append(createIcon(name).element);
    cleanup.listen(button, 'click', act);
    tools.append(button);
    return button;
  };
  const nearer = tool('zoomIn', 'Nearer', '+', () => zoomBy(ZOOM_STEP));
  const farther = tool('zoomOut', 'Farther', '−', () => zoomBy(1 / ZOOM_STEP));
  const whole = tool('wholeSpan', 'All of it', '0', () => zoomTo(0));
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoomBy(ZOOM_STEP),
    '=': () => zoomBy(ZOOM_STEP),
    '-': () => zoomBy(1 / ZOOM_STEP),
    '0': () => zoomTo(0),
  };
  cleanup.listen(free, 'keydown', (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });

  // --- what moves ------------------------------------------------------------------------------------------------------
  const samples = [createSample(), createSample()] as const;
  let drawnTime = Number.NaN;
  let saidTime = Number.NaN;
  let saidAt = 0;

  function moveRunner(slot: 0 | 1, shown: ShownRun, at: Stage, isReadable: boolean): void {
    const sample = sampleAt(shown.run.recording, playback.time - shown.offset, samples[slot]);
    const x = xOf(at, slot, sample.x);
    const y = yOf(at, sample.y);
    trails.draw(slot, sample.time, x, y);
    const { left, top, width, height } = at.area;
    if (isReadable) runners[slot].say(quantityText(sample.y, altitude, state.get().units), speedText(slot, shown));
    runners[slot].move(x - left, y - top, width, height, marker.box());
  }
  function speedText(slot: 0 | 1, shown: ShownRun): string {
    const where = whereabouts(shown, playback.time);
    if (where === 'waiting') return 'not begun';
    if (where === 'over') return 'over';
    return isSmall ? '' : quantityText(airspeed.of(samples[slot]), airspeed, state.get().units);
  }

  const arrange = (now: PageState, before: PageState | null) => {
    root.hidden = !isOn(now);
    isDirty = true;
    if (root.hidden) return;
    const isNew = !before || !isOn(before);
    if (isNew || now.shown !== before.shown || now.units !== before.units) describe();
  };
  cleanup.add(
    state.subscribe((now, before) => {
      const keys = ['view', 'comparison', 'shown', 'ghost', 'units'] as const;
      if (keys.some((key) => now[key] !== before[key])) arrange(now, before);
    }),
  );
  arrange(state.get(), null);
  const refit = () => {
    theme = null;
    isDirty = true;
  };
  const watcher = new ResizeObserver(refit);
  for (const watched of [root, free, corner]) watcher.observe(watched);
  document.fonts.addEventListener('loadingdone', refit);
  cleanup.add(() => {
    watcher.disconnect();
    document.fonts.removeEventListener('loadingdone', refit);
  });

  return {
    element: root,
    update() {
      if (root.hidden) return;
      if (zoom !== zoomGoal) {
        zoom = Math.abs(zoomGoal - zoom) < 0.002 ? zoomGoal : zoom + (zoomGoal - zoom) * ZOOM_PACE;
        isDirty = true;
      }
      if (isDirty) layOut();
      const { time, playing } = playback;
      if (!stage || (time === drawnTime && (playing || time === saidTime))) return;
      // A clock that stands says exactly where it stands.
      const isReadable = !playing || Number.isNaN(drawnTime) || performance.now() - saidAt > READING_INTERVAL;
      if (isReadable) {
        saidAt = performance.now();
        saidTime = time;
      }
      drawnTime = time;
      trails.begin(time);
      const [first, second] = state.get().shown;
      if (first) moveRunner(0, first, stage, isReadable);
      if (second) moveRunner(1, second, stage, isReadable);
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

function sized(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  pixels: number,
): CanvasRenderingContext2D | null {
  const [w, h] = [Math.round(width * pixels), Math.round(height * pixels)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const g = canvas.getContext('2d');
  g?.setTransform(pixels, 0, 0, pixels, 0, 0);
  return g;
}
