/** How much work the groups of an inventory are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogFor } from '../../../src/catalog/versions/catalog-for.ts';
import { groupMachines } from '../../../src/commands/inventory/groups.ts';
import { RowCache } from '../../../src/operate/targets/row-cache.ts';
import { machineRow } from '../../support/machines.ts';

/** A label that counts how often its id is read. */
const countedLabel = (id: string, count: () => void): Readonly<Record<string, unknown>> => ({
  name: id,
  get id(): string {
    count();
    return id;
  },
});

test('a list that servers refer to is searched once, however many servers there are', async () => {
  const catalog = catalogFor('v2');
  const countReads = async (servers: number): Promise<number> => {
    let reads = 0;
    const labels = ['a', 'b', 'c'].map((id) => countedLabel(id, () => void reads++));
    const cache = new RowCache(
      {
        signal: new AbortController().signal,
        readList: async (path) => (path === '/labels' ? labels : []),
        readOne: () => Promise.reject(new Error('nothing is read by itself')),
      },
      catalog,
    );
    const rows = Array.from({ length: servers }, (_, at) =>
      machineRow(at, { label_ids: ['a', 'c'] }),
    );
    const { of } = await groupMachines({ cache }, catalog.find('cloud servers'), rows);
    assert.equal(of.size, servers);
    for (const names of of.values()) {
      assert.deepEqual(
        names.filter((name) => name.startsWith('label_')),
        ['label_a', 'label_c'],
      );
    }
    return reads;
  };
  assert.equal(await countReads(50), await countReads(1));
});
