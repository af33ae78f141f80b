/** Files that come into the page: chosen and dropped for real, as receivers write them, faults included. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flySight1Of, flySight2Of } from '../../src/exchange/flysight';
import { runFileOf } from '../../src/exchange/run-file';
import { takesFileOf } from '../../src/exchange/takes-file';
import { readTrackFile } from '../../src/exchange/track-file';
import { measuredJump } from '../../src/exchange/track-run';
import { cliff } from '../../src/jumps/cliff';
import { halo } from '../../src/jumps/halo';
import type { OpenPage } from './harness';
import { faultsOf, framesPass, inNode, openPageWithoutPicture, runOf, seek, stateOf } from './visitor';

interface Written {
  readonly name: string;
  readonly text: string;
}

async function chooseFile(page: Page, { name, text }: Written): Promise<void> {
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: 'Open a file…', exact: true }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Holds a file over the page, lets somebody look, and drops it. */
async function dropFile(page: Page, { name, text }: Written, look?: () => Promise<unknown>): Promise<void> {
  const data = await page.evaluateHandle(
    ([of, content]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([content], of));
      return carried;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('.page', 'dragover', { dataTransfer: data });
  await look?.();
  await page.dispatchEvent('.page', 'drop', { dataTransfer: data });
}

const messages = (page: Page) => page.locator('.messages li').allInnerTexts();
const says = (page: Page, text: string | RegExp) => page.locator('.messages li').filter({ hasText: text }).waitFor();

/** The same file, read by this process. */
function measuredInNode(text: string) {
  const read = readTrackFile(text);
  if ('refusal' in read) throw new Error(read.refusal);
  const measured = measuredJump(read.track);
  if (typeof measured === 'string') throw new Error(measured);
  return { ...measured, notes: read.track.notes };
}

const changes = { recoveryAltitude: halo.parameters.recoveryAltitude.max, exitAltitude: 4_000, bellyDragArea: 0.62 };
const belly = inNode('halo', changes);

/** A belly fall as a FlySight 1 that has a bad day writes it. */
function withFaults(): Written {
  const lines = flySight1Of(halo, belly, 5).split('\r\n');
  const at = Math.round(lines.length * 0.15);
  const whole = lines.findIndex((line, i) => i > at && line.includes('.00Z'));
  lines[whole] = (lines[whole] as string).replace('.00Z', '.-01Z');
  lines[at + 20] = (lines[at + 20] as string).replace(/,\d+\.\d\d(?=,0\.500,0\.500,)/, ',185.90');
  lines[at + 40] = 'rubbish';
  lines.splice(at + 60, 12);
  return { name: 'Saturday <b>3</b>.CSV', text: lines.join('\r\n') };
}

describe('a track from a file', () => {
  let opened: OpenPage;
  const file = withFaults();
  const measured = measuredInNode(file.text);
  beforeAll(async () => {
    opened = await openPageWithoutPicture('?jump=cliff&t=3', { viewport: { width: 1280, height: 720 } });
  });
  afterAll(() => opened.expectClean());

  test('plays beside the run of its kind, with the numbers that Node has', async () => {
    const { page } = opened;
    await chooseFile(page, file);
    const card = page.getByRole('region', { name: 'Imported track' });
    await card.getByText('Saturday <b>3</b>', { exact: true }).waitFor();
    const state = await stateOf(page);
    expect(state.track).toBe(measured.recording.hash);
    expect(state.view).toBe('halo');
    expect(state.playing).toBe(true);
    // The clock waits for the later of both landings.
    expect(state.end).toBeGreaterThan(measured.recording.end);
    expect(measured.notes.length).toBeGreaterThan(1);
    expect(await messages(page)).toContain(measured.notes.join(' '));
    expect(await card.locator('dd').first().innerText()).toBe('13,123 ft');
    await seek(page, 20);
    expect((await stateOf(page)).time).toBe(20);
  });

  test('says how well a drag area explains it, and the model flies the same jump beside it', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Fit drag area' }).click();
    const words = await page.locator('.track-fit p').innerText();
    expect(words).toMatch(
      /^A good fit\. Drag area 0\.6\d m² for 220 lb, within 0\.6\d to 0\.6\d m²\. It leaves \d\.\d mph rms/,
    );
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take over', exact: true }).click();
    await page.waitForFunction(() => window.twoStunts.state().ghost !== null);
    const own = runOf(await stateOf(page), 'halo');
    expect(own?.values.bellyDragArea).toBeCloseTo(changes.bellyDragArea, 2);
    expect(own?.values.exitAltitude).toBeCloseTo(changes.exitAltitude, 0);
    // Its own fall is then the measured one.
    const before = inNode('halo', changes);
    await seek(page, 40);
    const vertical = runOf(await stateOf(page), 'halo')?.channels.verticalSpeed;
    expect(vertical).toBeCloseTo(-Math.abs(vertical ?? 0), 6);
    expect(Math.abs(Math.abs(vertical ?? 0) - speedAt(before, 40))).toBeLessThan(0.5);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction((hash) => window.twoStunts.state().runs[0]?.hash === hash, inNode('halo').hash);
  });

  test('stands on a side of Compare, and goes when it is taken away', async () => {
    const { page } = opened;
    await page.getByRole('region', { name: 'Imported track' }).getByRole('button', { name: 'Compare' }).click();
    await page.waitForFunction(() => window.twoStunts.state().view === 'compare');
    const { runs } = await stateOf(page);
    expect(runs.map(({ name }) => name)).toEqual(['Yours', 'Track']);
    expect(runs[1]?.hash).toBe(measured.recording.hash);
    expect(runs[1]?.channels.wallClearance).toBeNaN();
    await page.keyboard.press('1');
    await page.getByRole('button', { name: 'Take the track away' }).click();
    await page.waitForFunction(() => window.twoStunts.state().track === null);
    await page.keyboard.press('3');
    await framesPass(page);
    expect((await stateOf(page)).runs.every(({ hash }) => hash !== measured.recording.hash)).toBe(true);
    await page.keyboard.press('1');
  });

  test('comes by being dropped, as do runs and lists of takes', async () => {
    const { page } = opened;
    const second = { name: 'TRACK.CSV', text: flySight2Of(cliff, inNode('cliff')) };
    await dropFile(page, second, () => page.getByText('Drop the file to open it').waitFor());
    await page.waitForFunction(() => window.twoStunts.state().track !== null);
    expect((await stateOf(page)).view).toBe('cliff');
    await page.getByText('Drop the file to open it').waitFor({ state: 'hidden' });

    const kept = inNode('halo', { mass: 120 });
    await dropFile(page, { name: 'run.json', text: runFileOf(kept) });
    await page.waitForFunction((hash) => window.twoStunts.state().runs[0]?.hash === hash, kept.hash);

    const takes = takesFileOf([{ name: 'Heavy', jump: 'halo', values: kept.values, kept: 1 }]);
    await dropFile(page, { name: 'takes.json', text: takes });
    await says(page, '1 take added.');
    await page.getByText('Heavy', { exact: true }).first().waitFor();
  });

  test('is refused in a sentence where it is none, and nothing changes', async () => {
    const { page } = opened;
    const before = await stateOf(page);
    const refused: readonly (readonly [Written, RegExp])[] = [
      [{ name: 'a.png', text: '\u0089PNG\0\0\0' }, /no text/],
      [{ name: 'b.csv', text: '' }, /empty/],
      [{ name: 'c.csv', text: 'a,b\n1,2\n' }, /no track that can be read/],
      [
        { name: 'd.csv', text: `time,hMSL,velD\n${Array.from({ length: 40 }, (_, i) => `${i},100,0`).join('\n')}` },
        /No jump/,
      ],
      [{ name: 'e.json', text: '{"format":"two-stunts run"}' }, /version/],
      [{ name: 'f.json', text: '{"format":"two-stunts takes","version":1,"takes":[]}' }, /no takes/],
      [{ name: 'g.json', text: '{' }, /no JSON/],
    ];
    for (const [file, sentence] of refused) {
      await dropFile(page, file);
      await says(page, sentence);
      const now = await stateOf(page);
      expect([now.track, now.view, now.runs.map(({ hash }) => hash)]).toEqual([
        before.track,
        before.view,
        before.runs.map(({ hash }) => hash),
      ]);
    }
    // The last sentence stands for all: a refusal replaces the one before.
    expect((await messages(page)).filter((each) => refused.some(([, sentence]) => sentence.test(each)))).toHaveLength(
      1,
    );
  });
});

function speedAt(recording: typeof belly, time: number): number {
  const { times, states, count } = recording.track;
  let k = 0;
  while (k < count - 1 && (times[k] as number) < time) k++;
  return -(states[9 * k + 4] as number);
}
