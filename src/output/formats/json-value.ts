import type { Document } from '../document.ts';
import { allOf } from './batches.ts';

/** The JSON value an answer is: what queries work on, and what is written as one document. */
export const jsonValueOf = async (document: Document): Promise<unknown> => {
  switch (document.shape) {
    case 'list':
      return allOf(document.items);
    case 'object':
      return document.item;
    case 'outcomes':
      return allOf(document.outcomes);
    case 'value':
      return document.value ?? null;
  }
};
