import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Verb } from '../../src/catalog/vocabulary.ts';
import { formatNames, isForPeople } from '../../src/output/formats/formats.ts';
import { type Bench, openBench } from '../contract/bench.ts';
import { givenWords } from '../contract/given-words.ts';
import { listOffers, type Offer, wordsOf } from '../contract/offered.ts';
import { scenariosFor } from '../contract/scenarios.ts';
import type { Ran, RunOptions } from '../support/program.ts';
import { testedVersion } from '../support/tested-version.ts';
import { byContents, byReader, type StandIns, writingEach } from './every-format.ts';
import { assertDocument, assertError } from './one-document.ts';

const offers = listOffers(testedVersion);
const scenarios = scenariosFor(testedVersion);

/** A setting that imco has something to say about. */
const withNotice = { IMCO_PORT: '1' };

/** A platform that is not there. */
const unreachable = { IMCO_ENDPOINT: 'https://127.0.0.1:1' };

const isReading = new Set<Verb['kind']>([
  ...(['list', 'show', 'view', 'probe', 'wait', 'compare'] as const),
  ...(['ssh', 'ssh-config', 'address'] as const),
]);

/** What lets a verb be run again and again: what would change anything is only tried. */
const repeating = ({ verb: { kind } }: Offer): readonly string[] => {
  if (kind === 'download') return ['--force'];
  return isReading.has(kind) ? [] : ['--dry-run'];
};

/** A kind of answer: a command that can be run again and again without harm, and how it ends. */
interface Kind {
  readonly words: readonly string[];
  readonly exit: number;
}

const kind = (exit: number, ...words: readonly string[]): Kind => ({ words, exit });

/** One of each kind of answer. */
const kinds: Readonly<Record<string, Kind>> = {
  'a list': kind(0, 'cloud', 'servers', 'list'),
  'secrets, masked': kind(0, 'cloud', 'servers', 'credentials', 'web-01'),
  'outcomes, some of which failed': kind(
    8,
    ...['cloud', 'servers', 'reboot', '--selector', 'name=*b-01', '--yes'],
  ),
  settings: kind(0, 'config', 'show'),
  'a raw request': kind(0, 'api', 'GET', 'cloud/servers'),
  'a target that is not there': kind(3, 'cloud', 'servers', 'show', 'nobody'),
  'a wrong flag': kind(2, 'cloud', 'servers', 'list', '--limt', '3'),
  'a column that is not there': kind(2, 'cloud', 'servers', 'list', '--columns', 'nmae'),
  'a command without its target': kind(2, 'cloud', 'servers', 'boot'),
};

/** On success stderr of programs is empty, or one object with the warnings about what was given. */
const assertNoMoreThanWarnings = (stderr: string): void => {
  if (stderr === '') return;
  const { warnings, ...others }: Readonly<Record<string, unknown>> = JSON.parse(stderr);
  assert.ok(Array.isArray(warnings) && warnings.length > 0, stderr);
  assert.deepEqual(others, {});
};

describe('stdout is one document, whatever happens:', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench(testedVersion);
  });
  after(() => bench.close());

  const check = (
    ran: Omit<Ran, 'code'>,
    failed: boolean,
    format: string,
    screen?: number,
  ): void => {
    assertDocument(ran.stdout, format, screen !== undefined);
    if (!failed) {
      if (!isForPeople(format) && screen === undefined) assertNoMoreThanWarnings(ran.stderr);
      return;
    }
    assert.notEqual(ran.stderr, '');
    if (!isForPeople(format) && screen === undefined) assertError(ran.stderr);
  };

  /** Says of what a check was, where it fails. */
  const checkOf = (words: readonly string[], ran: Ran, format: string, screen?: number): void => {
    try {
      check(ran, ran.code !== 0, format, screen);
    } catch (cause) {
      const where = screen === undefined ? 'in a pipe' : 'on a terminal';
      const said = `${words.join(' ')} -o ${format} ${where}: ${String(cause)}`;
      throw new Error(`${said}\n${ran.stdout}\n${ran.stderr}`, { cause });
    }
  };

  const run = async (words: readonly string[], format: string, options: RunOptions) => {
    const env = { ...bench.past, ...options.env };
    const ran = await bench.imco([...words, '-o', format], '', { ...options, env });
    checkOf(words, ran, format, options.screen);
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

  const hasEmptyList = ({ verb }: Offer): boolean =>
    verb.kind === 'list' || (verb.kind === 'view' && verb.answers.kind === 'list');

  /** Whether a command goes on with what another one has started, or takes a file that it wrote. */
  const followsAnother = (offer: Offer): boolean =>
    offer.resource.noun.startsWith('infrastructure') ||
    (scenarios[wordsOf(offer)] ?? []).some(({ words }) => words.includes('{task}'));

  let exported: Promise<Buffer> | undefined;

  /** Starts once what such commands go on with; answers the file that was written. */
  const startOthers = (): Promise<Buffer> => {
    exported ??= (async () => {
      const file = `${bench.newPath}.export`;
      const servers = ['--server', 'web-01', '--server-array', 'workers', '--to', file];
      const deploy = scenarios['applications templates deploy']?.find(({ exit }) => exit === 0);
      const starts: readonly (readonly [words: readonly string[], exit: number])[] = [
        [['applications', 'templates', 'deploy', ...(deploy?.words ?? [])], 0],
        [['infrastructure', 'export', ...servers], 0],
        [['infrastructure', 'import', file, '--label', 'as it was', '--wait'], 0],
        [['infrastructure', 'import', bench.file, '--label', 'nothing', '--wait'], 1],
      ];
      for (const [words, exit] of starts) {
        const { code, stderr } = await bench.imco(words, deploy?.stdin);
        assert.equal(code, exit, `${words.join(' ')}: ${stderr}`);
      }
      return readFile(file);
    })();
    return exported;
  };

  /** How a command is run, and how it is to end. */
  interface Trial {
    readonly stdin?: string | undefined;
    readonly env?: RunOptions['env'];
    readonly exit: number;
  }

  /** Runs a command once; its answer is written in every format that the first one stands for. */
  const inOne = async (
    words: readonly string[],
    formats: readonly string[],
    { stdin, env, exit }: Trial,
  ): Promise<void> => {
    const { openWriter, written } = writingEach(formats);
    const line = [...words, '-o', formats[0] ?? ''];
    const { code } = await bench.imco(line, stdin, { env: { ...bench.past, ...env }, openWriter });
    for (const { format, screen, ...ran } of written()) {
      checkOf(words, { code, ...ran }, format, screen);
      if (code === 0 && format === 'json') assert.notEqual(ran.stdout, '', words.join(' '));
    }
    assert.equal(code, exit, `imco ${line.join(' ')}`);
  };

  /**
   * Runs a command so that its answer is written in every format there is, in pipes and on
   * terminals. From `noticeFrom` on every other time there is a notice: formats for people have
   * one, and so have those for programs.
   */
  const inEach = async (
    words: readonly string[],
    standIns: StandIns,
    { noticeFrom = 0, ...trial }: Trial & { readonly noticeFrom?: number },
  ): Promise<void> => {
    for (const [place, formats] of Object.values(standIns).entries()) {
      const env = { ...trial.env, ...((noticeFrom + place) % 2 === 0 && withNotice) };
      await inOne(words, formats, { ...trial, env });
    }
  };

  for (const [at, offer] of offers.entries()) {
    const name = wordsOf(offer);
    const isRead = isReading.has(offer.verb.kind);
    test(`imco ${name}, done, failing${hasEmptyList(offer) ? ', with an empty list' : ''}`, async () => {
      const own = scenarios[name]?.filter(({ exit }) => exit === 0) ?? [];
      // What has failed is waited for to no other end.
      const [first = scenarios[name]?.[0]] = own;
      assert.ok(first);
      const { stdin, exit } = first;
      const written = followsAnother(offer) ? await startOthers() : undefined;
      /** The file that a command takes is there, and one that it writes is not. */
      const resetFile = async (): Promise<void> => {
        await rm(bench.newPath, { force: true });
        if (written && offer.verb.kind === 'upload') await writeFile(bench.newPath, written);
      };
      await resetFile();
      const words = [...name.split(' '), ...(await givenWords(bench, offer, first))];
      const again = [...words.filter((word) => word !== '--wait'), ...repeating(offer)];
      await inEach(again, isRead ? byContents : byReader, { stdin, exit, noticeFrom: at });
      await resetFile();
      await inEach(words, byReader, { stdin, exit: 6, env: unreachable, noticeFrom: at });
      if (hasEmptyList(offer)) {
        await inEach(
          [
            ...words,
            '--filter',
            `${offer.resource.fields.id ? 'id' : offer.resource.namedBy}=none`,
          ],
          byContents,
          { exit: 0 },
        );
      }
      if (isRead) return;
      // What comes next finds the account as it leaves it.
      for (const [place, scenario] of own.entries()) {
        await resetFile();
        const formats = Object.values(byReader)[(at + place) % 2] ?? [];
        const real = [...name.split(' '), ...(await givenWords(bench, offer, scenario))];
        await inOne(real, formats, scenario);
      }
    });
  }
});
