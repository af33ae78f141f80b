import { everest, type KnownBuilding, knownBuildings } from './known-heights';
import { heightOfAir, type SideView, type Stage, xOf, yOf } from './scale-layout';
import type { Drawn, Theme } from './scale-theme';

// --- the air -----------------------------------------------------------------------------------------------------------------

/** As bright as the air is dense: over the highest run, as it was recorded. */
export function drawSky(g: CanvasRenderingContext2D, { stage, views, width }: Drawn, theme: Theme): void {
  const highest = highestOf(views);
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

function highestOf(views: readonly SideView[]): SideView {
  return views.reduce((best, view) => (view.top > best.top ? view : best), views[0] as SideView);
}

/** y of a height above sea level, from the landing of the highest run: there it matters. */
export function yOfAltitude({ stage, views }: Drawn, altitude: number): number {
  return yOf(stage, altitude - highestOf(views).recording.environment.landingElevation);
}

/** How far the summit stands right of the first profile, as a share of the way to the right end. */
const SUMMIT_PLACE = 0.52;

export function summitX({ area, profiles }: Stage): number {
  const from = profiles[0]?.right ?? area.left;
  return from + SUMMIT_PLACE * (area.left + area.width - from);
}

export function showsEverest(drawn: Drawn): boolean {
  return yOfAltitude(drawn, everest.height) >= 0 && drawn.stage.ceiling > everest.foot;
}

export function drawEverest(g: CanvasRenderingContext2D, drawn: Drawn, theme: Theme): void {
  if (!showsEverest(drawn)) return;
  const { stage } = drawn;
  const middle = summitX(stage);
  g.beginPath();
  everest.ridge.forEach(([x, y], i) => {
    const [px, py] = [middle + (x - everest.summit) * stage.scale, yOfAltitude(drawn, y)];
    if (i === 0) g.moveTo(px, py);
    else g.lineTo(px, py);
  });
  const [top, foot] = [yOfAltitude(drawn, everest.height), yOfAltitude(drawn, everest.foot)];
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

export function drawRules(g: CanvasRenderingContext2D, { stage, rules }: Drawn): void {
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

// --- known heights -----------------------------------------------------------------------------------------------------------

export interface Placed {
  readonly building: KnownBuilding;
  readonly x: number;
}

/** Least distance of a building from a profile and from the next, px. */
const BUILDING_GAP = 18;
/** Lower than this in the drawing, px, a building is a blade of grass. */
const LEAST_BUILDING = 12;

/** The middle is where eyes go from one jump to the other: another free stretch has to be this much wider. */
const MIDDLE_WORTH = 2;

/** In a wide free stretch of the ground, as many as find room, the tallest in the middle. */
export function placeBuildings({ stage, isSmall }: Drawn): readonly Placed[] {
  const { area, profiles, scale } = stage;
  const ends = [area.left, ...profiles.flatMap(({ left, right }) => [left, right]), area.left + area.width];
  let [from, to, best] = [0, 0, 0];
  for (let i = 0; i < ends.length; i += 2) {
    const [a, b] = [ends[i] as number, ends[i + 1] as number];
    const isMiddle = i > 0 && i + 2 < ends.length;
    const worth = (b - a) * (isMiddle ? MIDDLE_WORTH : 1);
    if (worth > best) [from, to, best] = [a, b, worth];
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

export function drawBuilding(g: CanvasRenderingContext2D, stage: Stage, { building, x }: Placed, theme: Theme): void {
  const { outline, height } = building;
  g.beginPath();
  for (const [half, y] of outline) g.lineTo(x - Math.max(half * stage.scale, 0.4), yOf(stage, y));
  for (const [half, y] of [...outline].reverse()) g.lineTo(x + Math.max(half * stage.scale, 0.4), yOf(stage, y));
  g.closePath();
  const shade = g.createLinearGradient(0, yOf(stage, height), 0, stage.ground);
  shade.addColorStop(0, 'rgb(255 226 190 / 0.5)');
  shade.addColorStop(1, 'rgb(255 214 170 / 0.16)');
  g.fillStyle = shade;
  g.fill();
  g.fillStyle = theme.ink;
}

// --- ground ------------------------------------------------------------------------------------------------------------------

/** The plateau goes on beyond what the jump needs of it; the drawing lets it fade out: over this distance, m, within limits, px. */
const FADE = 600;
const LEAST_FADE = 50;
const MOST_FADE = 120;

export function drawRock(
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

export function drawEarth(g: CanvasRenderingContext2D, { stage, width, height }: Drawn, theme: Theme): void {
  const earth = g.createLinearGradient(0, stage.ground, 0, height);
  earth.addColorStop(0, theme.earth[0]);
  earth.addColorStop(1, theme.earth[1]);
  g.fillStyle = earth;
  g.fillRect(0, stage.ground, width, height - stage.ground);
  g.fillStyle = theme.edge;
  g.fillRect(0, Math.round(stage.ground), width, 1);
}
