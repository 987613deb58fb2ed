/** Verbs beside the operations of the contract they stand for, and resources beside their schemas. */
import assert from 'node:assert/strict';
import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';
import type { Resource } from '../../src/catalog/vocabulary.ts';
import { answerOfOperation, answerOfVerb } from './answer-facts.ts';
import {
  type ContractDocument,
  type Operation,
  operationsIn,
  readDocument,
  type Schema,
} from './document.ts';
import { isSame, listOffers, type OfferedOperation, operationsOf } from './offered.ts';

/** A verb beside the operation of the contract it stands for. */
export interface Pair {
  readonly offered: OfferedOperation;
  readonly operation: Operation;
}

/** What a version of the API has, in the catalog and in its contract. */
export interface Comparison {
  readonly contract: ContractDocument;
  /** Every verb with each operation it makes use of. */
  readonly pairs: readonly Pair[];
  /** Names of the schemas that the operations answer whole rows of a resource in. */
  schemaNames(resource: Resource): readonly string[];
  /** The schema the contract has under a name. Fails where it has none. */
  schemaNamed(name: string | undefined): Schema;
  /** The schema of the rows of a resource. */
  schemaOf(resource: Resource): Schema;
}

/** Whether a list answers less than `show`. */
export const answersPart = ({ offered: { verb } }: Pair): boolean =>
  verb.kind === 'list' && (verb.lacks ?? []).length > 0;

// What labelling and ping answer are no rows.
const answersRows = ({ offered: { verb } }: Pair): boolean =>
  verb.kind !== 'label' && verb.kind !== 'probe';

/** Puts the catalog of a version beside its contract. */
export const compareWithContract = (version: ApiVersion): Comparison => {
  const contract = readDocument(version);
  const operations = operationsIn(contract);
  const pairs = listOffers(version)
    .flatMap(operationsOf)
    .flatMap((offered) =>
      operations.filter((one) => isSame(offered, one)).map((operation) => ({ offered, operation })),
    );
  const schemaNames = (resource: Resource): readonly string[] => {
    const names = pairs.filter(answersRows).flatMap((pair) => {
      const said = answerOfVerb(pair.offered);
      const written = answerOfOperation(pair.operation);
      const isWhole = 'of' in said && said.of === resource.noun && !answersPart(pair);
      return isWhole && 'of' in written ? [written.of] : [];
    });
    return [...new Set(names)];
  };
  const schemaNamed = (name: string | undefined): Schema => {
    const schema = contract.components.schemas[name ?? ''];
    assert.ok(schema, `the contract has no schema ${name}`);
    return schema;
  };
  return {
    contract,
    pairs,
    schemaNames,
    schemaNamed,
    schemaOf: (resource) => schemaNamed(schemaNames(resource)[0]),
  };
};

/** The names of the members of a schema. */
export const propertiesOf = ({ properties = {} }: Schema): readonly string[] =>
  Object.keys(properties);
