/**
 * Every verb is run with a secret in every place one can be in, and none may show: in what is
 * written to people and programs, in files, in the log of requests, on command lines.
 */

import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';
import { formatNames } from '../../src/output/formats/formats.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { loadIdentities } from '../../src/sandbox/process/keys.ts';
import { cookbookArchive } from '../contract/archive.ts';
import { listOffers, type Offer, wordsOf } from '../contract/offered.ts';
import type { Scenario } from '../contract/scenarios/scenario.ts';
import { scenariosFor } from '../contract/scenarios.ts';
import { realClock, skippingClock } from '../support/clock.ts';
import { type Ran, runImco } from '../support/program.ts';
import { findTestedRelease, testedVersion } from '../support/tested-version.ts';
import { canaries, leakIn, leakingFiles, sentKey } from './canaries.ts';
import { type Planting, startPlanting } from './planting.ts';

const offers = listOffers(testedVersion);
const scenarios = scenariosFor(testedVersion);

/** Words more with which a run is told. */
type Telling = readonly string[];

/** All that is told, to people and to programs: what is told without --debug is part of it. */
const everything: readonly Telling[] = [['--debug'], ['--debug', '-o', 'json']];

/** The same with what is a part of it behind it. */
const withParts: readonly Telling[] = [...everything, [], ['-o', 'json']];

/** Other forms, which the verbs take in turn. */
const otherForms: readonly Telling[] = [
  [],
  ...formatNames.map((name, at) => (at % 2 === 0 ? ['-o', name] : ['--debug', '-o', name])),
];

/** What differs from run to run: the time it took, and the file it was to write. */
const ownToRun = /fetched-\d+|(?<=milliseconds"?:? +)\d+/gi;

/** What a run wrote but for the lines of `--debug`. */
const withoutTrace = ({ code, stdout, stderr }: Ran) => ({
  code,
  stdout: stdout.replaceAll(ownToRun, ''),
  stderr: stderr.replaceAll(/^(?:->|<-|--) .*\n/gm, '').replaceAll(ownToRun, ''),
});

/** How many verbs of a version are handed a secret. */
const verbsWithSecrets: Readonly<Record<ApiVersion, number>> = { v2: 5, v3: 9 };

const inTurn = <T>(all: readonly T[], at: number): readonly T[] => {
  const first = at % all.length;
  return all.slice(first, first + 1);
};

/** The input of a scenario with a canary for each secret in it. */
const planted = (stdin: string): string =>
  stdin
    .replace(/^-----BEGIN PRIVATE KEY-----[\s\S]*/, sentKey)
    .replace('a key of the sandbox', canaries.presharedKey)
    .replaceAll('of the sandbox', canaries.accountData);

describe('no secret shows, whatever is run:', () => {
  let base: string;
  let sandbox: RunningSandbox;
  let planting: Planting;
  let ownKey: string;
  let env: Readonly<Record<string, string>>;
  const started: ChildProcess[] = [];
  const onStart = (message: unknown): void => {
    // What Node publishes on this channel.
    started.push((message as { process: ChildProcess }).process);
  };
  let runs = 0;
  /** Where names are kept; nowhere unless a test says so, since that takes a tenth of the time. */
  let home = '/dev/null';

  before(async () => {
    subscribe('child_process', onStart);
    base = await mkdtemp(join(tmpdir(), 'imco-canary-'));
    const folder = openFolder(join(base, 'sandbox'));
    sandbox = await startSandbox({
      release: findTestedRelease(),
      folder,
      clock: realClock,
      port: 0,
      seed: { kind: 'demo', servers: 25, events: 20 },
      speed: 100_000,
      latency: 0,
      faults: [],
      warn: () => {},
    });
    planting = await startPlanting(sandbox.endpoint, await loadIdentities(folder, Date.now()));
    ownKey = await readFile(folder.key, 'utf8');
    const { ca, cert, key } = folder;
    const config = join(base, 'config.json');
    await writeFile(
      config,
      JSON.stringify({ endpoint: planting.endpoint, api: testedVersion, ca, cert, key }),
    );
    await mkdir(join(base, 'home'));
    await mkdir(join(base, 'work'));
    await writeFile(join(base, 'sample.tar.gz'), cookbookArchive('sample', '1.2.3'));
    const proxy = `http://ops:${canaries.proxyPassword}@127.0.0.1:9`;
    env = {
      IMCO_CONFIG: config,
      // One connection will do: most of what a run costs is making one.
      IMCO_CONCURRENCY: '1',
      HTTPS_PROXY: proxy,
      https_proxy: proxy,
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    };
  });
  after(async () => {
    unsubscribe('child_process', onStart);
    await planting.close();
    await sandbox.close();
    await rm(base, { recursive: true, force: true });
  });

  const run = (words: readonly string[], stdin = '', name = words.join(' ')): Promise<Ran> => {
    runs += 1;
    planting.begin(name);
    const cwd = join(base, 'work');
    return runImco(words, { env, cwd, home, stdin, clock: skippingClock() });
  };

  /** Runs a line, in which nothing may show but on stdout where it was asked for. */
  const check = async (words: readonly string[], stdin?: string, name?: string): Promise<Ran> => {
    const ran = await run(words, stdin, name);
    const line = `imco ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`;
    const isAsked = words.includes('--show-secrets') && words.includes('--yes');
    if (!isAsked) assert.equal(leakIn(ran.stdout, ownKey), undefined, line);
    assert.equal(leakIn(ran.stderr, ownKey), undefined, line);
    return ran;
  };

  const stands: Readonly<Record<string, () => string>> = {
    '{file}': () => join(base, 'sample.tar.gz'),
    '{new}': () => join(base, `work/fetched-${runs}`),
    '{id}': () => '0'.repeat(24),
  };

  const lineOf = (offer: Offer, { words }: Scenario): readonly string[] => [
    ...wordsOf(offer).split(' '),
    ...words.map((word) => stands[word]?.() ?? word),
  ];

  /** The first verb of each kind. */
  const firstOfKinds = new Set([
    ...new Map(offers.toReversed().map((offer) => [offer.verb.kind, offer])).values(),
  ]);

  const isReading = ({ verb }: Offer): boolean =>
    [
      ...['list', 'show', 'view', 'probe', 'wait', 'compare', 'download'],
      ...['ssh', 'ssh-config', 'address'],
    ].includes(verb.kind);

  /** Those that say something new: the first of a verb, and those that hand over a secret. */
  const tried = (offer: Offer): readonly Scenario[] =>
    (scenarios[wordsOf(offer)] ?? []).filter(
      ({ stdin = '' }, at) => at === 0 || planted(stdin) !== stdin,
    );

  /** Runs a scenario as it is told with these words more; all its runs are answered alike. */
  const told = (offer: Offer, scenario: Scenario, more: Telling): Promise<Ran> => {
    const name = [wordsOf(offer), ...scenario.words].join(' ');
    return check([...lineOf(offer, scenario), ...more], planted(scenario.stdin ?? ''), name);
  };

  /** Runs a scenario in all verbosities; answers the code they all have to end with. */
  const toldInFull = async (offer: Offer, scenario: Scenario): Promise<number> => {
    const isFirst = firstOfKinds.has(offer);
    const ran: Ran[] = [];
    for (const more of isFirst ? withParts : everything) {
      ran.push(await told(offer, scenario, more));
    }
    const [people, programs, ...parts] = ran;
    assert.ok(people && programs);
    const line = `imco ${wordsOf(offer)} ${scenario.words.join(' ')}`;
    assert.equal(programs.code, people.code, line);
    for (const [at, part] of parts.entries()) {
      assert.deepEqual(withoutTrace(part), withoutTrace(at === 0 ? people : programs), line);
      assert.doesNotMatch(part.stderr, /^(?:->|<-) /m, line);
    }
    return people.code;
  };

  test('when all goes well', async () => {
    planting.treat('answered', 'answered');
    let done = 0;
    for (const offer of offers) {
      for (const scenario of tried(offer)) {
        done += Number((await toldInFull(offer, scenario)) === 0);
      }
    }
    assert.ok(done > 100, `${done} went well`);
  });

  test('when the platform refuses and repeats it, or fails', async () => {
    const refusals = ['refused', 'broken'] as const;
    const secret = new Set<string>();
    for (const [at, offer] of offers.entries()) {
      for (const scenario of tried(offer)) {
        const isSecret = planted(scenario.stdin ?? '') !== (scenario.stdin ?? '');
        if (isSecret) secret.add(wordsOf(offer));
        const codes: number[] = [];
        for (const kind of isSecret ? refusals : inTurn(refusals, at)) {
          planting.treat(kind, isReading(offer) ? kind : 'answered');
          codes.push(await toldInFull(offer, scenario));
        }
        if (isSecret) assert.ok(!codes.includes(0), wordsOf(offer));
      }
    }
    assert.equal(secret.size, verbsWithSecrets[testedVersion], [...secret].join(', '));
  });

  test('in dry runs, in other formats, and where names are cached', async () => {
    planting.treat('answered', 'answered');
    home = join(base, 'home');
    const read = new Set<string>();
    for (const [at, offer] of offers.entries()) {
      const { noun } = offer.resource;
      const dry = isReading(offer) ? [] : ['--dry-run'];
      // Verbs that read the same thing write the same of it.
      if (isReading(offer) && (read.has(noun) || !read.add(noun))) continue;
      for (const scenario of tried(offer)) {
        for (const more of inTurn(otherForms, at)) await told(offer, scenario, [...dry, ...more]);
      }
    }
  });

  test('in raw requests, their responses and their dry runs', async () => {
    const input = JSON.stringify({
      inner: [{ password: canaries.rawBody }],
      psk: canaries.rawBody,
    });
    const line = ['api', 'POST', 'network/vpcs', '--input', '-', '--debug'];
    planting.treat('refused', 'answered');
    await check(line, input);
    await check([...line, '--dry-run', '-o', 'json'], input);
    planting.treat('broken', 'answered');
    await check(line, input);
    planting.treat('answered', 'answered');
    await check(['api', 'GET', 'cloud/ssh_profiles', '--debug', '--include']);
    await check(['status', '--debug', '-o', 'json']);
    await check(['config', 'show', '--origin', '-o', 'json']);
    await check([
      'config',
      'show',
      '--endpoint',
      `https://ops:${canaries.proxyPassword}@localhost`,
    ]);
  });

  test('when it is typed in the wrong place', async () => {
    await check(['network', 'vpns', 'create', `--psk=${canaries.presharedKey}`]);
    await check(['network', 'vpns', 'create', '--psk', canaries.presharedKey]);
    await check(['cloud', 'ssh-profiles', 'create', '--private-key-file', canaries.privateKeySent]);
    await check(
      ['settings', 'saas-accounts', 'create', '--account-data-file', '-'],
      `{"a": ${canaries.accountData}`,
    );
  });

  test('except with --show-secrets, which needs --yes without a terminal', async () => {
    planting.treat('answered', 'answered');
    const line = ['cloud', 'servers', 'credentials', 'web-01', '--show-secrets', '--debug'];
    const refused = await check(line);
    assert.equal(refused.code, 2);
    assert.equal(refused.stdout, '');
    const shown = await check([...line, '--yes', '-o', 'json']);
    assert.match(shown.stdout, new RegExp(canaries.serverPassword));
    const profiles = ['cloud', 'ssh-profiles', 'list', '--show-secrets', '-o', 'json'];
    assert.equal((await check(profiles)).code, 2);
    assert.match((await check([...profiles, '--yes'])).stdout, /CANARY4answeredPrivateKey/);
  });

  test('of deployments and of secrets in key vaults, which no flag shows', async (t) => {
    if (testedVersion === 'v2') return t.skip('API v2 has none');
    planting.treat('answered', 'answered');
    for (const words of [
      ['extensions', 'deployments', 'show', 'scale-set-prod'],
      ['extensions', 'deployments', 'list', '--columns', 'name,outputs,parameter_values'],
      ['secret', 'secrets', 'list', '--key-vault', 'prod-keys'],
    ]) {
      for (const format of ['json', 'yaml', 'table']) {
        const line = [...words, '-o', format];
        assert.equal((await check(line)).code, 0, line.join(' '));
        assert.equal((await check([...line, '--show-secrets'])).code, 2, line.join(' '));
      }
    }
  });

  test('in any file that imco wrote, and in the log of requests', async () => {
    for (const folder of ['home', 'work']) {
      assert.deepEqual(leakingFiles(join(base, folder), ownKey), []);
    }
    const log = await readFile(sandbox.folder.requests, 'utf8');
    assert.ok(log.length > 10_000, 'the log was kept');
    assert.equal(leakIn(log, ownKey), undefined);
  });

  test('on the command line of a process', async () => {
    await check(['sandbox', 'run', '--', process.execPath, '--eval', '0']);
    assert.ok(started.length > 0, 'processes were started');
    const lines = started.flatMap(({ spawnargs }) => spawnargs);
    assert.equal(leakIn(lines.join('\n'), ownKey), undefined);
  });
});
