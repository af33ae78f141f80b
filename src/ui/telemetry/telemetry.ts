import type { ReadingsKey } from '../../parameters/address';
import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, type UnitKey } from '../../parameters/units';
import type { Playback } from '../../playback/playback';
import { type ChannelKey, channel } from '../../recording/channels';
import { largestAirspeed, largestTerminalSpeed, peakLoadAt } from '../../recording/peak-hold';
import type { Ending, Recording } from '../../recording/recording';
import type { Sample } from '../../recording/sample';
import { createCleanup, element, liveText, setAttribute } from '../elements/dom';
import { createIcon } from '../elements/icons';
import type { Part, Readable } from '../part';
import { type Comparison, type PageState, type ShownRun, stageOf } from '../state';
import { phaseText, timeText } from '../text';
import { createAltitudeTape } from './altitude-tape';
import type { FullReadings } from './full-readings';
import { createMeter, loadScale } from './meter';
import { createSpeedDial, dialReach, dialScale } from './speed-dial';
import { createReading, meaningfulChannels, type Reading } from './telemetry-rows';

export interface Telemetry extends Part {
  /** Shows an instant. */
  show(sample: Sample): void;
}

export interface TelemetryActions {
  compare(changes: Partial<Comparison>): void;
  setReadings(readings: ReadingsKey): void;
}

const airspeed = channel('airspeed');
const terminalSpeed = channel('terminalSpeed');
const load = channel('load');

/** What is said of the speed that the air allows: a canopy in steady flight has its trim. */
const limitNames = { fall: 'Limit here', trim: 'Trim speed' } as const;

const endings: Readonly<Record<Ending, string>> = {
  landed: 'touched down',
  impact: 'hit the ground',
  wallStrike: 'struck the wall',
  timeLimit: 'ended',
  diverged: 'ended',
};

/** Too little room for all readings of two runs beside each other. */
const SMALL = '(max-width: 699px), (max-height: 479px)';
/** On a phone held upright the readings share the room with panel and drawer. */
const UPRIGHT = '(max-width: 699px)';

/**
 * The instruments of the first or the second run on show: an altitude tape, a speed dial, a load meter, and the air; or, in full,
 * a bar for the speed, and all that there is to read, in groups.
 */
export function createTelemetry(
  state: Readable<PageState>,
  slot: number,
  actions?: TelemetryActions,
  playback?: Playback,
): Telemetry {
  const cleanup = createCleanup();
  const phase = liveText();
  const title = liveText();
  const ownTime = liveText();
  const limitName = liveText(limitNames.fall);
  let recording: Recording | null = null;
  let peak = Number.NaN;

  const tape = createAltitudeTape(state, slot, actions);
  const dial = createSpeedDial();
  const meter = createMeter('load');
  const speedMeter = createMeter('speed');
  const reading = (key: ChannelKey, name: string) => createReading(channel(key), { class: `is-${name}` });

  const height = reading('altitudeAgl', 'height');
  const climb = reading('verticalSpeed', 'climb');
  const speed = reading('airspeed', 'speed');
  const limit = createReading(terminalSpeed, { class: 'is-limit', label: '' });
  limit.element.querySelector('dt')?.append(limitName.node);
  const loadNow = reading('load', 'load');
  const loadPeak = createReading(load, { class: 'is-peak', label: 'Peak', of: () => peak });
  const near = { wallClearance: reading('wallClearance', 'wall'), bikeDistance: reading('bikeDistance', 'bike') };
  const air = [
    reading('airDensity', 'density'),
    createReading(channel('densityRatio'), { class: 'is-share', label: 'Of sea level', unit: '%', perUnit: 100 }),
    reading('airPressure', 'pressure'),
    reading('mach', 'mach'),
    reading('dynamicPressure', 'push'),
  ];
  /** On every plate, and those of which all readings have rows of their own. */
  const main: readonly Reading[] = [height, climb, speed, limit, loadNow, loadPeak];
  const compactOnly: readonly Reading[] = [near.wallClearance, near.bikeDistance, ...air];

  const dialBox = element('div', { class: 'dial' }, element('dl', {}, speed.element, limit.element));
  dialBox.prepend(dial.element);
  dialBox.append(speedMeter.element);
  const nearList = element('dl', { class: 'instrument-near' }, near.wallClearance.element, near.bikeDistance.element);
  const airList = element('dl', { class: 'instrument-air' }, ...air.map((each) => each.element));
  const icon = createIcon('more');
  const more = element('button', {
    class: 'more',
    title: 'All readings',
    attributes: { type: 'button', 'aria-expanded': 'false', 'aria-label': 'All readings' },
  });
  more.append(icon.element);
  const plate = element(
    'div',
    { class: 'instrument plate' },
    element(
      'header',
      { class: 'instrument-head' },
      element(
        'p',
        { class: 'telemetry-title' },
        element('span', { class: 'run-name' }, title.node),
        element('span', { class: 'own-time' }, ownTime.node),
      ),
      element('p', { class: 'phase' }, phase.node),
    ),
    more,
    tape.element,
    element('dl', { class: 'instrument-height' }, height.element),
    dialBox,
    element('dl', { class: 'instrument-climb' }, climb.element),
    element('div', { class: 'instrument-load' }, element('dl', {}, loadNow.element, loadPeak.element), meter.element),
    nearList,
    airList,
  );
  const root = element('section', { class: 'telemetry' }, plate);
  root.dataset.slot = String(slot);

  let own: ShownRun | undefined;
  let speedUnit: UnitKey = airspeed.unit;
  let meaningful: ReadonlySet<string> = new Set();
  let last: Sample | null = null;
  let isFull = false;
  let isPresent = true;
  let stageTenths = Number.NaN;

  // --- all readings, fetched when they are first asked for ---------------------------------------------------------------------
  const small = matchMedia(SMALL);
  const upright = matchMedia(UPRIGHT);
  let full: FullReadings | null = null;
  let isFetching = false;
  let isGone = false;

  async function fetchFull(): Promise<void> {
    if (full || isFetching) return;
    isFetching = true;
    try {
      const { createFullReadings } = await import('./full-readings');
      if (isGone) return;
      full = createFullReadings();
      plate.append(full.element);
      chooseLayout();
    } catch {
      // Without a connection the instruments stay as they are; the next press asks again.
    } finally {
      isFetching = false;
    }
  }

  function chooseLayout(): void {
    const { readings, shown, panelOpen, drawer, units } = state.get();
    const hasRoom = shown.length < 2 || !small.matches;
    const isTaken = upright.matches && (panelOpen || drawer !== null);
    const isWanted = own !== undefined && readings === 'full' && hasRoom && !isTaken;
    if (isWanted) void fetchFull();
    const wasFull = isFull;
    isFull = isWanted && full !== null;
    more.hidden = !hasRoom;
    if (isFull && recording) full?.setRun(recording, meaningful, units);
    if (isFull === wasFull) return;
    root.classList.toggle('is-full', isFull);
    showCompact();
    setAttribute(more, 'aria-expanded', String(isFull));
    if (last) show(last);
  }

  cleanup.listen(more, 'click', () => actions?.setReadings(isFull ? 'compact' : 'full'));
  for (const query of [small, upright]) {
    query.addEventListener('change', chooseLayout);
    cleanup.add(() => query.removeEventListener('change', chooseLayout));
  }

  /** What all readings say in rows of their own, and the bar in place of the dial. */
  function showCompact(): void {
    const hasNear = !near.wallClearance.element.hidden || !near.bikeDistance.element.hidden;
    plate.classList.toggle('has-near', hasNear);
    nearList.hidden = isFull || !hasNear;
    airList.hidden = isFull;
    dial.element.toggleAttribute('hidden', isFull);
  }

  function arrange(): void {
    const { shown, units } = state.get();
    own = shown[slot];
    root.hidden = !own;
    recording = own?.run.recording ?? null;
    if (!own) {
      chooseLayout();
      return;
    }
    const isPair = shown.length > 1;
    const name = isPair ? own.name : own.run.jump.title;
    title.set(name);
    root.setAttribute('aria-label', `Telemetry, ${name}`);
    stageTenths = Number.NaN;
    ownTime.set('');
    for (const each of [...main, ...compactOnly]) each.setUnits(units);
    meaningful = meaningfulChannels(own.run.recording);
    near.wallClearance.element.hidden = !meaningful.has('wallClearance');
    near.bikeDistance.element.hidden = !meaningful.has('bikeDistance');
    showCompact();
    setScales(shown, units);
    chooseLayout();
  }

  /** Instruments beside each other have one scale: equal speeds look equal. */
  function setScales(shown: readonly ShownRun[], units: Units): void {
    speedUnit = unitIn(airspeed, units);
    const reaches = shown.map(({ run }) =>
      dialReach(largestAirspeed(run.recording), largestTerminalSpeed(run.recording)),
    );
    const speeds = dialScale(fromSi(Math.max(...reaches), speedUnit));
    dial.setScale(speeds);
    speedMeter.setScale(speeds.major);
    meter.setScale(loadScale(Math.max(...shown.map(({ run }) => peakLoadAt(run.recording, run.recording.end)))));
  }

  /** What goes on: with two runs on show also that one has not begun or is over, and its own time where that differs. */
  function showStage(sample: Sample): void {
    const isPair = playback !== undefined && own !== undefined && state.get().shown.length > 1;
    const stage = isPair ? stageOf(own as ShownRun, playback.time) : 'running';
    if (root.dataset.stage !== stage) {
      root.dataset.stage = stage;
      stageTenths = Number.NaN;
    }
    if (root.dataset.phase !== sample.phase) root.dataset.phase = sample.phase;
    if (stage === 'running') phase.set(phaseText(sample.phase));
    if (!isPair) return;
    const { offset, run } = own as ShownRun;
    const time = playback.time - offset;
    const tenths = Math.round(time * 10);
    if (tenths === stageTenths) return;
    stageTenths = tenths;
    if (offset !== 0) ownTime.set(`its own ${timeText(time)}`);
    if (stage === 'waiting') phase.set(`Not begun: in ${(run.recording.start - time).toFixed(1)}\u00a0s`);
    if (stage === 'over') {
      const ago = time - run.recording.end;
      phase.set(`Over: ${endings[run.recording.ending]}${ago >= 0.05 ? ` ${ago.toFixed(1)}\u00a0s\u00a0ago` : ''}`);
    }
  }

  /** Neither a limit nor a peak before the exit: their places stay empty. */
  function setPresent(present: boolean): void {
    if (present === isPresent) return;
    isPresent = present;
    for (const each of [limit, loadPeak]) each.element.classList.toggle('is-absent', !present);
  }

  function show(sample: Sample): void {
    last = sample;
    if (!recording) return;
    peak = peakLoadAt(recording, sample.time);
    showStage(sample);
    for (let i = 0; i < main.length; i++) (main[i] as Reading).show(sample);
    if (isFull) full?.show(sample);
    else for (let i = 0; i < compactOnly.length; i++) (compactOnly[i] as Reading).show(sample);
    const isTrim = sample.phase === 'canopy' || sample.phase === 'flare';
    limitName.set(isTrim ? limitNames.trim : limitNames.fall);
    setPresent(sample.inFlight);
    const flown = fromSi(airspeed.of(sample), speedUnit);
    const allowed = fromSi(terminalSpeed.of(sample), speedUnit);
    if (isFull) speedMeter.show(flown, allowed);
    else dial.show(flown, allowed);
    meter.show(load.of(sample), peak);
    tape.show(sample);
  }

  cleanup.add(
    state.subscribe((now, before) => {
      if (now.units !== before.units || now.shown !== before.shown) arrange();
      else if (now.readings !== before.readings || now.panelOpen !== before.panelOpen || now.drawer !== before.drawer) {
        chooseLayout();
      }
    }),
  );
  arrange();

  return {
    element: root,
    show,
    dispose() {
      isGone = true;
      cleanup.run();
      tape.dispose();
      root.remove();
    },
  };
}
