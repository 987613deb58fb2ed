import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import { answerOfOperation, answerOfVerb } from './answer-facts.ts';
import type { Schema } from './document.ts';
import { valueFactsOfField, valueFactsOfProperty } from './field-facts.ts';
import { operationsOf, wordsOf } from './offered.ts';
import { answersPart, compareWithContract, type Pair, propertiesOf } from './pairs.ts';
import { polledBy } from './polled-by.ts';
import { bodySchema, factsOfOperation, factsOfVerb, sentFieldOf } from './verb-facts.ts';

/** Whether the contract says of a member that a list leaves it out, where both have one schema. */
const isShownOnly = ({ properties = {} }: Schema, name: string): boolean =>
  /\bIn show only\b/.test(properties[name]?.description ?? '');

for (const version of apiVersions) {
  const { contract, pairs, schemaNamed, schemaOf } = compareWithContract(version);

  // What labelling and ping send are no fields, a part of a list is sent as an update, and a choice
  // sends what its actions send: only exchanges tell whether that is right.
  const told = pairs.filter(
    ({ offered: { verb } }) =>
      verb.kind !== 'label' &&
      verb.kind !== 'probe' &&
      verb.kind !== 'amend' &&
      verb.kind !== 'choice',
  );

  /** What an operation can be sent: members of its body and parameters of its query. */
  const sentProperties = ({ operation }: Pair): readonly (readonly [string, Schema])[] => [
    ...Object.entries(bodySchema(contract, operation)?.properties ?? {}),
    ...operation.parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, schema }) => [name, schema] as const),
  ];

  describe(`verbs and the contract of ${version} agree on`, () => {
    for (const pair of told) {
      const { offered, operation } = pair;
      const name = wordsOf(offered);

      test(`what ${name} takes, when, and how ${operation.operationId} ends`, () => {
        assert.deepEqual(factsOfVerb(offered), factsOfOperation(contract, operation, offered.verb));
        assert.equal(answerOfVerb(offered).kind, answerOfOperation(operation).kind);
      });

      test(`the facts of what ${name} sends with ${operation.operationId}`, () => {
        for (const [member, property] of sentProperties(pair)) {
          const field = sentFieldOf(offered, member);
          assert.ok(field, member);
          assert.deepEqual(
            valueFactsOfField(field),
            valueFactsOfProperty(contract, property),
            member,
          );
        }
      });
    }

    test('what is polled for an outcome', () => {
      for (const { offered, operation } of told) {
        const polled = operation['x-async']?.poll?.operation;
        if (polled !== undefined) assert.equal(polledBy(offered), polled, wordsOf(offered));
      }
    });

    for (const pair of told.filter(answersPart)) {
      const { resource, verb } = pair.offered;
      test(`what ${wordsOf(pair.offered)} answers less than show`, () => {
        const written = answerOfOperation(pair.operation);
        const listed = propertiesOf(schemaNamed('of' in written ? written.of : undefined));
        const whole = schemaOf(resource);
        const lacking = propertiesOf(whole).filter(
          (name) => !listed.includes(name) || isShownOnly(whole, name),
        );
        assert.deepEqual(verb.kind === 'list' && verb.lacks?.toSorted(), lacking.toSorted());
      });
    }
  });

  describe(`verbs that go beyond the API agree with the contract of ${version} on`, () => {
    /** The operation that takes away what was made. */
    const removalOf = ({ offered: { resource } }: Pair): string | undefined => {
      const name = 'delete';
      const verb = resource.verbs[name];
      return verb && operationsOf({ resource, name, verb })[0]?.id;
    };

    test('where bytes go, what follows them and what undoes it', () => {
      const said = pairs.flatMap((pair) => {
        const { verb, id } = pair.offered;
        if (verb.kind !== 'upload' || id === verb.finish.operation) return [];
        return [[id, 'PUT', verb.url, verb.finish.operation, removalOf(pair)]];
      });
      const written = pairs.flatMap(({ operation }) => {
        const upload = operation['x-upload'];
        if (!upload) return [];
        return [
          [operation.operationId, upload.method, upload.urlField, upload.then, upload.onFailure],
        ];
      });
      assert.deepEqual(said, written);
      assert.ok(said.length > 0);
    });

    test('where bytes come from', () => {
      const said = pairs.flatMap(({ offered }) => {
        const { verb, id } = offered;
        if (verb.kind === 'export') return [[polledBy(offered), ['GET', verb.url]]];
        return verb.kind === 'download' ? [[id, ['GET', verb.url]]] : [];
      });
      // The same operation stands beside `show`: it is in the list twice, and once in the object.
      const written = pairs.flatMap(({ operation }) => {
        const download = operation['x-download'];
        return download ? [[operation.operationId, [download.method, download.urlField]]] : [];
      });
      assert.deepEqual(Object.fromEntries(said), Object.fromEntries(written));
      assert.ok(said.length > 0);
    });

    test('the update that a part of a list is sent with', () => {
      for (const { offered, operation } of pairs) {
        const { resource, verb } = offered;
        if (verb.kind !== 'amend') continue;
        const update = resource.verbs.update;
        assert.ok(update?.kind === 'update' && update.takes.includes(verb.field), wordsOf(offered));
        const written = bodySchema(contract, operation)?.properties?.[verb.field];
        assert.equal(written?.type, 'array', wordsOf(offered));
      }
    });
  });
}
