import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { serverPlans } from '../../../src/catalog/cloud/server-plans.ts';
import { catalogFor } from '../../../src/catalog/versions/catalog-for.ts';
import { wizardLocations } from '../../../src/catalog/wizard/locations.ts';
import {
  chooseAccount,
  chooseApp,
  chooseLocation,
  choosePlan,
  formatSize,
} from '../../../src/commands/wizard/choices.ts';
import { explainHostName } from '../../../src/commands/wizard/host-name-problem.ts';
import { TargetFailure } from '../../../src/lib/failures/failures.ts';
import { findShortestWord } from '../../../src/operate/asking/shortest-word.ts';
import type { Session } from '../../../src/operate/session.ts';
import type { NamedItem } from '../../../src/operate/targets/match.ts';
import { RowCache } from '../../../src/operate/targets/row-cache.ts';
import { createRowReader } from '../../../src/operate/targets/row-reader.ts';
import type { Item } from '../../../src/output/document.ts';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';
import { openWriter } from '../../../src/output/writer.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { realClock } from '../../support/clock.ts';

/** A session on a platform that lists these rows, by path. */
const sessionOn = (lists: Readonly<Record<string, readonly Item[]>>): Session => {
  const platform: Platform = {
    url: ({ path }) => path,
    send: async ({ path }) => ({ status: 200, body: lists[path] ?? [] }),
    async *bytes() {},
    async *items({ path }) {
      yield lists[path] ?? [];
    },
    putBytes: async () => {},
    getBytes: async () => 0,
    close: async () => {},
  };
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const terminal = openTerminal({ stdin, stdout, stderr, env: {}, color: undefined });
  const { signal } = new AbortController();
  return {
    host: {
      args: [],
      env: {},
      cwd: '/',
      home: '/nonexistent',
      platform: 'linux',
      terminal,
      clock: realClock,
      random: Math.random,
      signal,
      lend: (work) => work(),
      self: { node: '', script: '' },
      version: '0.0.0-test',
    },
    platform,
    writer: openWriter(terminal, { format: 'table', quiet: true }),
    cache: new RowCache(createRowReader(platform, signal), catalogFor('v2')),
    reportNames: () => {},
    options: {
      dryRun: false,
      waitTimeoutMs: 1000,
      pollMs: undefined,
      quiet: true,
      showSecrets: false,
      showSecretsUnwatched: false,
    },
    profile: { name: 'test', isProtected: false },
    api: 'v2',
    versionChoice: { current: 'v2 is used', suggest: (version) => `use ${version}` },
  };
};

const named = (name: string, item: Item = {}): NamedItem => ({
  name,
  item: { id: `id-${name}`, ...item },
});

const wish = { app: named('Joomla'), location: named('Europe') };
const azure = { id: 'p1', name: 'Azure' };

describe('the wizard without choices reports', () => {
  const says = (message: string) => (failure: unknown) =>
    failure instanceof TargetFailure && failure.message === message;

  test('reports that no apps and no locations exist', async () => {
    const session = sessionOn({});
    await assert.rejects(
      async () => chooseApp(session, []),
      says('the platform has no apps to deploy'),
    );
    await assert.rejects(
      async () => chooseLocation(session, []),
      says('the platform has no locations to deploy to'),
    );
  });

  test('that no provider offers the app in the location', async () => {
    await assert.rejects(
      chooseAccount(sessionOn({}), wish),
      says('no cloud provider offers Joomla in Europe'),
    );
  });

  test('that no cloud account is at a provider that offers it', async () => {
    const session = sessionOn({
      '/wizard/cloud_providers': [azure, { id: 'p2', name: 'Director', disambiguation: 'Madrid' }],
      '/wizard/cloud_accounts': [{ id: 'a1', name: 'aws-prod', cloud_provider_id: 'p3' }],
    });
    await assert.rejects(
      chooseAccount(session, wish),
      says('no cloud account at a provider that offers Joomla in Europe: Azure, Director@Madrid'),
    );
  });

  test('that no plan is large enough', async () => {
    await assert.rejects(
      choosePlan(sessionOn({}), wish, named('Azure')),
      says('Azure has no server plan in Europe that is large enough for Joomla'),
    );
  });
});

test('a host name is letters, digits and inner hyphens', () => {
  for (const name of ['web-1', 'WEB', '1', ' web-1 ', 'x'.repeat(63)]) {
    assert.equal(explainHostName(name, []), undefined, name);
  }
  for (const name of ['-web', 'web-', 'a b', 'a_b', 'a.b', '.a', 'ü', 'x'.repeat(64)]) {
    assert.match(explainHostName(name, []) ?? '', /letters, digits/, name);
  }
  assert.match(explainHostName(' ', []) ?? '', /a host name is required/);
});

test('a host name cannot be that of an existing server, in any case', () => {
  assert.equal(explainHostName('web-1', ['Web-1']), 'server Web-1 already exists');
  assert.equal(explainHostName('web-10', ['Web-1']), undefined);
});

test('the shortest word is unambiguous', () => {
  const word = (one: NamedItem, ...others: NamedItem[]): string =>
    findShortestWord(wizardLocations, one, [one, ...others]);
  assert.equal(word(named('Europe'), named('Asia')), 'Europe');
  assert.equal(word(named('Europe', { id: 'x' }), named('Europe')), 'id:x');
  assert.equal(word(named('-x')), 'name:-x');
  assert.equal(word(named('id:y')), 'name:id:y');
  assert.equal(word(named('')), 'id:id-');
  const here = named('B2s', { id: '1', realm_provider_name: 'west' });
  const there = named('B2s', { id: '2', realm_provider_name: 'north' });
  assert.equal(findShortestWord(serverPlans, here, [here, there]), 'B2s@west');
  assert.equal(
    findShortestWord(serverPlans, here, [here, { ...here, item: { ...here.item, id: '3' } }]),
    'id:1',
  );
});

test('the size of a plan shows the known values', () => {
  assert.equal(
    formatSize({ cpus: 1, memory: 2048, storage: 4 }),
    '1 CPU, 2048 MB memory, 4 GB disk',
  );
  assert.equal(formatSize({ cpus: 0.5 }), '0.5 CPUs');
  assert.equal(formatSize({}), '');
});
