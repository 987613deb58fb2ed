import type { CasesOf } from '../case.ts';
import { boots } from './boots.ts';
import { events } from './events.ts';
import { oneList } from './one-list.ts';
import { startUp } from './start-up.ts';
import { tab } from './tab.ts';

/** All that is measured, in the order in which it is told. A new one is one file and its word here. */
export const allCases: CasesOf = (ground) =>
  [startUp, tab, oneList, boots, events].flatMap((casesOf) => casesOf(ground));
