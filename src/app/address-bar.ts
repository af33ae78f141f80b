/** The address of the page, told apart from `window` so that two pages, or a test, can have their own. */
export interface Address {
  /** What to show: from the question mark on, or empty. */
  readonly search: string;
  replace(search: string): void;
  /** The whole address of what such a text says. */
  linkTo(search: string): string;
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

/** Where the page lies: the parts of a `Location` that are needed here. */
export type Place = Pick<Location, 'href' | 'protocol' | 'search' | 'hash'>;

/** A fragment that is more than the name of a place on the page. */
const holdsState = ({ hash }: Place): boolean => hash.includes('=');

/** What a page is asked to show: the query, or the fragment where that holds a state. A link of either kind works everywhere. */
export const searchIn = (place: Place): string => (holdsState(place) ? `?${place.hash.slice(1)}` : place.search);

/**
 * The whole address with a state in it. A page opened from a file keeps it in the fragment, the only part of such an address that
 * every browser lets a page change.
 */
export function addressWith(place: Place, search: string): string {
  const page = place.href.slice(0, place.href.search(/[?#]|$/));
  if (place.protocol === 'file:') return search ? `${page}#${search.slice(1)}` : page;
  return `${page}${search}${holdsState(place) ? '' : place.hash}`;
}

/** The address of the window. */
export function windowAddress(): Address {
  return {
    search: searchIn(location),
    linkTo: (search) => addressWith(location, search),
    replace(search) {
      try {
        history.replaceState(history.state, '', addressWith(location, search));
      } catch {
        // Frames without an address of their own refuse it. The page works, its address just stays.
      }
    },
  };
}

/** Another state that is typed or pasted as a fragment would load nothing by itself. */
export function reloadForFragment(): void {
  addEventListener('hashchange', () => {
    if (holdsState(location)) location.reload();
  });
}
