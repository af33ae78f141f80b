import { drawBuilding, drawEarth, drawEverest, drawRock, drawRules, drawSky, placeBuildings } from './scale-backdrop';
import { type Line, type SideView, xOf, yOf } from './scale-layout';
import type { Drawn, Theme } from './scale-theme';
import { drawBar, drawRuleTexts, drawWords } from './scale-words';

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
    g.strokeStyle = theme.phases[phase];
    g.globalAlpha = 0.16;
    g.lineWidth = 9;
    g.stroke();
    g.globalAlpha = 0.6;
    g.lineWidth = 2;
    g.stroke();
  }
  g.globalAlpha = 1;
}
