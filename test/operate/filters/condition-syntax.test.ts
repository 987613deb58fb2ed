import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  ConditionProblem,
  formatCondition,
  operators,
  parseConditionSyntax,
} from '../../../src/operate/filters/condition-syntax.ts';

/** Conditions as a list of word, operator and values; values in quotes have them. */
const parse = (text: string): readonly (readonly string[])[] =>
  parseConditionSyntax(text).map(({ word, operator, values }) => [
    word,
    operator,
    ...values.map(({ text: value, isQuoted }) => (isQuoted ? `"${value}"` : value)),
  ]);

const print = (text: string): string => parseConditionSyntax(text).map(formatCondition).join(',');

const accepted: readonly [string, ...(readonly string[])[]][] = [
  ['state=stalled', ['state', '=', 'stalled']],
  ['state=stalled|inactive', ['state', '=', 'stalled', 'inactive']],
  ['state = stalled | inactive', ['state', '=', 'stalled', 'inactive']],
  ['state!=a|b', ['state', '!=', 'a', 'b']],
  ['a=1,b-c!=2', ['a', '=', '1'], ['b-c', '!=', '2']],
  [' a=1 , b=2 ', ['a', '=', '1'], ['b', '=', '2']],
  ['size>=8,size<16', ['size', '>=', '8'], ['size', '<', '16']],
  ['size<=8', ['size', '<=', '8']],
  ['size>8', ['size', '>', '8']],
  ['at>=2026-01-31 08:00', ['at', '>=', '2026-01-31 08:00']],
  ['state==stalled', ['state', '=', 'stalled']],
  ['name=~^web', ['name', '~', '"^web"']],
  ['name~^web-(a|b),x=1', ['name', '~', '"^web-(a|b)"'], ['x', '=', '1']],
  ['name~a{1,3}[,x],b=2', ['name', '~', '"a{1,3}[,x]"'], ['b', '=', '2']],
  ['name!~"a,b\\d"', ['name', '!~', '"a,b\\d"']],
  ['name~a\\,b', ['name', '~', '"a,b"']],
  ['name="a, b"', ['name', '=', '"a, b"']],
  ["name='a|b'|c*", ['name', '=', '"a|b"', 'c*']],
  ['name="say \\"hi\\""', ['name', '=', '"say "hi""']],
  ['name=a\\,b\\|c', ['name', '=', 'a\\,b\\|c']],
  ['name=it\'s "x"', ['name', '=', 'it\'s "x"']],
  ['name=\\"x', ['name', '=', '\\"x']],
  ['public_ip=null', ['public_ip', '=', 'null']],
  ['name=', ['name', '=', '']],
  ['name=a|', ['name', '=', 'a', '']],
];

const refused: readonly [string, string, string?][] = [
  ['inactive', 'is not a valid condition'],
  ['=x', 'is not a valid condition'],
  ['!production', 'is not a valid condition'],
  ['', 'is not a valid condition'],
  ['a=1,', 'is not a valid condition'],
  ['size=>5', 'has =>, which is not an operator', 'use size>=..., or size=\\>... for that value'],
  ['size=<5', 'has =<, which is not an operator', 'use size<=..., or size=\\<... for that value'],
  ['size<>5', 'has <>, which is not an operator', 'use size!=...'],
  ['state:stalled', 'has :, which is not an operator', 'use state=...'],
  [
    'name="abc',
    'has a " at character 6 that is not closed',
    'close it, or write \\" if it belongs to the value',
  ],
  [
    'name="web"-*',
    'has -* after its quotes',
    'put the entire value in quotes; patterns such as web-* work only without quotes',
  ],
];

describe('the grammar of conditions', () => {
  for (const [text, ...conditions] of accepted) {
    test(`reads ${text}`, () => assert.deepEqual(parse(text), conditions));
  }

  for (const [text, problem, hint] of refused) {
    test(`refuses "${text}" with the reason`, () => {
      assert.throws(
        () => parseConditionSyntax(text),
        (failure) =>
          failure instanceof ConditionProblem &&
          failure.message === problem &&
          failure.hint === hint,
      );
    });
  }

  test('has commas between the values of a single condition', () => {
    const [one, ...others] = parseConditionSyntax('state=a, b|"c,d"', 'alternatives');
    assert.deepEqual(
      one?.values.map(({ text }) => text),
      ['a', 'b', 'c,d'],
    );
    assert.deepEqual(others, []);
    assert.equal(parseConditionSyntax('name~a,b', 'alternatives')[0]?.values[0]?.text, 'a,b');
  });

  test('reads back what is printed of it', () => {
    const value = fc.string({ maxLength: 8 }).map((text) => ({ text, isQuoted: true }));
    const condition = fc.record({
      word: fc.constantFrom('name', 'cloud-account', 'public_ip'),
      operator: fc.constantFrom(...operators),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), (conditions) => {
        // A regular expression has no alternatives of the grammar.
        const wanted = conditions.map(({ word, operator, values }) => ({
          word,
          operator,
          values: operator.endsWith('~') ? values.slice(0, 1) : values,
        }));
        const found = parseConditionSyntax(wanted.map(formatCondition).join(','));
        assert.deepEqual(
          found.map(({ text: _, ...rest }) => rest),
          wanted,
        );
      }),
    );
  });

  const signs = fc.string({
    unit: fc.constantFrom(...'ab_-=!~<>|,"\'\\ *?()[]{}:'),
    maxLength: 14,
  });

  test('reads or refuses any text, and what it reads is stable when printed', () => {
    fc.assert(
      fc.property(fc.oneof(signs, fc.string()), (text) => {
        let conditions: ReturnType<typeof parse>;
        try {
          conditions = parse(text);
        } catch (failure) {
          assert.ok(failure instanceof ConditionProblem, String(failure));
          return;
        }
        assert.deepEqual(parse(print(text)), conditions, print(text));
        assert.equal(print(print(text)), print(text));
      }),
      { numRuns: 2000 },
    );
  });
});
