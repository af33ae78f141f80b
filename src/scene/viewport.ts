/**
 * Where each view lies on the canvas, and how its camera is fitted to the part of it that no plate covers: what it looks at stands
 * in the middle of that part, and is drawn smaller where that part is small.
 */
import type * as THREE from 'three';
import { clamp, smoothstep } from '../math/smooth';

/** What plates cover at each edge, CSS px. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A view in CSS px: its place from the upper left of the canvas, its size, and what plates cover at each of its own edges. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

export function createFrame(width = 1, height = 1, covered: Insets = noInsets): Frame {
  return { x: 0, y: 0, width, height, ...covered };
}

/** From this width on, CSS px, two upright views have room side by side: as in the stylesheets of the interface. */
const WIDE_ENOUGH = 700;

/** Two views lie side by side, on an upright phone one above the other. */
export function isStacked(width: number, height: number): boolean {
  return height > width && width < WIDE_ENOUGH;
}

/** At least this share of a view counts as free, however much plates cover of it. */
const LEAST_FREE = 0.1;

/**
 * Lays out one of several views.
 *
 * @param covered  of the whole canvas, or of each view
 */
export function layOut(
  index: number,
  count: number,
  width: number,
  height: number,
  covered: Insets | readonly Insets[],
  out: Frame,
): void {
  const upright = isStacked(width, height);
  out.width = upright ? width : width / count;
  out.height = upright ? height / count : height;
  out.x = upright ? 0 : index * out.width;
  out.y = upright ? index * out.height : 0;
  const edges = isEach(covered) ? (covered[index] ?? noInsets) : covered;
  const inwards = !isEach(covered);
  const first = index === 0;
  const last = index === count - 1;
  // An edge that two views share is covered by nothing that lies along the edges of the canvas.
  out.left = inwards && !upright && !first ? 0 : edges.left;
  out.right = inwards && !upright && !last ? 0 : edges.right;
  out.top = inwards && upright && !first ? 0 : edges.top;
  out.bottom = inwards && upright && !last ? 0 : edges.bottom;
  const wide = Math.min(1, ((1 - LEAST_FREE) * out.width) / Math.max(out.left + out.right, 1e-9));
  const high = Math.min(1, ((1 - LEAST_FREE) * out.height) / Math.max(out.top + out.bottom, 1e-9));
  out.left *= wide;
  out.right *= wide;
  out.top *= high;
  out.bottom *= high;
}

function isEach(covered: Insets | readonly Insets[]): covered is readonly Insets[] {
  return Array.isArray(covered);
}

/** The picture moves by this share of the view's width or height at most. */
const FARTHEST = 0.3;
/** The shape of a free part, width over the height of the view, below which people would be cut or fill it. */
const NARROW_VIEW = 1.15;
const NARROW_FREE = 0.75;
const LOW_FREE = 0.6;
/** Widest angle that a narrow view may ask for, rad. */
const WIDEST = 1.3;
/** By how much plates may widen it further: more where it is high, whose outer parts then lie below plates. */
const COVERED = 1.2;
const COVERED_UPRIGHT = 1.35;
/** Between these angles, rad, a lens is long: the shot has chosen what it shows, and a narrow screen widens it less. */
const LONG_LENS = 0.25;
const SHORT_LENS = 0.5;

/** What a camera has to be fitted for. */
export interface Lens {
  /** Vertical angle of view that is asked for on a wide screen, rad. */
  readonly angle: number;
}

/** Fits a camera to a view. */
export function fitCamera(camera: THREE.PerspectiveCamera, { angle }: Lens, frame: Frame): void {
  const { width, height, top, right, bottom, left } = frame;
  const tangent = Math.tan(angle / 2);
  // On a narrow screen the width decides, or the jumper would fill it.
  const upright = Math.max(1, (NARROW_VIEW * height) / width);
  const isShort = smoothstep((angle - LONG_LENS) / (SHORT_LENS - LONG_LENS));
  const narrow = Math.sqrt(upright) * (1 - isShort) + upright * isShort;
  const bare = Math.max(angle, Math.min(WIDEST, 2 * Math.atan(tangent * narrow)));
  const asked = Math.max(
    (NARROW_FREE * height) / (width - left - right),
    (LOW_FREE * height) / (height - top - bottom),
  );
  const covered = 2 * Math.atan(tangent * asked);
  const seen = Math.max(bare, Math.min(covered, bare * (isStacked(width, height) ? COVERED_UPRIGHT : COVERED)));
  const fov = (seen * 180) / Math.PI;
  const shiftX = clamp((left - right) / 2 / width, -FARTHEST, FARTHEST);
  const shiftY = clamp((top - bottom) / 2 / height, -FARTHEST, FARTHEST);
  const { view } = camera;
  const x = -shiftX * width;
  const y = -shiftY * height;
  // Most frames see as the one before: each change hands numbers over that may have to be boxed.
  const isSame =
    view?.enabled && view.fullWidth === width && view.fullHeight === height && view.offsetX === x && view.offsetY === y;
  if (isSame) {
    if (camera.fov !== fov) setLens(camera, fov);
    return;
  }
  camera.fov = fov;
  camera.setViewOffset(width, height, x, y, width, height);
}

/** Another angle of view alone, degrees: of the projection it changes two numbers, and four of its inverse. */
function setLens(camera: THREE.PerspectiveCamera, fov: number): void {
  camera.fov = fov;
  const { elements } = camera.projectionMatrix;
  const inverse = camera.projectionMatrixInverse.elements;
  const high = Math.tan((fov * Math.PI) / 360) / camera.zoom;
  const wide = high * camera.aspect;
  elements[0] = 1 / wide;
  elements[5] = 1 / high;
  inverse[0] = wide;
  inverse[5] = high;
  inverse[12] = elements[8]! * wide;
  inverse[13] = elements[9]! * high;
}
