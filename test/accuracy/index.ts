/** Prints how far the program is from every reference number: npm run truth [part of a table's name] */
import { errorOf, isWithin, measure } from '../../src/accuracy/accuracy';

const wanted = (process.argv[2] ?? '').toLowerCase();
let table = '';
let outside = 0;
for (const m of measure()) {
  if (!m.table.toLowerCase().includes(wanted)) continue;
  if (m.table !== table) console.log(`\n${m.table} (${m.basis})`);
  table = m.table;
  const digits = Math.max(0, 5 - Math.ceil(Math.log10(Math.abs(m.reference) + 1e-12)));
  const share = m.reference === 0 ? '' : `${((100 * errorOf(m)) / m.reference).toFixed(2)} %`;
  const used = `${((100 * Math.abs(errorOf(m))) / m.bar).toFixed(0)} % of the bar`;
  const text = [m.what.padEnd(44), `${m.got.toFixed(digits)} against ${m.reference} ${m.unit}`.padEnd(40)];
  console.log(`  ${text.join(' ')} ${share.padStart(9)}  ${used}${isWithin(m) ? '' : '  OUTSIDE'}`);
  if (!isWithin(m)) outside++;
}
console.log(`\n${outside} outside their bar`);
process.exitCode = outside > 0 ? 1 : 0;
