import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseJson } from '../../../src/lib/json/exact-json.ts';
import { ExactNumber } from '../../../src/lib/json/exact-number.ts';
import { toJsonText } from '../../../src/lib/json/json-text.ts';
import { anyText } from '../../output/arbitrary-text.ts';

describe('whole numbers in JSON', () => {
  test('are numbers as long as those hold them, and bigints beyond', () => {
    for (const [text, value] of [
      ['9007199254740991', 9007199254740991],
      ['-9007199254740991', -9007199254740991],
      ['9007199254740993', 9007199254740993n],
      ['-12345678901234567890', -12345678901234567890n],
      ['1000000000000000000000', 1000000000000000000000n],
      ['1e30', 1e30],
    ] as const) {
      assert.equal(parseJson(text), value, text);
    }
  });

  test('leave all else as JSON.parse has it', () => {
    const rounded = '"n":12345678901234567890';
    for (const text of [
      `{"a":1,${rounded},"a":{"b":2},"a":3}`,
      `{"__proto__":{"x":1},"constructor":[],"":0,"7":1,${rounded}}`,
      `{"a":" \\u0031\\ud800\\n12345678901234567890 ",${rounded}}`,
      `[{${rounded},"a":[null,true,-1.5e3,2e30]}]`,
    ]) {
      const read = parseJson(text);
      assert.notDeepEqual(read, JSON.parse(text), text);
      const asParsed = JSON.parse(text, (_, value) => value);
      assert.equal(
        toJsonText(read).replaceAll('67890', '67000'),
        toJsonText(asParsed).replaceAll('67890', '67000'),
      );
    }
    assert.throws(() => parseJson('[12345678901234567890,]'), SyntaxError);
    assert.equal(({} as Record<string, unknown>).x, undefined);
  });

  test('and all other numbers that would change stay as they are written', () => {
    for (const text of [
      '1e999999',
      '-1e400',
      '1E+309',
      '1e-400',
      '-0',
      '-0.0',
      '-0e7',
      '0.12345678901234567890123',
      '0.50000000000000000000001',
      '12345678901234567890.5',
      '1234567890123.50000000001',
      '9007199254740993e0',
      `${'9'.repeat(100_001)}`,
    ]) {
      for (const whole of [text, `[${text}]`, `{"a":{"b":[1,${text},"x"]}}`]) {
        assert.equal(toJsonText(parseJson(whole)), whole);
      }
      assert.ok(parseJson(text) instanceof ExactNumber, text);
    }
    for (const [text, value] of [
      ['0', 0],
      ['0.0', 0],
      ['1.0', 1],
      ['1e2', 100],
      ['0.1', 0.1],
      ['1.5e300', 1.5e300],
      ['0.30000000000000004', 0.30000000000000004],
      ['5e-324', 5e-324],
      ['1.7976931348623157e308', 1.7976931348623157e308],
    ] as const) {
      assert.equal(parseJson(text), value, text);
    }
  });

  test('are not looked for where a text is nested too deeply to be taken', () => {
    const levels = 100_000;
    const text = `[12345678901234567890,${'['.repeat(levels)}${']'.repeat(levels)}]`;
    assert.ok(Array.isArray(parseJson(text)));
  });
});

test('any JSON is written as it was read', () => {
  const integer = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      integer,
      anyText,
      fc.constantFrom(null, true, 0.5),
      fc.array(tie('value')),
      fc.dictionary(anyText, tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (one, space) => {
      const text = toJsonText(one, space);
      assert.equal(toJsonText(parseJson(text), space), text);
    }),
  );
});

test('what looks like the digits of a number in a text stays a text', () => {
  const texts = ['integer 1', 'integer integer 12', '"integer 3"', '4'];
  const text = toJsonText({ n: 12345678901234567890n, texts });
  assert.equal(text, `{"n":12345678901234567890,"texts":${JSON.stringify(texts)}}`);
});
