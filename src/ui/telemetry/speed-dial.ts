import { multiples, roundStep, roundUp } from '../elements/round-scale';
import { svgElement } from '../elements/svg';

/** A scale of speeds in the reader's unit: a number at each of `major`, a hairline at each of `minor`. */
export interface DialScale {
  readonly end: number;
  readonly major: readonly number[];
  readonly minor: readonly number[];
}

/** From the lower left over the top to the lower right, degrees clockwise from the top. */
const SWEEP = 240;
/** Numbers on the dial, at most, besides the 0. */
const PARTS = 6;
const MINOR = 5;
/** Terminal speeds in the thinnest air, many times what is ever flown, must not press the rest into a corner. */
const MOST_LIMIT = 1.4;

/** What the scale of a jump has to hold: its largest airspeed, and its largest terminal speed within reason. Of any unit. */
export function dialReach(airspeed: number, terminalSpeed: number): number {
  return Math.max(airspeed, Math.min(terminalSpeed, MOST_LIMIT * airspeed));
}

export function dialScale(reach: number): DialScale {
  const step = roundStep(reach, PARTS);
  const end = roundUp(reach, step);
  return { end, major: multiples(step, end), minor: multiples(step / MINOR, end) };
}

/** Where a speed stands on the dial, degrees clockwise from the top; held at both ends. */
export function dialAngle(speed: number, end: number): number {
  return SWEEP * (Math.min(Math.max(speed / end, 0), 1) - 0.5);
}

const RADIUS = 88;
const CENTRE = 100;

/** Point of the drawing at an angle from the top, degrees, and a distance from the centre. */
export function dialPoint(angle: number, radius: number): readonly [x: number, y: number] {
  const radians = (angle * Math.PI) / 180;
  return [CENTRE + radius * Math.sin(radians), CENTRE - radius * Math.cos(radians)];
}

function pointText(angle: number, radius: number): string {
  return dialPoint(angle, radius)
    .map((each) => each.toFixed(2))
    .join(' ');
}

/** A circle's arc from one angle to another, clockwise. */
export function arcPath(from: number, to: number, radius: number): string {
  const isLarge = to - from > 180 ? 1 : 0;
  return `M${pointText(from, radius)}A${radius} ${radius} 0 ${isLarge} 1 ${pointText(to, radius)}`;
}

/** Half the width of a digit and half its height, as shares of the letter's size. */
const DIGIT = [0.255, 0.38] as const;

/** Where a number stands inside its tick: far enough for its own width at the sides, and its height at the top. */
function numberPlace(angle: number, digits: number, size: number): readonly [x: number, y: number] {
  const [across, up] = dialPoint(angle, 1);
  const reach = digits * DIGIT[0] * Math.abs(across - CENTRE) + DIGIT[1] * Math.abs(up - CENTRE);
  return dialPoint(angle, 71.5 - reach * size);
}

/** Smaller moves than this, in degrees, cannot be seen. */
const VISIBLE = 0.25;

export interface SpeedDial {
  readonly element: SVGSVGElement;
  setScale(scale: DialScale): void;
  /** Both in the unit of the scale; NaN where there is no limit. */
  show(speed: number, limit: number): void;
}

/** Speed as an arc that fills, and the speed that the air allows here as a marker beside it. The numbers stand in the middle, as text. */
export function createSpeedDial(): SpeedDial {
  const whole = arcPath(-SWEEP / 2, SWEEP / 2, RADIUS);
  const marks = svgElement('g', { class: 'dial-marks' });
  const filled = svgElement('path', { class: 'dial-filled', d: whole, pathLength: SWEEP, 'stroke-dasharray': '0 999' });
  const needle = svgElement('path', { class: 'dial-needle', d: `M${CENTRE} ${CENTRE - 90}V${CENTRE - 71}` });
  const marker = svgElement(
    'g',
    { class: 'dial-limit' },
    svgElement('path', { class: 'dial-limit-line', d: `M${CENTRE} ${CENTRE - 92}V${CENTRE - 84}` }),
    svgElement('path', { class: 'dial-limit-mark', d: 'M100 8.2 95.2 -0.4H104.8z' }),
    // Shown where the limit lies beyond the end of the scale: onward along the arc.
    svgElement('path', { class: 'dial-limit-beyond', d: 'M108.5 -0.5 113 3.5 108.5 7.5' }),
  );
  const element = svgElement(
    'svg',
    { class: 'dial-drawing', viewBox: '0 -2 200 156', 'aria-hidden': 'true' },
    svgElement('path', { class: 'dial-track', d: whole }),
    marks,
    marker,
    filled,
    needle,
  );

  let end = 1;
  let shownSpeed = Number.NaN;
  let shownLimit = Number.NaN;
  let isBeyond = false;
  let hasLimit = true;

  function showLimit(limit: number): void {
    if (Number.isFinite(limit) !== hasLimit) {
      hasLimit = !hasLimit;
      marker.style.display = hasLimit ? '' : 'none';
    }
    if (!hasLimit) return;
    if (limit > end !== isBeyond) {
      isBeyond = !isBeyond;
      marker.classList.toggle('is-beyond', isBeyond);
    }
    const angle = dialAngle(limit, end);
    if (Math.abs(angle - shownLimit) < VISIBLE) return;
    shownLimit = angle;
    marker.setAttribute('transform', `rotate(${angle.toFixed(1)} ${CENTRE} ${CENTRE})`);
  }

  return {
    element,
    setScale(scale) {
      end = scale.end;
      shownSpeed = Number.NaN;
      shownLimit = Number.NaN;
      const isMajor = new Set(scale.major.map((speed) => speed.toPrecision(6)));
      const hairline = (speeds: readonly number[], inner: number) =>
        speeds
          .map((speed) => dialAngle(speed, end))
          .map((angle) => `M${pointText(angle, 81)}L${pointText(angle, inner)}`)
          .join('');
      // Four digits leave less room for the number in the middle.
      const isLong = String(scale.end).length > 3;
      element.classList.toggle('is-long', isLong);
      const minor = scale.minor.filter((speed) => !isMajor.has(speed.toPrecision(6)));
      marks.replaceChildren(
        svgElement('path', { class: 'dial-minor', d: hairline(minor, 78) }),
        svgElement('path', { class: 'dial-major', d: hairline(scale.major, 75.5) }),
        ...scale.major.map((speed) => {
          const number = String(Number(speed.toPrecision(6)));
          const [x, y] = numberPlace(dialAngle(speed, end), number.length, isLong ? 11 : 13);
          const text = svgElement('text', { class: 'dial-number', x: x.toFixed(1), y: y.toFixed(1) });
          text.textContent = number;
          return text;
        }),
      );
    },
    show(speed, limit) {
      showLimit(limit);
      const angle = dialAngle(speed, end);
      if (Math.abs(angle - shownSpeed) < VISIBLE) return;
      shownSpeed = angle;
      filled.setAttribute('stroke-dasharray', `${(angle + SWEEP / 2).toFixed(1)} 999`);
      needle.setAttribute('transform', `rotate(${angle.toFixed(1)} ${CENTRE} ${CENTRE})`);
    },
  };
}
