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
import { folderAt } from '../../src/sandbox/folder.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.ts';
import { keysOf } from '../../src/sandbox/keys.ts';
import { cookbookArchive } from '../contract/archive.ts';
import { type Offer, offers, wordsOf } from '../contract/offered.ts';
import type { Scenario } from '../contract/scenarios/scenario.ts';
import { scenarios } from '../contract/scenarios.ts';
import { realClock, skippingClock } from '../support/clock.ts';
import { type Ran, runImco } from '../support/program.ts';
import { canaries, leakIn, leakingFiles, sentKey } from './canaries.ts';
import { type Planting, startPlanting } from './planting.ts';

/** How much and in what form a run tells; the verbs take them in turn. */
const tellings = [
  [],
  ['--debug'],
  ['-o', 'json'],
  ['--debug', '-o', 'yaml'],
  ['-o', 'wide'],
  ['--debug', '-o', 'csv'],
  ['-o', 'jsonl', '--debug'],
  ['-o', 'tsv'],
] as const;

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

  before(async () => {
    subscribe('child_process', onStart);
    base = await mkdtemp(join(tmpdir(), 'imco-canary-'));
    const folder = folderAt(join(base, 'sandbox'));
    sandbox = await startSandbox({
      folder,
      clock: realClock,
      port: 0,
      seed: { kind: 'demo', servers: 25, events: 20 },
      speed: 100_000,
      latency: 0,
      faults: [],
      warn: () => {},
    });
    planting = await startPlanting(sandbox.endpoint, await keysOf(folder, Date.now()));
    ownKey = await readFile(folder.key, 'utf8');
    const { ca, cert, key } = folder;
    const config = join(base, 'config.json');
    await writeFile(config, JSON.stringify({ endpoint: planting.endpoint, ca, cert, key }));
    await mkdir(join(base, 'home'));
    await mkdir(join(base, 'work'));
    await writeFile(join(base, 'sample.tar.gz'), cookbookArchive('sample', '1.2.3'));
    const proxy = `http://ops:${canaries.proxyPassword}@127.0.0.1:9`;
    env = {
      IMCO_CONFIG: config,
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

  const run = (words: readonly string[], stdin = ''): Promise<Ran> => {
    runs += 1;
    const [cwd, home] = [join(base, 'work'), join(base, 'home')];
    return runImco(words, { env, cwd, home, stdin, clock: skippingClock() });
  };

  /** Runs a line, in which nothing may show but on stdout where it was asked for. */
  const check = async (words: readonly string[], stdin?: string): Promise<Ran> => {
    const ran = await run(words, stdin);
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

  const isReading = ({ verb }: Offer): boolean =>
    ['list', 'show', 'view', 'probe', 'wait', 'download'].includes(verb.kind);

  /** Those that say something new: the first of a verb, and those that hand over a secret. */
  const tried = (offer: Offer): readonly Scenario[] =>
    (scenarios[wordsOf(offer)] ?? []).filter(
      ({ stdin = '' }, at) => at === 0 || planted(stdin) !== stdin,
    );

  const telling = (at: number): readonly string[] => tellings[at % tellings.length] ?? [];

  const refusals = ['refused', 'broken'] as const;

  test('when the platform refuses everything and repeats what it was sent', async () => {
    for (const [at, offer] of offers.entries()) {
      const [scenario] = scenarios[wordsOf(offer)] ?? [];
      const kind = refusals[at % refusals.length] ?? 'refused';
      planting.treat(kind, isReading(offer) ? kind : 'answered');
      assert.ok(scenario);
      await check([...lineOf(offer, scenario), ...telling(at)], scenario.stdin);
    }
  });

  test('when it refuses a secret or breaks down over it, however much is told of that', async () => {
    const seen = new Set<string>();
    for (const [offer, scenario] of offers.flatMap((one) =>
      tried(one).map((scenario) => [one, scenario] as const),
    )) {
      const stdin = planted(scenario.stdin ?? '');
      if (stdin === scenario.stdin || stdin === '') continue;
      seen.add(wordsOf(offer));
      for (const kind of refusals) {
        planting.treat(kind, 'answered');
        for (const words of [[], ['--debug'], ['-o', 'json'], ['--debug', '-o', 'json']]) {
          const { code } = await check([...lineOf(offer, scenario), ...words], stdin);
          assert.notEqual(code, 0);
        }
      }
    }
    assert.equal(seen.size, 5, [...seen].join(', '));
  });

  test('in dry runs', async () => {
    planting.treat('answered', 'answered');
    for (const [at, offer] of offers.entries()) {
      if (isReading(offer)) continue;
      for (const scenario of tried(offer)) {
        const stdin = planted(scenario.stdin ?? '');
        await check([...lineOf(offer, scenario), '--dry-run', ...telling(at + 2)], stdin);
      }
    }
  });

  test('when all goes well', async () => {
    planting.treat('answered', 'answered');
    let done = 0;
    for (const [at, offer] of offers.entries()) {
      for (const scenario of tried(offer)) {
        const line = lineOf(offer, scenario);
        const ran = await check([...line, ...telling(at + 3)], planted(scenario.stdin ?? ''));
        done += Number(ran.code === 0);
      }
    }
    assert.ok(done > 100, `${done} went well`);
  });

  test('in what raw requests send, are answered and would send', async () => {
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

  test('in what is typed in the wrong place', async () => {
    await check(['network', 'vpns', 'create', `--psk=${canaries.presharedKey}`]);
    await check(['network', 'vpns', 'create', '--psk', canaries.presharedKey]);
    await check(['cloud', 'ssh-profiles', 'create', '--private-key-file', canaries.privateKeySent]);
    await check(
      ['settings', 'saas-accounts', 'create', '--account-data-file', '-'],
      `{"a": ${canaries.accountData}`,
    );
  });

  test('but where it was asked for, with a second word off a terminal', async () => {
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
