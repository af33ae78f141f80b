import type { QualityTier } from '../scene/tiers';

/** The quality that a device can be expected to draw fluently. */
export function tierFor(device: { readonly renderer: string; readonly cores: number }): QualityTier {
  // Renderers that are a program and not a graphics chip.
  if (/swiftshader|llvmpipe|softpipe|software|basic render/i.test(device.renderer)) return 'low';
  return device.cores <= 2 ? 'low' : 'medium';
}

/** Name of what draws, as far as the browser tells; empty without WebGL 2. */
export function rendererName(): string {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return '';
  const plain = String(gl.getParameter(gl.RENDERER));
  // Browsers that answer in full warn when asked for the extension; the others hide the name behind it.
  const extension = /^webkit webgl$/i.test(plain) ? gl.getExtension('WEBGL_debug_renderer_info') : null;
  const name = extension ? String(gl.getParameter(extension.UNMASKED_RENDERER_WEBGL)) : plain;
  // Browsers keep few contexts at a time.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
}
