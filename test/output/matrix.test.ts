import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Verb } from '../../src/catalog/vocabulary.ts';
import { formatNames, isForPeople } from '../../src/output/formats.ts';
import { type Bench, openBench } from '../contract/bench.ts';
import { offers, wordsOf } from '../contract/offered.ts';
import { scenarios } from '../contract/scenarios.ts';
import type { Ran, RunOptions } from '../support/program.ts';
import { assertDocument, assertError } from './one-document.ts';

/** A setting that imco has something to say about. */
const withNotice = { IMCO_PORT: '1' };

/** Verbs that can be told to send nothing, so that they can be tried again and again. */
const isDry = new Set<Verb['kind']>([
  ...(['create', 'update', 'action', 'amend', 'make', 'order', 'label'] as const),
]);

const isReading = new Set<Verb['kind']>(['list', 'show', 'view', 'probe']);

/** A kind of answer: a command that can be run again and again without harm, and how it ends. */
interface Kind {
  readonly words: readonly string[];
  readonly exit: number;
}

const kind = (exit: number, ...words: readonly string[]): Kind => ({ words, exit });

/** One of each kind of answer. */
const kinds: Readonly<Record<string, Kind>> = {
  'a list': kind(0, 'cloud', 'servers', 'list'),
  'an empty list': kind(0, 'cloud', 'servers', 'list', '--filter', 'name=nothing*'),
  'one thing': kind(0, 'cloud', 'servers', 'show', 'web-01'),
  'a view': kind(0, 'cloud', 'servers', 'events', 'web-01'),
  'secrets, masked': kind(0, 'cloud', 'servers', 'credentials', 'web-01'),
  'a probe': kind(0, 'ping'),
  'a change': kind(0, 'cloud', 'ssh-profiles', 'update', 'ops-team', '--name', 'ops-team'),
  outcomes: kind(0, 'cloud', 'servers', 'boot', 'web-01', 'web-02'),
  'outcomes, some of which failed': kind(
    8,
    ...['cloud', 'servers', 'reboot', '--selector', 'name=*b-01', '--yes'],
  ),
  labels: kind(0, 'cloud', 'servers', 'label', 'web-01', '--add', 'production'),
  'a dry run': kind(0, 'cloud', 'servers', 'shutdown', 'web-01', '--yes', '--dry-run'),
  settings: kind(0, 'config', 'show'),
  'a raw request': kind(0, 'api', 'GET', 'cloud/servers'),
  'a target that is not there': kind(3, 'cloud', 'servers', 'show', 'nobody'),
  'a wrong flag': kind(2, 'cloud', 'servers', 'list', '--limt', '3'),
  'a column that is not there': kind(2, 'cloud', 'servers', 'list', '--columns', 'nmae'),
  'a command without its verb': kind(2, 'cloud', 'servers'),
};

describe('stdout is one document, whatever happens:', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  const check = (ran: Ran, format: string, { screen }: RunOptions): void => {
    assertDocument(ran.stdout, format, screen !== undefined);
    if (ran.code === 0) {
      if (!isForPeople(format) && screen === undefined) assert.equal(ran.stderr, '');
      return;
    }
    assert.notEqual(ran.stderr, '');
    if (!isForPeople(format) && screen === undefined) assertError(ran.stderr);
  };

  const run = async (words: readonly string[], format: string, options: RunOptions) => {
    const env = { ...bench.past, ...options.env };
    const ran = await bench.imco([...words, '-o', format], '', { ...options, env });
    try {
      check(ran, format, options);
    } catch (cause) {
      const where = options.screen === undefined ? 'in a pipe' : 'on a terminal';
      const said = `${words.join(' ')} -o ${format} ${where}: ${String(cause)}`;
      throw new Error(`${said}\n${ran.stdout}\n${ran.stderr}`, { cause });
    }
    return ran;
  };

  /** A notice is told alike in all formats of a kind, so that one of each will do. */
  const noticed = ['table', 'json', 'csv'];

  for (const [what, { words, exit }] of Object.entries(kinds)) {
    test(`${what}, in every format, in a pipe with and without a notice, and on a terminal`, async () => {
      const codes = new Set<number>();
      for (const format of formatNames) {
        codes.add((await run(words, format, {})).code);
        codes.add((await run(words, format, { screen: 100 })).code);
        if (noticed.includes(format))
          codes.add((await run(words, format, { env: withNotice })).code);
      }
      assert.deepEqual([...codes], [exit]);
    });
  }

  // Each verb in a few of the formats, so that it does not take a minute: neighbours have the others.
  test('every verb that reads or can be tried', async () => {
    let done = 0;
    for (const [at, offer] of offers.entries()) {
      const { kind } = offer.verb;
      const first = scenarios[wordsOf(offer)]?.[0];
      if (!first || first.stdin !== undefined || !(isReading.has(kind) || isDry.has(kind)))
        continue;
      const dry = isDry.has(kind) ? ['--dry-run'] : [];
      const words = [...wordsOf(offer).split(' '), ...first.words, ...dry];
      for (const [place, format] of formatNames.entries()) {
        if ((at + place) % 5 !== 0) continue;
        await run(words, format, (at + place) % 2 === 0 ? { screen: 100 } : {});
        done += 1;
      }
    }
    assert.ok(done > 180, `${done} were tried`);
  });
});
