import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { json, list, resource, text } from '../../../src/catalog/vocabulary.ts';
import { checkValue } from '../../../src/operate/input/check-value.ts';
import { parseTextDocuments } from '../../../src/operate/rows/text-documents.ts';

const field = json<string>('Rules', { object: true, inText: true, nullable: true });
const things = resource('tests things', {
  path: '/things',
  about: 'Things',
  sample: 'thing',
  fields: { name: text('Name'), rules: field },
  columns: ['name'],
  verbs: { list: list() },
});

describe('a JSON document that the platform holds as text', () => {
  test('is sent as text, given as a value or as its text', async () => {
    assert.equal(await checkValue(field, { a: [1, 'b'] }, '--rules'), '{"a":[1,"b"]}');
    assert.equal(
      await checkValue(field, '{ "a" : 1.00000000000000000001 }', '--rules'),
      '{"a":1.00000000000000000001}',
    );
    assert.equal(await checkValue(field, null, '--rules'), null);
  });

  for (const value of [[1], 'text', '[1]', '{"a":', 5, true]) {
    test(`is refused if it is ${JSON.stringify(value)}`, async () => {
      await assert.rejects(checkValue(field, value, '--rules'), /^UsageFailure: --rules: /);
    });
  }

  test('is shown as a value; other text stays as it is', () => {
    const shown = (rules: unknown) => parseTextDocuments(things, { name: '{}', rules }).rules;
    assert.deepEqual(shown('{"a":[1]}'), { a: [1] });
    assert.equal(parseTextDocuments(things, { name: '{}', rules: '{}' }).name, '{}');
    assert.equal(shown('not JSON'), 'not JSON');
    assert.equal(shown(''), '');
    assert.equal(shown(null), null);
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    assert.equal(shown(deep), deep);
  });
});
