import { jumps } from '../../jumps';
import { isSameSource } from '../../parameters/address';
import type { Comparison, RunSource, Take, TrackRun } from '../state';
import { shortName } from '../text';

/** A run that can be put on either side of Compare, as its menu names it. */
export interface OfferedRun {
  readonly source: RunSource;
  readonly label: string;
  readonly doc: string;
  /** Heading that it stands under; null for the visitor's own runs. */
  readonly group: string | null;
}

/** The visitor's own runs, the imported track, kept runs, the presets of every jump, and kept runs that a link brought along. */
export function offeredRuns(
  takes: readonly Take[],
  track: TrackRun | null,
  { left, right }: Pick<Comparison, 'left' | 'right'>,
): readonly OfferedRun[] {
  const own = jumps.map(({ id, title }): OfferedRun => {
    return { source: { kind: 'own', jump: id }, label: `${shortName(id)} (yours)`, doc: title, group: null };
  });
  const imported: OfferedRun[] = track
    ? [{ source: { kind: 'track' }, label: track.name, doc: 'Measured, from a file', group: 'Imported track' }]
    : [];
  const kept = takes.map(({ jump, name, values }): OfferedRun => {
    return {
      source: { kind: 'take', jump, name, values },
      label: name,
      doc: `${shortName(jump)}, kept`,
      group: 'Takes',
    };
  });
  const presets = jumps.flatMap(({ id, presets }) =>
    presets.map(({ key, label, doc }): OfferedRun => {
      return { source: { kind: 'preset', jump: id, preset: key }, label, doc, group: `${shortName(id)} presets` };
    }),
  );
  const known = [...own, ...imported, ...kept, ...presets];
  const linked = [left, right]
    .filter((source) => !known.some((each) => isSameSource(each.source, source)))
    .flatMap((source): OfferedRun[] =>
      source.kind === 'take'
        ? [{ source, label: source.name, doc: shortName(source.jump), group: 'Not among your takes' }]
        : [],
    );
  return [...known, ...linked];
}
