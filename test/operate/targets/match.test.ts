import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { serverPlans } from '../../../src/catalog/cloud/server-plans.ts';
import { servers } from '../../../src/catalog/cloud/servers.ts';
import { TargetFailure, UsageFailure } from '../../../src/lib/failures/failures.ts';
import { readExpression, toTargetWord } from '../../../src/operate/targets/expression.ts';
import { createPicker, pickOne } from '../../../src/operate/targets/picker.ts';

const id = (digit: string): string => digit.repeat(24);
const server = (digit: string, name: string) => ({
  item: { id: id(digit), name, state: 'inactive' },
  name,
});
const plan = (digit: string, name: string, realm: string) => ({
  item: { id: id(digit), name, realm_provider_name: realm },
  name,
});

const failureOf = (act: () => unknown): TargetFailure => {
  try {
    act();
  } catch (failure) {
    assert.ok(failure instanceof TargetFailure);
    return failure;
  }
  return assert.fail('nothing was thrown');
};

describe('a target', () => {
  test('that looks like an id is one, unless it is said to be a name', () => {
    const whole = { isPrefix: false };
    assert.deepEqual(readExpression(id('a')), { reading: 'id', text: id('a'), ...whole });
    assert.deepEqual(readExpression(`name:${id('a')}`), {
      reading: 'name',
      text: id('a'),
      ...whole,
    });
    assert.deepEqual(readExpression('web-1'), { reading: 'either', text: 'web-1', ...whole });
    assert.deepEqual(readExpression('id:web-1'), { reading: 'id', text: 'web-1', ...whole });
  });

  test('may be the beginning of an id, of six digits or more', () => {
    const known = [server('a', 'web-1'), server('b', 'web-2'), server('c', id('a').slice(0, 8))];
    assert.equal(readExpression('abcde').isPrefix, false);
    assert.equal(readExpression('abcdef').isPrefix, true);
    assert.equal(pickOne(servers, 'bbbbbb', known).name, 'web-2');
    assert.equal(pickOne(servers, 'id:bbbbbbb', known).name, 'web-2');
    assert.equal(failureOf(() => pickOne(servers, 'bbbbb', known)).code, 'not_found');
    const twins = [
      server('a', 'web-1'),
      { ...server('a', 'web-2'), item: { id: `${id('a').slice(1)}b` } },
    ];
    assert.equal(failureOf(() => pickOne(servers, 'aaaaaa', twins)).code, 'ambiguous');
    // A name goes before the beginning of an id.
    assert.equal(pickOne(servers, id('a').slice(0, 8), known).item.id, id('c'));
  });

  test('is looked up, however many words and candidates there are', () => {
    let looks = 0;
    const known = Array.from({ length: 3000 }, (_, at) => ({
      item: { id: at.toString(16).padStart(24, '0') },
      get name() {
        looks += 1;
        return `web-${at}`;
      },
    }));
    const pick = createPicker(servers, known);
    for (const [at, { item }] of known.entries()) {
      assert.equal(pick(`web-${at}`).item.id, item.id);
      assert.equal(pick(item.id).item.id, item.id);
    }
    assert.ok(looks < 10 * known.length, `${looks}`);
    // The nearest names are looked up for the first words alone.
    const hints = Array.from({ length: 100 }, () => failureOf(() => pick('wbe-7')).details.hint);
    assert.match(hints[0] ?? '', /web-7/);
    assert.equal(hints.at(-1), 'see "imco cloud servers list"');
  });

  test('is found by name and by id', () => {
    const known = [server('a', 'web-1'), server('b', 'web-2')];
    assert.equal(pickOne(servers, 'web-2', known).item.id, id('b'));
    assert.equal(pickOne(servers, id('a'), known).name, 'web-1');
  });

  test('whose name is an id of another is chosen with id: or name:', () => {
    const known = [server('a', 'web-1'), server('b', id('a'))];
    assert.equal(pickOne(servers, id('a'), known).name, 'web-1');
    assert.equal(pickOne(servers, `name:${id('a')}`, known).item.id, id('b'));
    assert.equal(failureOf(() => pickOne(servers, 'id:web-1', known)).code, 'not_found');
  });

  test('that means several things lists each with id and state', () => {
    const known = [server('a', 'web-1'), server('b', 'web-1')];
    const failure = failureOf(() => pickOne(servers, 'web-1', known));
    assert.equal(failure.code, 'ambiguous');
    assert.deepEqual(failure.details.lines, [
      `id:${id('a')}  web-1  inactive`,
      `id:${id('b')}  web-1  inactive`,
    ]);
  });

  test('of a resource with a distinguishing field takes name@value', () => {
    const known = [plan('a', 'Standard_B2s', 'westeurope'), plan('b', 'Standard_B2s', 'eastus')];
    assert.equal(pickOne(serverPlans, 'Standard_B2s@eastus', known).item.id, id('b'));
    const failure = failureOf(() => pickOne(serverPlans, 'Standard_B2s', known));
    assert.match(failure.details.lines?.join() ?? '', /Standard_B2s@westeurope/);
  });

  test('that does not exist brings up the nearest names', () => {
    const failure = failureOf(() => pickOne(servers, 'wbe-1', [server('a', 'web-1')]));
    assert.equal(failure.message, 'server "wbe-1" not found');
    assert.equal(failure.details.hint, 'did you mean web-1?');
  });
});

describe('a word in a hint', () => {
  test('names the thing without doubt', () => {
    assert.equal(toTargetWord('web-1'), 'web-1');
    assert.equal(toTargetWord('-y'), 'name:-y');
    assert.equal(toTargetWord('id:foo'), 'name:id:foo');
    assert.equal(toTargetWord(id('a')), `name:${id('a')}`);
  });

  test('that is empty names nothing', () => {
    for (const word of ['', ' ', 'id:', 'name:']) {
      assert.throws(() => readExpression(word), UsageFailure);
    }
  });
});
