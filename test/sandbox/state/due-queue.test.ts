import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDueQueue } from '../../../src/sandbox/state/due-queue.ts';
import { createRandom } from '../../../src/sandbox/state/random.ts';

interface Due {
  readonly key: string;
  readonly due: number;
}

const newQueue = () => createDueQueue<Due>({ keyOf: ({ key }) => key, dueOf: ({ due }) => due });

test('entries come in the order in which they are due; with equal times, in the order of insertion', () => {
  const random = createRandom(1);
  const queue = newQueue();
  const expected = new Map<string, Due>();
  for (let step = 0; step < 5000; step++) {
    const thing = { key: String(random.below(800)), due: random.below(100) };
    expected.delete(thing.key);
    if (random.below(4) === 0) {
      queue.remove(thing.key);
      continue;
    }
    queue.put(thing);
    expected.set(thing.key, thing);
  }
  const inOrder = [...expected.values()].sort((one, other) => one.due - other.due);
  assert.deepEqual(queue.all(), [...expected.values()]);
  const taken: Due[] = [];
  for (let first = queue.first(); first; first = queue.first()) {
    taken.push(first);
    queue.remove(first.key);
  }
  assert.deepEqual(taken, inOrder);
});

test('changes are reported once, with their final value', () => {
  const queue = newQueue();
  queue.put({ key: 'a', due: 1 });
  queue.put({ key: 'b', due: 2 });
  queue.put({ key: 'a', due: 3 });
  queue.remove('b');
  queue.remove('never');
  assert.deepEqual(queue.takeChanges(), { put: [{ key: 'a', due: 3 }], gone: ['b'] });
  assert.deepEqual(queue.takeChanges(), { put: [], gone: [] });
});
