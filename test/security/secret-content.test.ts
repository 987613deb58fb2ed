/** The content of a secret, and values of parameters, come through a pipe and are nowhere afterwards. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { realClock, skippingClock } from '../support/clock.ts';
import { type Ran, runImco, spawnImco } from '../support/program.ts';
import { canaries, leakIn, leakingFiles } from './canaries.ts';

const content = canaries.rawBody;
const vault = ['--key-vault', 'prod-keys'];
const piped = ['--content-file', '-', '--wait', '--debug'];

/** Runs in this order; each has the content on stdin, and ends with this code. */
const runs: readonly (readonly [string, number, readonly string[], string])[] = [
  ['is created', 0, ['secrets', 'create', '--name', 'token', ...vault, ...piped], content],
  ['is taken already', 5, ['secrets', 'create', '--name', 'token', ...vault, ...piped], content],
  ['is replaced', 0, ['secrets', 'update', 'token', ...vault, ...piped, '-o', 'json'], content],
  [
    'would be replaced',
    0,
    ['secrets', 'update', 'token', ...vault, '--content-file', '-', '--dry-run'],
    content,
  ],
  ['is shown', 0, ['secrets', 'show', 'token', ...vault, '-o', 'yaml', '--debug'], ''],
  ['is listed', 0, ['secrets', 'list', ...vault, '-o', 'wide'], ''],
];

const deploying = [
  ...['templates', 'deploy', 'vm-scale-set', '--cloud-account', 'azure-dev'],
  ...['--realm', 'West Europe', '--parameter-values-file', '-', '--debug', '--name'],
];
const values = JSON.stringify({ vmName: 'web', adminPassword: content });
const unknown = JSON.stringify({ vmName: 'web', adminPassword: content, other: content });

const deployments: typeof runs = [
  ['are deployed', 0, [...deploying, 'shop', '--wait'], values],
  ['are refused by the platform', 5, [...deploying, 'scale-set-prod'], values],
  ['are refused before', 2, [...deploying, 'other'], unknown],
  ['are shown', 0, ['deployments', 'show', 'shop', '-o', 'json', '--debug'], ''],
];

describe('the content of secrets that comes through a pipe', () => {
  let base: string;
  let home: string;
  let sandbox: RunningSandbox;
  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'imco-secret-'));
    home = join(base, 'home');
    await mkdir(home);
    sandbox = await startSandbox({
      release: findPlatformRelease('10'),
      folder: openFolder(join(base, 'sandbox')),
      clock: realClock,
      port: 0,
      seed: { kind: 'demo', servers: 1, events: 1 },
      speed: 100_000,
      latency: 0,
      faults: [],
      warn: () => {},
    });
  });
  after(() => rm(base, { recursive: true, force: true }));

  const run = (start: typeof runImco, words: readonly string[], stdin: string): Promise<Ran> =>
    start(words, {
      env: { IMCO_CONFIG: sandbox.folder.config, HOME: home, XDG_CACHE_HOME: join(home, '.cache') },
      cwd: base,
      home,
      stdin,
      clock: skippingClock(),
    });

  for (const [namespace, subject, all] of [
    ['secret', 'content', runs],
    ['extensions', 'values', deployments],
  ] as const) {
    for (const [at, [title, code, words, stdin]] of all.entries()) {
      test(`does not appear when ${subject} ${title}`, async () => {
        // The first one is a process of its own, with a real pipe.
        const ran = await run(at === 0 ? spawnImco : runImco, [namespace, ...words], stdin);
        const told = `${ran.stdout}\n${ran.stderr}`;
        assert.equal(ran.code, code, told);
        assert.equal(leakIn(told, ''), undefined, told);
      });
    }
  }

  test('is not in any file of imco or of the sandbox', async () => {
    await sandbox.close();
    assert.deepEqual(leakingFiles(base, ''), []);
  });
});
