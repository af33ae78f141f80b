import { type PhaseName, phaseNames } from '../jumps/jump';
import { airliner, everest, type KnownBuilding, knownBuildings } from './known-heights';
import {
  type Box,
  heightOfAir,
  type Label,
  type Line,
  overlaps,
  placeLabels,
  type Side,
  type SideEvent,
  type SideView,
  type Stage,
} from './scale-layout';

/** Colours and letters of the drawing, read off the stylesheets. */
export interface Theme {
  readonly font: string;
  readonly tiny: number;
  readonly small: number;
  readonly big: number;
  readonly ink: string;
  readonly inkSoft: string;
  readonly ghost: string;
  readonly runs: readonly [string, string];
  /** The sky where the air has this share of the density at the ground, thinning. */
  readonly sky: readonly (readonly [share: number, colour: string])[];
  readonly earth: readonly [string, string];
  /** Stone, and stone that has faded out. */
  readonly rock: readonly [string, string];
  readonly edge: string;
  readonly phases: Readonly<Record<PhaseName, string>>;
}

const skyShares = { thick: 1, low: 0.965, middle: 0.89, high: 0.74, night: 0.55, deep: 0.36, thin: 0.16, void: 0.01 };

/** @param probe  an element that is not shown, whose phase is set to read its colour */
export function readTheme(root: HTMLElement, probe: HTMLElement): Theme {
  const style = getComputedStyle(root);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const size = (name: string) => Number.parseFloat(style.getPropertyValue(name));
  const phases = {} as Record<PhaseName, string>;
  for (const phase of Object.keys(phaseNames) as PhaseName[]) {
    probe.dataset.phase = phase;
    phases[phase] = getComputedStyle(probe).color;
  }
  return {
    font: style.fontFamily,
    tiny: size('--text-tiny'),
    small: size('--text-small'),
    big: size('--text-big'),
    ink: colour('--ink'),
    inkSoft: colour('--ink-soft'),
    ghost: colour('--ghost'),
    runs: [colour('--ink'), colour('--second')],
    sky: Object.entries(skyShares).map(([name, share]) => [share, colour(`--sky-${name}`)] as const),
    earth: [colour('--earth'), colour('--earth-deep')],
    rock: [colour('--rock'), colour('--rock-gone')],
    edge: colour('--rock-edge'),
    phases,
  };
}

export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly stage: Stage;
  readonly views: readonly SideView[];
  readonly ghosts: readonly (SideView | null)[];
  readonly names: readonly string[];
  /** Little room for words. */
  readonly isSmall: boolean;
  /** Round heights, m, with their texts. */
  readonly rules: readonly { readonly height: number; readonly text: string }[];
  /** Length of the scale bar, m, with its text. */
  readonly bar: { readonly length: number; readonly text: string };
  heightText(height: number): string;
}

/** All that stands still: air, ground, known heights, the paths and their events. */
export function drawStill(g: CanvasRenderingContext2D, drawn: Drawn, theme: Theme): void {
  const { stage, views, ghosts } = drawn;
  g.clearRect(0, 0, drawn.width, drawn.height);
  g.lineJoin = 'round';
  g.lineCap = 'round';
  g.textBaseline = 'middle';
  drawSky(g, drawn, theme);
  drawEverest(g, drawn, theme);
  drawRules(g, drawn);
  const buildings = placeBuildings(drawn);
  for (const building of buildings) drawBuilding(g, stage, building, theme);
  for (const [i, view] of views.entries()) drawRock(g, drawn, view, i, theme);
  drawEarth(g, drawn, theme);
  drawRuleTexts(g, drawn, theme);
  views.forEach((view, i) => {
    const ghost = ghosts[i];
    if (ghost) drawLine(g, drawn, ghost.path, i, theme.ghost, 1.5, [5, 4]);
    if (view.bike) drawLine(g, drawn, view.bike, i, theme.inkSoft, 1, [2, 4]);
    drawPath(g, drawn, view, i, theme);
  });
  drawWords(g, drawn, buildings, theme);
  drawBar(g, drawn, theme);
}

function xOf({ profiles, scale }: Stage, slot: number, x: number): number {
  return (profiles[slot]?.origin ?? 0) + x * scale;
}
function yOf({ ground, scale }: Stage, y: number): number {
  return ground - y * scale;
}
function letters(g: CanvasRenderingContext2D, theme: Theme, size: number, weight = 400): void {
  g.font = `${weight} ${size}px ${theme.font}`;
}

/** As bright as the air is dense: over the highest run, as it was recorded. */
function drawSky(g: CanvasRenderingContext2D, { stage, views, width }: Drawn, theme: Theme): void {
  const highest = views.reduce((best, view) => (view.top > best.top ? view : best), views[0] as SideView);
  const sky = g.createLinearGradient(0, 0, 0, stage.ground);
  for (const [share, colour] of theme.sky) {
    const y = yOf(stage, Math.max(heightOfAir(highest, share), 0));
    if (y < 0) {
      sky.addColorStop(0, colour);
      break;
    }
    sky.addColorStop(Math.min(y / stage.ground, 1), colour);
  }
  g.fillStyle = sky;
  g.fillRect(0, 0, width, stage.ground);
}

/** How far the summit stands right of the first profile, as a share of the way to the right end. */
const SUMMIT_PLACE = 0.52;

function summitX({ area, profiles }: Stage): number {
  const from = profiles[0]?.right ?? area.left;
  return from + SUMMIT_PLACE * (area.left + area.width - from);
}

function showsEverest(drawn: Drawn): boolean {
  return everest.height * drawn.stage.scale <= drawn.stage.ground && drawn.stage.ceiling > everest.foot;
}

function drawEverest(g: CanvasRenderingContext2D, drawn: Drawn, theme: Theme): void {
  if (!showsEverest(drawn)) return;
  const { stage } = drawn;
  const middle = summitX(stage);
  g.beginPath();
  everest.ridge.forEach(([x, y], i) => {
    const [px, py] = [middle + (x - everest.summit) * stage.scale, yOf(stage, y)];
    if (i === 0) g.moveTo(px, py);
    else g.lineTo(px, py);
  });
  const [top, foot] = [yOf(stage, everest.height), yOf(stage, everest.foot)];
  const haze = g.createLinearGradient(0, top, 0, foot);
  haze.addColorStop(0, 'rgb(150 172 214 / 0.26)');
  haze.addColorStop(0.5, 'rgb(150 160 200 / 0.1)');
  haze.addColorStop(1, 'rgb(150 160 200 / 0)');
  g.fillStyle = haze;
  g.fill();
  const rim = g.createLinearGradient(0, top, 0, foot);
  rim.addColorStop(0, 'rgb(214 226 255 / 0.5)');
  rim.addColorStop(0.75, 'rgb(214 226 255 / 0)');
  rim.addColorStop(1, 'rgb(214 226 255 / 0)');
  g.strokeStyle = rim;
  g.lineWidth = 1;
  g.stroke();
  g.fillStyle = theme.ink;
}

function drawRules(g: CanvasRenderingContext2D, { stage, rules }: Drawn): void {
  const { area } = stage;
  g.lineWidth = 1;
  for (const { height } of rules) {
    const y = Math.round(yOf(stage, height)) + 0.5;
    g.strokeStyle = 'rgb(255 238 214 / 0.13)';
    g.beginPath();
    g.moveTo(area.left, y);
    g.lineTo(area.left + area.width, y);
    g.stroke();
  }
}

function drawRuleTexts(g: CanvasRenderingContext2D, { stage, rules }: Drawn, theme: Theme): void {
  letters(g, theme, theme.tiny);
  g.textAlign = 'left';
  g.fillStyle = theme.inkSoft;
  for (const { height, text } of rules) g.fillText(text, stage.area.left, yOf(stage, height) - 0.62 * theme.tiny);
}

// --- known heights -----------------------------------------------------------------------------------------------------------

interface Placed {
  readonly building: KnownBuilding;
  readonly x: number;
}

/** Least distance of a building from a profile and from the next, px. */
const BUILDING_GAP = 18;
/** Lower than this in the drawing, px, a building is a blade of grass. */
const LEAST_BUILDING = 12;

/** In the widest free stretch of the ground, as many as find room, the tallest in the middle. */
function placeBuildings({ stage, isSmall }: Drawn): readonly Placed[] {
  const { area, profiles, scale } = stage;
  const ends = [area.left, ...profiles.flatMap(({ left, right }) => [left, right]), area.left + area.width];
  let from = 0;
  let to = 0;
  for (let i = 0; i < ends.length; i += 2) {
    const [a, b] = [ends[i] as number, ends[i + 1] as number];
    if (b - a > to - from) [from, to] = [a, b];
  }
  const chosen: KnownBuilding[] = [];
  let room = to - from - 2 * BUILDING_GAP;
  for (const building of knownBuildings) {
    const width = widthOf(building) * scale + BUILDING_GAP * (isSmall ? 1 : 2);
    if (building.height * scale < LEAST_BUILDING || width > room) continue;
    room -= width;
    chosen.push(building);
  }
  const [tallest, ...others] = chosen;
  const row = [...others.slice(0, 1), ...(tallest ? [tallest] : []), ...others.slice(1)];
  const gap = BUILDING_GAP * (isSmall ? 1 : 2);
  const total = row.reduce((sum, building) => sum + widthOf(building) * scale + gap, -gap);
  let x = (from + to - total) / 2;
  return row.map((building) => {
    const width = widthOf(building) * scale;
    x += width + gap;
    return { building, x: x - gap - width / 2 };
  });
}

function widthOf({ outline }: KnownBuilding): number {
  return 2 * Math.max(...outline.map(([half]) => half));
}

function drawBuilding(g: CanvasRenderingContext2D, stage: Stage, { building, x }: Placed, theme: Theme): void {
  const { outline, height } = building;
  g.beginPath();
  for (const [half, y] of outline) g.lineTo(x - Math.max(half * stage.scale, 0.4), yOf(stage, y));
  for (const [half, y] of [...outline].reverse()) g.lineTo(x + Math.max(half * stage.scale, 0.4), yOf(stage, y));
  g.closePath();
  const shade = g.createLinearGradient(0, yOf(stage, height), 0, stage.ground);
  shade.addColorStop(0, 'rgb(255 226 190 / 0.34)');
  shade.addColorStop(1, 'rgb(255 214 170 / 0.13)');
  g.fillStyle = shade;
  g.fill();
  g.fillStyle = theme.ink;
}

// --- ground ------------------------------------------------------------------------------------------------------------------

/** The plateau goes on beyond what the jump needs of it; the drawing lets it fade out: over this distance, m, within limits, px. */
const FADE = 600;
const LEAST_FADE = 50;
const MOST_FADE = 120;

function drawRock(
  g: CanvasRenderingContext2D,
  { stage }: Drawn,
  { ground, path }: SideView,
  slot: number,
  theme: Theme,
): void {
  if (!ground) return;
  const fading = Math.min(Math.max(FADE * stage.scale, LEAST_FADE), MOST_FADE);
  const start = Math.min(xOf(stage, slot, ground[0] as number), xOf(stage, slot, path.xs[0] as number));
  const left = Math.max(Math.min(start, stage.profiles[slot]?.left ?? 0) - fading, 0);
  const corners = () => {
    g.lineTo(left, yOf(stage, ground[1] as number));
    for (let i = 0; i < ground.length; i += 2) {
      g.lineTo(xOf(stage, slot, ground[i] as number), yOf(stage, ground[i + 1] as number));
    }
  };
  g.beginPath();
  g.moveTo(left, stage.ground);
  corners();
  g.lineTo(xOf(stage, slot, ground[ground.length - 2] as number), stage.ground);
  g.closePath();
  const fade = g.createLinearGradient(left, 0, left + fading, 0);
  fade.addColorStop(0, theme.rock[1]);
  fade.addColorStop(1, theme.rock[0]);
  g.fillStyle = fade;
  g.fill();
  g.beginPath();
  corners();
  const rim = g.createLinearGradient(left, 0, left + fading, 0);
  rim.addColorStop(0, 'rgb(255 206 158 / 0)');
  rim.addColorStop(1, theme.edge);
  g.strokeStyle = rim;
  g.lineWidth = 1.5;
  g.stroke();
}

function drawEarth(g: CanvasRenderingContext2D, { stage, width, height }: Drawn, theme: Theme): void {
  const earth = g.createLinearGradient(0, stage.ground, 0, height);
  earth.addColorStop(0, theme.earth[0]);
  earth.addColorStop(1, theme.earth[1]);
  g.fillStyle = earth;
  g.fillRect(0, stage.ground, width, height - stage.ground);
  g.fillStyle = theme.edge;
  g.fillRect(0, Math.round(stage.ground), width, 1);
}

// --- paths -------------------------------------------------------------------------------------------------------------------

function drawLine(
  g: CanvasRenderingContext2D,
  { stage }: Drawn,
  line: Line,
  slot: number,
  colour: string,
  width: number,
  dashes: readonly number[] = [],
): void {
  g.beginPath();
  for (let i = 0; i < line.count; i++) {
    g.lineTo(xOf(stage, slot, line.xs[i] as number), yOf(stage, line.ys[i] as number));
  }
  g.setLineDash([...dashes]);
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.stroke();
  g.setLineDash([]);
}

/** The whole path, faint: what has been flown is drawn over it as the clock runs. */
function drawPath(g: CanvasRenderingContext2D, { stage }: Drawn, view: SideView, slot: number, theme: Theme): void {
  const { path, phases } = view;
  for (const { phase, from, to } of phases) {
    g.beginPath();
    for (let i = from; i <= to; i++) {
      g.lineTo(xOf(stage, slot, path.xs[i] as number), yOf(stage, path.ys[i] as number));
    }
    g.globalAlpha = 0.55;
    g.strokeStyle = theme.phases[phase];
    g.lineWidth = 2;
    g.stroke();
  }
  g.globalAlpha = 1;
}

// --- words -------------------------------------------------------------------------------------------------------------------

/** Events in the order in which they are worth words. */
const worth = [
  'exit',
  'pull',
  'touchdown',
  'impact',
  'wallStrike',
  'peakSpeed',
  'recovery',
  'inflated',
  'release',
  'bikeImpact',
  'openingShock',
  'terminalSpeed',
  'lineStretch',
  'flare',
  'turn',
] as const satisfies readonly SideEvent['name'][];
/** With little room. */
const WORTH_SMALL = 5;
/** Where the height says nothing: on the ground. */
const ends: ReadonlySet<string> = new Set(['touchdown', 'impact']);
/** Nearer to one that is worth more, px, an event is left out. */
const ALONE = 12;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly slot: number;
  readonly isMain: boolean;
}

interface Words extends Label {
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
}

function drawWords(g: CanvasRenderingContext2D, drawn: Drawn, buildings: readonly Placed[], theme: Theme): void {
  const { stage, views, isSmall } = drawn;
  const { area } = stage;
  const words = (
    text: string,
    x: number,
    y: number,
    sides: readonly Side[],
    { size = theme.tiny, weight = 400, gap = 9, colour = theme.ink } = {},
  ): Words => {
    letters(g, theme, size, weight);
    return { text, x, y, width: g.measureText(text).width, height: size * 1.3, gap, sides, size, weight, colour };
  };

  const labels: Words[] = [];
  const dots: Dot[] = [];
  for (const name of isSmall ? worth.slice(0, WORTH_SMALL) : worth) {
    views.forEach((view, slot) => {
      const event = view.events.find((each) => each.name === name);
      if (!event) return;
      const [x, y] = [xOf(stage, slot, event.x), yOf(stage, event.y)];
      const isEnd = ends.has(name);
      const isAlone = dots.every((dot) => dot.slot !== slot || Math.hypot(dot.x - x, dot.y - y) > ALONE);
      if (y < area.top - 20 || (!isEnd && !isAlone)) return;
      const isMain = isEnd || name === 'exit' || name === 'pull';
      dots.push({ x, y, slot, isMain });
      const text = isEnd ? event.label : `${event.label} ${drawn.heightText(event.y)}`;
      const sides: readonly Side[] = isEnd
        ? ['below', 'right']
        : name === 'exit'
          ? ['above', 'right', 'left']
          : ['right', 'left'];
      labels.push(words(text, x, y, sides, { weight: isMain && !isEnd ? 600 : 400 }));
    });
  }
  for (const { building, x } of buildings) {
    labels.push(
      words(
        `${building.label} ${drawn.heightText(building.height)}`,
        x,
        yOf(stage, building.height),
        ['above', 'right', 'left'],
        {
          gap: 3,
          colour: theme.inkSoft,
        },
      ),
    );
  }
  if (showsEverest(drawn)) {
    labels.push(
      words(
        `${everest.label} ${drawn.heightText(everest.height)} MSL`,
        summitX(stage),
        yOf(stage, everest.height),
        ['above'],
        {
          gap: 3,
          colour: theme.inkSoft,
        },
      ),
    );
  }
  const cruise = yOf(stage, airliner.height);
  if (cruise > area.top) {
    const x = area.left + area.width - 40;
    labels.push(
      words(`${airliner.label} ${drawn.heightText(airliner.height)}`, x, cruise, ['left'], { colour: theme.inkSoft }),
    );
    g.strokeStyle = theme.inkSoft;
    g.lineWidth = 1.5;
    g.beginPath();
    g.moveTo(x, cruise);
    g.lineTo(x + 30, cruise);
    g.stroke();
  }

  const taken = [
    ...dots.map(({ x, y }) => around(x, y, 4)),
    barBox(g, drawn, theme),
    ...ruleBoxes(g, drawn, theme),
    ...pathBoxes(drawn),
  ];
  const bounds = {
    left: area.left,
    top: area.top,
    right: area.left + area.width,
    bottom: stage.ground + 2 * theme.small,
  };
  const placed = placeLabels(labels, taken, bounds);
  for (const { label, box } of placed) {
    letters(g, theme, label.size, label.weight);
    g.textAlign = 'left';
    g.lineWidth = 3;
    g.strokeStyle = 'rgb(20 16 20 / 0.45)';
    g.strokeText(label.text, box.left, (box.top + box.bottom) / 2);
    g.fillStyle = label.colour;
    g.fillText(label.text, box.left, (box.top + box.bottom) / 2);
  }
  for (const { x, y, isMain } of dots) {
    g.beginPath();
    g.arc(x, y, isMain ? 3.2 : 2, 0, 7);
    g.fillStyle = theme.ink;
    g.fill();
  }
}

function around(x: number, y: number, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

function ruleBoxes(g: CanvasRenderingContext2D, { stage, rules }: Drawn, theme: Theme): readonly Box[] {
  letters(g, theme, theme.tiny);
  return rules.map(({ height, text }) => {
    const y = yOf(stage, height);
    return {
      left: stage.area.left,
      top: y - 1.3 * theme.tiny,
      right: stage.area.left + g.measureText(text).width,
      bottom: y,
    };
  });
}

/** Boxes along the paths, so that no words lie on them. */
function pathBoxes({ stage, views, ghosts }: Drawn): readonly Box[] {
  const boxes: Box[] = [];
  views.forEach((view, slot) => {
    for (const { path } of [view, ghosts[slot]].filter((each) => each !== null && each !== undefined)) {
      let last: Box | null = null;
      for (let i = 0; i + 1 < path.count; i++) {
        const [x0, y0] = [xOf(stage, slot, path.xs[i] as number), yOf(stage, path.ys[i] as number)];
        const [x1, y1] = [xOf(stage, slot, path.xs[i + 1] as number), yOf(stage, path.ys[i + 1] as number)];
        const steps = Math.max(Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 8), 1);
        for (let k = 0; k < steps && steps < 400; k++) {
          const box = around(x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps, 2);
          if (last && overlaps(box, last)) continue;
          boxes.push(box);
          last = box;
        }
      }
    }
  });
  return boxes;
}

/** y of the scale bar below the ground, px. */
const BAR_DEPTH = 28;

function barBox(g: CanvasRenderingContext2D, { stage, bar }: Drawn, theme: Theme): Box {
  letters(g, theme, theme.tiny);
  const right = stage.area.left + stage.area.width;
  const left = right - bar.length * stage.scale - g.measureText(bar.text).width - 16;
  return { left, top: stage.ground + BAR_DEPTH - 10, right, bottom: stage.ground + BAR_DEPTH + 10 };
}

function drawBar(g: CanvasRenderingContext2D, { stage, bar }: Drawn, theme: Theme): void {
  const width = bar.length * stage.scale;
  const right = stage.area.left + stage.area.width;
  const y = Math.round(stage.ground + BAR_DEPTH) + 0.5;
  g.strokeStyle = theme.ink;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(right - width, y - 4);
  g.lineTo(right - width, y);
  g.lineTo(right, y);
  g.lineTo(right, y - 4);
  g.stroke();
  letters(g, theme, theme.tiny);
  g.textAlign = 'right';
  g.fillStyle = theme.ink;
  g.fillText(bar.text, right - width - 8, y - 1);
}
