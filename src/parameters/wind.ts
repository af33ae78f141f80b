/**
 * The text form of a wind: `0:5@270,3000:25@280` means 5 knots from 270 degrees true at the landing, 25 knots from 280
 * degrees at 3,000 m above it. Between rows the wind vector changes linearly; below the first and above the last row it
 * stays. Empty text is still air.
 */
export type WindText = string;

export interface WindReport {
  /** Height above the landing, m. */
  readonly height: number;
  /** Knots. */
  readonly knots: number;
  /** True bearing the wind comes from, degrees. */
  readonly from: number;
}

const row = /^(-?\d+(?:\.\d+)?):(\d+(?:\.\d+)?)@(\d+(?:\.\d+)?)$/;
/** Limits of a wind text; heights count both ways, m. */
export const windLimits = { rows: 40, knots: 300, height: 90_000 } as const;

/** Reads a wind text; `problem` is a sentence when it cannot be read. Rows may come in any order. */
export function parseWind(text: WindText): { rows: readonly WindReport[]; problem?: string } {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length === 1 && parts[0] === '') return { rows: [] };
  if (parts.length > windLimits.rows) return { rows: [], problem: `more than ${windLimits.rows} wind rows` };
  const rows: WindReport[] = [];
  for (const part of parts) {
    const found = row.exec(part);
    if (!found) return { rows: [], problem: `"${part.slice(0, 40)}" is not height:knots@degrees, such as 3000:25@280` };
    const report = { height: Number(found[1]), knots: Number(found[2]), from: Number(found[3]) };
    if (report.knots > windLimits.knots || report.from > 360 || Math.abs(report.height) > windLimits.height) {
      return {
        rows: [],
        problem: `"${part.slice(0, 40)}": height up to ${windLimits.height} m, up to ${windLimits.knots} kt, 0 to 360 degrees`,
      };
    }
    rows.push(report);
  }
  rows.sort((a, b) => a.height - b.height);
  for (let i = 1; i < rows.length; i++) {
    if (rows[i]?.height === rows[i - 1]?.height) return { rows: [], problem: `two wind rows at ${rows[i]?.height} m` };
  }
  return { rows };
}

export function formatWind(rows: readonly WindReport[]): WindText {
  return rows.map((r) => `${r.height}:${r.knots}@${r.from}`).join(',');
}
