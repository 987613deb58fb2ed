/** Resources of all kinds in error, in the overview of an account and for monitoring. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalog } from '../../../src/catalog/index.ts';
import { type Bench, openBench } from '../../contract/bench.ts';

/** What is seeded in error, by the noun of its resource; none where a working account has none. */
const seeded: Readonly<Record<string, readonly string[]>> = {
  'applications deployments': ['blog-staging'],
  'blueprint collection-versions': ['65e8e90580ad84d35d1c5142'],
  'extensions deployments': ['orders-queue'],
  'kubernetes clusters': ['staging'],
  'kubernetes node-pools': ['jobs'],
  'network dns-domains': ['corp.example.com'],
  'network load-balancers': ['mail'],
  'policy assignments': ['cost-center-tag'],
  'secret key-vaults': [],
};

interface InError {
  readonly count: number;
  readonly things: readonly {
    readonly resource: string;
    readonly name: string;
    readonly reason: string | null;
  }[];
}

describe('resources in error', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  test('are of every kind that the catalog reports', () => {
    const reported = catalog.flatMap(({ noun, overview }) => (overview?.failed ? [noun] : []));
    assert.deepEqual(reported.toSorted(), Object.keys(seeded));
  });

  test('are in the overview, with the reason, and a failure for monitoring', async () => {
    const { code, stdout, stderr } = await bench.imco([
      ...['status', '--fail-on', 'errors', '-o', 'json'],
    ]);
    const { count, things }: InError = JSON.parse(stdout).in_error;
    const names = (noun: string) =>
      things.flatMap(({ resource, name }) => (resource === noun ? [name] : []));
    for (const [noun, expected] of Object.entries(seeded)) assert.deepEqual(names(noun), expected);
    assert.equal(count, Object.values(seeded).flat().length);
    const explained = things.filter(({ reason }) => reason !== null);
    assert.ok(explained.length >= 4);
    for (const { name, reason } of explained) assert.match(reason ?? '', /failed: |does not/, name);
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`${count} other resources are in error`));
  });
});
