import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyText } from '../arbitrary-text.ts';
import { written } from '../sinks.ts';

const list = (items: readonly Record<string, unknown>[]) =>
  written({ shape: 'list', items, columns: [] }, 'json');

test('a list is an array, with unknown members', async () => {
  assert.equal(
    await list([{ id: 'a', new_member: { deep: [1] } }, { id: 'b' }]),
    '[\n  {\n    "id": "a",\n    "new_member": {\n      "deep": [\n        1\n      ]\n    }\n  },\n  {\n    "id": "b"\n  }\n]\n',
  );
});

test('an empty list is an empty array', async () => {
  assert.equal(await list([]), '[]\n');
});

test('a thing is an object', async () => {
  const text = await written({ shape: 'object', item: { id: 'a', ip: null }, columns: [] }, 'json');
  assert.equal(text, '{\n  "id": "a",\n  "ip": null\n}\n');
});

test('outcomes are an array of outcomes', async () => {
  const outcomes = [{ id: 'a', name: 'web-1', ok: true, state: 'booting' }];
  const text = await written({ shape: 'outcomes', outcomes }, 'json');
  assert.deepEqual(JSON.parse(text), outcomes);
});

test('control sequences are escaped', async () => {
  const name = '\u001b[31m \u009b \u007f \u202e \u2028 \ud83d 日本 🚀';
  assert.equal(
    await list([{ name }]),
    '[\n  {\n    "name": "\\u001b[31m \\u009b \\u007f \\u202e \\u2028 \\ud83d 日本 🚀"\n  }\n]\n',
  );
});

test('any list reads back the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.dictionary(anyText, fc.jsonValue())), async (items) => {
      const plain = JSON.parse(JSON.stringify(items));
      const text = await list(plain);
      assert.deepEqual(JSON.parse(text), plain);
      assert.doesNotMatch(text, /[^\n\P{Cc}]|[\u202a-\u202e\u2066-\u2069\u2028\u2029\p{Cs}]/u);
    }),
  );
});

test('any list looks as if written at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), async (items) => {
      assert.equal(await list(items), `${JSON.stringify(items, undefined, 2)}\n`);
    }),
  );
});
