import { drawDetail } from './detail-table.ts';
import type { Formatter } from './formatter.ts';
import { drawList } from './list-table.ts';
import { drawOutcomes } from './outcome-table.ts';

/** The format for people: columns without borders, fitted to the terminal, whole in a pipe. */
export const formatTable: Formatter = (document, sink) => {
  switch (document.shape) {
    case 'list':
      return drawList(document.items, document.columns, sink);
    case 'object':
      return drawDetail(document.item, document.columns, sink);
    case 'outcomes':
      return drawOutcomes(document.outcomes, sink, document.answer);
  }
};
