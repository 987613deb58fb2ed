import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toSafeBoldText, toSafeLine, toSafeText } from '../../../src/output/terminal/safe-text.ts';
import { anyText } from '../arbitrary-text.ts';

/** True for code points no terminal should get, told without the tables the program uses. */
const isHarmful = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0x061c ||
  code === 0x200b ||
  code === 0x200c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  (code >= 0xd800 && code <= 0xdfff) ||
  (code >= 0xe0000 && code <= 0xe01ef);

const harmIn = (text: string, allowed = ''): string[] =>
  Array.from(text).filter(
    (character) => !allowed.includes(character) && isHarmful(character.codePointAt(0) ?? 0),
  );

const shown: readonly (readonly [what: string, text: string, safe: string])[] = [
  ['plain text', 'web-1 (prod)', 'web-1 (prod)'],
  ['an escape sequence', 'a\u001b[31mred', 'a\\u001b[31mred'],
  ['a bare C1 control', 'a\u009b31m\u009d0;t', 'a\\u009b31m\\u009d0;t'],
  ['a carriage return', 'a\rb', 'a\\rb'],
  ['a newline and a tab', 'a\nb\tc', 'a\\nb\\tc'],
  ['DEL and NUL', '\u007f\u0000', '\\u007f\\u0000'],
  ['a bidi override', 'a\u202eb\u2066', 'a\\u202eb\\u2066'],
  ['a zero-width space', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['a lone surrogate', 'a\ud83d', 'a\\ud83d'],
  ['a hidden tag character', 'a\u{e0041}', 'a\\udb40\\udc41'],
  ['a joiner between letters', 'a\u200db', 'a\\u200db'],
  ['other scripts', 'Zürich 日本 Ελλάδα', 'Zürich 日本 Ελλάδα'],
  ['an emoji', '🚀', '🚀'],
  ['a family of emoji', '👩🏽‍💻 🏳️‍🌈', '👩🏽‍💻 🏳️‍🌈'],
  ['a keycap', '1️⃣', '1️⃣'],
];

for (const [what, text, safe] of shown) {
  test(`one line: ${what} is shown as ${JSON.stringify(safe)}`, () => {
    assert.equal(toSafeLine(text), safe);
  });
}

test('several lines keep their newlines and tabs and nothing else', () => {
  assert.equal(toSafeText('a\n\tb\r\n\u001b[2J'), 'a\n\tb\\r\n\\u001b[2J');
});

test('no text puts control characters into a line', () => {
  fc.assert(fc.property(anyText, (text) => assert.deepEqual(harmIn(toSafeLine(text)), [])));
});

test('no text leaves anything harmful in several lines', () => {
  fc.assert(fc.property(anyText, (text) => assert.deepEqual(harmIn(toSafeText(text), '\n\t'), [])));
});

test('a joiner is left only between emoji', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const left = toSafeLine(text).replace(/(?<=\p{Emoji}\ufe0f?)\u200d(?=\p{Emoji})/gu, '');
      assert.equal(left.includes('\u200d'), false);
    }),
  );
});

test('text made safe twice is the same as made safe once', () => {
  fc.assert(
    fc.property(anyText, (text) => assert.equal(toSafeLine(toSafeLine(text)), toSafeLine(text))),
  );
});

test('of help only bold is left as it is', () => {
  const heading = '\u001b[1mUsage:\u001b[22m imco';
  assert.equal(toSafeBoldText(`${heading}\n`), `${heading}\n`);
  assert.equal(
    toSafeBoldText(`${heading}\u001b[31m\u001b]0;title\u0007\u202e`),
    `${heading}\\u001b[31m\\u001b]0;title\\u0007\\u202e`,
  );
});
