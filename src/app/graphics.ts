import type { Recording } from '../recording/recording';
import type { Sample } from '../recording/sample';
import { createBuilder } from '../scene/build/builder';
import { createStage, type StageView } from '../scene/stage';
import type { QualityTier } from '../scene/tiers';
import { createFrame, type Insets, isStacked, layOut, noInsets } from '../scene/viewport';
import { createWorld, type World } from '../scene/world';
import type { CameraMode, Run } from '../ui/state';
import type { Point } from './canvas-pointer';
import type { Box } from './free-area';

/** The picture: one stage, and a world for each jump that has been looked at. */
export interface Graphics {
  readonly tier: QualityTier;
  /** Draws these runs from now on, from left to right, each with its ghost or none. */
  show(runs: readonly { readonly run: Run; readonly ghost: Run | null }[]): void;
  /** Camera modes that all worlds on show have. */
  readonly cameras: readonly CameraMode[];
  setCamera(key: string): void;
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
  info(): unknown;
  dispose(): void;
}

export interface GraphicsOptions {
  readonly tier: QualityTier;
  onLost(): void;
  onRestored(): void;
}

/** Half a turn across a phone. */
const RADIANS_PER_PIXEL = 0.006;

/** @throws Error if the browser has no WebGL 2 */
export function createGraphics(canvas: HTMLCanvasElement, options: GraphicsOptions): Graphics {
  const stage = createStage(canvas, {
    tier: options.tier,
    onContextLost: options.onLost,
    onContextRestored: options.onRestored,
  });
  const builder = createBuilder();
  /** By place, and by which of the views of that place it is. */
  const worlds = new Map<string, World>();
  const drawn = new Map<World, Recording>();
  const place = createFrame();
  const ghosts = new Map<World, Recording | undefined>();
  let views: readonly (StageView & { readonly world: World })[] = [];

  function worldOf({ jump, recording }: Run, occurrence: number): World {
    const key = `${jump.setting} ${occurrence}`;
    let world = worlds.get(key);
    if (!world) {
      world = createWorld(jump, options.tier, builder);
      worlds.set(key, world);
    }
    if (drawn.get(world) !== recording) world.setRecording(recording);
    drawn.set(world, recording);
    return world;
  }
  /** Two views lie side by side, on an upright canvas one above the other. */
  function worldAt(point: Point): World | undefined {
    const share = isStacked(canvas.clientWidth, canvas.clientHeight) ? point.y : point.x;
    return views[Math.min(Math.floor(share * views.length), views.length - 1)]?.world;
  }

  return {
    tier: options.tier,
    show(runs) {
      views = runs.map(({ run, ghost }, i) => {
        const before = runs.slice(0, i).filter((each) => each.run.jump.setting === run.jump.setting).length;
        const world = worldOf(run, before);
        if (ghosts.get(world) !== ghost?.recording) world.setGhost(ghost?.recording ?? null);
        ghosts.set(world, ghost?.recording);
        return { world };
      });
    },
    get cameras() {
      const [first, ...others] = views.map((view) => view.world.cameraModes);
      return (first ?? []).filter((mode) => others.every((modes) => modes.some((each) => each.key === mode.key)));
    },
    setCamera(key) {
      for (const { world } of views) world.setCamera(key);
    },
    moveTo(slot, sample) {
      views[slot]?.world.update(sample);
    },
    draw() {
      stage.render(views);
    },
    orbitBy(point, dx, dy) {
      const turned = worldAt(point);
      turned?.orbitBy(dx * RADIANS_PER_PIXEL, dy * RADIANS_PER_PIXEL);
      if (turned)
        for (const { world } of views) if (world.cameraMode !== turned.cameraMode) world.setCamera(turned.cameraMode);
    },
    zoomBy(point, factor) {
      worldAt(point)?.zoomBy(factor);
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
    info: () => stage.info(),
    dispose() {
      for (const world of worlds.values()) world.dispose();
      worlds.clear();
      builder.dispose();
      stage.dispose();
    },
  };
}
