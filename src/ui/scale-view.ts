import { comparedHeight } from '../parameters/address';
import { unitIn } from '../parameters/reader-units';
import { fromSi, toSi } from '../parameters/units';
import type { Playback } from '../playback/playback';
import { channel } from '../recording/channels';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import type { CompareActions } from './compare-bar';
import { createCleanup, element, liveText, setAttribute } from './dom';
import { createIcon, type IconName } from './icons';
import type { Part, Readable } from './part';
import { multiples, roundStep } from './round-scale';
import { type Drawn, drawStill, readTheme, type Theme } from './scale-drawing';
import {
  type Group,
  heightAt,
  type Margins,
  type SideView,
  type Stage,
  sideViewOf,
  stageOf,
  zoomedBy,
} from './scale-layout';
import { createTrails } from './scale-trails';
import { ghostOf, type PageState, type Run, type ShownRun, stageOf as stageOfRun } from './state';
import { quantityText } from './text';

const altitude = channel('altitudeAgl');
const airspeed = channel('airspeed');

const roomy: Margins = { above: 34, left: 80, between: 130, right: 190 };
const tight: Margins = { above: 20, left: 34, between: 44, right: 34 };
/** Narrower or lower than this, px, the drawing has room for few words. */
const SMALL_WIDTH = 480;
const SMALL_HEIGHT = 220;

/** Least distance of two altitude rules, px, and length that the scale bar stays under. */
const RULE_GAP = 58;
const LONGEST_BAR = 130;

/** One press of a zoom button. */
const ZOOM_STEP = 1.7;
/** Share of the way to the zoom that was asked for that one frame goes. */
const ZOOM_PACE = 0.3;

/** Both profiles true to scale beside each other, with a few known heights. */
export function createScaleView(state: Readable<PageState>, playback: Playback, actions: CompareActions): Part {
  const cleanup = createCleanup();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const still = element('canvas', { class: 'scale-still', attributes: { 'aria-hidden': 'true' } });
  const moving = element('canvas', { class: 'scale-moving', attributes: { 'aria-hidden': 'true' } });
  const probe = element('span', { class: 'scale-probe', attributes: { hidden: '' } });
  const description = liveText();
  const twin = element('p', { class: 'visually-hidden', attributes: { id: 'scale-description' } }, description.node);
  const runners = [0, 1].map(createRunner);
  const marker = createHeightMarker();
  const tools = element('div', { class: 'scale-tools' });
  const area = element(
    'div',
    {
      class: 'scale-area',
      attributes: {
        tabindex: '0',
        role: 'group',
        'aria-label': 'Profiles true to scale: plus and minus zoom, zero shows all',
        'aria-describedby': 'scale-description',
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
    area,
    twin,
    probe,
  );

  // --- what is drawn -------------------------------------------------------------------------------------------------
  let views: readonly SideView[] = [];
  let ghosts: readonly (SideView | null)[] = [];
  let groups: readonly Group[] = [];
  let stage: Stage | null = null;
  let theme: Theme | null = null;
  let isSmall = false;
  let zoom = 0;
  let zoomGoal = 0;
  let pan = 0.5;
  let isDirty = true;
  let drawnTime = Number.NaN;
  const samples = [createSample(), createSample()];
  const trails = createTrails(moving);
  const seen = new WeakMap<Run, SideView>();
  const viewOf = (run: Run): SideView => {
    const known = seen.get(run) ?? sideViewOf(run.recording);
    seen.set(run, known);
    return known;
  };
  const heightText = (height: number) => quantityText(height, altitude, state.get().units);

  function layOut(): void {
    isDirty = false;
    drawnTime = Number.NaN;
    const width = root.clientWidth;
    const height = root.clientHeight;
    const box = { left: area.offsetLeft, top: area.offsetTop, width: area.clientWidth, height: area.clientHeight };
    const band = Number.parseFloat(getComputedStyle(area).getPropertyValue('--ground-band')) || 0;
    if (width === 0 || box.width < 40 || box.height - band < 40) return;
    box.height -= band;
    const now = state.get();
    views = now.shown.map(({ run }) => viewOf(run));
    ghosts = now.shown.map((shown) => {
      const ghost = ghostOf(now, shown);
      return ghost && viewOf(ghost);
    });
    isSmall = box.width < SMALL_WIDTH || box.height < SMALL_HEIGHT;
    groups = views.map((view, i) => [view, ...ghosts.slice(i, i + 1).filter((ghost) => ghost !== null)]);
    stage = stageOf(groups, box, isSmall ? tight : roomy, zoom, pan);
    theme ??= readTheme(root, probe);
    root.classList.toggle('is-small', isSmall);
    root.classList.toggle('is-wider', stage.overflow > 0);
    const drawing = { ...picture(now, stage), width, height };
    const pixels = Math.min(devicePixelRatio, 2);
    const g = sized(still, width, height, pixels);
    if (g) drawStill(g, drawing, theme);
    sized(moving, width, height, pixels);
    trails.set(stage, views, theme);
    marker.show(now, stage);
    for (const [i, runner] of runners.entries()) runner.name(now.shown[i]);
    showZoom();
  }

  function picture(now: PageState, at: Stage): Omit<Drawn, 'width' | 'height'> {
    const unit = unitIn(altitude, now.units);
    const top = fromSi(at.area.height / at.scale, unit);
    const step = roundStep(top, Math.max(at.area.height / RULE_GAP, 1));
    const longest = fromSi(Math.min(LONGEST_BAR, at.area.width / 3) / at.scale, unit);
    const length = toSi(roundStep(longest / 2, 1), unit);
    return {
      stage: at,
      views,
      ghosts,
      names: now.shown.map(({ name }) => name),
      isSmall,
      rules: multiples(step, top)
        .filter((height) => height > 0)
        .map((height) => ({ height: toSi(height, unit), text: heightText(toSi(height, unit)) })),
      bar: { length, text: heightText(length) },
      heightText,
    };
  }

  function describe(): void {
    const { shown } = state.get();
    description.set(
      shown
        .map(({ run, name }) => {
          const events = viewOf(run).events.map(({ label, y }) => `${label} at ${heightText(y)}`);
          return `${name}, ${run.jump.title}: ${events.join(', ')}. ${run.recording.verdict}`;
        })
        .join(' '),
    );
  }

  // --- zoom and pan --------------------------------------------------------------------------------------------------
  const zoomButton = (name: IconName, label: string, key: string, act: () => void) => {
    const button = element('button', {
      class: 'plain',
      title: `${label} (${key})`,
      attributes: { type: 'button', 'aria-label': label },
    });
    button.append(createIcon(name).element);
    cleanup.listen(button, 'click', act);
    tools.append(button);
    return button;
  };
  const zoomBy = (factor: number, isAtOnce = false) => {
    if (!stage) return;
    zoomGoal = zoomedBy(groups, stage.area, isSmall ? tight : roomy, zoomGoal, factor);
    if (isAtOnce || calm.matches) zoom = zoomGoal;
    isDirty = true;
  };
  const showAll = () => {
    zoomGoal = 0;
    if (calm.matches) zoom = 0;
    isDirty = true;
  };
  const nearer = zoomButton('zoomIn', 'Nearer', '+', () => zoomBy(ZOOM_STEP));
  const farther = zoomButton('zoomOut', 'Farther', '−', () => zoomBy(1 / ZOOM_STEP));
  const whole = zoomButton('wholeSpan', 'All of it', '0', showAll);
  function showZoom(): void {
    // Greyed, not disabled: a button that loses its focus under the finger is worse than one that does nothing.
    setAttribute(nearer, 'aria-disabled', String(zoomGoal >= 1));
    setAttribute(farther, 'aria-disabled', String(zoomGoal <= 0));
    setAttribute(whole, 'aria-disabled', String(zoomGoal <= 0));
  }
  function panBy(pixels: number): void {
    if (!stage || stage.overflow === 0) return;
    pan = Math.min(Math.max(pan - pixels / stage.overflow, 0), 1);
    isDirty = true;
  }
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoomBy(ZOOM_STEP),
    '=': () => zoomBy(ZOOM_STEP),
    '-': () => zoomBy(1 / ZOOM_STEP),
    '0': showAll,
  };
  cleanup.listen(area, 'keydown', (event) => {
    if (event.target === marker.handle || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  cleanup.listen(
    root,
    'wheel',
    (event) => {
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) panBy(-event.deltaX);
      else zoomBy(1.0016 ** -(event.deltaMode === 0 ? event.deltaY : event.deltaY * 30), true);
    },
    { passive: false },
  );

  /** Fingers on the drawing: one pans, two pinch. */
  const fingers = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  cleanup.listen(root, 'pointerdown', (event) => {
    if (event.target instanceof Element && event.target.closest('button, [role="slider"]')) return;
    root.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  cleanup.listen(root, 'pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const [before, dx] = [spread(), event.clientX - finger.x];
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (before > 0) zoomBy(spread() / before, true);
    panBy(dx / fingers.size);
  });
  const lift = (event: PointerEvent) => void fingers.delete(event.pointerId);
  cleanup.listen(root, 'pointerup', lift);
  cleanup.listen(root, 'pointercancel', lift);

  // --- the height that both pass ---------------------------------------------------------------------------------------
  function createHeightMarker() {
    const words = liveText();
    const handle = element(
      'div',
      {
        class: 'scale-handle',
        attributes: {
          tabindex: '0',
          role: 'slider',
          'aria-orientation': 'vertical',
          'aria-label': 'Height that both pass together',
        },
      },
      words.node,
    );
    const line = element('div', { class: 'scale-height', attributes: { hidden: '' } }, handle);
    /** Round in the reader's unit, within what both runs pass. */
    const choose = (height: number, isRough = true) => {
      const unit = unitIn(altitude, state.get().units);
      const step = stepOf();
      const rounded = isRough ? toSi(Math.round(fromSi(height, unit) / step) * step, unit) : height;
      const clamped = Math.min(Math.max(rounded, comparedHeight.min), highest());
      if (clamped !== state.get().comparison.height) actions.compare({ height: clamped });
    };
    const stepOf = () => (unitIn(altitude, state.get().units) === 'ft' ? 100 : 50);
    const highest = () => Math.min(...state.get().shown.map(({ run }) => viewOf(run).top));
    const nudge = (steps: number) =>
      choose(state.get().comparison.height + steps * toSi(stepOf(), unitIn(altitude, state.get().units)));
    const moves: Readonly<Record<string, () => void>> = {
      ArrowUp: () => nudge(1),
      ArrowRight: () => nudge(1),
      ArrowDown: () => nudge(-1),
      ArrowLeft: () => nudge(-1),
      PageUp: () => nudge(10),
      PageDown: () => nudge(-10),
      Home: () => choose(0),
      End: () => choose(highest(), false),
    };
    let grip: number | null = null;
    cleanup.listen(handle, 'keydown', (event) => {
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      move();
    });
    cleanup.listen(handle, 'pointerdown', (event) => {
      if (event.button !== 0 || !stage) return;
      handle.setPointerCapture(event.pointerId);
      grip = event.clientY - (stage.ground - state.get().comparison.height * stage.scale);
    });
    cleanup.listen(handle, 'pointermove', (event) => {
      if (grip !== null && stage) choose(heightAt(stage, event.clientY - grip));
    });
    const release = () => {
      grip = null;
    };
    cleanup.listen(handle, 'pointerup', release);
    cleanup.listen(handle, 'pointercancel', release);
    return {
      element: line,
      handle,
      show({ comparison, shown }: PageState, at: Stage): void {
        line.hidden = comparison.alignment !== 'height' || shown.length < 2;
        if (line.hidden) return;
        const { height } = comparison;
        const y = at.area.height - height * at.scale;
        line.classList.toggle('is-above', y < 0);
        line.style.transform = `translateY(${Math.max(y, 0).toFixed(1)}px)`;
        words.set(heightText(height));
        setAttribute(handle, 'aria-valuemin', String(comparedHeight.min));
        setAttribute(handle, 'aria-valuemax', String(Math.round(Math.max(highest(), height))));
        setAttribute(handle, 'aria-valuenow', String(Math.round(height)));
        setAttribute(handle, 'aria-valuetext', `${heightText(height)} above the landing`);
      },
    };
  }

  // --- the jumpers -----------------------------------------------------------------------------------------------------
  function moveRunner(slot: number, shown: ShownRun, at: Stage): void {
    const sample = samples[slot];
    const runner = runners[slot];
    const profile = at.profiles[slot];
    if (!sample || !runner || !profile) return;
    sampleAt(shown.run.recording, playback.time - shown.offset, sample);
    const x = profile.origin + sample.x * at.scale;
    const y = at.ground - sample.y * at.scale;
    trails.draw(slot, sample.time, x, y);
    const { units } = state.get();
    const stageNow = stageOfRun(shown, playback.time);
    runner.show(
      x - at.area.left,
      y - at.area.top,
      at,
      quantityText(sample.y, altitude, units),
      stageNow === 'waiting'
        ? 'not begun'
        : stageNow === 'over'
          ? 'over'
          : quantityText(airspeed.of(sample), airspeed, units),
    );
  }

  const isShown = () => {
    const { view, comparison } = state.get();
    return view === 'compare' && comparison.picture === 'scale';
  };
  cleanup.add(
    state.subscribe((now, before) => {
      root.hidden = !isShown();
      if (now.shown !== before.shown || now.units !== before.units || now.ghost !== before.ghost) isDirty = true;
      if (now.comparison !== before.comparison || now.view !== before.view) isDirty = true;
      if (isShown() && (now.shown !== before.shown || now.units !== before.units)) describe();
    }),
  );
  const refit = () => {
    isDirty = true;
    theme = null;
  };
  const watcher = new ResizeObserver(refit);
  for (const watched of [root, area, corner]) watcher.observe(watched);
  cleanup.add(() => watcher.disconnect());
  document.fonts.addEventListener('loadingdone', refit);
  cleanup.add(() => document.fonts.removeEventListener('loadingdone', refit));
  root.hidden = !isShown();
  describe();

  return {
    element: root,
    update() {
      if (root.hidden) return;
      if (zoom !== zoomGoal) {
        zoom += (zoomGoal - zoom) * ZOOM_PACE;
        if (Math.abs(zoomGoal - zoom) < 0.002) zoom = zoomGoal;
        isDirty = true;
      }
      if (isDirty) layOut();
      if (!stage || playback.time === drawnTime) return;
      drawnTime = playback.time;
      trails.clear();
      const { shown } = state.get();
      for (let i = 0; i < shown.length; i++) moveRunner(i, shown[i] as ShownRun, stage);
    },
    dispose() {
      cleanup.run();
      root.remove();
    },
  };
}

/** Where a jumper is now, in words beside the dot. */
function createRunner(slot: number) {
  const name = liveText();
  const height = liveText();
  const speed = liveText();
  const root = element(
    'div',
    { class: 'scale-runner', attributes: { 'aria-hidden': 'true' } },
    element('strong', {}, name.node),
    element('span', { class: 'runner-height' }, height.node),
    element('span', { class: 'runner-speed' }, speed.node),
  );
  root.dataset.slot = String(slot);
  let width = 0;
  let placed = '';
  return {
    element: root,
    name(shown: ShownRun | undefined): void {
      root.hidden = !shown;
      name.set(shown?.name ?? '');
      width = 0;
      placed = '';
    },
    /** @param x, y  from the upper left of the area, px */
    show(x: number, y: number, { area }: Stage, heightNow: string, speedNow: string): void {
      height.set(y < 0 ? `↑ ${heightNow}` : heightNow);
      speed.set(speedNow);
      if (width === 0) width = root.offsetWidth + 30;
      const isLeft = x + width > area.width;
      const [px, py] = [Math.min(Math.max(x, 0), area.width), Math.min(Math.max(y, 0), area.height)];
      const place = `translate(${px.toFixed(1)}px, ${py.toFixed(1)}px) translate(${isLeft ? 'calc(-100% - 12px)' : '12px'}, -50%)`;
      if (place === placed) return;
      placed = place;
      root.style.transform = place;
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
