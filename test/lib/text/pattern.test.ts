import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compilePattern } from '../../../src/lib/text/patterns/compile-pattern.ts';
import { PatternProblem } from '../../../src/lib/text/patterns/pattern-syntax.ts';

const matches: readonly [string, string, boolean][] = [
  ['^web-', 'web-01', true],
  ['^web-', 'a web-01', false],
  ['web', 'a web-01', true],
  ['-0[1-3]$', 'web-02', true],
  ['-0[^1-3]$', 'web-02', false],
  ['^(web|app)-\\d+$', 'app-17', true],
  ['^(?:web|app)-\\d{2}$', 'app-1', false],
  ['^(?<kind>web)-', 'web-1', true],
  ['a{2,3}b', 'aab', true],
  ['^a{2,3}?b', 'aaaab', false],
  ['^$', '', true],
  ['', 'anything', true],
  ['\\bprod\\b', 'my-prod-1', true],
  ['\\bprod\\b', 'production', false],
  ['\\Bduct', 'production', true],
  ['(?i)^WEB', 'web-1', true],
  ['(?i)[A-C]x', 'bX', true],
  ['^\\p{L}+$', 'été', true],
  ['a.c', 'a\nc', false],
  ['a\\.c', 'abc', false],
  ['^\u{1f600}.$', '\u{1f600}\u{1f601}', true],
  ['(a*)*b', 'aaab', true],
  ['(|a)+$', 'aa', true],
];

describe('a regular expression', () => {
  for (const [pattern, text, isMeant] of matches) {
    test(`"${pattern}" ${isMeant ? 'matches' : 'does not match'} ${JSON.stringify(text)}`, () => {
      assert.equal(compilePattern(pattern)(text), isMeant);
    });
  }

  test('takes no longer for one that JavaScript would try for years', () => {
    const text = `${'a'.repeat(5000)}!`;
    const started = process.cpuUsage();
    for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*a){20}$', '^(\\w+\\s?)*$']) {
      assert.equal(compilePattern(pattern)(text), false, pattern);
    }
    assert.ok(process.cpuUsage(started).user < 10_000_000);
  });

  test('that is not valid is refused with the place that is wrong', () => {
    for (const [pattern, problem, at] of [
      ['web-[', 'there is no ] for this [', 5],
      ['(web', 'there is no ) for this (', 1],
      ['web)', 'there is no ( for this )', 4],
      ['*web', 'there is nothing to repeat', 1],
      ['a**', 'there is nothing to repeat', 3],
      ['a\\', 'a \\ at the end escapes nothing', 2],
      ['(a)\\1', 'references to groups are not supported', 4],
      ['(?=a)', 'groups that begin with (? are not supported, except (?: )', 1],
      ['\\q', '\\q has no meaning', 1],
      ['[z-a]', '[z-a] is not a valid set of characters', 1],
      ['a{3,2}', '{3,2}: the minimum exceeds the maximum', 2],
      ['(a{50}){50}', 'it repeats too much', 1],
      ['(((){999}){999}){999}', 'it repeats too much', 1],
      ['a{99999999}', 'it repeats too much', 1],
      ['a'.repeat(501), 'it has more than 500 characters', 501],
    ] as const) {
      assert.throws(
        () => compilePattern(pattern),
        (failure) =>
          failure instanceof PatternProblem && failure.message === problem && failure.at === at,
        pattern,
      );
    }
  });

  test('matches what JavaScript matches', () => {
    const single = fc.constantFrom('a', 'b', '-', '.', '[ab]', '[^a]', '\\d', '\\w', '\\.', '1');
    const limits = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?');
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 3 },
        fc.tuple(single, limits).map((parts) => parts.join('')),
        fc.tuple(tie('pattern'), limits).map(([group, limit]) => `(${group})${limit}`),
        fc.constantFrom('^', '$', '\\b', '\\B'),
      ),
      pattern: fc
        .array(fc.array(tie('part'), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
        .map((options) => options.map((parts) => parts.join('')).join('|')),
    }));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '1'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        assert.equal(compilePattern(source)(subject), new RegExp(source, 'u').test(subject));
      }),
      { numRuns: 500 },
    );
  });

  test('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab\\[](){}*+?|^$.,-1<>:=!'), maxLength: 12 }),
        fc.string({ maxLength: 8 }),
        (pattern, text) => {
          try {
            compilePattern(pattern)(text);
          } catch (failure) {
            assert.ok(failure instanceof PatternProblem, String(failure));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
