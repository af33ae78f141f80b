/**
 * What becomes of a canopy whose jumper stands on the ground: the cells lose their air, the wing stalls back or drifts with the
 * wind on the ends of its lines, and the cloth comes to lie. A net of points held together by the length of the cloth, moved by
 * weight, the drag of a sheet and the ground; worked out as far as it has been asked for, at a fixed step, so that the same time
 * always shows the same.
 *
 * Frame: y up, x in the course of the landing, z to the right; origin on the ground where the feet came down, m.
 */
import { clamp, smoothstep } from '../../math/smooth';
import type { CanopySize, Ribs } from './canopy-shape';

/** s; after that nothing moves. */
export const SETTLED = 10;
const RATE = 60;
const STEPS_A_FRAME = 2;
const FRAMES = (SETTLED * RATE) / STEPS_A_FRAME + 1;
const ROUNDS = 7;
/** Rows of points along each loaded rib, at equal shares of the chord. */
const ALONG = 6;
/** Sinking speed of the sheet lying flat in the air, m/s: some 4 kg of cloth over 30 m² (drag coefficient of a plate). */
const SHEET_SPEED = 1.35;
/** Time constant of drift along the sheet, 1/s. */
const ALONG_DRAG = 1.1;
/** What the brakes and the last of the lift do to a wing that stalls back, m/s². */
const STALL = 1.3;
/** s until the lift is gone, and until the cells are empty. */
const LIFT_GONE = 2.6;
const EMPTY = 4.2;
/** Of its flat width, what a cell without air is drawn together to: the rest lies in creases. */
const CREASED = 0.82;
/** Cloth gathers, but not into a point: along the chord, across, aslant. */
const CRUSHED = [0.8, 0.4, 0.4] as const;
const GRIP = 0.12;
/** Thickness of the lying cloth, m. */
const LYING = 0.03;

/** Heights of the ground around, by rows of x. */
const PATCH = 13;

export interface Fall {
  /** Rows of heights of the ground are filled by who calls; half the edge of the patch, m. */
  readonly ground: Float64Array;
  reach: number;
  /** Velocity of the air over the ground, m/s. */
  readonly wind: Float64Array;
  heightAt(x: number, z: number): number;
  /**
   * Begins from ribs in this frame.
   *
   * @param links  points from which the lines of the left and of the right run, six numbers
   */
  begin(ribs: Ribs, size: CanopySize, links: Float64Array): void;
  /** Writes the ribs `since` seconds after the landing. */
  shape(since: number, ribs: Ribs, size: CanopySize): void;
}

export const PATCH_SIDE = PATCH;

export function createFall(cells: number, ribCount: number, rows: number): Fall {
  const wide = cells + 1;
  const points = wide * ALONG;
  const frames = new Float32Array(FRAMES * points * 3);
  const p = new Float64Array(points * 3);
  const q = new Float64Array(points * 3);
  const normal = new Float64Array(points * 3);
  const made = new Float64Array(points);
  const anchors = new Float64Array(6);
  const edges: number[] = [];
  const kinds: number[] = [];
  for (let i = 0; i < wide; i++) {
    for (let j = 0; j < ALONG; j++) {
      const a = i * ALONG + j;
      const link = (to: number, kind: number): void => {
        edges.push(a, to);
        kinds.push(kind);
      };
      if (j + 1 < ALONG) link(a + 1, 0);
      if (i + 1 < wide) link(a + ALONG, 1);
      if (i + 1 < wide && j + 1 < ALONG) link(a + ALONG + 1, 2);
      if (i + 1 < wide && j > 0) link(a + ALONG - 1, 2);
    }
  }
  const ends = Int32Array.from(edges);
  const kind = Int32Array.from(kinds);
  const first = { at: new Float64Array(ribCount * rows * 3), up: new Float64Array(ribCount * rows * 3) };
  const firstTall = new Float64Array(ribCount);
  const firstPressure = new Float64Array(ribCount - 1);
  const ground = new Float64Array(PATCH * PATCH);
  const wind = new Float64Array(2);
  /** Steps done. */
  const done = new Int32Array(1);
  /** Flat distances between points: along, across, aslant. */
  const rest = new Float64Array(3);

  const fall: Fall = {
    ground,
    reach: 14,
    wind,
    heightAt(x, z) {
      const scale = (PATCH - 1) / (2 * fall.reach);
      const u = clamp((x + fall.reach) * scale, 0, PATCH - 1.001);
      const v = clamp((z + fall.reach) * scale, 0, PATCH - 1.001);
      const i = Math.floor(u);
      const k = Math.floor(v);
      const o = i * PATCH + k;
      const near = ground[o]! + (ground[o + 1]! - ground[o]!) * (v - k);
      const far = ground[o + PATCH]! + (ground[o + PATCH + 1]! - ground[o + PATCH]!) * (v - k);
      return near + (far - near) * (u - i);
    },
    begin(ribs, size, links) {
      first.at.set(ribs.at);
      first.up.set(ribs.up);
      firstTall.set(ribs.tall);
      firstPressure.set(ribs.pressure);
      anchors.set(links);
      rest[0] = size.chord / (ALONG - 1);
      rest[1] = size.span / cells;
      rest[2] = Math.sqrt(rest[0]! * rest[0]! + rest[1]! * rest[1]!);
      for (let i = 0; i < wide; i++) {
        for (let j = 0; j < ALONG; j++) {
          const share = j / (ALONG - 1);
          let row = 0;
          while (row < rows - 2 && ribs.shares[row + 1]! <= share) row++;
          const gap = ribs.shares[row + 1]! - ribs.shares[row]!;
          const t = gap > 0 ? Math.min(1, (share - ribs.shares[row]!) / gap) : 0;
          const o = 3 * (2 * i * rows + row);
          const a = 3 * (i * ALONG + j);
          for (let c = 0; c < 3; c++) p[a + c] = ribs.at[o + c]! + (ribs.at[o + 3 + c]! - ribs.at[o + c]!) * t;
          const link = 2 * i < cells ? 0 : 3;
          made[i * ALONG + j] = Math.sqrt(
            (p[a]! - anchors[link]!) ** 2 +
              (p[a + 1]! - anchors[link + 1]!) ** 2 +
              (p[a + 2]! - anchors[link + 2]!) ** 2,
          );
          // It still moves a little ahead or drifts; never quite the same from cell to cell.
          q[a] = p[a]! - (-0.5 + 0.25 * Math.sin(2.1 * i)) / RATE;
          q[a + 1] = p[a + 1]!;
          q[a + 2] = p[a + 2]! - (0.2 * Math.sin(1.3 * i + 0.7 * j)) / RATE;
        }
      }
      frames.set(p, 0);
      done[0] = 0;
    },
    shape(since, ribs, size) {
      const wanted = clamp(since, 0, SETTLED) * (RATE / STEPS_A_FRAME);
      const upTo = Math.min(FRAMES - 1, Math.ceil(wanted));
      while (done[0]! < upTo) {
        for (let k = 0; k < STEPS_A_FRAME; k++) step((done[0]! * STEPS_A_FRAME + k + 1) / RATE);
        done[0]!++;
        const o = done[0]! * points * 3;
        for (let i = 0; i < points * 3; i++) frames[o + i] = p[i]!;
      }
      const frame = Math.max(0, upTo - 1);
      const part = upTo === 0 ? 0 : wanted - frame;
      writeRibs(frame, upTo, part, Math.min(since, SETTLED), ribs, size);
    },
  };

  function findNormals(): void {
    for (let i = 0; i < wide; i++) {
      for (let j = 0; j < ALONG; j++) {
        const a = 3 * (i * ALONG + j);
        const l = i > 0 ? a - 3 * ALONG : a;
        const r = i + 1 < wide ? a + 3 * ALONG : a;
        const f = j > 0 ? a - 3 : a;
        const b = j + 1 < ALONG ? a + 3 : a;
        const sx = p[r]! - p[l]!;
        const sy = p[r + 1]! - p[l + 1]!;
        const sz = p[r + 2]! - p[l + 2]!;
        const cx = p[f]! - p[b]!;
        const cy = p[f + 1]! - p[b + 1]!;
        const cz = p[f + 2]! - p[b + 2]!;
        // Right times forward is up.
        const x = sy * cz - sz * cy;
        const y = sz * cx - sx * cz;
        const z = sx * cy - sy * cx;
        const length = Math.max(1e-9, Math.sqrt(x * x + y * y + z * z));
        normal[a] = x / length;
        normal[a + 1] = y / length;
        normal[a + 2] = z / length;
      }
    }
  }

  function step(time: number): void {
    const dt = 1 / RATE;
    findNormals();
    const lift = 1 - smoothstep(time / LIFT_GONE);
    // Drawn together as the cells empty.
    const drawn = 1 + (CREASED - 1) * smoothstep(time / EMPTY);
    for (let n = 0; n < points; n++) {
      const a = 3 * n;
      let vx = (p[a]! - q[a]!) * RATE;
      let vy = (p[a + 1]! - q[a + 1]!) * RATE;
      let vz = (p[a + 2]! - q[a + 2]!) * RATE;
      const high = p[a + 1]! - fall.heightAt(p[a]!, p[a + 2]!);
      // Close to the ground there is less wind.
      const calm = clamp(0.25 + 0.25 * high, 0, 1);
      const rx = vx - wind[0]! * calm;
      const rz = vz - wind[1]! * calm;
      const square = rx * normal[a]! + vy * normal[a + 1]! + rz * normal[a + 2]!;
      const drag = Math.min(0.6, (9.81 / (SHEET_SPEED * SHEET_SPEED)) * Math.abs(square) * dt) * square;
      const along = ALONG_DRAG * dt;
      vx -= drag * normal[a]! + along * (rx - square * normal[a]!);
      vy -= drag * normal[a + 1]! + along * (vy - square * normal[a + 1]!);
      vz -= drag * normal[a + 2]! + along * (rz - square * normal[a + 2]!);
      vy -= 9.81 * (1 - lift) * dt;
      if (high > 0.4) vx -= STALL * (1 - smoothstep((time - 3) / 2)) * smoothstep(time / 0.5) * dt;
      q[a] = p[a]!;
      q[a + 1] = p[a + 1]!;
      q[a + 2] = p[a + 2]!;
      p[a]! += vx * dt;
      p[a + 1]! += vy * dt;
      p[a + 2]! += vz * dt;
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (let e = 0; e < kind.length; e++) {
        const a = 3 * ends[2 * e]!;
        const b = 3 * ends[2 * e + 1]!;
        const dx = p[b]! - p[a]!;
        const dy = p[b + 1]! - p[a + 1]!;
        const dz = p[b + 2]! - p[a + 2]!;
        const far = Math.sqrt(dx * dx + dy * dy + dz * dz);
        const most = rest[kind[e]!]! * (kind[e] === 0 ? 1 : drawn);
        const least = most * CRUSHED[kind[e]!]!;
        const aim = far > most ? most : far < least ? least : far;
        if (aim === far || far < 1e-9) continue;
        const move = (0.5 * (far - aim)) / far;
        p[a]! += dx * move;
        p[a + 1]! += dy * move;
        p[a + 2]! += dz * move;
        p[b]! -= dx * move;
        p[b + 1]! -= dy * move;
        p[b + 2]! -= dz * move;
      }
      for (let n = 0; n < points; n++) {
        const a = 3 * n;
        const link = 2 * Math.floor(n / ALONG) < cells ? 0 : 3;
        const dx = p[a]! - anchors[link]!;
        const dy = p[a + 1]! - anchors[link + 1]!;
        const dz = p[a + 2]! - anchors[link + 2]!;
        const far = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (far > made[n]!) {
          const move = 1 - made[n]! / far;
          p[a]! -= dx * move;
          p[a + 1]! -= dy * move;
          p[a + 2]! -= dz * move;
        }
        const floor = fall.heightAt(p[a]!, p[a + 2]!) + LYING;
        if (p[a + 1]! < floor) {
          p[a + 1] = floor;
          q[a + 1] = floor;
          q[a]! += (p[a]! - q[a]!) * GRIP;
          q[a + 2]! += (p[a + 2]! - q[a + 2]!) * GRIP;
        }
      }
    }
  }

  /** Place between the points along a rib, smoothly: Catmull and Rom. */
  const grid = new Float64Array(3);
  function alongRib(frame: number, next: number, part: number, rib: number, share: number): void {
    const u = share * (ALONG - 1);
    const j = Math.min(ALONG - 2, Math.floor(u));
    const t = u - j;
    const w0 = t * (-0.5 + t * (1 - 0.5 * t));
    const w1 = 1 + t * t * (-2.5 + 1.5 * t);
    const w2 = t * (0.5 + t * (2 - 1.5 * t));
    const w3 = t * t * (-0.5 + 0.5 * t);
    const o = rib * ALONG;
    const a = 3 * (o + Math.max(0, j - 1));
    const b = 3 * (o + j);
    const c = 3 * (o + j + 1);
    const d = 3 * (o + Math.min(ALONG - 1, j + 2));
    const early = frame * points * 3;
    const late = next * points * 3;
    for (let k = 0; k < 3; k++) {
      const before =
        w0 * frames[early + a + k]! +
        w1 * frames[early + b + k]! +
        w2 * frames[early + c + k]! +
        w3 * frames[early + d + k]!;
      const after =
        w0 * frames[late + a + k]! +
        w1 * frames[late + b + k]! +
        w2 * frames[late + c + k]! +
        w3 * frames[late + d + k]!;
      grid[k] = before + (after - before) * part;
    }
  }

  function writeRibs(frame: number, next: number, part: number, since: number, ribs: Ribs, size: CanopySize): void {
    const { at, up, tall, pressure, shares, count } = ribs;
    const over = smoothstep(since / 0.7);
    const empty = smoothstep(since / EMPTY);
    ribs.slump = empty;
    for (let k = 0; k + 1 < count; k++) pressure[k] = firstPressure[k]! * (1 - empty) ** 2;
    for (let i = 0; i < count; i++) tall[i] = firstTall[i]! * (1 - empty) + 0.05 * empty;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < rows; j++) {
        const o = 3 * (i * rows + j);
        const share = shares[j]!;
        let x: number;
        let y: number;
        let z: number;
        alongRib(frame, next, part, Math.floor(i / 2), share);
        x = grid[0]!;
        y = grid[1]!;
        z = grid[2]!;
        if (i % 2 === 1) {
          alongRib(frame, next, part, (i + 1) / 2, share);
          x = 0.5 * (x + grid[0]!);
          y = 0.5 * (y + grid[1]!);
          z = 0.5 * (z + grid[2]!);
        }
        at[o] = first.at[o]! + (x - first.at[o]!) * over;
        at[o + 1] = first.at[o + 1]! + (y - first.at[o + 1]!) * over;
        at[o + 2] = first.at[o + 2]! + (z - first.at[o + 2]!) * over;
      }
    }
    // Square to the sheet; where it lies, up: cloth is no thinner for lying steeply.
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < rows; j++) {
        const o = 3 * (i * rows + j);
        const l = i > 0 ? o - 3 * rows : o;
        const r = i + 1 < count ? o + 3 * rows : o;
        const f = j > 1 ? o - 6 : j > 0 ? o - 3 : o;
        const b = j + 2 < rows ? o + 6 : j + 1 < rows ? o + 3 : o;
        const sx = at[r]! - at[l]!;
        const sy = at[r + 1]! - at[l + 1]!;
        const sz = at[r + 2]! - at[l + 2]!;
        const cx = at[f]! - at[b]!;
        const cy = at[f + 1]! - at[b + 1]!;
        const cz = at[f + 2]! - at[b + 2]!;
        let x = sy * cz - sz * cy;
        let y = sz * cx - sx * cz;
        let z = sx * cy - sy * cx;
        const length = Math.sqrt(x * x + y * y + z * z);
        if (length > 1e-9) {
          x /= length;
          y /= length;
          z /= length;
        }
        const low = 1 - smoothstep((at[o + 1]! - fall.heightAt(at[o]!, at[o + 2]!) - 0.15) / 0.6);
        x *= 1 - low;
        y += (1 - y) * low;
        z *= 1 - low;
        up[o] = first.up[o]! + (x - first.up[o]!) * over;
        up[o + 1] = first.up[o + 1]! + (y - first.up[o + 1]!) * over;
        up[o + 2] = first.up[o + 2]! + (z - first.up[o + 2]!) * over;
      }
    }
    // Creases of the empty cloth, and nothing under the ground.
    const deep = 0.055 * empty * Math.min(1, size.chord / 3);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < rows; j++) {
        const o = 3 * (i * rows + j);
        const s = shares[j]! * 7;
        const crease = Math.sin(1.7 * i + 2.3 * s) + Math.sin(2.9 * i - 3.1 * s + 1) + Math.sin(0.9 * i + 4.7 * s + 2);
        at[o + 1]! += deep * Math.max(0, 0.5 + 0.5 * crease);
        const floor = fall.heightAt(at[o]!, at[o + 2]!) + LYING;
        if (at[o + 1]! < floor) at[o + 1] = floor;
      }
    }
  }
  return fall;
}
