import { describe, expect, it } from 'vitest';
import { addressWith, type Place, searchIn } from '../../src/app/address-bar';

const at = (href: string): Place => {
  const { protocol, search, hash } = new URL(href);
  return { href, protocol, search, hash };
};

describe('the state in the address', () => {
  it('is the query on a site, and the fragment of a file', () => {
    expect(addressWith(at('https://host/page/?jump=halo'), '?jump=cliff&t=3')).toBe(
      'https://host/page/?jump=cliff&t=3',
    );
    expect(addressWith(at('file:///a/two.html'), '?jump=cliff&t=3')).toBe('file:///a/two.html#jump=cliff&t=3');
    expect(addressWith(at('file:///a/two.html?jump=halo#t=3'), '?jump=cliff')).toBe('file:///a/two.html#jump=cliff');
  });

  it('leaves nothing behind when it is as it began', () => {
    expect(addressWith(at('https://host/?jump=cliff'), '')).toBe('https://host/');
    expect(addressWith(at('file:///a/two.html#jump=cliff'), '')).toBe('file:///a/two.html');
  });

  it('is read from a query and from a fragment, on a site and from a file', () => {
    for (const page of ['https://host/page/', 'file:///a/two.html']) {
      for (const search of ['?jump=cliff&wind=0:5@270', '?view=compare&right=cliff:early&t=-2.5']) {
        expect(searchIn(at(`${page}${search}`))).toBe(search);
        expect(searchIn(at(`${page}#${search.slice(1)}`))).toBe(search);
        expect(searchIn(at(addressWith(at(page), search)))).toBe(search);
      }
    }
    expect(searchIn(at('https://host/?jump=halo#jump=cliff'))).toBe('?jump=cliff');
  });

  it('keeps a fragment that is only the name of a place on the page, and takes it for no state', () => {
    expect(searchIn(at('https://host/?t=3#top'))).toBe('?t=3');
    expect(addressWith(at('https://host/?t=3#top'), '?t=4')).toBe('https://host/?t=4#top');
    // A state that came in the fragment goes into the query; twice would be once too often.
    expect(addressWith(at('https://host/#t=3'), '?t=4')).toBe('https://host/?t=4');
  });
});
