import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { cut, isSettled, rulerFor, wrap } from '../../../src/output/tables/width.ts';
import { safeLine } from '../../../src/output/terminal/safe-text.ts';
import { anyText } from '../arbitrary-text.ts';

test('plain text is as wide as it is long', async () => {
  const ruler = await rulerFor(['web-1']);
  assert.equal(ruler.width('web-1'), 5);
});

test('wide characters, emoji and combining marks are counted in cells', async () => {
  const ruler = await rulerFor(['日本']);
  assert.equal(ruler.width('日本'), 4);
  assert.equal(ruler.width('👩🏽‍💻'), 2);
  assert.equal(ruler.width('e\u0301'), 1);
  assert.equal(ruler.width('web-1'), 5);
});

test('the width of settled text is what the library says it is', async () => {
  const ruler = await rulerFor(['é']);
  const settled = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
    isSettled,
  );
  assert.ok(settled.length > 30_000);
  for (const character of settled) assert.equal(ruler.width(character), stringWidth(character));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...settled)), (characters) => {
      const text = characters.join('');
      assert.equal(ruler.width(text), stringWidth(text));
    }),
  );
});

test('text that an older Unicode measures otherwise is not settled', () => {
  for (const text of ['👩🏽‍💻', '🚀', 'e\u0301', 'ก็', 'नि']) assert.equal(isSettled(text), false);
  for (const text of ['web-1', 'Zürich…', '日本語', '서울']) assert.equal(isSettled(text), true);
});

test('text that fits is not cut', async () => {
  const ruler = await rulerFor(['web-1']);
  assert.equal(cut(ruler, 'web-1', 5), 'web-1');
});

test('text that does not fit ends in an ellipsis', async () => {
  const ruler = await rulerFor(['frontend']);
  assert.equal(cut(ruler, 'frontend', 5), 'fron…');
  assert.equal(cut(ruler, 'frontend', 1), '…');
  assert.equal(cut(ruler, 'frontend', 0), '');
});

test('a wide character is never cut in two', async () => {
  const ruler = await rulerFor(['日本語']);
  assert.equal(cut(ruler, '日本語', 5), '日本…');
  assert.equal(cut(ruler, '日本語', 4), '日…');
  assert.equal(cut(ruler, '👩🏽‍💻👩🏽‍💻', 3), '👩🏽‍💻…');
});

test('text is wrapped between words', async () => {
  const ruler = await rulerFor(['x']);
  assert.deepEqual(wrap(ruler, 'the name is already taken', 12), [
    'the name is',
    'already',
    'taken',
  ]);
});

test('a word longer than a line is broken', async () => {
  const ruler = await rulerFor(['x']);
  assert.deepEqual(wrap(ruler, 'see https://example.com', 8), [
    'see',
    'https://',
    'example.',
    'com',
  ]);
});

test('the indentation of a line stays', async () => {
  const ruler = await rulerFor(['x']);
  assert.deepEqual(wrap(ruler, '    echo one two', 12), ['    echo one', 'two']);
});

test('whatever is cut fits', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.nat(12), async (text, width) => {
      const line = safeLine(text);
      const ruler = await rulerFor([line]);
      assert.ok(ruler.width(cut(ruler, line, width)) <= width);
    }),
  );
});

test('wrapped lines fit, and only spaces are lost', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.integer({ min: 2, max: 12 }), async (text, width) => {
      const line = safeLine(text);
      const ruler = await rulerFor([line]);
      const lines = wrap(ruler, line, width);
      for (const part of lines) assert.ok(ruler.width(part) <= width, JSON.stringify(part));
      assert.equal(lines.join('').replace(/\s/g, ''), line.replace(/\s/g, ''));
    }),
  );
});
