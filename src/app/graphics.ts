import type { Recording } from '../recording/recording';
import type { Sample } from '../recording/sample';
import { createBuilder } from '../scene/build/builder';
import type { Shown } from '../scene/cameras/subject';
import type { ForceUnit } from '../scene/forces/forces';
import type { MarkUnit } from '../scene/marks/heights';
import { createStage, type StageSize } from '../scene/stage';
import type { QualityTier } from '../scene/tiers';
import { createFrame, type Insets, isStacked, layOut, noInsets } from '../scene/viewport';
import { createWorld, type World } from '../scene/world';
import type { CameraMode, Run } from '../ui/state';
import type { GroundMarks } from '../what-if/ground-marks';
import type { Point } from './canvas-pointer';
import type { Box } from './free-area';

/** A run to be drawn, with its ghost and the measured jump beside it, or without. */
export interface DrawnRun {
  readonly run: Run;
  readonly ghost: Run | null;
  readonly track: Run | null;
}

/** The picture: one stage, and a world for each run on show. What is no longer on show is let go of. */
export interface Graphics {
  readonly tier: QualityTier;
  /** Builds everything anew in another quality; the picture stays as it was until that is ready. */
  setTier(tier: QualityTier): void;
  /** Draws these runs from now on, from left to right. */
  show(runs: readonly DrawnRun[]): void;
  /** Cameras of the worlds on show; one that a place has not gives way to its counterpart there. */
  readonly cameras: readonly CameraMode[];
  setCamera(key: string): void;
  /** Less motion in the picture: no shake, no quick cuts. */
  setCalm(calm: boolean): void;
  /** Rings at round heights and labels on landmarks, in this unit of length; null for none. */
  setMarks(unit: MarkUnit | null): void;
  /** Arrows for the forces, with values in this unit; null for none. */
  setForces(unit: ForceUnit | null): void;
  /** Lays marks on the ground of the run that they belong to; null takes them away. */
  setGroundMarks(marks: GroundMarks | null): void;
  /** Poses the run at a place from the left. */
  moveTo(slot: number, sample: Sample): void;
  draw(): void;
  /** Turns the camera of the view under a point by so many pixels; every view goes over to the orbit camera. */
  orbitBy(point: Point, dx: number, dy: number): void;
  zoomBy(point: Point, factor: number): void;
  /** The camera in use, which turning may have changed. */
  readonly camera: string | null;
  resize(width: number, height: number, pixelRatio: number): void;
  /** Asks what plates cover of each view, whose place in the window is given in CSS px: it is centred in what is left. */
  cover(insetsOf: (view: Box) => Insets): void;
  /** As large as the picture is drawn. */
  readonly size: StageSize;
  /** Whether all that is on show can be drawn: until then a view is empty, or a plainer one stands in for it. */
  readonly isReady: boolean;
  /** Takes the picture over to draw other moments, or another size, than those of the page; null while that is going on. */
  film(size: StageSize): Film | null;
  info(): PictureReport;
  dispose(): void;
}

/** The picture while it is not the page's: nothing but what is asked for here is drawn, and no plate is reckoned with. */
export interface Film {
  /** Holds what was drawn until the end of the task that drew it. */
  readonly canvas: HTMLCanvasElement;
  /** Where each view lies, CSS pixels of the size that was asked for. */
  readonly places: readonly Place[];
  /** Poses each run for its sample and draws, from left to right. */
  draw(samples: readonly Sample[]): void;
  /** Gives the picture back to the page as it was. */
  end(): void;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The picture in numbers; counts are those of the last frame. */
export interface PictureReport {
  readonly tier: QualityTier;
  readonly drawCalls: number;
  readonly triangles: number;
  readonly geometries: number;
  readonly textures: number;
  readonly programs: number;
  /** What the camera of each view shows, from left to right. */
  readonly shown: readonly Shown[];
}

export interface GraphicsOptions {
  readonly tier: QualityTier;
  onLost(): void;
  onRestored(): void;
  /** Long work on the picture goes on: the share that is done, or null when all is done. */
  onProgress(share: number | null): void;
  /** Something was finished that the next frames have to show. */
  onChange(): void;
}

/** Half a turn across a phone. */
const RADIANS_PER_PIXEL = 0.006;

/** A view, and what is drawn in its place while it is being made. */
interface View {
  readonly world: World;
  before: World | null;
  readonly key: string;
}

/** @throws Error if the browser has no WebGL 2 */
export function createGraphics(canvas: HTMLCanvasElement, options: GraphicsOptions): Graphics {
  let tier = options.tier;
  const stage = createStage(canvas, {
    tier,
    onContextLost: options.onLost,
    onContextRestored: options.onRestored,
    onReady: dropReplaced,
  });
  const builder = createBuilder({
    onProgress() {
      const { asked, done } = builder.progress;
      options.onProgress(done < asked ? done / asked : null);
      options.onChange();
    },
  });
  const drawn = new Map<World, Recording>();
  const ghosts = new Map<World, Recording | undefined>();
  const tracks = new Map<World, Recording | undefined>();
  const place = createFrame();
  let views: View[] = [];
  let latest: readonly DrawnRun[] = [];
  let camera: string | null = null;
  let calm = false;
  let marks: MarkUnit | null = null;
  let forces: ForceUnit | null = null;
  let groundMarks: GroundMarks | null = null;
  let isFilming = false;

  function drop(world: World): void {
    stage.forget(world);
    drawn.delete(world);
    ghosts.delete(world);
    tracks.delete(world);
    world.dispose();
  }
  function dropReplaced(): void {
    for (const view of views) {
      if (!view.before || !stage.isReady(view.world)) continue;
      drop(view.before);
      view.before = null;
    }
    options.onChange();
  }
  function give(world: World, { run: { recording }, ghost, track }: DrawnRun): void {
    if (drawn.get(world) !== recording) world.setRecording(recording);
    drawn.set(world, recording);
    world.setGroundMarks(groundMarks?.of === recording.hash ? groundMarks : null);
    if (ghosts.get(world) !== ghost?.recording) world.setGhost(ghost?.recording ?? null);
    ghosts.set(world, ghost?.recording);
    if (tracks.get(world) !== track?.recording) world.setTrack(track?.recording ?? null);
    tracks.set(world, track?.recording);
  }
  function show(runs: readonly DrawnRun[]): void {
    latest = runs;
    // What is being filmed stays until the end.
    if (isFilming) return;
    const old = [...views];
    views = runs.map((each, i) => {
      const { jump } = each.run;
      // By place, and by which of the views of that place it is.
      const before = runs.slice(0, i).filter(({ run }) => run.jump.setting === jump.setting).length;
      const key = `${jump.id} ${before} ${tier}`;
      const at = old.findIndex((view) => view.key === key);
      const [kept] = at < 0 ? [] : old.splice(at, 1);
      if (kept) return kept;
      // The same view in another quality is drawn until this one is ready.
      const same = old.findIndex((view) => view.key.startsWith(`${jump.id} ${before} `));
      const [replaced] = same < 0 ? [] : old.splice(same, 1);
      if (replaced?.before) drop(replaced.before);
      const world = createWorld(jump, tier, builder);
      world.setMarks(marks);
      world.setForces(forces);
      world.setCalm(calm);
      if (replaced) world.lookAs(replaced.world);
      else if (camera !== null) world.setCamera(camera);
      return { key, world, before: replaced?.world ?? null };
    });
    for (const view of old) {
      if (view.before) drop(view.before);
      drop(view.world);
    }
    for (const [i, { world, before }] of views.entries()) {
      give(world, runs[i] as DrawnRun);
      if (before) give(before, runs[i] as DrawnRun);
    }
  }
  function eachWorld(act: (world: World) => void): void {
    for (const { world, before } of views) {
      act(world);
      if (before) act(before);
    }
  }
  function pose(slot: number, sample: Sample): void {
    const view = views[slot];
    view?.world.update(sample);
    view?.before?.update(sample);
  }
  /** Two views lie side by side, on an upright canvas one above the other. */
  function viewAt(point: Point): View | undefined {
    const share = isStacked(canvas.clientWidth, canvas.clientHeight) ? point.y : point.x;
    return views[Math.min(Math.floor(share * views.length), views.length - 1)];
  }

  return {
    get tier() {
      return tier;
    },
    setTier(next) {
      if (next === tier) return;
      tier = next;
      stage.setTier(next);
      show(latest);
      options.onChange();
    },
    show,
    get cameras() {
      const modes = views.flatMap((view) => view.world.cameraModes);
      return modes.filter((mode, i) => modes.findIndex((each) => each.key === mode.key) === i);
    },
    setCamera(key) {
      camera = key;
      eachWorld((world) => world.setCamera(key));
    },
    setCalm(next) {
      calm = next;
      eachWorld((world) => world.setCalm(calm));
    },
    setMarks(unit) {
      marks = unit;
      eachWorld((world) => world.setMarks(unit));
    },
    setForces(unit) {
      forces = unit;
      eachWorld((world) => world.setForces(unit));
    },
    setGroundMarks(next) {
      groundMarks = next;
      for (const [world, recording] of drawn) world.setGroundMarks(next?.of === recording.hash ? next : null);
    },
    moveTo(slot, sample) {
      if (!isFilming) pose(slot, sample);
    },
    draw() {
      if (!isFilming) stage.render(views);
    },
    orbitBy(point, dx, dy) {
      const turned = viewAt(point);
      if (!turned) return;
      for (const world of [turned.world, turned.before]) world?.orbitBy(dx * RADIANS_PER_PIXEL, dy * RADIANS_PER_PIXEL);
      const { cameraMode } = turned.world;
      camera = cameraMode;
      eachWorld((world) => {
        if (world.cameraMode !== cameraMode) world.setCamera(cameraMode);
      });
    },
    zoomBy(point, factor) {
      const view = viewAt(point);
      view?.world.zoomBy(factor);
      view?.before?.zoomBy(factor);
    },
    get camera() {
      return views[0]?.world.cameraMode ?? null;
    },
    resize(width, height, pixelRatio) {
      stage.resize(width, height, pixelRatio);
    },
    cover(insetsOf) {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      stage.setInsets(
        views.map((_, i) => {
          layOut(i, views.length, width, height, noInsets, place);
          const [x, y] = [left + place.x, top + place.y];
          return insetsOf({ left: x, top: y, right: x + place.width, bottom: y + place.height });
        }),
      );
    },
    get size() {
      return stage.size;
    },
    get isReady() {
      return views.length > 0 && views.every(({ world }) => stage.isReady(world));
    },
    film(size) {
      if (isFilming) return null;
      isFilming = true;
      stage.hold(size);
      const places = views.map((_, i) => {
        layOut(i, views.length, size.width, size.height, noInsets, place);
        return { x: place.x, y: place.y, width: place.width, height: place.height };
      });
      return {
        canvas,
        places,
        draw(samples) {
          for (const [i, sample] of samples.entries()) pose(i, sample);
          stage.render(views);
        },
        end() {
          if (!isFilming) return;
          isFilming = false;
          stage.hold(null);
          show(latest);
          // At once: the canvas is empty after a change of its size.
          stage.render(views);
          options.onChange();
        },
      };
    },
    info: () => ({ tier, ...stage.info(), shown: views.map((view) => view.world.shown) }),
    dispose() {
      eachWorld((world) => world.dispose());
      views = [];
      builder.dispose();
      stage.dispose();
    },
  };
}
