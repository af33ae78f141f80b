import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jumps } from '../src/jumps';
import { parameterTable } from '../src/listing';

// `npm run --silent simulate -- --list --format markdown` prints the tables.
test.each(jumps)('the README shows the parameters of $id as they are declared', (jump) => {
  expect(readFileSync('README.md', 'utf8')).toContain(parameterTable(jump).trim());
});
