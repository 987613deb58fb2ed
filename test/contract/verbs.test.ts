import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import { testedVersion } from '../support/tested-version.ts';
import { findSchemaErrors } from './answer-schemas.ts';
import { type Bench, openBench } from './bench.ts';
import type { Exchange } from './contract.ts';
import { givenWords } from './given-words.ts';
import { listOffers, type Offer, operationsOf, wordsOf } from './offered.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { scenariosFor } from './scenarios.ts';
import { factsOfVerb } from './verb-facts.ts';

/** Names of the operations a verb makes use of. */
const operationIds = (offer: Offer): readonly string[] => operationsOf(offer).map(({ id }) => id);

/** Members of bodies and queries that a verb can send. */
const possibleMembers = (offer: Offer): readonly string[] =>
  operationsOf(offer).flatMap((offered) => {
    const { takes, query } = factsOfVerb(offered);
    return [...takes, ...query];
  });

const sentMembers = ({ query, request }: Exchange): readonly string[] => {
  const body: unknown = request.text === '' ? {} : JSON.parse(request.text);
  return [...query.keys(), ...Object.keys(body ?? {})];
};

const isDone = ({ status }: Exchange): boolean => status >= 200 && status < 300;

const missingIn = (
  wanted: readonly string[],
  there: readonly (string | undefined)[],
): readonly string[] => wanted.filter((one) => !there.includes(one));

/** Flags that give the output another shape than the one of the verb. */
const otherShapes: ReadonlySet<string> = new Set([
  '-o',
  '--output',
  '--raw',
  '--query',
  '--columns',
]);

const everyOffer = apiVersions.flatMap(listOffers);

for (const version of [testedVersion]) {
  describe(`keeps to the contract of ${version}:`, () => {
    const offers = listOffers(version);
    const scenarios = scenariosFor(version);
    let bench: Bench;
    before(async () => {
      bench = await openBench(version);
    });
    after(() => bench.close());

    const operationIn = ({ method, path }: Exchange): string | undefined =>
      bench.contract.operationFor(method, path)?.operationId;

    /** Runs a scenario to the end it foresees; what went between imco and the sandbox. */
    const perform = async (offer: Offer, scenario: Scenario): Promise<readonly Exchange[]> => {
      const line = [...wordsOf(offer).split(' '), ...(await givenWords(bench, offer, scenario))];
      const { exchanges } = bench.recorder;
      const before = exchanges.length;
      const env = { IMCO_OUTPUT: 'json' };
      const { code, stdout, stderr } = await bench.imco(line, scenario.stdin, { env });
      assert.equal(code, scenario.exit, `imco ${line.join(' ')}: ${stderr}`);
      if (stdout !== '' && !line.some((word) => otherShapes.has(word))) {
        assert.deepEqual(findSchemaErrors(offer, stdout), [], `imco ${line.join(' ')}: ${stdout}`);
      }
      const own = exchanges.slice(before);
      const refused = own.findLast((exchange) => !isDone(exchange));
      const place = refused && `${refused.method} ${refused.path}`;
      assert.equal(refused?.status, scenario.refusedWith, `imco ${line.join(' ')}: ${place}`);
      return own;
    };

    for (const offer of offers) {
      const name = wordsOf(offer);
      test(`imco ${name}`, async () => {
        const own = scenarios[name] ?? [];
        assert.ok(own.length > 0, `there is no scenario for ${name}`);
        const { violations } = bench.recorder;
        const before = violations.length;
        const done: Exchange[] = [];
        for (const scenario of own) done.push(...(await perform(offer, scenario)).filter(isDone));
        assert.deepEqual(violations.slice(before), []);

        const ids = operationIds(offer);
        assert.deepEqual(missingIn(ids, done.map(operationIn)), [], 'operations never done');
        const sent = done
          .filter((exchange) => ids.includes(operationIn(exchange) ?? ''))
          .flatMap(sentMembers);
        assert.deepEqual(missingIn(possibleMembers(offer), sent), [], 'members never sent');
      });
    }

    test('no scenario is left of a verb that is gone', () => {
      assert.deepEqual(missingIn(Object.keys(scenarios), everyOffer.map(wordsOf)), []);
    });

    test('the sandbox itself had nothing to complain of', () => {
      assert.deepEqual(bench.warnings, []);
    });
  });
}
