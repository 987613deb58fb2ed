import type { Document } from '../document.ts';
import { collectBatches } from './batches.ts';

/** The JSON value an answer is: what queries work on, and what is written as one document. */
export const toJsonValue = async (document: Document): Promise<unknown> => {
  switch (document.shape) {
    case 'list':
      return collectBatches(document.items);
    case 'object':
      return document.item;
    case 'outcomes':
      return collectBatches(document.outcomes);
    case 'value':
      return document.value ?? null;
  }
};
