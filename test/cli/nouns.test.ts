import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findHomeNamespace } from '../../src/catalog/home-namespaces.ts';
import { catalog } from '../../src/catalog/index.ts';
import { listAliases } from '../../src/catalog/noun-aliases.ts';
import { addNamespace } from '../../src/cli/command-line/add-namespace.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';
import { runImco, spawnImco } from '../support/program.ts';

/** Each run has a server with a port of its own. */
const withoutPort = <T extends { readonly stdout: string; readonly stderr: string }>(ran: T) => ({
  ...ran,
  stdout: ran.stdout.replaceAll(/localhost:\d+/g, 'localhost'),
  stderr: ran.stderr.replaceAll(/localhost:\d+/g, 'localhost'),
});

describe('a noun without its namespace', () => {
  test('is the resource of its home namespace, in every spelling', () => {
    for (const resource of catalog) {
      const { namespace, plural } = resource;
      for (const word of [plural, ...listAliases(resource)]) {
        const home = namespace === '' ? undefined : findHomeNamespace(plural);
        const full = home === undefined ? [word, 'list'] : [home, word, 'list'];
        assert.deepEqual(addNamespace([word, 'list']), full);
        assert.deepEqual(addNamespace(['help', word]), ['help', ...full.slice(0, -1)]);
      }
    }
  });

  test('is read only where a command would stand', () => {
    for (const words of [
      [],
      ['cloud', 'servers', 'show', 'servers'],
      ['wizard', 'cloud-providers', 'list'],
      ['status'],
      ['labels', 'list'],
      ['help', 'config'],
      ['--profile', 'servers'],
      ['-o', 'servers', 'cloud'],
      ['sandbox', 'run', 'servers'],
      ['constructor', 'list'],
    ]) {
      assert.deepEqual(addNamespace(words), words);
    }
    for (const [words, place] of [
      [['--profile', 'prod', 'servers', 'list'], 2],
      [['--profile=prod', '-q', 'servers', 'list'], 2],
      [['-ojson', '--debug', 'servers'], 2],
      [['--no-color', 'help', '-q', 'servers'], 3],
    ] as const satisfies readonly (readonly [string[], number])[]) {
      const given: readonly string[] = words;
      assert.deepEqual(addNamespace(given), given.toSpliced(place, 0, 'cloud'));
    }
  });

  test('may have a namespace of the old client', () => {
    for (const [old, ours] of [
      ['cse', 'extensions'],
      ['cloud-specific-extensions', 'extensions'],
      ['cloud-applications', 'applications'],
    ] as const) {
      assert.deepEqual(addNamespace([old, 'templates', 'list']), [ours, 'templates', 'list']);
      assert.deepEqual(addNamespace(['-q', 'help', old]), ['-q', 'help', ours]);
      const target = ['labels', 'show', old];
      assert.deepEqual(addNamespace(target), target);
    }
  });

  test('has the help of the resource, from the build and from the program', async () => {
    const full = await spawnImco(['cloud', 'servers', 'boot', '--help']);
    for (const words of [
      ['servers', 'boot', '--help'],
      ['server', 'boot', '-h'],
      ['help', 'servers', 'boot'],
    ]) {
      const { code, stdout } = await spawnImco(words);
      assert.equal(code, 0);
      assert.equal(stdout, full.stdout);
    }
    assert.match((await runImco(['servers', '--help'])).stdout, /"imco servers" is short for/);
    const incomplete = await runImco(['server', '-o', 'json']);
    assert.match(incomplete.stderr, /imco cloud servers\\" requires a command"/);
  });

  const runs = faultyRuns();
  const id = '6c0817ba8d03a9ce180b5e51';

  test('sends what the full command sends, and is held to the same', async (context) => {
    const row = {
      id,
      name: 'web-1',
      state: 'operational',
      label_ids: [],
      attached_server_id: null,
    };
    const play = (words: readonly string[]) =>
      runs.play(context, words, [
        (response, request) =>
          answer(200, request.method === 'GET' ? [row] : row)(response, request),
      ]);
    for (const words of [
      ['servers', 'list', '-o=json'],
      ['server', 'update', 'web-1', '--name', 'a', '--dry-run', '-o=json'],
      ['servers', 'reboot', 'web-1'],
      ['servers', 'reboot', 'web-1', '--yes', '-o=name'],
      ['events', 'list', '--no-headers'],
      ['volumes', 'attach', 'web-1', '--server-id', id, '--dry-run'],
    ]) {
      const namespace = findHomeNamespace(words[0] === 'server' ? 'servers' : (words[0] ?? ''));
      const short = await play(words);
      const full = await play([namespace ?? '', ...words]);
      assert.deepEqual(withoutPort(short), withoutPort(full), words.join(' '));
    }
  });
});
