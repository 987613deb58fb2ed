/** The operation that imco polls for the outcome of a verb. */

import { newestApiVersion } from '../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import { type OfferedOperation, operationsOf } from './offered.ts';

/** The operation that shows a row that a verb starts something on, or makes. */
export const polledBy = ({ resource, verb }: OfferedOperation): string | undefined => {
  const task = verb.kind === 'upload' ? verb.finish.task?.of : undefined;
  const noun = verb.kind === 'make' || verb.kind === 'export' ? verb.of : task;
  const of = noun === undefined ? resource : catalogFor(newestApiVersion).find(noun);
  const { show } = of.verbs;
  return show && operationsOf({ resource: of, name: 'show', verb: show })[0]?.id;
};
