import type { JumpId } from '../jumps/jump';
import type { Sample } from '../recording/sample';
import { createStage } from '../scene/stage';
import type { QualityTier } from '../scene/tiers';
import { createWorld, type World } from '../scene/world';
import type { CameraMode, Run } from '../ui/state';

/** The picture: one stage, and a world for each jump that has been looked at. */
export interface Graphics {
  readonly tier: QualityTier;
  /** Draws these runs from now on, from left to right. */
  show(runs: readonly Run[]): void;
  /** Camera modes that all worlds on show have. */
  readonly cameras: readonly CameraMode[];
  setCamera(key: string): void;
  moveTo(id: JumpId, sample: Sample): void;
  draw(): void;
  /** Turns or nears the camera of the view at `share` of the width, 0 to 1. */
  orbitBy(share: number, dx: number, dy: number): void;
  zoomBy(share: number, factor: number): void;
  resize(width: number, height: number, pixelRatio: number): void;
  info(): unknown;
  dispose(): void;
}

export interface GraphicsOptions {
  readonly tier: QualityTier;
  onLost(): void;
  onRestored(): void;
}

/** @throws Error if the browser has no WebGL 2 */
export function createGraphics(canvas: HTMLCanvasElement, options: GraphicsOptions): Graphics {
  const stage = createStage(canvas, {
    tier: options.tier,
    onContextLost: options.onLost,
    onContextRestored: options.onRestored,
  });
  const worlds = new Map<JumpId, World>();
  const drawn = new Map<JumpId, Run>();
  let views: { readonly world: World }[] = [];

  function worldOf(run: Run): World {
    const { id, setting } = run.jump;
    let world = worlds.get(id);
    if (!world) {
      world = createWorld(setting, options.tier);
      worlds.set(id, world);
    }
    if (drawn.get(id)?.recording !== run.recording) world.setRecording(run.recording);
    drawn.set(id, run);
    return world;
  }
  const worldAt = (share: number) => views[Math.min(Math.floor(share * views.length), views.length - 1)]?.world;

  return {
    tier: options.tier,
    show(runs) {
      views = runs.map((run) => ({ world: worldOf(run) }));
    },
    get cameras() {
      const [first, ...others] = views.map((view) => view.world.cameraModes);
      return (first ?? []).filter((mode) => others.every((modes) => modes.some((each) => each.key === mode.key)));
    },
    setCamera(key) {
      for (const { world } of views) world.setCamera(key);
    },
    moveTo(id, sample) {
      worlds.get(id)?.update(sample);
    },
    draw() {
      stage.render(views);
    },
    orbitBy(share, dx, dy) {
      worldAt(share)?.orbitBy(dx, dy);
    },
    zoomBy(share, factor) {
      worldAt(share)?.zoomBy(factor);
    },
    resize(width, height, pixelRatio) {
      stage.resize(width, height, pixelRatio);
    },
    info: () => stage.info(),
    dispose() {
      for (const world of worlds.values()) world.dispose();
      worlds.clear();
      stage.dispose();
    },
  };
}
