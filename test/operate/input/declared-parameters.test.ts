import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson } from '../../../src/lib/json/exact-json.ts';
import { isJsonObject } from '../../../src/lib/json/members.ts';
import {
  describeParameter,
  readParameters,
} from '../../../src/operate/input/declared-parameters.ts';

const parameters = {
  name: { type: 'String' },
  count: { type: 'Integer' },
  share: { type: 'float', defaultValue: 0.5 },
  on: { type: 'Boolean', default: false },
  places: { type: 'Array', default_value: [] },
  tags: { type: 'object', defaultValue: {} },
  since: { type: 'DateTime', defaultValue: '2026-01-01T00:00:00Z' },
  effect: { type: 'String', allowedValues: ['audit', 'deny'], defaultValue: 'audit' },
  strange: 'anything',
};

const needed = { name: 'web', count: '3', strange: '{not read}' };

describe('values for declared parameters', () => {
  test('have the declared types, whether they came from flags or from a file', () => {
    const fromFlags = readParameters(parameters, {
      ...needed,
      share: '0.25',
      on: 'true',
      places: '["a","b"]',
      tags: '{"a":1}',
      since: '2026-11-22',
      effect: 'deny',
    });
    assert.deepEqual(fromFlags, {
      values: {
        name: 'web',
        count: 3,
        strange: '{not read}',
        share: 0.25,
        on: true,
        places: ['a', 'b'],
        tags: { a: 1 },
        since: '2026-11-22',
        effect: 'deny',
      },
      wrong: [],
    });
    const fromFile = readParameters(parameters, { name: '5', count: 3, strange: [1], on: false });
    assert.deepEqual(fromFile, {
      values: { name: '5', count: 3, strange: [1], on: false },
      wrong: [],
    });
  });

  test('keep numbers that no JavaScript number holds', () => {
    const { values, wrong } = readParameters(parameters, {
      ...needed,
      count: '12345678901234567890',
    });
    assert.deepEqual(wrong, []);
    assert.equal(values.count, 12345678901234567890n);
  });

  const invalid: readonly (readonly [string, unknown, string])[] = [
    ['name', 5, 'name: "5" is not valid; expected a string'],
    ['count', '1.5', 'count: "1.5" is not valid; expected a whole number'],
    ['count', '', 'count: "" is not valid; expected a whole number'],
    ['count', '0x10', 'count: "0x10" is not valid; expected a whole number'],
    ['share', 'half', 'share: "half" is not valid; expected a number'],
    ['on', 'yes', 'on: "yes" is not valid; expected true or false'],
    ['places', 'a,b', 'places: "a,b" is not valid; expected a JSON list, such as ["a","b"]'],
    ['tags', '[1]', 'tags: "[1]" is not valid; expected a JSON object, such as {"a":"b"}'],
    ['since', 'soon', 'since: "soon" is not valid; expected a time such as 2026-01-31T00:00:00Z'],
    ['effect', 'Deny', 'effect: "Deny" is not valid; allowed values: audit, deny'],
    ['effects', 'deny', 'unknown parameter: effects; did you mean effect?'],
    ['toString', 'x', 'unknown parameter: toString'],
  ];
  for (const [name, value, problem] of invalid) {
    test(`are refused: ${problem}`, () => {
      const { wrong } = readParameters(parameters, { ...needed, [name]: value });
      assert.deepEqual(wrong, [problem]);
    });
  }

  test('are required where the declaration has no default', () => {
    assert.deepEqual(readParameters(parameters, {}).wrong, [
      'missing values: name, count, strange',
    ]);
    assert.deepEqual(readParameters({}, {}), { values: {}, wrong: [] });
  });

  test('are described with their types', () => {
    assert.deepEqual(Object.entries(parameters).map(describeParameter), [
      'name (a string)',
      'count (a whole number)',
      'share (a number, optional)',
      'on (true or false, optional)',
      'places (a JSON list, optional)',
      'tags (a JSON object, optional)',
      'since (a time, optional)',
      'effect (a string, optional)',
      'strange',
    ]);
    const declared = parseJson('{"a": {"type": "constructor"}}');
    assert.ok(isJsonObject(declared));
    assert.deepEqual(Object.entries(declared).map(describeParameter), ['a']);
  });
});
