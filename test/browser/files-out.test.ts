/** Files that leave the page: each is downloaded for real, and read by something else than what wrote it. */
import { buffer } from 'node:stream/consumers';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelsCsv } from '../../src/exchange/channels-csv';
import { readRunFile } from '../../src/exchange/run-file';
import { jumps } from '../../src/jumps';
import { feet } from '../../src/parameters/units';
import { type OpenPage, openPage } from './harness';
import { faultsOf, framesPass, inNode, openPageUndrawn, openPageWithoutPicture, seek, stateOf } from './visitor';

interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
  readonly text: string;
}

async function contentOf(download: Download): Promise<Saved> {
  const bytes = await buffer(await download.createReadStream());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** Does something that ends in a download. */
async function saving(page: Page, act: () => Promise<unknown>): Promise<Saved> {
  // A picture takes a while where software draws it.
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 90_000 }), act()]);
  return contentOf(download);
}

/** Chooses an item of the Files menu by keyboard, which does not wait for frames as a press of the mouse does; of items of one name the one of the first or the second run. */
async function choose(page: Page, item: string, which = 0): Promise<void> {
  await page.getByRole('button', { name: 'Files', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: item, exact: true }).nth(which).press('Enter');
}
const save = (page: Page, item: string, which = 0): Promise<Saved> => saving(page, () => choose(page, item, which));

describe('the files of a run', () => {
  let opened: OpenPage;
  const changes = { exitAltitude: feet(26_000) };
  const recording = inNode('halo', changes);
  const own = `halo-own-${recording.hash.slice(0, 6)}`;
  beforeAll(async () => {
    opened = await openPageWithoutPicture('?exitAltitude=26000&t=5', { viewport: { width: 1280, height: 720 } });
  });

  test('are a table with the very bytes that Node writes, and a run that is flown again', async () => {
    const { page } = opened;
    const table = await save(page, 'Table of all channels (CSV)');
    expect(table.name).toBe(`${own}-channels.csv`);
    expect(table.text).toBe(channelsCsv(recording));

    const file = await save(page, 'Run (JSON)');
    expect(file.name).toBe(`${own}-run.json`);
    const read = readRunFile(file.text, jumps);
    if (typeof read === 'string') throw new Error(read);
    expect(read).toMatchObject({ jump: 'halo', sameModel: true, notes: [], hash: recording.hash });
    expect(inNode('halo', read.values).hash).toBe(recording.hash);
  });

  test('are tracks as both receivers write them', async () => {
    const { page } = opened;
    const first = await save(page, 'FlySight 1 (CSV)');
    expect(first.name).toBe(`${own}-flysight.csv`);
    const [names, units, ...rows] = first.text.split('\r\n');
    expect(names).toBe('time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,heading,cAcc,gpsFix,numSV');
    expect(units).toBe(',(deg),(deg),(m),(m/s),(m/s),(m/s),(m),(m),(m/s),(deg),(deg),,');
    expect(rows.pop()).toBe('');
    const row =
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ(,-?\d+\.\d{7}){2},\d+\.\d{3}(,-?\d+\.\d\d){3}(,\d\.\d{3}){2},\d\.\d\d(,\d+\.\d{5}){2},3,\d+$/;
    for (const each of rows) expect(each).toMatch(row);
    // 20 a second, from before the exit until after the landing.
    expect(rows.length).toBeGreaterThan(20 * (recording.end - recording.start));

    const second = await save(page, 'FlySight 2 (CSV)');
    expect(second.name).toBe(`${own}-flysight2-track.csv`);
    expect(
      second.text
        .split('\n')
        .slice(0, 7)
        .map((line) => line.replace(/(FIRMWARE_VER|_ID),.*/, '$1')),
    ).toEqual([
      '$FLYS,1',
      '$VAR,FIRMWARE_VER',
      '$VAR,DEVICE_ID',
      '$VAR,SESSION_ID',
      '$COL,GNSS,time,lat,lon,hMSL,velN,velE,velD,hAcc,vAcc,sAcc,numSV',
      '$UNIT,GNSS,,deg,deg,m,m/s,m/s,m/s,m,m,m/s,',
      '$DATA',
    ]);
    expect(second.text.match(/^\$GNSS,/gm)).toHaveLength(rows.length);
  });

  test('are a path with times for a globe, as the browser’s own parser reads it', async () => {
    const { page } = opened;
    const { name, text } = await save(page, 'Google Earth (KML)');
    expect(name).toBe(`${own}.kml`);
    const read = await page.evaluate((source) => {
      const kml = new DOMParser().parseFromString(source, 'application/xml');
      const all = (within: Document | Element | undefined, local: string): string[] =>
        [...(within?.getElementsByTagNameNS('*', local) ?? [])].map((each) => each.textContent ?? '');
      const track = kml.getElementsByTagNameNS('*', 'Track')[0];
      return { faults: all(kml, 'parsererror'), times: all(track, 'when'), points: all(track, 'coord') };
    }, text);
    expect(read.faults).toEqual([]);
    expect(read.times.length).toBeGreaterThan(100);
    expect(read.points).toHaveLength(read.times.length);
    const moments = read.times.map((time) => Date.parse(time));
    expect(moments.every((moment, i) => i === 0 || moment > (moments[i - 1] as number))).toBe(true);
    const heights = read.points.map((point) => Number(point.split(' ')[2]));
    expect(Math.max(...heights)).toBeCloseTo(feet(26_000), 0);
  });

  test('of a comparison are those of the side that is named, and pictures are not offered without one', async () => {
    const { page, expectClean } = opened;
    await page.keyboard.press('3');
    const table = await save(page, 'Table of all channels (CSV)', 1);
    expect(table.name).toBe('cliff-film-channels.csv');
    expect(table.text).toBe(channelsCsv(inNode('cliff')));
    await page.getByRole('button', { name: 'Files', exact: true }).click();
    expect(
      await page.getByRole('group', { name: /^Save/ }).evaluateAll((all) => all.map((each) => each.ariaLabel)),
    ).toEqual(['Save run: HALO', 'Save run: Cliff']);
    await page.keyboard.press('Escape');
    expectClean();
  });
});

// --- pictures and videos -----------------------------------------------------------------------------------------------------

/** What a WebM file says of itself, and how many frames are in it: as the format is written in RFC 8794 and the Matroska specification. */
function readWebm(bytes: Buffer): {
  docType: string;
  codec: string;
  seconds: number;
  width: number;
  height: number;
  frames: number;
} {
  const told = { docType: '', codec: '', seconds: 0, width: 0, height: 0, frames: 0 };
  let scale = 1e6;
  /** A number whose leading zeros tell its length; those of sizes leave the marking bit out. */
  const numberAt = (at: number, keepMark: boolean): { value: number; length: number } => {
    const length = Math.clz32(bytes[at] as number) - 23;
    let value = keepMark ? (bytes[at] as number) : (bytes[at] as number) & ((1 << (8 - length)) - 1);
    let unknown = !keepMark && value === (1 << (8 - length)) - 1;
    for (let i = 1; i < length; i++) {
      value = value * 256 + (bytes[at + i] as number);
      unknown &&= bytes[at + i] === 255;
    }
    return { value: unknown ? Number.POSITIVE_INFINITY : value, length };
  };
  const walk = (from: number, to: number): void => {
    for (let at = from; at < to; ) {
      const id = numberAt(at, true);
      const size = numberAt(at + id.length, false);
      const begin = at + id.length + size.length;
      const end = Math.min(begin + size.value, to);
      const whole = (): number => bytes.readUIntBE(begin, end - begin);
      // Segment, Info, Tracks, TrackEntry, Video, Cluster, BlockGroup: what holds others.
      if ([0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0x1f43b675, 0xa0, 0x1a45dfa3].includes(id.value))
        walk(begin, end);
      if (id.value === 0x4282) told.docType = bytes.toString('latin1', begin, end).replace(/\0/g, '');
      if (id.value === 0x86) told.codec = bytes.toString('latin1', begin, end).replace(/\0/g, '');
      if (id.value === 0x2ad7b1) scale = whole();
      if (id.value === 0x4489) told.seconds = end - begin === 4 ? bytes.readFloatBE(begin) : bytes.readDoubleBE(begin);
      if (id.value === 0xb0) told.width = whole();
      if (id.value === 0xba) told.height = whole();
      if (id.value === 0xa3 || id.value === 0xa1) told.frames++;
      at = end;
    }
  };
  walk(0, bytes.length);
  return { ...told, seconds: (told.seconds * scale) / 1e9 };
}

/** Two pictures of one size, as the browser decodes them: how many tones are in the first, and where the second is not the same. */
const compare = (page: Page, files: readonly Buffer[]) =>
  page.evaluate(
    async (texts) => {
      const [a, b] = await Promise.all(
        texts.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const { width, height } = picture;
          const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
          context.drawImage(picture, 0, 0);
          return context.getImageData(0, 0, width, height);
        }),
      );
      if (!a || !b) throw new Error('no pictures');
      const tones = new Set<number>();
      const changed = { count: 0, right: 0, top: a.height };
      for (let i = 1; i < a.data.length; i += 4) {
        const [before = 0, after = 0] = [a.data[i], b.data[i]];
        tones.add(before);
        if (Math.abs(before - after) <= 8) continue;
        const pixel = (i - 1) / 4;
        changed.count++;
        changed.right = Math.max(changed.right, pixel % a.width);
        changed.top = Math.min(changed.top, Math.floor(pixel / a.width));
      }
      return { tones: tones.size, changed };
    },
    files.map((file) => file.toString('base64')),
  );

const isBuilt = (page: Page) =>
  page.waitForFunction(
    () => {
      const picture = window.twoStunts?.state().picture as { drawCalls: number; building: number | null } | null;
      return picture && picture.drawCalls > 3 && picture.building === null;
    },
    null,
    { timeout: 110_000 },
  );

/** Of the canvas of the page, in its own pixels. */
const drawnSize = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.scene');
    return [canvas?.width, canvas?.height];
  });

const outcomeOf = (page: Page) => page.locator('.video-outcome');
async function askForVideo(page: Page, from: string, to: string): Promise<void> {
  await choose(page, 'Video…');
  const dialog = page.getByRole('dialog', { name: 'Video' });
  await dialog.getByRole('combobox', { name: 'Speed' }).selectOption({ label: 'Real time' });
  await dialog.getByRole('combobox', { name: 'Size' }).selectOption({ label: 'As you see it' });
  await dialog.getByRole('textbox', { name: 'From' }).fill(from);
  await dialog.getByRole('textbox', { name: 'To' }).fill(to);
}

/** The least that has room for the button: software draws each pixel. */
const small = { width: 720, height: 360 };

test('a picture is what is seen without the interface; figures change it in their corner only', async () => {
  const { page, expectClean } = await openPage('?tier=low&t=24', { viewport: small });
  await isBuilt(page);
  await framesPass(page);
  const sizeOfPage = await drawnSize(page);
  const plain = await save(page, 'Picture (PNG)');
  expect(plain.name).toBe('halo-film-at-24.0s.png');
  expect([...plain.bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  expect([plain.bytes.readUInt32BE(16), plain.bytes.readUInt32BE(20)]).toEqual([720, 360]);
  const told = await save(page, 'Picture with figures (PNG)');
  const { tones, changed } = await compare(page, [plain.bytes, told.bytes]);
  // Sky, sea and a jumper.
  expect(tones).toBeGreaterThan(100);
  expect(changed.count).toBeGreaterThan(2_000);
  expect(changed.right).toBeLessThan(0.5 * 720);
  expect(changed.top).toBeGreaterThan(0.85 * 360);
  // The page has its own picture back.
  expect(await drawnSize(page)).toEqual(sizeOfPage);
  expectClean();
}, 200_000);

describe('videos, without the time that drawing takes', () => {
  let opened: OpenPage;
  let sizeOfPage: readonly (number | undefined)[];
  beforeAll(async () => {
    opened = await openPageUndrawn('?tier=low&t=24', { viewport: small });
    await isBuilt(opened.page);
    sizeOfPage = await drawnSize(opened.page);
  }, 120_000);
  afterAll(() => opened.expectClean());

  test('a large picture has twice the pixels of the page each way', async () => {
    const { page } = opened;
    const large = await save(page, 'Large picture (PNG)');
    expect([large.bytes.readUInt32BE(16), large.bytes.readUInt32BE(20)]).toEqual([1440, 720]);
  });

  test('a video holds every frame of its span, and the clock is where it was', async () => {
    const { page } = opened;
    await seek(page, 24);
    await askForVideo(page, '23.8', 'T+24.0 s');
    await page.getByText(/7 frames of 720 × 360/).waitFor();
    await page.getByText(/Each frame is drawn by itself/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const { name, bytes } = await saving(page, () => page.getByRole('button', { name: 'Make video' }).click());
    expect(name).toBe('halo-film-at-23.8s.webm');
    const { seconds, ...told } = readWebm(bytes);
    expect(told).toEqual({ docType: 'webm', codec: 'V_VP9', width: 720, height: 360, frames: 7 });
    expect(seconds).toBeGreaterThan(6 / 30 - 0.002);
    expect(seconds).toBeLessThan(7 / 30 + 0.002);
    await outcomeOf(page).getByText(`Saved as ${name}`).waitFor();

    // Another program plays it: the corner with the figures shows something, and another time in the last frame than in the first.
    const frames = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const video = document.createElement('video');
      video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }));
      const context = new OffscreenCanvas(360, 60).getContext('2d', {
        willReadFrequently: true,
      }) as OffscreenCanvasRenderingContext2D;
      const shown: number[][] = [];
      for (const time of [0.001, 0.199]) {
        video.currentTime = time;
        await new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        context.drawImage(video, 0, 300, 360, 60, 0, 0, 360, 60);
        shown.push([...context.getImageData(0, 0, 360, 60).data]);
      }
      return shown;
    }, bytes.toString('base64'));
    for (const frame of frames) expect(new Set(frame).size).toBeGreaterThan(40);
    expect(frames[0]).not.toEqual(frames[1]);
    expect(await stateOf(page)).toMatchObject({ time: 24, playing: false });
  });

  test('a video that is cancelled leaves nothing', async () => {
    const { page } = opened;
    const saved: string[] = [];
    const note = (download: Download): void => void saved.push(download.suggestedFilename());
    page.on('download', note);
    await page.getByRole('textbox', { name: 'To' }).fill('30');
    await page.getByRole('button', { name: 'Make video' }).click();
    await page.getByText(/^Frame \d+ of 187/).waitFor();
    // A press beside the dialog does not throw it away.
    await page.mouse.click(5, 5);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await outcomeOf(page).getByText('Cancelled: nothing was saved.').waitFor();
    await page.keyboard.press('Escape');
    await framesPass(page);
    expect(saved).toEqual([]);
    expect(await stateOf(page)).toMatchObject({ time: 24, playing: false });
    expect(await drawnSize(page)).toEqual(sizeOfPage);
    page.off('download', note);
  });

  test('a browser without an encoder records in real time and says so; one without either says why it makes none', async () => {
    const { page } = opened;
    await page.evaluate(() => {
      // As in a browser whose encoder knows none of the codecs.
      VideoEncoder.isConfigSupported = (config) => Promise.resolve({ supported: false, config });
    });
    await askForVideo(page, '23', '23.5');
    await page.getByText(/records in real time: keep the page in front/).waitFor();
    const { name, bytes } = await saving(page, () => page.getByRole('button', { name: 'Record in real time' }).click());
    expect(name).toBe('halo-film-at-23.0s.webm');
    expect(readWebm(bytes)).toMatchObject({ docType: 'webm', codec: 'V_VP9', width: 720, height: 360 });
    expect(readWebm(bytes).frames).toBeGreaterThan(1);

    await page.evaluate(() => {
      MediaRecorder.isTypeSupported = () => false;
    });
    await page.getByRole('textbox', { name: 'To' }).fill('23.4');
    await page.getByText(/can neither encode frames nor record a canvas/).waitFor();
    expect(await page.getByRole('button', { name: 'Make video' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'To' }).fill('22');
    await page.getByText('The end has to lie after the beginning.').waitFor();
    await page.getByRole('textbox', { name: 'To' }).fill('soon');
    await page.getByText(/From and to are seconds since the exit/).waitFor();
  });
});

test('a link that is shared while it plays shows another person the same, kept runs and the moment included', async () => {
  const phone = { width: 390, height: 844 };
  const search =
    '?view=compare&left=halo:belly&right=cliff&right.name=Night&right.rampSpeed=15m/s&align=opening&mass=120kg&units=aviation&camera=side';
  const mine = await openPageUndrawn(search, { viewport: phone, before: shareToNobody });
  await mine.page.evaluate(() => window.twoStunts.play());
  await mine.page.waitForFunction(() => window.twoStunts.state().time > window.twoStunts.state().start + 0.4);
  await mine.page.getByRole('button', { name: 'More' }).click();
  await mine.page.getByRole('menuitem', { name: 'Share link…' }).click();
  const [url, told] = await mine.page.evaluate(() => [window.sharedLinks[0] ?? '', window.twoStunts.state()] as const);
  expect(told.playing).toBe(true);

  const theirs = await openPageUndrawn(new URL(url).search, { viewport: phone });
  const seen = await stateOf(theirs.page);
  const { time } = seen;
  expect(time).toBeGreaterThan(told.start + 0.4);
  // The link holds milliseconds.
  expect(time).toBeLessThanOrEqual(told.time + 0.0005);
  const lasting = ({ view, units, camera, start, end, runs }: typeof seen) => ({
    ...{ view, units, camera, start, end },
    runs: runs.map(({ jump, name, hash, values }) => ({ jump, name, hash, values })),
  });
  expect(lasting(seen)).toEqual(lasting(told));
  expect(seen).toMatchObject({ view: 'compare', units: 'aviation', playing: false });
  expect(seen.runs.map(({ name }) => name)).toContain('Night');
  mine.expectClean();
  theirs.expectClean();
});

declare global {
  interface Window {
    sharedLinks: (string | undefined)[];
  }
}

function shareToNobody(): void {
  window.sharedLinks = [];
  navigator.share = (data) => {
    window.sharedLinks.push(data?.url);
    return Promise.resolve();
  };
}
