import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import type { InputRule, Verb } from '../../src/catalog/vocabulary.ts';
import type { Schema } from './document.ts';
import { wordsOf } from './offered.ts';
import { compareWithContract } from './pairs.ts';
import { bodySchema } from './verb-facts.ts';

const rulesOf = (verb: Verb): readonly InputRule[] => ('rules' in verb ? (verb.rules ?? []) : []);

/** A rule in words that compare: its kind, its fields and its condition. */
const wordsOfRule = (
  kind: string,
  fields: readonly string[],
  when: Readonly<Record<string, unknown>> = {},
): string => `${kind} ${fields.toSorted().join(' ')} ${JSON.stringify(when)}`;

/** What the contract says of members that depend on each other. */
const writtenRules = (schema: Schema): readonly string[] => [
  ...(schema['x-exclusive'] ?? []).map(({ fields, when }) =>
    wordsOfRule('exclusive', fields, when),
  ),
  ...(schema['x-exclusive'] ?? []).flatMap(({ fields, when, required }) =>
    required ? [wordsOfRule('needed', fields, when)] : [],
  ),
  ...Object.entries(schema['x-requires'] ?? {}).map(([name, fields]) =>
    wordsOfRule(`${name} requires`, fields),
  ),
  ...(schema['x-at-least-one'] ? [wordsOfRule('needed', schema['x-at-least-one'])] : []),
];

/** The same, as the catalog says it. */
const describedRules = (rules: readonly InputRule[]): readonly string[] =>
  rules.flatMap((rule) => {
    const when = rule.when && { [rule.when.field]: rule.when.in[0] };
    switch (rule.kind) {
      case 'exactly-one':
        return [
          wordsOfRule('exclusive', rule.fields, when),
          wordsOfRule('needed', rule.fields, when),
        ];
      case 'at-most-one':
        return [wordsOfRule('exclusive', rule.fields, when)];
      case 'at-least-one':
        return [wordsOfRule('needed', rule.fields, when)];
      case 'requires':
        return [wordsOfRule(`${rule.field} requires`, rule.fields, when)];
      default:
        return [];
    }
  });

for (const version of apiVersions) {
  const { contract, pairs } = compareWithContract(version);

  describe(`fields that depend on each other, by the contract of ${version},`, () => {
    for (const { offered, operation } of pairs) {
      const written = writtenRules(bodySchema(contract, operation) ?? {});
      const described = describedRules(rulesOf(offered.verb));

      if (written.length > 0) {
        test(`are rules of ${wordsOf(offered)}`, () => {
          for (const rule of written) assert.ok(described.includes(rule), rule);
        });
      }

      // An update follows the rules of its create, and a single field is no choice.
      if (described.length > 0 && offered.verb.kind !== 'update') {
        test(`are all that exclude each other in ${wordsOf(offered)}`, () => {
          const choices = described.filter(
            (rule) => rule.startsWith('exclusive') && rule.split(' ').length > 3,
          );
          for (const rule of choices) assert.ok(written.includes(rule), rule);
        });
      }
    }
  });
}
