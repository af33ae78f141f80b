import { digitsIn, type Units, unitIn, writeUnits } from '../../parameters/reader-units';
import { fromSi, type Unit, units as unitTable } from '../../parameters/units';
import { type Channel, type ChannelKey, channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { createCleanup, element, type LiveText, liveText, setAttribute } from '../elements/dom';
import { numberText, timeText, unitSymbol } from '../text';
import type { DrawerTab, TabContext } from './drawer';
import { type Curve, curvesOf } from './plot-curves';
import type { Role } from './plot-roles';
import { type Interval, rowAt, type TableRows, tableRows } from './table-rows';
import { createTableTools } from './table-tools';

/** Height of a row, CSS px: the stylesheet draws it so high. */
const ROW = 26;
/** Rows that are there beyond those that are seen, on either side. */
const SPARE = 6;

const usualColumns: readonly ChannelKey[] = [
  'altitudeAgl',
  'verticalSpeed',
  'airspeed',
  'terminalSpeed',
  'groundSpeed',
  'load',
  'downrange',
];

interface Row {
  readonly element: HTMLTableRowElement;
  readonly button: HTMLButtonElement;
  readonly time: LiveText;
  readonly event: LiveText;
  readonly cells: readonly LiveText[];
}

/**
 * The rows of a run: a moment each, chosen channels beside each other. Only rows that are seen are in the page, however long the
 * run is, with the height of the others above and below them; what a row says is read off the recording when it comes into view.
 */
export function createDataTable({ state, playback, actions, wanted }: TabContext): DrawerTab {
  const cleanup = createCleanup();
  const sample = createSample();
  let columns = usualColumns;
  let interval: Interval = 1;
  let role: Role = 'first';
  let curves: readonly Curve[] = [];
  let curve: Curve | null = null;
  let rows: TableRows = { count: 0, times: new Float64Array(0), events: new Map() };
  const made: Row[] = [];
  /** Columns and units that head and rows were made for. */
  let laidOut = '';
  let begin = 0;
  /** The row that keys stand on, and that of the present. */
  let active = 0;
  let present = -1;
  let shownTime = Number.NaN;
  let isStale = true;
  let hasScrolled = false;
  /** Whether what the rows say is out of date. */
  let isDirty = true;
  let isNew = true;

  // --- the table ----------------------------------------------------------------------------------------------------------
  const caption = element('caption', { class: 'visually-hidden' });
  const head = element('thead');
  const above = element('tr', { class: 'table-space', attributes: { 'aria-hidden': 'true' } }, element('td'));
  const below = element('tr', { class: 'table-space', attributes: { 'aria-hidden': 'true' } }, element('td'));
  const body = element('tbody', {}, above, below);
  const group = element('colgroup');
  const table = element('table', {}, caption, group, head, body);
  const root = element('div', { class: 'data-table' }, table);

  const ownTime = () => playback.time - (curve?.offset ?? 0);
  /** Height of what is seen, and how far it is scrolled, px: asking the page in each frame would lay it out each time. */
  let seenHeight = 0;
  let scrolled = 0;
  const firstSeen = () => Math.floor(scrolled / ROW);
  const rowsSeen = () => Math.ceil(seenHeight / ROW);

  function rebuild(): void {
    isStale = false;
    const now = state.get();
    curves = curvesOf(now);
    curve = curves.find((each) => each.role === role) ?? curves[0] ?? null;
    if (!curve) return;
    role = curve.role;
    rows = tableRows(curve.recording, interval);
    active = Math.min(active, rows.count - 1);
    caption.textContent = `${curve.name}: every ${interval} s and at events. Enter goes to the time of a row.`;
    // One row more is the head's.
    setAttribute(table, 'aria-rowcount', String(rows.count + 1));
    tools.nameRuns(curves, role);
    const layout = [...columns, writeUnits(now.units)].join();
    if (layout !== laidOut) {
      laidOut = layout;
      nameColumns(now.units);
      for (const row of made.splice(0)) row.element.remove();
    }
    hasScrolled = isDirty = true;
    present = -2;
    shownTime = Number.NaN;
  }

  function nameColumns(units: Units): void {
    const texts = columns.map((key) => {
      const of = channel(key);
      const symbol = unitSymbol(of, units);
      return symbol ? `${of.label}, ${symbol}` : of.label;
    });
    group.replaceChildren(element('col', { class: 'table-time' }), ...columns.map(() => element('col')));
    head.replaceChildren(
      element(
        'tr',
        { attributes: { 'aria-rowindex': '1' } },
        ...['Time', ...texts].map((text) => element('th', { text, attributes: { scope: 'col' } })),
      ),
    );
    table.style.setProperty('--columns', String(columns.length));
    for (const space of [above, below]) (space.firstChild as HTMLTableCellElement).colSpan = columns.length + 1;
  }

  function createRow(): Row {
    const time = liveText();
    const event = liveText();
    const cells = columns.map(() => liveText());
    const button = element('button', { attributes: { type: 'button', tabindex: '-1' } }, time.node);
    return {
      time,
      event,
      cells,
      button,
      element: element(
        'tr',
        {},
        element('th', { attributes: { scope: 'row' } }, button, element('span', { class: 'table-event' }, event.node)),
        ...cells.map(({ node }) => element('td', {}, node)),
      ),
    };
  }

  /** Puts the rows that are seen into the page. Those that were there stay the same elements, and keep the focus. */
  function fill(): void {
    hasScrolled = false;
    const hasFocus = body.contains(document.activeElement);
    const count = Math.min(rowsSeen() + 2 * SPARE, rows.count);
    const next = Math.max(Math.min(firstSeen() - SPARE, rows.count - count), 0);
    const { units } = state.get();
    if (isDirty || made.length !== count || Math.abs(next - begin) >= count) {
      isDirty = false;
      while (made.length < count) {
        const row = createRow();
        below.before(row.element);
        made.push(row);
      }
      for (const row of made.splice(count)) row.element.remove();
      made.forEach((row, i) => {
        fillRow(row, next + i, units);
      });
    } else {
      for (let index = begin + count; index < next + count; index++) {
        const row = made.shift() as Row;
        made.push(row);
        below.before(row.element);
        fillRow(row, index, units);
      }
      for (let index = begin - 1; index >= next; index--) {
        const row = made.pop() as Row;
        made.unshift(row);
        above.after(row.element);
        fillRow(row, index, units);
      }
    }
    begin = next;
    height(above, begin * ROW);
    height(below, (rows.count - begin - count) * ROW);
    // Where the focus is within, it stays on its row, or goes to the nearest that is left; else Tab leads to that.
    active = Math.min(Math.max(active, begin), begin + count - 1);
    made.forEach(({ button }, i) => {
      button.tabIndex = begin + i === active ? 0 : -1;
    });
    const button = made[active - begin]?.button;
    if (hasFocus && button !== document.activeElement) button?.focus({ preventScroll: true });
  }
  function fillRow(row: Row, index: number, units: Units): void {
    if (!curve) return;
    const time = rows.times[index] as number;
    const event = rows.events.get(index) ?? '';
    sampleAt(curve.recording, time, sample);
    row.time.set(timeText(time, interval < 1 || event !== '' ? 2 : 1));
    row.event.set(event);
    columns.forEach((key, i) => {
      row.cells[i]?.set(cellText(channel(key), units));
    });
    row.element.classList.toggle('is-event', event !== '');
    setAttribute(row.element, 'aria-rowindex', String(index + 2));
    mark(row, index === present);
  }
  function cellText(of: Channel, units: Units): string {
    const unit = unitIn(of, units);
    // A table can be read closer than an instrument; a hand's breadth of height is enough all the same.
    const isLength = (unitTable[of.unit] as Unit).quantity === 'length';
    return numberText(fromSi(of.of(sample), unit), digitsIn(of, unit) + (isLength ? 0 : 1));
  }
  function mark(row: Row, isPresent: boolean): void {
    if (isPresent) setAttribute(row.element, 'aria-current', 'time');
    else row.element.removeAttribute('aria-current');
  }
  const height = (space: HTMLElement, px: number) => {
    space.hidden = px <= 0;
    (space.firstChild as HTMLElement).style.height = `${px}px`;
  };

  function update(): void {
    if (wanted.columns) {
      columns = [...new Set(wanted.columns)];
      wanted.columns = null;
      isStale = true;
    }
    if (isStale) rebuild();
    if (seenHeight === 0) return;
    if (isNew) {
      isNew = false;
      // First the height that can be scrolled.
      fill();
      active = Math.max(rowAt(rows.times, ownTime() + 1e-9), 0);
      scrollTo(active);
    }
    if (playback.time !== shownTime) {
      shownTime = playback.time;
      showPresent();
    }
    if (hasScrolled) fill();
  }
  /** Marks the row of the present. */
  function showPresent(): void {
    const isOver = ownTime() > (curve?.recording.end ?? 0) + 1e-9;
    const next = isOver ? -1 : rowAt(rows.times, ownTime() + 1e-9);
    if (next === present) return;
    // Where one looks at the present, it stays in sight; who reads elsewhere is left in peace.
    const wasSeen = present >= firstSeen() && present < firstSeen() + rowsSeen();
    const [was, is] = [made[present - begin], made[next - begin]];
    present = next;
    if (was) mark(was, false);
    if (is) mark(is, true);
    const isSeen = next > firstSeen() && next < firstSeen() + rowsSeen() - 2;
    if (wasSeen && !isSeen && next >= 0 && !body.contains(document.activeElement)) scrollTo(next);
  }
  /** A row to a third from above. */
  function scrollTo(index: number): void {
    scroll((index - Math.floor(rowsSeen() / 3)) * ROW);
  }
  function scroll(top: number): void {
    root.scrollTop = top;
    scrolled = root.scrollTop;
    hasScrolled = true;
  }

  // --- hands and keys -------------------------------------------------------------------------------------------------------
  cleanup.listen(root, 'scroll', () => {
    scrolled = root.scrollTop;
    hasScrolled = true;
  });
  cleanup.listen(body, 'click', (event) => {
    const line = (event.target as Element).closest('tr');
    const index = made.findIndex((row) => row.element === line);
    if (index < 0 || !curve) return;
    stand(begin + index);
    actions.seek((rows.times[active] as number) + curve.offset);
  });
  cleanup.listen(body, 'keydown', (event) => {
    const page = Math.max(rowsSeen() - 3, 1);
    const goals: Record<string, number> = {
      ArrowUp: active - 1,
      ArrowDown: active + 1,
      PageUp: active - page,
      PageDown: active + page,
      Home: 0,
      End: rows.count - 1,
    };
    const goal = goals[event.key];
    if (goal === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    stand(Math.min(Math.max(goal, 0), rows.count - 1));
  });
  /** Keys stand on a row, which comes into sight. */
  function stand(index: number): void {
    const before = made[active - begin];
    if (before) before.button.tabIndex = -1;
    active = index;
    const top = index * ROW;
    const seen = seenHeight - head.offsetHeight;
    if (top < scrolled) scroll(top);
    else if (top + ROW > scrolled + seen) scroll(top + ROW - seen);
    fill();
    made[active - begin]?.button.focus({ preventScroll: true });
  }

  const tools = createTableTools({
    interval,
    columns: () => columns,
    chooseRun(next) {
      role = next;
      isStale = true;
    },
    chooseInterval(next) {
      const time = rows.times[firstSeen()] ?? 0;
      interval = next;
      rebuild();
      fill();
      scroll(rowAt(rows.times, time) * ROW);
    },
    chooseColumns(next) {
      columns = next;
      isStale = true;
    },
  });

  cleanup.add(
    state.subscribe((now, was) => {
      const isSame =
        now.shown === was.shown && now.ghost === was.ghost && now.track === was.track && now.units === was.units;
      if (!isSame) isStale = true;
      if (now.drawer !== 'table') tools.closeColumns();
    }),
  );
  const watcher = new ResizeObserver(() => {
    seenHeight = root.clientHeight;
    hasScrolled = true;
  });
  watcher.observe(root);
  cleanup.add(() => watcher.disconnect());

  return {
    element: root,
    tools: tools.elements,
    update,
    dispose() {
      tools.dispose();
      cleanup.run();
      root.remove();
    },
  };
}
