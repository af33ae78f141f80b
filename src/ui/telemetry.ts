import type { Sample } from '../recording/sample';
import { createAltitudeTape } from './altitude-tape';
import { createCleanup, element, liveText } from './dom';
import { createIcon } from './icons';
import type { Part, Readable } from './part';
import type { PageState } from './state';
import { meaningfulChannels, readingText, telemetryRows } from './telemetry-rows';
import { phaseText, unitSymbol } from './text';

export interface Telemetry extends Part {
  /** Shows an instant. */
  show(sample: Sample): void;
}

/** What the instruments say about the first or the second run on show: a row for each channel, made by walking their list. */
export function createTelemetry(state: Readable<PageState>, slot: number): Telemetry {
  const cleanup = createCleanup();
  const phase = liveText();
  const title = liveText();
  const tape = createAltitudeTape(state, slot);

  const rows = telemetryRows.map(({ channel, rank }) => {
    const value = liveText('–');
    const unit = liveText();
    const row = element(
      'div',
      { class: `reading is-${rank}`, title: channel.doc },
      element('dt', { text: channel.label }),
      element('dd', {}, element('span', { class: 'value' }, value.node), element('span', { class: 'unit' }, unit.node)),
    );
    return { channel, row, value, unit };
  });

  const list = element('dl', { class: 'readings' }, ...rows.map((row) => row.row));
  const icon = createIcon('more');
  const more = element('button', {
    class: 'more',
    title: 'All readings',
    attributes: { type: 'button', 'aria-expanded': 'false', 'aria-label': 'All readings' },
  });
  more.append(icon.element);
  const root = element(
    'section',
    { class: 'telemetry plate' },
    tape.element,
    element(
      'div',
      { class: 'telemetry-body' },
      element(
        'header',
        {},
        element('p', { class: 'telemetry-title' }, title.node),
        element('p', { class: 'phase' }, phase.node),
        more,
      ),
      list,
    ),
  );
  root.dataset.slot = String(slot);

  cleanup.listen(more, 'click', () => {
    const open = root.classList.toggle('is-expanded');
    more.setAttribute('aria-expanded', String(open));
  });

  function arrange(): void {
    const { shown, units } = state.get();
    const own = shown[slot];
    root.hidden = !own;
    if (!own) return;
    const meaningful = meaningfulChannels(own.run.recording);
    title.set(shown.length > 1 ? own.name : own.run.jump.title);
    root.setAttribute('aria-label', `Telemetry, ${shown.length > 1 ? own.name : own.run.jump.title}`);
    for (const { channel, row, unit } of rows) {
      row.hidden = !meaningful.has(channel.key);
      unit.set(unitSymbol(channel, units));
    }
  }
  cleanup.add(
    state.subscribe((now, before) => {
      if (now.units !== before.units || now.shown !== before.shown) arrange();
    }),
  );
  arrange();

  return {
    element: root,
    show(sample) {
      const { units } = state.get();
      phase.set(phaseText(sample.phase));
      root.dataset.phase = sample.phase;
      for (const { channel, row, value } of rows) if (!row.hidden) value.set(readingText(channel, sample, units));
      tape.show(sample);
    },
    dispose() {
      cleanup.run();
      tape.dispose();
      root.remove();
    },
  };
}
