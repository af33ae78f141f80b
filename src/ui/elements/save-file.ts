import { element } from './dom';

/** How long the browser has to begin reading a file that it was given, ms. */
const BEGINNING = 30_000;

/** Hands a file to the person, who finds it where the browser keeps downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = element('a', { attributes: { href: address, download: name } });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), BEGINNING);
}

/** A name that every system takes for a file: "Speed against altitude" becomes "speed-against-altitude". */
export function fileName(...words: readonly string[]): string {
  const plain = words.map((word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
  return plain.join('-').replace(/-+/g, '-').replace(/^-|-$/g, '');
}
