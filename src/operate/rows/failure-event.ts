/** The event about the last failure of an item. */
import { errorEvent, errorEventField } from '../../catalog/provider-fields.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { findNames } from '../targets/item-names.ts';
import type { RowCache } from '../targets/row-cache.ts';
import { readText } from './answers.ts';

/**
 * The resource with the reference to that event if a platform sends it, whether or not the version
 * of the API documents it.
 */
export const withFailureEvent = (resource: Resource, items: readonly Item[]): Resource =>
  resource.fields[errorEventField] || !items.some((item) => errorEventField in item)
    ? resource
    : { ...resource, fields: { ...resource.fields, [errorEventField]: errorEvent } };

/** The text of that event in one line; empty if there is none, or if it cannot be read. */
const readEventText = async (cache: RowCache, item: Item): Promise<string> => {
  const id = readText(item, errorEventField);
  const events = errorEvent.to && cache.catalog.get(errorEvent.to);
  if (id === '' || !events) return '';
  return (await findNames(cache, events, id, { isOnly: true }))?.full ?? '';
};

/**
 * Why an item has failed, in one line: its error message, its event, or both if the event does not
 * repeat the message. Each event is read once.
 */
export const readFailureReason = async (cache: RowCache, item: Item): Promise<string> => {
  const message = readText(item, 'error_message');
  const event = await readEventText(cache, item);
  return [event !== '' && event.includes(message) ? '' : message, event]
    .filter((text) => text !== '')
    .join('; ');
};
