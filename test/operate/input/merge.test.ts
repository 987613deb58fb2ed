import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mergeDeeply } from '../../../src/operate/input/merge.ts';

describe('a deep merge', () => {
  test('keeps what is not named, at any depth', () => {
    const old = { php: { memory: '128M', upload: { max: 2 } }, nginx: { port: 80 } };
    const fresh = { php: { upload: { max: 8, parts: 3 } }, redis: {} };
    assert.deepEqual(mergeDeeply(old, fresh), {
      php: { memory: '128M', upload: { max: 8, parts: 3 } },
      nginx: { port: 80 },
      redis: {},
    });
  });

  test('replaces lists and values, and objects by values', () => {
    assert.deepEqual(mergeDeeply({ a: [1, 2], b: { c: 1 } }, { a: [3], b: null }), {
      a: [3],
      b: null,
    });
    assert.deepEqual(mergeDeeply(undefined, { a: 1 }), { a: 1 });
  });

  test('takes any name for an ordinary one', () => {
    const fresh: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    const merged = mergeDeeply({ a: 1 }, fresh);
    assert.equal(JSON.stringify(merged), '{"a":1,"__proto__":{"polluted":true}}');
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });

  test('changes nothing it was given, and with itself makes the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const copy: unknown = structuredClone(value);
        const merged = mergeDeeply(value, value);
        assert.equal(JSON.stringify(merged), JSON.stringify(copy));
        assert.equal(JSON.stringify(value), JSON.stringify(copy));
      }),
    );
  });
});
