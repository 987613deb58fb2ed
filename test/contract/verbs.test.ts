import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from './bench.ts';
import type { Exchange } from './contract.ts';
import { type Operation, operationsIn, readDocument } from './document.ts';
import { isSame, type Offer, offers, operationsOf, wordsOf } from './offered.ts';
import { type Scenario, scenarios } from './scenarios.ts';

const operations = operationsIn(readDocument());

/** Names of the operations of the contract a verb makes use of. */
const operationIds = (offer: Offer): readonly string[] =>
  operationsOf(offer).flatMap((offered) =>
    operations.filter((operation) => isSame(offered, operation)).map(idOf),
  );

const idOf = ({ operationId }: Operation): string => operationId;

const isDone = ({ status }: Exchange): boolean => status >= 200 && status < 300;

describe('every verb keeps to the contract:', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  const operationIn = ({ method, path }: Exchange): string | undefined =>
    bench.contract.operationFor(method, path)?.operationId;

  const firstId = async (resource: string): Promise<string> => {
    const { stdout } = await bench.imco([...resource.split(' '), 'list', '-o', 'json']);
    const rows: unknown = JSON.parse(stdout);
    const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
    assert.ok(typeof first === 'object' && first !== null && 'id' in first);
    return String(first.id);
  };

  const perform = async (offer: Offer, scenario: Scenario): Promise<readonly Exchange[]> => {
    const { exchanges } = bench.recorder;
    const words: string[] = [];
    for (const word of scenario.words)
      words.push(word === '{id}' ? await firstId(offer.resource.noun) : word);
    const seen = exchanges.length;
    const line = [...wordsOf(offer).split(' '), ...words];
    const ran = await bench.imco(line, scenario.stdin);
    assert.equal(ran.code, scenario.exit, `imco ${line.join(' ')}: ${ran.stdout}${ran.stderr}`);
    return exchanges.slice(seen);
  };

  for (const offer of offers) {
    const name = wordsOf(offer);
    test(`imco ${name}`, async () => {
      const own = scenarios[name] ?? [];
      assert.ok(own.length > 0, `there is no scenario for ${name}`);
      const violations = bench.recorder.violations.length;
      const ids = operationIds(offer);
      const completed = new Set<string | undefined>();
      for (const scenario of own) {
        const exchanges = await perform(offer, scenario);
        for (const exchange of exchanges.filter(isDone)) completed.add(operationIn(exchange));
        const refused = exchanges.filter((one) => !isDone(one)).map(({ status }) => status);
        const { refusedWith, words } = scenario;
        assert.equal(refused.at(-1), refusedWith, `imco ${name} ${words.join(' ')}: ${refused}`);
      }
      assert.deepEqual(
        ids.filter((id) => !completed.has(id)),
        [],
        'operations that were never done',
      );
      assert.deepEqual(bench.recorder.violations.slice(violations), []);
    });
  }

  test('no scenario is left of a verb that is gone', () => {
    const names = offers.map(wordsOf);
    assert.deepEqual(
      Object.keys(scenarios).filter((name) => !names.includes(name)),
      [],
    );
  });

  test('the sandbox itself had nothing to complain of', () => {
    assert.deepEqual(bench.warnings, []);
  });
});
