import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NotAnArray } from '../../../src/lib/json/array-bytes.ts';
import { ArrayScanner } from '../../../src/lib/json/array-scanner.ts';
import { parseJson } from '../../../src/lib/json/exact-json.ts';

/** What the scanner makes of bytes that come in these parts; undefined where it refuses them. */
const scanned = (parts: readonly Buffer[]): readonly unknown[] | undefined => {
  const scanner = new ArrayScanner();
  try {
    const items = parts.flatMap((part) => scanner.take(part));
    scanner.end();
    return items;
  } catch (error) {
    if (error instanceof NotAnArray) return undefined;
    throw error;
  }
};

/** What is made of the same at once; undefined where that refuses them, or where it is no array. */
const parsed = (bytes: Buffer): readonly unknown[] | undefined => {
  try {
    const value: unknown = parseJson(bytes.toString('utf8'));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const inParts = (bytes: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  const ordered = places.sort((a, b) => a - b);
  return ordered.slice(1).map((end, at) => bytes.subarray(ordered[at], end));
};

const samples = [
  '[]',
  ' [ ] ',
  '[1]',
  '[1, 2,3 ]\n',
  '[{"a":1,"a":2},{"__proto__":{"x":1}}]',
  '["a,b]","c\\"d,[","\\\\",{"[":"}"}]',
  '[[1,[2,{"a":[3,4]}]],[],{}]',
  '["é😀日本","\\ud83d\\ude00"]',
  '[null,true,false,-1.5e3,""]',
  '[',
  ']',
  '',
  '[1',
  '[1,',
  '[1,]',
  '[,1]',
  '[1,,2]',
  '[ , ]',
  '[1}',
  '[{"a":1],2]',
  '[1] 2',
  '[1]]',
  '[1,2]x',
  '["a]',
  '{"a":[1]}',
  '"[1]"',
  '12',
  '[1 2]',
  '["a" "b"]',
  '[tru,e]',
  '[1,2,"\u0001"]',
];

for (const sample of samples) {
  test(`as at once, cut at every byte: ${JSON.stringify(sample)}`, () => {
    const bytes = Buffer.from(sample);
    const expected = parsed(bytes);
    assert.deepEqual(scanned([bytes]), expected);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = [bytes.subarray(0, cut), bytes.subarray(cut)];
      assert.deepEqual(scanned(parts), expected, `cut at ${cut}`);
    }
    assert.deepEqual(scanned(Array.from(bytes, (byte) => Buffer.from([byte]))), expected);
  });
}

/** Objects as lists of a platform have them, with what looks like the end of one in texts. */
const things = fc.array(
  fc.record({
    id: fc.string(),
    name: fc.constantFrom('},', '}]', ']', '"},{"', 'é😀', 'web-1'),
    held: fc.jsonValue({ maxDepth: 3 }),
  }),
);

const cuts = fc.array(fc.nat(), { maxLength: 12 });

test('any JSON array in any parts is what is made of it at once', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.nat(2), cuts, (value, space, where) => {
      const bytes = Buffer.from(JSON.stringify(value, undefined, space));
      assert.deepEqual(scanned(inParts(bytes, where)), parsed(bytes));
    }),
    { numRuns: 500 },
  );
});

test('any list of objects in any parts is what is made of it at once', () => {
  fc.assert(
    fc.property(things, fc.nat(2), cuts, (value, space, where) => {
      const bytes = Buffer.from(JSON.stringify(value, undefined, space));
      assert.deepEqual(scanned(inParts(bytes, where)), parsed(bytes));
    }),
    { numRuns: 500 },
  );
});

test('a damaged array in any parts is taken or refused as at once', () => {
  const damage = fc.record({
    at: fc.nat(),
    by: fc.constantFrom(...Array.from('[]{},:"\\ 01atn\n'), '\ufeff', 'é'),
    takes: fc.nat(2),
  });
  fc.assert(
    fc.property(
      fc.oneof(fc.array(fc.jsonValue()), things),
      fc.array(damage, { maxLength: 3 }),
      cuts,
      (...given) => {
        const [value, damages, where] = given;
        const text = damages.reduce((sound, { at, by, takes }) => {
          const place = at % (sound.length + 1);
          return sound.slice(0, place) + by + sound.slice(place + takes);
        }, JSON.stringify(value));
        const bytes = Buffer.from(text);
        assert.deepEqual(scanned(inParts(bytes, where)), parsed(bytes));
      },
    ),
    { numRuns: 1000 },
  );
});

test('any bytes between two quotes are decoded as by Buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), cuts, (inner, where) => {
      const bytes = Buffer.concat([Buffer.from('["'), inner, Buffer.from('","x"]')]);
      assert.deepEqual(scanned(inParts(bytes, where)), parsed(bytes));
    }),
    { numRuns: 1000 },
  );
});

test('endless nesting and endless items are refused before memory runs out', () => {
  for (const text of [
    '['.repeat(5000) + ']'.repeat(5000),
    `[{"a":${'['.repeat(5000)}${']'.repeat(5000)}},{}`,
    '['.repeat(2_000_000),
  ]) {
    const scanner = new ArrayScanner();
    const read = (): void => {
      scanner.take(Buffer.from(text));
      scanner.end();
    };
    assert.throws(read, { kind: 'too deep' });
  }
  const other = new ArrayScanner();
  other.take(Buffer.from('["'));
  const megabyte = Buffer.alloc(1_000_000, 'a');
  assert.throws(
    () => {
      for (let part = 0; part < 100; part++) other.take(megabyte);
    },
    { kind: 'too long' },
  );
});
