/** A headline figure on the card at the end of a jump. */
export interface SummaryFigure {
  /** Of the figure, and of a second one that says where. */
  readonly key: string;
  readonly where?: string;
  /** Shorter than in the tables. */
  readonly label: string;
  /** Words after the value of `where`, or alone. */
  readonly note?: string;
}

/** The handful that tells how a jump went. Those that a jump does not have are left out. */
export const summaryFigures: readonly SummaryFigure[] = [
  { key: 'peakVerticalSpeed', label: 'Peak vertical speed', where: 'peakVerticalSpeedAltitude', note: 'MSL' },
  { key: 'freefallTime', label: 'Exit to pull' },
  { key: 'openingLoad', label: 'Opening load', note: 'model peak' },
  { key: 'inflatedHeight', label: 'Fully open', note: 'above landing' },
  { key: 'touchdownSink', label: 'Sink at touchdown' },
  { key: 'impactSpeed', label: 'Speed at impact', note: 'vertical' },
  { key: 'duration', label: 'Exit to ground' },
];
