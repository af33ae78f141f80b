/** The address of the page, told apart from `window` so that two pages, or a test, can have their own. */
export interface Address {
  /** From the question mark on, or empty. */
  readonly search: string;
  replace(search: string): void;
}

/** Browsers refuse more than some hundred changes in half a minute. */
const QUIET = 400;

export interface AddressBar {
  /** Writes what `compose` says once nothing has changed for a moment. */
  touch(): void;
  dispose(): void;
}

export function createAddressBar(address: Address, compose: () => string): AddressBar {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = address.search;
  function write(): void {
    const search = compose();
    if (search === written) return;
    written = search;
    address.replace(search);
  }
  return {
    touch() {
      clearTimeout(timer);
      timer = setTimeout(write, QUIET);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}

/** The address of the window. */
export function windowAddress(): Address {
  return {
    search: location.search,
    replace(search) {
      try {
        history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
      } catch {
        // Some browsers refuse it to pages opened from a file. The page works, its address just stays.
      }
    },
  };
}
