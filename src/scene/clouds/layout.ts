/**
 * Where the clouds stand, as puffs. Clouds are small and made of many puffs near the flight, and grow wide, flat and simple
 * towards the horizon, where the eye sees them at a glancing angle through much air.
 */
import { createRandom } from '../../math/random';
import { smoothstep } from '../../math/smooth';
import { rolling } from '../../physics/ground/noise';
import type { CloudLook, MistBank } from './looks';
import { AT, PUFF } from './puffs';

const PLANET_RADIUS = 6_371_000;

/** Where a flight comes down through the layer, m. */
export interface Crossing {
  readonly x: number;
  readonly z: number;
  /** A cloud stands here to be fallen through; otherwise there is a gap. */
  readonly through: boolean;
}

interface Cloud {
  readonly x: number;
  readonly z: number;
  /** Half width, m. */
  readonly radius: number;
  /** Height of its top above its base, m. */
  readonly tall: number;
  /** Length over width, and which way it lies. */
  readonly long: number;
  readonly turn: number;
  /** 0 for a heap, 1 for a thin sheet far away. */
  readonly thin: number;
  /** Puffs it is worth. */
  puffs: number;
}

/** Share of its full size below which a cloud would be no more than a speck. */
const SPECK = 0.12;
/** Streets of clouds lie along the wind: its direction. */
const WIND = [Math.cos(0.5), Math.sin(0.5)] as const;
/** Radius around the line of the fall that only the crossed cloud may fill, m. */
const CROSSING_CLEARS = 950;
const PUFFS_OF_CROSSING = 62;

function isClear(look: CloudLook, x: number, z: number, radius: number): boolean {
  const { clear } = look;
  if (!clear) return false;
  return Math.abs(z) < clear.aside + radius && x > clear.fromX - radius && x < clear.toX + radius;
}

/** All clouds but the crossed one. Near the middle on an even grid of rings, further out the rings widen. */
function cloudsOf(look: CloudLook, cover: number, coarse: number, crossing: Crossing | null): Cloud[] {
  const clouds: Cloud[] = [];
  if (cover <= 0) return clouds;
  const random = createRandom(look.seed);
  const least = look.cell * coarse;
  let ring = 0.5 * least;
  while (ring < look.reach) {
    const cell = Math.max(least, 0.165 * coarse * ring);
    const around = Math.max(3, Math.round((2 * Math.PI * ring) / cell));
    const start = random();
    for (let i = 0; i < around; i++) {
      const angle = ((i + start + 0.62 * (random() - 0.5)) / around) * 2 * Math.PI;
      const out = ring + 0.62 * (random() - 0.5) * cell;
      const x = out * Math.cos(angle);
      const z = out * Math.sin(angle);
      const dice = random();
      const size = random();
      const long = 1 + 0.9 * random();
      const turn = 0.5 + 0.9 * (random() - 0.5); // streets lie along the wind
      const height = random();
      // Groups and gaps: clouds of like rank stand together, and rise in order of rank as the cover grows.
      const down = x * WIND[0] + z * WIND[1];
      const aside = z * WIND[0] - x * WIND[1];
      const crowd = 1 / (1 + Math.exp(-7.5 * rolling(down / 13_000 + 3.3, aside / 5_600 + 1.7, 3, look.seed)));
      const rank = 1 / (1 + Math.exp(-11 * (0.76 * crowd + 0.24 * dice - 0.5)));
      const grown = Math.min(1, Math.max(0, (1.3 * cover + 0.04 - rank) / 0.35));
      if (grown < SPECK) continue;
      const radius = cell * (0.36 + 0.5 * size * size) * (0.5 + 0.6 * grown) * (1 + 0.6 * cover ** 3);
      if (isClear(look, x, z, radius)) continue;
      if (crossing && Math.hypot(x - crossing.x, z - crossing.z) < CROSSING_CLEARS + radius) continue;
      const thin = smoothstep((ring - 13_000) / 30_000);
      const slender = 0.28 + 0.5 * look.heap * (0.4 + 0.6 * height);
      const tall =
        Math.min(look.depth * (0.45 + 0.55 * height) * (0.55 + 0.45 * grown), 120 + radius * slender) *
        (1 - 0.55 * thin);
      // Seen from afar a cloud needs fewer puffs; one far out stands for several and needs no fewer than a handful.
      const worth = 6 + 66 * (9_000 / Math.max(9_000, ring)) ** 2 * (0.3 + 0.7 * grown) * (0.4 + 1.2 * size);
      clouds.push({ x, z, radius: radius * (1 + 0.5 * thin), tall, long, turn, thin, puffs: worth });
    }
    ring += cell;
  }
  return clouds;
}

/** Writes puffs one after the other. */
function createWriter(puffs: Float32Array, random: () => number) {
  let at = 0;
  return {
    get left() {
      return (puffs.length - at) / PUFF;
    },
    get count() {
      return at / PUFF;
    },
    add(x: number, y: number, z: number, radius: number, flat: number, opacity: number, soft = false): void {
      if (at >= puffs.length) return;
      puffs[at] = x;
      puffs[at + AT.y] = y - (x * x + z * z) / (2 * PLANET_RADIUS);
      puffs[at + AT.z] = z;
      puffs[at + AT.radius] = radius;
      puffs[at + AT.flat] = flat;
      puffs[at + AT.seed] = random() + (soft ? 1 : 0);
      puffs[at + AT.opacity] = opacity;
      at += PUFF;
    },
  };
}

type Writer = ReturnType<typeof createWriter>;

/** One cloud: a floor of flat puffs, and towers with puffs all over their domes. */
function heapUp(cloud: Cloud, base: number, count: number, random: () => number, writer: Writer): void {
  const cos = Math.cos(cloud.turn);
  const sin = Math.sin(cloud.turn);
  const put = (
    along: number,
    across: number,
    y: number,
    radius: number,
    flat: number,
    opacity: number,
    soft = false,
  ): void => {
    const a = along * cloud.long;
    const b = across / Math.sqrt(cloud.long);
    const hides = opacity * (1 - 0.5 * cloud.thin);
    writer.add(
      cloud.x + a * cos - b * sin,
      y,
      cloud.z + a * sin + b * cos,
      radius,
      flat,
      hides,
      soft || cloud.thin > 0.35,
    );
  };
  // Fewer puffs are larger ones, so that the cloud stays as wide.
  const coarse = Math.sqrt(30 / Math.max(count, 6));
  const floor = Math.max(2, Math.round(0.36 * count));
  const wideEnough = Math.min(0.78, 0.8 * Math.sqrt(2 / floor)) * cloud.radius;
  for (let i = 0; i < floor; i++) {
    const angle = (i / floor + 0.25 * random()) * 2 * Math.PI * 3.236;
    const q = Math.sqrt((i + 0.5) / floor);
    const out = q * 0.8 * cloud.radius;
    const radius = wideEnough * (0.85 + 0.35 * random()) * (1 - 0.3 * q);
    const half = Math.min(radius * 0.5, 0.38 * cloud.tall * (1.1 - 0.6 * q) + 18);
    put(out * Math.cos(angle), out * Math.sin(angle), base + half * 0.4, radius, half / radius, 1, i % 3 > 0);
  }
  const towers = 1 + Math.floor(3.4 * random() + cloud.radius / 1_500);
  const seats: number[] = [];
  for (let t = 0; t < towers; t++) {
    const angle = random() * 2 * Math.PI;
    const out = (t === 0 ? 0.18 : 0.3 + 0.42 * random()) * cloud.radius;
    seats.push(out * Math.cos(angle), out * Math.sin(angle), t === 0 ? 1 : 0.42 + 0.5 * random());
  }
  const shreds = Math.floor(0.1 * count);
  const cores = Math.min(towers, Math.floor(0.3 * count));
  for (let t = 0; t < cores; t++) {
    const top = cloud.tall * seats[3 * t + 2]!;
    const radius = Math.min(cloud.radius * (0.34 + 0.3 * seats[3 * t + 2]!), 1.5 * top);
    const half = Math.min(0.5 * top + 20, 0.9 * radius);
    put(seats[3 * t]!, seats[3 * t + 1]!, base + 0.85 * half, radius, half / radius, 1);
  }
  for (let i = floor + cores; i < count - shreds; i++) {
    const t = Math.min(towers - 1, Math.floor(towers * random() ** 1.25));
    const top = cloud.tall * seats[3 * t + 2]!;
    const wide = cloud.radius * (0.3 + 0.3 * seats[3 * t + 2]!);
    const angle = random() * 2 * Math.PI;
    const up = random() ** 0.75; // sine of the height over the dome
    const flat = Math.sqrt(1 - 0.92 * up * up);
    // Many small heads, few large ones; the small ones sit outermost.
    const share = 0.2 + 0.36 * random() ** 2.2;
    const radius = Math.min(wide, top * 1.3) * share * Math.min(1.6, coarse);
    const half = Math.min(radius * (0.74 + 0.2 * random()), 0.5 * cloud.tall + 25);
    const out = Math.max(0, wide - (share + 0.1) * radius) * flat;
    const y = base + Math.max(0.4 * half, (top - half * (0.5 + share)) * (0.1 + 0.74 * up));
    put(seats[3 * t]! + out * Math.cos(angle), seats[3 * t + 1]! + out * Math.sin(angle), y, radius, half / radius, 1);
  }
  // Torn off around the edges.
  for (let i = 0; i < shreds; i++) {
    const angle = random() * 2 * Math.PI;
    const out = (0.66 + 0.4 * random()) * cloud.radius;
    const radius = cloud.radius * (0.15 + 0.17 * random()) * Math.min(1.6, coarse);
    const half = radius * (0.35 + 0.25 * random());
    const y = base + (0.5 + 0.4 * random()) * half + 0.25 * random() * random() * cloud.tall;
    put(out * Math.cos(angle), out * Math.sin(angle), y, radius, half / radius, 0.2 + 0.28 * random(), true);
  }
}

/** The cloud on the line of the fall: a thin top, a few seconds of white, out at a flat base. */
function crossingPuffs(
  look: CloudLook,
  crossing: Crossing,
  coarse: number,
  random: () => number,
  writer: Writer,
): void {
  const { base } = look;
  const { x, z } = crossing;
  heapUp(
    { x: x - 380, z: z - 120, radius: 760, tall: 0.8 * look.depth, long: 1.25, turn: 0.5, thin: 0, puffs: 0 },
    base,
    Math.max(14, Math.round((PUFFS_OF_CROSSING - 12) / coarse)),
    random,
    writer,
  );
  // What is met on the way down does not depend on the tier.
  writer.add(x + 15, base + 112, z - 10, 215, 0.56, 1);
  writer.add(x - 45, base + 205, z + 40, 170, 0.62, 0.8);
  writer.add(x + 70, base + 150, z + 75, 190, 0.6, 0.7);
  writer.add(x + 10, base + 292, z - 30, 150, 0.4, 0.16);
  for (let i = 0; i < 8; i++) {
    const angle = (i / 8) * 2 * Math.PI + random();
    const out = 190 + 130 * random();
    const radius = 120 + 60 * random();
    writer.add(x + out * Math.cos(angle), base + 60 + 110 * random(), z + out * Math.sin(angle), radius, 0.62, 0.9);
  }
}

function mistPuffs(bank: MistBank, share: number, random: () => number, writer: Writer): void {
  const count = Math.max(2, Math.round(bank.puffs * share));
  const dx = bank.toX - bank.x;
  const dz = bank.toZ - bank.z;
  const length = Math.hypot(dx, dz);
  for (let i = 0; i < count; i++) {
    const along = (i + random()) / count;
    const aside = (random() + random() - 1) * bank.aside;
    const ends = Math.min(1, 4 * along, 4 * (1 - along));
    const radius = bank.aside * (0.75 + 0.95 * random()) * (0.5 + 0.5 * ends) * Math.min(1.6, share ** -0.4);
    const half = bank.depth * (0.3 + 0.25 * random()) * (0.6 + 0.4 * ends);
    writer.add(
      bank.x + dx * along - (dz / length) * aside,
      bank.base + half + 0.35 * bank.depth * random() * (1 - Math.abs(aside) / bank.aside),
      bank.z + dz * along + (dx / length) * aside,
      radius,
      half / radius,
      bank.opacity * (0.6 + 0.8 * random()),
      true,
    );
  }
}

const countOf = (cloud: Cloud, scale: number): number => Math.max(3, Math.floor(cloud.puffs * scale));

/** Factor on the puffs of all clouds with which they are no more than `most`. */
function fittingScale(clouds: readonly Cloud[], most: number): number {
  let scale = 3;
  for (let i = 0; i < 8; i++) {
    let count = 0;
    for (const cloud of clouds) count += countOf(cloud, scale);
    if (count <= most) break;
    scale *= Math.min(0.97, most / count);
  }
  return scale;
}

/**
 * @param cover    share of the sky that clouds cover
 * @param sprites  puffs at most
 */
export function layoutClouds(look: CloudLook, cover: number, sprites: number, crossing: Crossing | null): Float32Array {
  const puffs = new Float32Array(sprites * PUFF);
  const random = createRandom(look.seed + 101);
  const writer = createWriter(puffs, random);
  const tierShare = Math.min(1, sprites / 4_500 / look.share);
  for (const bank of look.mist ?? []) mistPuffs(bank, Math.sqrt(tierShare), random, writer);
  const clouds = cloudsOf(look, cover, tierShare ** -0.3, crossing);
  if (crossing?.through && cover > 0)
    crossingPuffs(look, crossing, Math.min(3, tierShare ** -0.5), createRandom(19), writer);
  const scale = fittingScale(clouds, writer.left);
  for (const cloud of clouds) {
    // Each cloud has its own luck, so that it keeps its shape while others come and go.
    const own = createRandom(Math.round(cloud.x) * 7 + Math.round(cloud.z) * 13 + look.seed);
    heapUp(cloud, look.base, countOf(cloud, scale), own, writer);
  }
  return puffs.slice(0, writer.count * PUFF);
}
