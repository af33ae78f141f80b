import type { Units } from '../../parameters/reader-units';
import { fromSi, toSi, units as unitTable } from '../../parameters/units';
import { multiples, roundStep } from '../elements/round-scale';
import { svgElement } from '../elements/svg';
import { fieldWords, type WindRows, windSentence } from './wind-rows';

/** Where the winds of a table lie in a circle of radius 1: x to the east, y to the north, each pointing where the air goes. */
export interface HodographLayout {
  /** Lowest first. Between two of them the wind lies on the straight line that joins them. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Round speeds in the reader's unit, smallest first, with their radius. */
  readonly rings: readonly { readonly speed: number; readonly radius: number }[];
}

const MOST_RINGS = 4;
/** The scale of still air, m/s: some rings to show how to read it. */
const LEAST_SPEED = 5;

export function layOutHodograph(rows: WindRows, units: Units): HodographLayout {
  const speedOf = (knots: number): number => fromSi(toSi(knots, 'kt'), units.wind);
  const fastest = Math.max(fromSi(LEAST_SPEED, units.wind), ...rows.map((row) => speedOf(row.knots)));
  const step = roundStep(fastest, MOST_RINGS);
  return {
    points: [...rows]
      .sort((a, b) => a.height - b.height)
      .map((row) => {
        const from = (row.from * Math.PI) / 180;
        const share = speedOf(row.knots) / fastest;
        return { x: -share * Math.sin(from), y: -share * Math.cos(from) };
      }),
    rings: multiples(step, fastest)
      .slice(1)
      .map((speed) => ({ speed: Number(speed.toPrecision(6)), radius: speed / fastest })),
  };
}

const SIZE = 124;
const MIDDLE = SIZE / 2;
/** Leaves room for the letter of the north. */
const RADIUS = 48;
/** Two labels nearer than this would lie on each other. */
const ROOM = 16;
/** Half the width of a height. */
const LABEL_HALF = 24;

/** The wind by height as one line from the ground up, seen from above with north at the top. */
export function createHodograph(): { readonly element: SVGSVGElement; show(rows: WindRows, units: Units): void } {
  const svg = svgElement('svg', { class: 'hodograph', viewBox: `0 0 ${SIZE} ${SIZE}`, role: 'img' });
  const at = ({ x, y }: { x: number; y: number }) => ({ x: MIDDLE + RADIUS * x, y: MIDDLE - RADIUS * y });

  return {
    element: svg,
    show(rows, units) {
      const { points, rings } = layOutHodograph(rows, units);
      const sorted = [...rows].sort((a, b) => a.height - b.height);
      const parts: SVGElement[] = [
        svgElement('path', {
          class: 'hodograph-axes',
          d: `M${MIDDLE} ${MIDDLE - RADIUS}V${MIDDLE + RADIUS}M${MIDDLE - RADIUS} ${MIDDLE}H${MIDDLE + RADIUS}`,
        }),
        label('N', MIDDLE, 9, 'middle'),
      ];
      // The speeds stand on the side that the wind does not blow to.
      const east = points.reduce((sum, { x }) => sum + x, 0);
      const side = east > 0 ? -1 : 1;
      const slant = Math.SQRT1_2;
      rings.forEach(({ speed, radius }, i) => {
        parts.push(svgElement('circle', { class: 'hodograph-ring', cx: MIDDLE, cy: MIDDLE, r: RADIUS * radius }));
        const place = at({ x: side * radius * slant, y: -radius * slant });
        const unit = i === rings.length - 1 ? ` ${unitTable[units.wind].symbol}` : '';
        parts.push(label(`${speed}${unit}`, place.x, place.y + 4, side < 0 ? 'end' : 'start', 'hodograph-speed'));
      });
      const places = points.map(at);
      const line = places.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
      parts.push(svgElement('path', { class: 'hodograph-line', d: line || 'M0 0' }));
      const [lowest] = places;
      places.forEach(({ x, y }, i) => {
        parts.push(
          svgElement('circle', {
            class: i ? 'hodograph-dot' : 'hodograph-dot is-lowest',
            cx: x,
            cy: y,
            r: i ? 2.5 : 3,
          }),
        );
      });
      // The heights of the two ends, each on the far side of its dot, where the line does not go.
      const top = places.at(-1);
      if (lowest && top && places.length > 1 && Math.hypot(top.x - lowest.x, top.y - lowest.y) > ROOM) {
        for (const [place, other, row] of [
          [lowest, top, sorted[0]],
          [top, lowest, sorted.at(-1)],
        ] as const) {
          const x = Math.min(Math.max(place.x, LABEL_HALF), SIZE - LABEL_HALF);
          const y = place.y + (place.y > other.y ? 12 : -5);
          if (row) parts.push(label(fieldWords(row, 'height', units), x, y, 'middle', 'hodograph-height'));
        }
      }
      svg.setAttribute('aria-label', `Hodograph, north up. ${windSentence(rows, units)}`);
      svg.replaceChildren(...parts);
    },
  };
}

function label(text: string, x: number, y: number, anchor: string, name = 'hodograph-north'): SVGElement {
  const made = svgElement('text', { class: name, x: x.toFixed(1), y: y.toFixed(1), 'text-anchor': anchor });
  made.textContent = text;
  return made;
}
