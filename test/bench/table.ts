/** Results as Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`| ${head.join(' | ')} |`);
  console.log(`| ${head.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  console.log();
}

export const twoDigits = (x: number): string => (x >= 99.5 ? x.toFixed(0) : x.toPrecision(x >= 9.95 ? 3 : 2));
