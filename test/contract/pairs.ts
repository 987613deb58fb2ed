/** Verbs beside the operations of the contract they stand for, and resources beside their schemas. */
import assert from 'node:assert/strict';
import type { Resource } from '../../src/catalog/vocabulary.ts';
import { answerOfOperation, answerOfVerb } from './answer-facts.ts';
import { type Operation, operationsIn, readDocument, type Schema } from './document.ts';
import { isSame, type OfferedOperation, offers, operationsOf } from './offered.ts';

/** A verb beside the operation of the contract it stands for. */
export interface Pair {
  readonly offered: OfferedOperation;
  readonly operation: Operation;
}

/** The contract, read once. */
export const contract = readDocument();

const operations = operationsIn(contract);

/** Every verb with each operation it makes use of. */
export const pairs: readonly Pair[] = offers
  .flatMap(operationsOf)
  .flatMap((offered) =>
    operations.filter((one) => isSame(offered, one)).map((operation) => ({ offered, operation })),
  );

/** Whether a list answers less than `show`. */
export const answersPart = ({ offered: { verb } }: Pair): boolean =>
  verb.kind === 'list' && verb.lacks !== undefined;

// What labelling and ping answer are no rows.
const answersRows = ({ offered: { verb } }: Pair): boolean =>
  verb.kind !== 'label' && verb.kind !== 'probe';

/** Names of the schemas that the operations answer whole rows of a resource in. */
export const schemaNames = (resource: Resource): readonly string[] => {
  const names = pairs.filter(answersRows).flatMap((pair) => {
    const said = answerOfVerb(pair.offered);
    const written = answerOfOperation(pair.operation);
    const isWhole = 'of' in said && said.of === resource.noun && !answersPart(pair);
    return isWhole && 'of' in written ? [written.of] : [];
  });
  return [...new Set(names)];
};

/** The schema the contract has under a name. Fails where it has none. */
export const schemaNamed = (name: string | undefined): Schema => {
  const schema = contract.components.schemas[name ?? ''];
  assert.ok(schema, `the contract has no schema ${name}`);
  return schema;
};

/** The schema of the rows of a resource. */
export const schemaOf = (resource: Resource): Schema => schemaNamed(schemaNames(resource)[0]);

/** The names of the members of a schema. */
export const propertiesOf = ({ properties = {} }: Schema): readonly string[] =>
  Object.keys(properties);
