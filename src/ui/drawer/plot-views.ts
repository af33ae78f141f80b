import type { ChannelKey } from '../../recording/channels';
import { channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { type Cleanup, createCleanup, element } from '../elements/dom';
import { fileName, saveFile } from '../elements/save-file';
import type { Readable } from '../part';
import type { PageState } from '../state';
import { type Choosing, createPlotChooser } from './plot-chooser';
import { plotCsv } from './plot-csv';
import { type Curve, differenceName } from './plot-curves';
import { type Frame, wholeFrame } from './plot-frames';
import { plotImage } from './plot-image';
import { createPlotPane, type PlotPane } from './plot-pane';
import { type PaneSpec, presets, specOf } from './plot-spec';
import { MOST_PANES, rememberedPanes, rememberPanes } from './plot-store';

/** A place for a plot, and what stands there now. */
export interface PlotView {
  pane: PlotPane;
  /** What of it is shown, where it is not the clock that runs along. */
  frame: Frame;
  setText(text: string): void;
}

export interface PlotViews {
  readonly element: HTMLElement;
  list(): readonly PlotView[];
  isFull(): boolean;
  hasOtherThanClock(): boolean;
  /** Another plot, and the choice of what it shows. */
  add(): void;
  onResize(listener: () => void): void;
  closeChooser(): void;
  dispose(): void;
}

/** Moments at which a jump is asked whether it has a quantity at all. */
const PROBES = 40;

/** The plots that are open: which they are, what opens beside them, and how they are saved. */
export function createPlotViews(parts: {
  readonly state: Readable<PageState>;
  curves(): readonly Curve[];
  /** Attends to hands and keys on a plot. */
  listen(view: PlotView, cleanup: Cleanup): void;
  /** Draws what has just come, at once. */
  refresh(): void;
  openTable(channels: readonly ChannelKey[]): void;
}): PlotViews {
  type Slot = PlotView & { readonly text: HTMLElement; words: string; cleanup: Cleanup };
  const chooser = createPlotChooser();
  const twins = element('div', { class: 'visually-hidden' });
  const root = element('div', { class: 'plots' });
  const slots: Slot[] = [];
  let resized: () => void = () => undefined;
  let made = 0;

  const watcher = new ResizeObserver(() => {
    for (const { pane } of slots) pane.resize();
    resized();
  });

  function createSlot(spec: PaneSpec): Slot {
    const text = element('p', { attributes: { id: `plot-text-${made++}` } });
    twins.append(text);
    const slot: Slot = {
      pane: createPlotPane(spec),
      frame: wholeFrame,
      text,
      words: '',
      cleanup: createCleanup(),
      setText(words) {
        slot.words = words;
        text.textContent = words;
        slot.pane.title.title = words;
      },
    };
    attend(slot);
    return slot;
  }
  function attend(slot: Slot): void {
    const { pane, cleanup } = slot;
    pane.field.setAttribute('aria-describedby', slot.text.id);
    watcher.observe(pane.field);
    cleanup.add(() => watcher.unobserve(pane.field));
    cleanup.listen(pane.title, 'click', () => (chooser.isOpen ? chooser.close() : chooser.open(choosing(slot))));
    cleanup.listen(pane.tableLink, 'click', () => parts.openTable(columnsOf(pane.spec)));
    parts.listen(slot, cleanup);
  }
  function replace(slot: Slot, spec: PaneSpec): void {
    slot.cleanup.run();
    slot.cleanup = createCleanup();
    const old = slot.pane;
    slot.pane = createPlotPane(spec);
    slot.frame = wholeFrame;
    old.element.replaceWith(slot.pane.element);
    old.dispose();
    attend(slot);
    arranged();
    parts.refresh();
  }
  function arranged(): void {
    rememberPanes(slots.map(({ pane }) => pane.spec));
  }

  function choosing(slot: Slot): Choosing {
    const { pane } = slot;
    const subject = () =>
      parts
        .curves()
        .map(({ name }) => name)
        .join(' and ');
    const name = () => fileName(subject(), pane.spec.label);
    return {
      spec: pane.spec,
      button: pane.title,
      text: slot.words,
      isAlone: slots.length === 1,
      differenceName: differenceName(parts.curves()),
      hasAnything: (spec) => parts.curves().some((curve) => hasAnything(spec, curve)),
      show(spec) {
        replace(slot, spec);
        return choosing(slot);
      },
      savePicture() {
        const drawn = pane.drawn();
        if (!drawn) return;
        void plotImage(pane.spec, drawn.content, drawn.theme, `Two stunts: ${subject()}`).then((image) =>
          saveFile(`${name()}.png`, image),
        );
      },
      saveNumbers() {
        const drawn = pane.drawn();
        if (!drawn) return;
        const { data, curves, units } = drawn.content;
        const text = plotCsv(pane.spec, data, curves, units);
        saveFile(`${name()}.csv`, new Blob([text], { type: 'text/csv' }));
      },
      openTable: () => parts.openTable(columnsOf(pane.spec)),
      remove() {
        const at = slots.indexOf(slot);
        slots.splice(at, 1);
        slot.cleanup.run();
        slot.pane.dispose();
        slot.text.remove();
        arranged();
        parts.refresh();
        slots[Math.min(at, slots.length - 1)]?.pane.title.focus();
      },
    };
  }

  for (const spec of rememberedPanes()) slots.push(createSlot(spec));
  root.append(...slots.map(({ pane }) => pane.element), twins);

  return {
    element: root,
    list: () => slots,
    isFull: () => slots.length >= MOST_PANES,
    hasOtherThanClock() {
      for (let i = 0; i < slots.length; i++) if (slots[i]?.pane.spec.x !== 'time') return true;
      return false;
    },
    add() {
      if (slots.length >= MOST_PANES) return;
      const open = new Set(slots.map(({ pane }) => pane.spec.key));
      const fresh = presets.find(
        (spec) => !open.has(spec.key) && parts.curves().some((curve) => hasAnything(spec, curve)),
      );
      const slot = createSlot(fresh ?? specOf('time', 'altitudeAgl'));
      slots.push(slot);
      twins.before(slot.pane.element);
      arranged();
      parts.refresh();
      slot.pane.element.scrollIntoView({ block: 'nearest' });
      chooser.open(choosing(slot));
    },
    onResize(listener) {
      resized = listener;
    },
    closeChooser: chooser.close,
    dispose() {
      chooser.close();
      watcher.disconnect();
      for (const { pane, cleanup } of slots) {
        cleanup.run();
        pane.dispose();
      }
    },
  };
}

/** What a plot shows, as columns of the table. */
function columnsOf({ x, channels }: PaneSpec): readonly ChannelKey[] {
  return x === 'time' ? channels : [x, ...channels];
}

const sample = createSample();

/** Whether a jump has what a plot shows at any time. */
function hasAnything({ x, channels: [main] }: PaneSpec, { recording }: Curve): boolean {
  for (let i = 0; i <= PROBES; i++) {
    sampleAt(recording, recording.start + ((recording.end - recording.start) * i) / PROBES, sample);
    const along = x === 'time' ? 0 : channel(x).of(sample);
    if (Number.isFinite(along + channel(main).of(sample))) return true;
  }
  return false;
}
