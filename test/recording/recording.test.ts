import { describe, expect, it } from 'vitest';
import { at, atEvent, preset, run } from '../../src/accuracy/flights';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import { jumps } from '../../src/jumps/index';
import { eventNames, phaseNames } from '../../src/jumps/jump';
import { unitSystems } from '../../src/parameters/reader-units';
import { defaultsOf } from '../../src/parameters/values';
import { channel, channels, readChannel } from '../../src/recording/channels';
import { eventTime, type Recording } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { figures, summaryOf } from '../../src/recording/summary';
import { createTrackWriter, pieceAt } from '../../src/recording/track';

const film = run(halo);
const ride = run(cliff);
const all: readonly (readonly [string, Recording])[] = jumps.flatMap((jump) =>
  jump.presets.map((p) => [`${jump.id} ${p.key}`, run(jump, p.values)] as const),
);

describe.each(all)('the recording of %s', (_name, recording) => {
  it('has phases that follow each other without a gap from start to end', () => {
    const { phases } = recording;
    expect(phases[0]?.start).toBe(recording.start);
    expect(phases.at(-1)?.end).toBe(recording.end);
    phases.forEach((phase, i) => {
      expect(phase.name in phaseNames).toBe(true);
      expect(phase.end).toBeGreaterThan(phase.start);
      if (i > 0) expect(phase.start).toBe(phases[i - 1]?.end);
      if (i > 0) expect(phase.name).not.toBe(phases[i - 1]?.name);
    });
  });

  it('has events in order of time, each once, within its span, the exit at 0', () => {
    const { events } = recording;
    expect(new Set(events.map((event) => event.name)).size).toBe(events.length);
    events.forEach((event, i) => {
      expect(event.name in eventNames).toBe(true);
      expect(event.time).toBeGreaterThanOrEqual(0);
      // The bike may outlive the jump.
      if (event.name !== 'bikeImpact') expect(event.time).toBeLessThanOrEqual(recording.end);
      if (i > 0) expect(event.time).toBeGreaterThanOrEqual(events[i - 1]?.time as number);
    });
    expect(eventTime(recording, 'exit')).toBe(0);
  });

  it('has knots in order of time that begin and end with it, on the ground', () => {
    const { times, states, count } = recording.track;
    expect(times).toHaveLength(count);
    expect(states).toHaveLength(9 * count);
    expect(times[0]).toBe(recording.start);
    expect(times[count - 1]).toBe(recording.end);
    for (let i = 1; i < count; i++) expect(times[i]).toBeGreaterThanOrEqual(times[i - 1]!);
    const end = at(recording, recording.end);
    const ground = recording.environment.ground.heightAt(end.x, end.z);
    expect(Math.abs(end.y - ground)).toBeLessThan(1e-6);
  });

  it('is small: fifteen kilobytes of knots for a descent, thirty for five minutes', () => {
    const bytes = recording.track.count * 80;
    expect(bytes).toBeLessThan(16_000 + 40 * (recording.end - recording.start));
  });
});

describe('the fingerprint of a recording', () => {
  it('is the same for the same values, from a fresh simulation', () => {
    expect(run(halo).hash).toBe(film.hash);
    expect(run(cliff).hash).toBe(ride.hash);
    expect([...run(halo).track.states]).toEqual([...film.track.states]);
  });

  it('does not depend on the order in which the values were set', () => {
    const values = defaultsOf(halo.parameters);
    const turned = Object.fromEntries(Object.entries(values).reverse());
    expect(simulate(halo, turned).hash).toBe(film.hash);
  });

  it('changes with every single parameter of the flight, by however little, and with none of the picture', () => {
    for (const jump of jumps) {
      const usual = run(jump).hash;
      for (const [key, p] of Object.entries(jump.parameters)) {
        const other =
          p.kind === 'number'
            ? p.default + (p.default < p.max ? 1e-9 : -1e-9) * p.step
            : p.kind === 'flag'
              ? !p.default
              : p.kind === 'choice'
                ? Object.keys(p.options).find((option) => option !== p.default)
                : '0:1@0';
        const { hash } = run(jump, { [key]: other as number });
        if (p.pictureOnly) expect(hash, key).toBe(usual);
        else expect(hash, key).not.toBe(usual);
      }
    }
  });

  it('tells jumps and tolerances apart', () => {
    expect(film.hash).not.toBe(ride.hash);
    expect(run(halo, {}, 1e-7).hash).not.toBe(film.hash);
    expect(film.hash).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('the energy of the fall', () => {
  it('goes into the air and nowhere else: the balance closes to a millionth', () => {
    // g0 (H0 - H1) - (v1² - v0²) / 2 = integral of half rho V³ over m/CdA, by five-point Gauss quadrature between the knots.
    const nodes = [0, 0.5384693101056831, 0.906179845938664];
    const weights = [0.5688888888888889, 0.47862867049936647, 0.23692688505618908];
    for (const [recording, tolerance] of [
      [run(halo, {}, 1e-9), 1e-6],
      [run(halo, preset(halo, 'chase-dive'), 1e-9), 1e-6],
      [film, 1e-5],
    ] as const) {
      const pull = eventTime(recording, 'pull') as number;
      const sample = createSample();
      let lost = 0;
      const { times, count } = recording.track;
      for (let i = 0; i + 1 < count; i++) {
        const [from, to] = [times[i]!, times[i + 1]!];
        if (from < 0 || to > pull || to === from) continue;
        nodes.forEach((node, k) => {
          for (const side of node === 0 ? [0] : [-node, node]) {
            sampleAt(recording, 0.5 * (from + to) + 0.5 * side * (to - from), sample);
            const v = Math.hypot(sample.vx, sample.vy, sample.vz);
            lost +=
              0.5 * (to - from) * weights[k]! * ((0.5 * sample.airDensity * v ** 3 * sample.dragArea) / sample.mass);
          }
        });
      }
      const [start, end] = [at(recording, 0), atEvent(recording, 'pull')];
      const height = (y: number): number => (6_356_766 * y) / (6_356_766 + y);
      const potential = 9.80665 * (height(start.y) - height(end.y));
      const kinetic = 0.5 * (end.vx ** 2 + end.vy ** 2) - 0.5 * (start.vx ** 2 + start.vy ** 2);
      expect(potential).toBeGreaterThan(60_000);
      expect(Math.abs(potential - kinetic - lost) / potential).toBeLessThan(tolerance);
    }
  });
});

describe('the channels', () => {
  const value = (key: Parameters<typeof channel>[0], recording: Recording, time: number): number =>
    channel(key).of(at(recording, time));

  it('have a key of their own, words and a unit', () => {
    expect(new Set(channels.map((c) => c.key)).size).toBe(channels.length);
    for (const c of channels) {
      expect(c.label).toMatch(/\S/);
      expect(c.doc).toMatch(/\.$/);
    }
  });

  it('agree with what is known of a moment', () => {
    expect(value('altitudeMsl', ride, 0)).toBe(1_246);
    expect(value('altitudeAgl', ride, 0)).toBe(1_096);
    // At the exit in still air the airspeed is the aircraft's, and the Mach number its share of 309.7 m/s.
    expect(value('airspeed', film, 0)).toBeCloseTo(165 * 0.44704, 9);
    expect(value('mach', film, 0)).toBeCloseTo((165 * 0.44704) / 309.708, 5);
    expect(value('airDensity', film, 0)).toBeCloseTo(0.549527, 5);
    expect(value('dynamicPressure', film, 0)).toBeCloseTo(0.5 * 0.549527 * (165 * 0.44704) ** 2, 1);
    expect(value('downrange', film, 0)).toBe(0);
    expect(value('groundSpeed', film, 0)).toBeCloseTo(165 * 0.44704, 9);
  });

  it('feel 1 g aboard, less than 1 g on leaving, and drag over weight in the fall', () => {
    // The aircraft flies level: what is felt is gravity there, 0.24 % less than at sea level.
    expect(value('load', film, -2)).toBeCloseTo(0.9976, 4);
    expect(value('load', film, 0)).toBeCloseTo((0.5 * 0.549527 * (165 * 0.44704) ** 2 * 0.37139) / (100 * 9.80665), 3);
    expect(value('load', run(halo, { aircraftSpeed: 0 }), 0)).toBe(0);
    expect(value('load', film, 60)).toBeGreaterThan(1);
  });

  it('are NaN where they have no meaning', () => {
    expect(value('terminalSpeed', film, -1)).toBeNaN();
    expect(value('terminalSpeed', film, 1)).toBeGreaterThan(50);
    expect(value('wallClearance', film, 30)).toBeNaN();
    expect(value('wallClearance', ride, -1)).toBeNaN();
    expect(value('wallClearance', ride, 5)).toBeGreaterThan(30);
    expect(value('bikeDistance', film, 30)).toBeNaN();
    expect(value('bikeDistance', ride, 0.1)).toBe(0);
    expect(readChannel(channel('bikeDistance'), Number.NaN, unitSystems.imperial)).toBe('-');
  });

  it('measure airspeed against the wind and ground speed without it', () => {
    const windy = run(halo, { wind: '0:20@60' });
    const speed = (20 * 1852) / 3600;
    expect(value('airspeed', windy, 0)).toBeCloseTo(165 * 0.44704 + speed, 6);
    expect(value('groundSpeed', windy, 0)).toBeCloseTo(165 * 0.44704, 9);
  });

  it('are read in the units of the reader', () => {
    expect(readChannel(channel('altitudeMsl'), 7_620, unitSystems.imperial)).toBe('25,000');
    expect(readChannel(channel('altitudeMsl'), 7_620, unitSystems.metric)).toBe('7,620');
    expect(readChannel(channel('airspeed'), 89.408, unitSystems.imperial)).toBe('200');
    expect(readChannel(channel('airspeed'), 89.408, unitSystems.metric)).toBe('322');
  });
});

describe('the summary', () => {
  it('has every figure by its key, null where the jump has none', () => {
    const summary = summaryOf(run(halo, { openingAltitude: 0 }));
    expect(Object.keys(summary)).toEqual(figures.map((figure) => figure.key));
    for (const key of [
      'pullHeight',
      'openingLoad',
      'inflatedHeight',
      'timeUnderCanopy',
      'touchdownSink',
      'freefallTime',
    ]) {
      expect(summary[key], key).toBeNull();
    }
    expect(summary.impactSpeed).toBeGreaterThan(50);
    expect(new Set(figures.map((figure) => figure.key)).size).toBe(figures.length);
  });
});

describe('a track being written', () => {
  it('grows past its first room, keeps its order, and starts afresh when cleared', () => {
    const writer = createTrackWriter();
    const state = new Float64Array(10);
    for (let i = 0; i < 1_500; i++) {
      for (let k = 0; k < 10; k++) state[k] = 10 * i + k;
      writer.add(state);
    }
    const track = writer.finish();
    expect(track.count).toBe(1_500);
    expect(track.times[1_499]).toBe(14_996);
    expect([...track.states.slice(-9)]).toEqual([0, 1, 2, 3, 4, 5, 7, 8, 9].map((k) => 14_990 + k));
    writer.clear();
    writer.add(state);
    expect(writer.finish().count).toBe(1);
    expect(track.count).toBe(1_500);
  });

  it('finds the piece that holds a time from any hint', () => {
    const times = Float64Array.of(0, 1, 1, 2, 5, 5, 9);
    const track = { count: 7, times, states: new Float64Array(63) };
    for (const [time, piece] of [
      [-1, 0],
      [0, 0],
      [0.5, 0],
      [1, 2],
      [1.5, 2],
      [2, 3],
      [5, 5],
      [8.9, 5],
      [9, 5],
      [99, 5],
    ] as const) {
      for (let hint = -2; hint < 10; hint++) expect(pieceAt(track, time, hint), `${time} from ${hint}`).toBe(piece);
    }
  });
});
