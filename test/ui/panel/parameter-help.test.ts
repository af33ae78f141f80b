import { describe, expect, test } from 'vitest';
import { jumps } from '../../../src/jumps';
import type { Parameter } from '../../../src/parameters/parameter';
import { unitIn, unitSystems } from '../../../src/parameters/reader-units';
import { defaultsOf } from '../../../src/parameters/values';
import { parseTyped } from '../../../src/ui/panel/panel-range';
import { defaultText, idleReason, parameterHelp, standingMeanings } from '../../../src/ui/panel/parameter-help';

const declared: readonly [string, Parameter][] = jumps.flatMap((jump) =>
  Object.entries(jump.parameters).map(([key, parameter]) => [`${jump.id} ${key}`, parameter] as [string, Parameter]),
);

describe('what there is to know of a parameter', () => {
  test('is all there, in sentences', () => {
    for (const [key, parameter] of declared) {
      const help = parameterHelp(parameter, parameter.kind === 'number' ? parameter.unit : null);
      expect(help.title, key).toBe(parameter.label);
      expect(help.doc, key).toMatch(/^[A-Z].*\.$/);
      expect(help.origin, key).toMatchObject({ standing: parameter.standing, source: parameter.source });
      expect(standingMeanings[parameter.standing], key).toMatch(/^[a-z]/);
      // A stop is put after it.
      expect(parameter.source, key).not.toMatch(/\.$/);
      expect(help.range === undefined, key).toBe(parameter.kind !== 'number');
    }
  });

  test('names the default so that whoever types it gets it, to half a step, in every unit', () => {
    for (const [key, parameter] of declared) {
      if (parameter.kind !== 'number') continue;
      for (const units of Object.values(unitSystems)) {
        const unit = unitIn(parameter, units);
        const { value, problem } = parseTyped(parameter, defaultText(parameter, unit), unit);
        expect(problem, key).toBeUndefined();
        expect(Math.abs((value as number) - parameter.default), key).toBeLessThanOrEqual(0.5001 * parameter.step);
      }
    }
  });

  test('says why a parameter plays no part, and nothing while it plays one', () => {
    for (const { parameters } of jumps) {
      const values = defaultsOf(parameters);
      for (const [key, parameter] of Object.entries(parameters)) {
        for (const [other, value] of Object.entries(parameter.idleWith ?? {})) {
          const reason = idleReason(parameter, parameters, { ...values, [other]: value });
          expect(reason, key).toContain(parameters[other]?.label);
          expect(reason, key).toMatch(/^Plays no part while .*\.$/);
        }
        if (!parameter.idleWith) expect(idleReason(parameter, parameters, values)).toBeNull();
      }
    }
  });
});
