import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import type { Field, Resource } from '../../src/catalog/vocabulary.ts';
import { type Operation, operationsIn, readDocument, type Schema } from './document.ts';
import {
  type MemberFacts,
  memberFactsOfField,
  memberFactsOfProperty,
  valueFactsOfField,
  valueFactsOfProperty,
} from './field-facts.ts';
import { isSame, type OfferedOperation, offers, operationsOf, wordsOf } from './offered.ts';
import {
  answerOfOperation,
  answerOfVerb,
  bodySchema,
  factsOfOperation,
  factsOfVerb,
} from './verb-facts.ts';

interface Deviation {
  /** What the catalog says instead of the contract. */
  readonly says: Partial<MemberFacts>;
  readonly because: string;
}

const withdrawn: Deviation = {
  says: { form: 'text' },
  because: 'workspaces were withdrawn: there is nothing it could point at',
};

const location: Deviation = {
  says: { form: 'text' },
  because: 'locations are listed by the wizard, whose resources are to come',
};

/** Fields of which the catalog says something else than the contract. */
const deviations: Readonly<Record<string, Deviation>> = {
  'cloud servers workspace_id': withdrawn,
  'cloud server-arrays workspace_id': withdrawn,
  'cloud server-plans location_id': location,
  'cloud realms location_id': location,
  'storage plans location_id': location,
  'blueprint templates state': {
    says: { passing: ['compiling'], failed: ['compiling_error'] },
    because: 'the contract tells it with the operations that compile, not with the state',
  },
};

const document = readDocument();
const operations = operationsIn(document);

/** A verb beside the operation of the contract it stands for. */
interface Pair {
  readonly offered: OfferedOperation;
  readonly operation: Operation;
}

// What labelling and ping send and answer are no fields: only exchanges tell whether it is right.
const pairs: readonly Pair[] = offers
  .filter(({ verb }) => verb.kind !== 'label' && verb.kind !== 'probe')
  .flatMap(operationsOf)
  .flatMap((offered) =>
    operations.filter((one) => isSame(offered, one)).map((operation) => ({ offered, operation })),
  );

const answersPart = ({ offered: { verb } }: Pair): boolean =>
  verb.kind === 'list' && verb.lacks !== undefined;

/** Names of the schemas that the operations answer whole rows of a resource in. */
const schemaNames = (resource: Resource): readonly string[] => {
  const names = pairs.flatMap((pair) => {
    const said = answerOfVerb(pair.offered.resource, pair.offered.verb);
    const written = answerOfOperation(pair.operation);
    const isWhole = 'of' in said && said.of === resource.noun && !answersPart(pair);
    return isWhole && 'of' in written ? [written.of] : [];
  });
  return [...new Set(names)];
};

const schemaNamed = (name: string | undefined): Schema => {
  const schema = document.components.schemas[name ?? ''];
  assert.ok(schema, `the contract has no schema ${name}`);
  return schema;
};

const schemaOf = (resource: Resource): Schema => schemaNamed(schemaNames(resource)[0]);

const requestSchemas = (resource: Resource): readonly Schema[] =>
  pairs
    .filter(({ offered }) => offered.resource === resource)
    .flatMap(({ operation }) => bodySchema(document, operation) ?? []);

const propertiesOf = ({ properties = {} }: Schema): readonly string[] => Object.keys(properties);

/** Fields the platform answers. */
const answered = ({ fields }: Resource): readonly [string, Field][] =>
  Object.entries(fields).filter(([, field]) => !field.inputOnly);

const factsOfAll = <T>(
  resource: Resource,
  factsOf: (name: string, field: Field) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(answered(resource).map(([name, field]) => [name, factsOf(name, field)]));

describe('verbs and the contract agree on', () => {
  for (const { offered, operation } of pairs) {
    test(`what ${wordsOf(offered)} takes, when, and how it ends`, () => {
      assert.deepEqual(factsOfVerb(offered), factsOfOperation(document, operation));
      const answer = answerOfVerb(offered.resource, offered.verb);
      assert.equal(answer.kind, answerOfOperation(operation).kind);
    });
  }

  for (const { offered, operation } of pairs.filter(answersPart)) {
    const { resource, verb } = offered;
    test(`what ${wordsOf(offered)} answers less than show`, () => {
      const written = answerOfOperation(operation);
      const listed = propertiesOf(schemaNamed('of' in written ? written.of : undefined));
      const lacking = propertiesOf(schemaOf(resource)).filter((name) => !listed.includes(name));
      assert.deepEqual(verb.kind === 'list' && verb.lacks?.toSorted(), lacking.toSorted());
    });
  }
});

describe('resources and the contract agree on', () => {
  for (const resource of catalog.filter((one) => answered(one).length > 0)) {
    const { noun, fields } = resource;

    test(`the one schema of ${noun}`, () => {
      assert.equal(schemaNames(resource).length, 1, schemaNames(resource).join());
    });

    test(`the names of all fields of ${noun}`, () => {
      const schemas = [schemaOf(resource), ...requestSchemas(resource)];
      const members = new Set(schemas.flatMap(propertiesOf));
      assert.deepEqual(Object.keys(fields).toSorted(), [...members].toSorted());
    });

    test(`the facts of the fields of ${noun}`, () => {
      const written = factsOfAll(resource, (name) => ({
        ...memberFactsOfProperty(document, schemaOf(resource), name),
        ...deviations[`${noun} ${name}`]?.says,
      }));
      assert.deepEqual(
        factsOfAll(resource, (_, field) => memberFactsOfField(field)),
        written,
      );
    });

    test(`the facts of what is sent for ${noun}`, () => {
      for (const { properties = {} } of requestSchemas(resource)) {
        for (const [name, property] of Object.entries(properties)) {
          const field = fields[name];
          assert.ok(field, name);
          const written = valueFactsOfProperty(document, property);
          assert.deepEqual(valueFactsOfField(field), written, name);
        }
      }
    });

    test(`labels on ${noun}, and the type they know it by`, () => {
      const schema = schemaOf(resource);
      const type = schema['x-labelable'] ? schema['x-resource-type'] : undefined;
      assert.equal(resource.labelable, type);
    });
  }
});

describe('a deviation', () => {
  for (const [place, { says, because }] of Object.entries(deviations)) {
    test(`is still one: ${place}, as ${because}`, () => {
      const resource = catalog.find(({ noun }) => place.startsWith(`${noun} `));
      assert.ok(resource);
      const name = place.slice(resource.noun.length + 1);
      const written = memberFactsOfProperty(document, schemaOf(resource), name);
      assert.notDeepEqual({ ...written, ...says }, written);
    });
  }
});
