import { airliner, everest } from './known-heights';
import { type Placed, showsEverest, summitX, yOfAltitude } from './scale-backdrop';
import { type Box, type Label, overlaps, placeLabels, type Side, type SideEvent, xOf, yOf } from './scale-layout';
import { type Drawn, letters, type Theme } from './scale-theme';

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

export function drawWords(g: CanvasRenderingContext2D, drawn: Drawn, buildings: readonly Placed[], theme: Theme): void {
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
        yOfAltitude(drawn, everest.height),
        ['above'],
        {
          gap: 3,
          colour: theme.inkSoft,
        },
      ),
    );
  }
  const cruise = yOfAltitude(drawn, airliner.height);
  if (cruise > area.top) {
    const x = area.left + area.width - 40;
    labels.push(
      words(`${airliner.label} ${drawn.heightText(airliner.height)} MSL`, x, cruise, ['left'], {
        colour: theme.inkSoft,
      }),
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
    ...controlBoxes(drawn),
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

export function drawRuleTexts(g: CanvasRenderingContext2D, { stage, rules }: Drawn, theme: Theme): void {
  letters(g, theme, theme.tiny);
  g.textAlign = 'left';
  g.fillStyle = theme.inkSoft;
  for (const { height, text } of rules) g.fillText(text, stage.area.left, yOf(stage, height) - 0.62 * theme.tiny);
}

/** y of buttons and scale bar below the ground, px. */
const TOOLS_DEPTH = 6;
const BAR_DEPTH = 28;

function barBox(g: CanvasRenderingContext2D, { stage, bar }: Drawn, theme: Theme): Box {
  letters(g, theme, theme.tiny);
  const right = stage.area.left + stage.area.width;
  const left = right - bar.length * stage.scale - g.measureText(bar.text).width - 16;
  return { left, top: stage.ground + BAR_DEPTH - 10, right, bottom: stage.ground + BAR_DEPTH + 10 };
}

export function drawBar(g: CanvasRenderingContext2D, { stage, bar }: Drawn, theme: Theme): void {
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

// --- what is there already ----------------------------------------------------------------------------------------------------

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

/** The marker of the chosen height, and the buttons. */
function controlBoxes({ stage, marker, toolsWidth }: Drawn): readonly Box[] {
  const { left, top } = stage.area;
  const tools = { left, top: stage.ground + TOOLS_DEPTH, right: left + toolsWidth, bottom: Number.POSITIVE_INFINITY };
  if (!marker) return [tools];
  const { left: x0, right: x1, top: y0, bottom: y1 } = marker;
  return [tools, { left: x0 + left, top: y0 + top, right: x1 + left, bottom: y1 + top }];
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
