import { type PaneSpec, readSpec, usualPanes } from './plot-spec';

/** More plots than these are no longer looked at. */
export const MOST_PANES = 8;

const KEY = 'two-stunts plots';

/** The plots that were open at the last visit; the usual ones where there was none, or the browser keeps nothing. */
export function rememberedPanes(): readonly PaneSpec[] {
  try {
    const keys = localStorage.getItem(KEY)?.split(' ') ?? [];
    const specs = keys.slice(0, MOST_PANES).flatMap((key) => readSpec(key) ?? []);
    return specs.length > 0 ? specs : usualPanes;
  } catch {
    return usualPanes;
  }
}

export function rememberPanes(specs: readonly PaneSpec[]): void {
  try {
    const text = specs.map(({ key }) => key).join(' ');
    if (text === usualPanes.map(({ key }) => key).join(' ')) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    // Refused or full: they last until the page is left.
  }
}
