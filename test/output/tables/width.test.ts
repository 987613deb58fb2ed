import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {
  createRuler,
  cutToWidth,
  isPlainWidth,
  wrapToWidth,
} from '../../../src/output/tables/width.ts';
import { toSafeLine } from '../../../src/output/terminal/safe-text.ts';
import { anyText } from '../arbitrary-text.ts';

test('plain text is as wide as it is long', async () => {
  const ruler = await createRuler(['web-1']);
  assert.equal(ruler.width('web-1'), 5);
});

test('wide characters, emoji and combining marks are counted in cells', async () => {
  const ruler = await createRuler(['日本']);
  assert.equal(ruler.width('日本'), 4);
  assert.equal(ruler.width('👩🏽‍💻'), 2);
  assert.equal(ruler.width('e\u0301'), 1);
  assert.equal(ruler.width('web-1'), 5);
});

test('the width of settled text is what the library says it is', async () => {
  const ruler = await createRuler(['é']);
  const settled = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
    isPlainWidth,
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
  for (const text of ['👩🏽‍💻', '🚀', 'e\u0301', 'ก็', 'नि'])
    assert.equal(isPlainWidth(text), false);
  for (const text of ['web-1', 'Zürich…', '日本語', '서울']) assert.equal(isPlainWidth(text), true);
});

test('text that fits is not cut', async () => {
  const ruler = await createRuler(['web-1']);
  assert.equal(cutToWidth(ruler, 'web-1', 5), 'web-1');
});

test('text that does not fit ends in an ellipsis', async () => {
  const ruler = await createRuler(['frontend']);
  assert.equal(cutToWidth(ruler, 'frontend', 5), 'fron…');
  assert.equal(cutToWidth(ruler, 'frontend', 1), '…');
  assert.equal(cutToWidth(ruler, 'frontend', 0), '');
});

test('a wide character is never cut in two', async () => {
  const ruler = await createRuler(['日本語']);
  assert.equal(cutToWidth(ruler, '日本語', 5), '日本…');
  assert.equal(cutToWidth(ruler, '日本語', 4), '日…');
  assert.equal(cutToWidth(ruler, '👩🏽‍💻👩🏽‍💻', 3), '👩🏽‍💻…');
});

test('text is wrapped between words', async () => {
  const ruler = await createRuler(['x']);
  assert.deepEqual(wrapToWidth(ruler, 'the name is already taken', 12), [
    'the name is',
    'already',
    'taken',
  ]);
});

test('a word longer than a line is broken', async () => {
  const ruler = await createRuler(['x']);
  assert.deepEqual(wrapToWidth(ruler, 'see https://example.com', 8), [
    'see',
    'https://',
    'example.',
    'com',
  ]);
});

test('the indentation of a line stays', async () => {
  const ruler = await createRuler(['x']);
  assert.deepEqual(wrapToWidth(ruler, '    echo one two', 12), ['    echo one', 'two']);
});

test('whatever is cut fits', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.nat(12), async (text, width) => {
      const line = toSafeLine(text);
      const ruler = await createRuler([line]);
      assert.ok(ruler.width(cutToWidth(ruler, line, width)) <= width);
    }),
  );
});

test('wrapped lines fit, and only spaces are lost', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.integer({ min: 2, max: 12 }), async (text, width) => {
      const line = toSafeLine(text);
      const ruler = await createRuler([line]);
      const lines = wrapToWidth(ruler, line, width);
      for (const part of lines) assert.ok(ruler.width(part) <= width, JSON.stringify(part));
      assert.equal(lines.join('').replace(/\s/g, ''), line.replace(/\s/g, ''));
    }),
  );
});
