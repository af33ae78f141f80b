/**
 * The canvas: one renderer for one world or two side by side. Each view is drawn into a target of its own in high dynamic range
 * with a depth buffer of 32 bits, then tone mapped into its part of the canvas.
 */
import * as THREE from 'three';
import { type QualityTier, tiers } from './tiers';
import { createFrame, type Frame, type Insets, isStacked, layOut, noInsets } from './viewport';
import type { Picture, World } from './world';

export interface StageView {
  readonly world: World;
  /** Drawn in its place until the programs of `world` are ready. */
  readonly before?: World | null;
}

/** Size in CSS pixels, and how many pixels of the canvas make one of them. */
export interface StageSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

export interface Stage {
  resize(width: number, height: number, pixelRatio: number): void;
  /** As drawn: the quality may allow fewer pixels than the screen has. */
  readonly size: StageSize;
  /** Draws at exactly this size with nothing covered, however large the canvas is on the page; null goes back to that. */
  hold(size: StageSize | null): void;
  /** What plates cover at the edges of the canvas, or of each view, CSS px. */
  setInsets(covered: Insets | readonly Insets[]): void;
  /**
   * Draws one view, or two: left and right, on an upright canvas above and below. What has not been drawn before comes as soon as
   * its programs are ready; the canvas is clear until then.
   */
  render(views: readonly StageView[]): void;
  /** Whether the world can be drawn at once. */
  isReady(world: World): boolean;
  /** Call before a world is disposed. */
  forget(world: World): void;
  /** Changes resolution and smoothing; what a world is made of stays as it was built. */
  setTier(tier: QualityTier): void;
  /** Of the last frame. */
  info(): { drawCalls: number; triangles: number; geometries: number; textures: number; programs: number };
  dispose(): void;
}

export interface StageOptions {
  readonly tier: QualityTier;
  onContextLost?(): void;
  onContextRestored?(): void;
  /** A world that was not ready before can be drawn now. */
  onReady?(): void;
}

const outputVertex = /* glsl */ `
  varying vec2 place;
  void main() { place = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`;

const outputFragment = /* glsl */ `
  varying vec2 place;
  uniform sampler2D picture;
  #include <common>
  #include <tonemapping_pars_fragment>
  float noiseAt(vec2 p) { return fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453); }
  void main() {
    vec3 light = texture2D(picture, place).rgb;
    vec2 aside = place - 0.5;
    light *= 1.0 - 0.32 * dot(aside, aside);
    vec3 colour = ACESFilmicToneMapping(light);
    // The curve bleaches strong colours: half of the way each keeps its own, at the brightness the curve gives it.
    const vec3 weights = vec3(0.2126, 0.7152, 0.0722);
    float bright = dot(colour, weights);
    vec3 own = light * (bright / max(dot(light, weights), 1e-6));
    float most = max(own.r, max(own.g, own.b));
    if (most > 1.0) own = mix(vec3(bright), own, (1.0 - bright) / (most - bright));
    colour = mix(colour, own, 0.5);
    gl_FragColor = sRGBTransferOETF(vec4(colour, 1.0));
    gl_FragColor.rgb += (noiseAt(gl_FragCoord.xy) - 0.5) / 255.0; // breaks up bands in the sky
  }`;

/** @throws Error if the browser has no WebGL 2 */
export function createStage(canvas: HTMLCanvasElement, options: StageOptions): Stage {
  const context = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
  });
  if (!context) throw new Error('This browser has no WebGL 2.');
  // Reversed depth where the driver can, else logarithmic: a knife's edge and the horizon in one picture.
  const reversed = context.getExtension('EXT_clip_control') !== null;
  const renderer = new THREE.WebGLRenderer({
    canvas,
    context,
    reversedDepthBuffer: reversed,
    logarithmicDepthBuffer: !reversed,
  });
  renderer.info.autoReset = false;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = THREE.PCFShadowMap;
  renderer.toneMapping = THREE.NoToneMapping;

  let tier = options.tier;
  let size: StageSize = { width: 1, height: 1, pixelRatio: 1 };
  let held: StageSize | null = null;
  let covered: Insets | readonly Insets[] = noInsets;
  const targets: THREE.WebGLRenderTarget[] = [];
  const frames: Frame[] = [];

  const quad = new THREE.PlaneGeometry(2, 2);
  const output = new THREE.ShaderMaterial({
    name: 'output',
    uniforms: { picture: { value: null }, toneMappingExposure: { value: 1 } },
    vertexShader: outputVertex,
    fragmentShader: outputFragment,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  });
  const outputScene = new THREE.Scene();
  const outputQuad = new THREE.Mesh(quad, output);
  outputQuad.frustumCulled = false;
  outputScene.add(outputQuad);
  const flat = new THREE.OrthographicCamera(-1, 1, 1, -1, 0, 1);

  function applySize(): void {
    const { pixelRatio, pixels } = tiers[tier];
    const { width, height } = held ?? size;
    const allowed = Math.min(size.pixelRatio, pixelRatio, Math.sqrt(pixels / Math.max(1, width * height)));
    renderer.setPixelRatio(held?.pixelRatio ?? allowed);
    renderer.setSize(width, height, false);
    dropTargets();
  }

  function dropTargets(): void {
    for (const target of targets) {
      target.depthTexture?.dispose();
      target.dispose();
    }
    targets.length = 0;
  }

  function targetFor(index: number, width: number, height: number): THREE.WebGLRenderTarget {
    let target = targets[index];
    if (target && (target.width !== width || target.height !== height)) {
      target.depthTexture?.dispose();
      target.dispose();
      target = undefined;
    }
    if (!target) {
      target = new THREE.WebGLRenderTarget(width, height, {
        type: THREE.HalfFloatType,
        samples: tiers[tier].samples,
        depthTexture: new THREE.DepthTexture(width, height, THREE.FloatType),
      });
      targets[index] = target;
    }
    return target;
  }

  function frameFor(index: number, count: number): Frame {
    const frame = frames[index] ?? createFrame();
    frames[index] = frame;
    const { width, height } = held ?? size;
    layOut(index, count, width, height, held ? noInsets : covered, frame);
    return frame;
  }

  let lost = false;
  let losses = 0;
  const shown = new Set<Picture>();
  let latest: readonly StageView[] = [];
  /** Pictures whose programs are ready, and those that have been sent for. */
  const ready = new Set<Picture>();
  const awaited = new Set<Picture>();
  /** Programs take the driver up to a second: waiting for them here would hold up the whole page. */
  function makeReady(picture: Picture, target: THREE.WebGLRenderTarget): boolean {
    if (ready.has(picture)) return true;
    if (awaited.has(picture)) return false;
    awaited.add(picture);
    const asked = losses;
    renderer.setRenderTarget(target);
    void picture.compile(renderer).then(() => {
      if (lost || losses !== asked) return;
      awaited.delete(picture);
      // Asks the driver all it is asked of a program at its first use: later each question would wait for the drawing before it.
      for (const program of renderer.info.programs ?? []) {
        program.getUniforms();
        program.getAttributes();
      }
      if (!shown.has(picture)) return; // forgotten meanwhile
      ready.add(picture);
      options.onReady?.();
      render(latest);
    });
    renderer.setRenderTarget(null);
    return false;
  }

  let visible = true;
  function showCanvas(next: boolean): void {
    if (next === visible) return;
    visible = next;
    canvas.style.opacity = next ? '' : '0';
  }
  canvas.style.transition = 'opacity 240ms';
  showCanvas(false);

  const onLost = (event: Event): void => {
    event.preventDefault();
    lost = true;
    losses++;
    for (const picture of shown) picture.release();
    ready.clear();
    awaited.clear();
    showCanvas(false);
    dropTargets();
    quad.dispose();
    output.dispose();
    options.onContextLost?.();
  };
  const onRestored = (): void => {
    lost = false;
    options.onContextRestored?.();
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);

  const drawn = new THREE.Vector2();
  /** The part of the canvas that a view takes, CSS px. */
  const part = new THREE.Vector4();
  function render(views: readonly StageView[]): void {
    latest = views;
    if (lost || views.length === 0) return;
    renderer.info.reset();
    renderer.getDrawingBufferSize(drawn);
    const upright = held ? isStacked(held.width, held.height) : isStacked(size.width, size.height);
    const count = views.length;
    let any = false;
    for (let i = 0; i < count; i++) {
      let { picture } = views[i]!.world;
      const width = count === 1 || upright ? drawn.x : Math.floor(drawn.x / 2);
      const height = count === 1 || !upright ? drawn.y : Math.floor(drawn.y / 2);
      const target = targetFor(i, width, height);
      shown.add(picture);
      if (!makeReady(picture, target)) {
        const before = views[i]!.before?.picture;
        if (!before || !ready.has(before)) continue;
        picture = before;
      }
      any = true;
      picture.prepare(renderer, frameFor(i, count));
      renderer.setRenderTarget(target);
      renderer.clear();
      renderer.render(picture.scene, picture.camera);

      const left = upright ? 0 : i * (drawn.x - width);
      const bottom = upright ? (count - 1 - i) * (drawn.y - height) : 0;
      const ratio = renderer.getPixelRatio();
      renderer.setRenderTarget(null);
      part.x = left / ratio;
      part.y = bottom / ratio;
      part.z = width / ratio;
      part.w = height / ratio;
      renderer.setViewport(part);
      renderer.setScissor(part);
      renderer.setScissorTest(count > 1);
      output.uniforms.picture!.value = target.texture;
      output.uniforms.toneMappingExposure = picture.exposure;
      renderer.render(outputScene, flat);
      renderer.setScissorTest(false);
    }
    showCanvas(any);
  }

  return {
    isReady: (world) => ready.has(world.picture),
    forget({ picture }) {
      for (const set of [shown, ready, awaited]) set.delete(picture);
    },
    setTier(next) {
      tier = next;
      applySize();
    },
    resize(width, height, pixelRatio) {
      size = { width: Math.max(1, width), height: Math.max(1, height), pixelRatio: pixelRatio > 0 ? pixelRatio : 1 };
      applySize();
    },
    get size() {
      const { width, height } = held ?? size;
      return { width, height, pixelRatio: renderer.getPixelRatio() };
    },
    hold(next) {
      held = next;
      applySize();
    },
    setInsets(next) {
      covered = next;
    },
    render,
    info: () => ({
      drawCalls: renderer.info.render.calls,
      triangles: renderer.info.render.triangles,
      geometries: renderer.info.memory.geometries,
      textures: renderer.info.memory.textures,
      programs: renderer.info.programs?.length ?? 0,
    }),
    dispose() {
      lost = true;
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      dropTargets();
      quad.dispose();
      output.dispose();
      renderer.dispose();
    },
  };
}
