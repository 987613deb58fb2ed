import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findResource } from '../../src/catalog/index.ts';
import { findField, getItemPath, joinPath } from '../../src/catalog/paths.ts';
import { isGuessedVerb, unconfirmedPaths } from '../../src/catalog/unconfirmed-paths.ts';
import { type ApiVersion, apiVersions } from '../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import type { Resource } from '../../src/catalog/vocabulary.ts';
import { type Operation, operationsIn, readDocument } from './document.ts';
import {
  formOf,
  isSame,
  listOffers,
  type OfferedOperation,
  operationsOf,
  wordsOf,
} from './offered.ts';

const placeholdersIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const inCamelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Each placeholder of an operation, as the catalog has it and as the contract has it. */
const placeholderPairs = (
  mine: OfferedOperation,
  { path }: Operation,
): readonly (readonly [string, string])[] => {
  const written = placeholdersIn(path);
  return placeholdersIn(mine.path).map((name, at) => [name, written[at] ?? '']);
};

/** `dnsDomainId` for a placeholder that refers to a DNS domain: its name in the domain's own path. */
const nameByResource = (
  { resource }: OfferedOperation,
  name: string,
  operations: readonly Operation[],
): string | undefined => {
  const to = findField(resource, name)?.to;
  if (to === undefined) return undefined;
  const own = formOf(getItemPath(findResource(to)));
  const operation = operations.find(({ path }) => formOf(path) === own);
  return operation && placeholdersIn(operation.path).at(-1);
};

const isPicked = ({ verb }: OfferedOperation, name: string): boolean =>
  verb.kind === 'action' && verb.pick?.flag === name;

/** The table of paths that are guesses, as far as a version has their resources. */
const listGuesses = (
  version: ApiVersion,
): readonly (readonly [Resource, string, readonly [string, string]])[] =>
  Object.entries(unconfirmedPaths).flatMap(([noun, verbs]) => {
    const resource = catalogFor(version).get(noun);
    return resource
      ? Object.entries(verbs).map(([name, path]) => [resource, name, path] as const)
      : [];
  });

for (const version of apiVersions) {
  const operations = operationsIn(readDocument(version));
  const offers = listOffers(version);
  const offered = offers.flatMap(operationsOf);

  describe(`the catalog and the operations of the contract of ${version}`, () => {
    test('every verb is an operation of the contract, and knows its name', () => {
      for (const one of offered) {
        const ids = operations.filter((operation) => isSame(one, operation));
        assert.deepEqual(
          ids.map(({ operationId }) => operationId),
          [one.id],
          `${wordsOf(one)}: ${one.method} ${one.path}`,
        );
      }
    });

    test('every operation has a verb', () => {
      const ids = new Set(offered.map(({ id }) => id));
      const missing = operations.filter(({ operationId }) => !ids.has(operationId));
      assert.deepEqual(
        missing.map(({ operationId }) => operationId),
        [],
      );
      assert.ok(ids.size >= { v2: 130, v3: 255 }[version]);
    });

    test('a verb without an operation of its own makes use of those that show and list', () => {
      for (const offer of offers.filter((one) => operationsOf(one).length === 0)) {
        const kinds = Object.values(offer.resource.verbs).map(({ kind }) => kind);
        assert.match(
          offer.verb.kind,
          /^(?:show|wait|compare|ssh|ssh-config|address)$/,
          wordsOf(offer),
        );
        const looks = offer.verb.kind === 'show' ? ['list'] : ['list', 'show'];
        assert.ok(
          looks.some((kind) => kinds.some((one) => one === kind)),
          wordsOf(offer),
        );
      }
    });

    test('placeholders in paths refer to the same resource', () => {
      for (const one of offered) {
        for (const operation of operations.filter((candidate) => isSame(one, candidate))) {
          for (const [name, written] of placeholderPairs(one, operation)) {
            // The thing itself is `id` here and `serverId` there; what is picked has a flag's
            // word, and a kind the name of its field.
            const isKind = name === one.resource.pointsBy?.kind;
            if (name === 'id' || isKind || isPicked(one, name)) continue;
            const names = [inCamelCase(name), nameByResource(one, name, operations)];
            assert.ok(names.includes(written), `${wordsOf(one)}: ${operation.path}`);
          }
        }
      }
    });
  });

  describe(`paths of ${version} that no documentation shows`, () => {
    const guessed = operations.filter((one) => one['x-path-source'] === 'assumption');

    test('are those of the one table', () => {
      const words = [
        ...listGuesses(version).map(([{ noun }, name]) => `${noun} ${name}`),
        ...catalogFor(version).resources.flatMap(({ noun, verbs }) =>
          Object.keys(verbs)
            .filter((name) => isGuessedVerb(noun, name))
            .map((name) => `${noun} ${name}`),
        ),
      ];
      const unconfirmed = offered.filter(({ verb }) => verb.unconfirmed);
      assert.deepEqual([...new Set(unconfirmed.map(wordsOf))].toSorted(), words.toSorted());
      for (const [resource, name, [method, path]] of listGuesses(version)) {
        const [own] = unconfirmed.filter((one) => wordsOf(one) === `${resource.noun} ${name}`);
        const [saidMethod, saidPath] = [own?.method, own && formOf(own.path)];
        assert.deepEqual([saidMethod, saidPath], [method, formOf(joinPath(resource, path))]);
      }
    });

    test('are those that verbs mark', () => {
      const unconfirmed = offered.filter(({ verb }) => verb.unconfirmed);
      assert.deepEqual(
        [...new Set(unconfirmed.map(({ id }) => id))].toSorted(),
        guessed.map(({ operationId }) => operationId).toSorted(),
      );
    });
  });
}
