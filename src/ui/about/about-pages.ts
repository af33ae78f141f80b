/** The contents of the pages about the model: fetched when one is first opened. */
import type { Units } from '../../parameters/reader-units';
import { fillAccuracy } from './accuracy-page';
import { modelPage } from './model-page';
import { sourcesPage } from './sources-page';

/** @param isWanted  false once nobody looks any more: long work then ends */
export async function fillPage(
  page: 'model' | 'accuracy' | 'sources',
  body: HTMLElement,
  units: Units,
  isWanted: () => boolean,
): Promise<void> {
  if (page === 'accuracy') await fillAccuracy(body, isWanted);
  else body.replaceChildren(...(page === 'model' ? modelPage() : sourcesPage(units)));
}
