import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jumps } from '../src/jumps';
import { parameterTable } from '../src/listing';
import { chordText, commands } from '../src/ui/keys/commands';

// `npm run --silent simulate -- --list --format markdown` prints the tables.
test.each(jumps)('the README shows the parameters of $id as they are declared', (jump) => {
  expect(readFileSync('README.md', 'utf8')).toContain(parameterTable(jump).trim());
});

test('the README shows every key with what it does', () => {
  const rows = commands.map(({ label, bindings }) => {
    const keys = bindings.filter(({ isAlias }) => !isAlias).map(({ chord }) => `\`${chordText(chord)}\``);
    return `| ${keys.join(' ')} | ${label} |`;
  });
  expect(readFileSync('README.md', 'utf8')).toContain(['| key | what it does |', '| --- | --- |', ...rows].join('\n'));
});
