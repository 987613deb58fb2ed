import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compileGlob } from '../../../src/lib/text/glob.ts';

describe('a glob', () => {
  const means: readonly [string, string, boolean][] = [
    ['web-*', 'web-01', true],
    ['web-*', 'web-', true],
    ['web-*', 'a web-01', false],
    ['*', '', true],
    ['*', 'two\nlines', true],
    ['web-0?', 'web-01', true],
    ['web-0?', 'web-012', false],
    ['?', '\u{1f600}', true],
    ['a.b', 'a.b', true],
    ['a.b', 'axb', false],
    ['(a|b)[c]{2}^$+', '(a|b)[c]{2}^$+', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a\\', 'a\\', true],
    ['Web', 'web', false],
  ];
  for (const [glob, text, isMeant] of means) {
    test(`"${glob}" ${isMeant ? 'means' : 'does not mean'} ${JSON.stringify(text)}`, () => {
      assert.equal(compileGlob(glob)(text), isMeant);
    });
  }

  test('without its signs means itself and nothing else', () => {
    const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[*?\\]/g, '-'));
    fc.assert(
      fc.property(plain, plain, (glob, text) => {
        assert.equal(compileGlob(glob)(glob), true);
        assert.equal(compileGlob(glob)(text), glob === text);
      }),
    );
  });
});

test('a glob with many signs takes no longer for a long text', () => {
  const text = 'a'.repeat(20_000);
  const started = process.cpuUsage();
  assert.equal(compileGlob(`${'*a'.repeat(40)}*b`)(text), false);
  assert.ok(process.cpuUsage(started).user < 10_000_000);
});
