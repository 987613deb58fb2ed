import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { findParents, joinPath } from '../../src/catalog/paths.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import type { Verb } from '../../src/catalog/vocabulary.ts';
import { type Entry, listEntries } from '../catalog/each-verb.ts';
import { type FaultyRun, faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour, rowMeant } from '../support/faulty-server.ts';

const entries = listEntries(catalogFor('v2').resources);

const id = (digit: number): string => `6c0817ba8d03a9ce180b5e5${digit}`;

/** One with everything a condition may be about, and one without. */
const rows = [
  {
    id: id(1),
    name: 'web-1',
    state: 'inactive',
    public_ip: '192.0.2.1',
    label_ids: [id(8)],
    address: '192.0.2.1',
  },
  { id: id(2), name: 'web-2', state: 'inactive', public_ip: null, label_ids: [] },
  { id: id(3), name: 'web-3', state: 'inactive', public_ip: '0.0.0.0' },
];

const labels = [{ id: id(8), name: 'production' }];

const platform: Behaviour = (response, request) => {
  const isLabels = request.url.endsWith('/labels');
  const body = request.method === 'GET' ? (isLabels ? labels : rows) : rowMeant(rows, request);
  answer(200, body)(response, request);
};

/** Flags of the parents in the path of a verb. */
const parentFlags = ({ resource }: Entry, path: string): readonly string[] =>
  Object.keys(findParents(resource, path)).flatMap((key) => [
    `--${key.replaceAll('_', '-')}`,
    id(9),
  ]);

const takesTargets = ({ resource, verb }: Entry): boolean =>
  !resource.only && ['action', 'label', 'wait'].includes(verb.kind);

/** What a verb needs beside its targets. */
const needed = (verb: Verb): readonly string[] => {
  if (verb.kind === 'label') return ['--add', 'production'];
  if (verb.kind !== 'action') return [];
  const sends = Object.keys(verb.sends ?? {}).flatMap((key) => [
    `--${key.replaceAll('_', '-')}`,
    key === 'size' ? '1' : id(7),
  ]);
  const pick = verb.pick ? [`--${verb.pick.flag}`, id(6)] : [];
  const secret = verb.answers?.kind === 'secret' ? ['--show-secrets', '--yes'] : [];
  return [...sends, ...pick, ...secret, ...(verb.destructive ? ['--yes'] : [])];
};

const isChange = (request: string): boolean => !request.startsWith('GET');

describe('an empty variable', () => {
  const runs = faultyRuns();
  const play = (context: TestContext, words: readonly string[]): Promise<FaultyRun> =>
    runs.play(context, [...words, '-o', 'json'], [platform]);

  const refused = async (
    context: TestContext,
    words: readonly string[],
    code = 'empty_value',
  ): Promise<void> => {
    const ran = await play(context, words);
    assert.equal(ran.code, 2, `${words.join(' ')}: ${ran.stderr}`);
    assert.equal(ran.stdout, '');
    assert.equal(JSON.parse(ran.stderr).error.code, code, words.join(' '));
    // An empty word is refused before anything is asked; a condition while the list is read.
    const sent = code === 'usage' ? ran.requests : ran.requests.filter(isChange);
    assert.deepEqual(sent, []);
  };

  test('selects nothing, with any verb', async (context) => {
    const verbs = entries.filter(takesTargets);
    assert.ok(verbs.length > 40);
    for (const entry of verbs) {
      const { resource, verb, words } = entry;
      const path = verb.kind === 'action' ? joinPath(resource, verb.path) : resource.path;
      const rest = [...needed(verb), ...parentFlags(entry, path)];
      const field = resource.fields.name ? 'name' : Object.keys(resource.fields).at(-1);
      for (const condition of [`${field}=`, `${field}!=''`, `${field}=web-1,`, `${field}= `, '']) {
        await refused(context, [...words.split(' '), '--selector', condition, ...rest]);
      }
      await refused(context, [...words.split(' '), 'web-1', '', ...rest], 'usage');
    }
  });

  test('includes quoted and invisible values', async (context) => {
    const shutdown = ['cloud', 'servers', 'shutdown', '--yes', '--selector'];
    const wait = ['cloud', 'servers', 'wait', 'web-1', '--for'];
    const unseen = ['\u200b', '\u00ad\u2060', '\u3164', '\ufeff', '\u00a0', '\u0007'];
    for (const value of ["''", '""', "' '", `"''"`, '\u2018\u2019', ...unseen, `'\u200b'`]) {
      for (const sign of ['=', '!=']) {
        await refused(context, [...shutdown, `name${sign}${value}`]);
        await refused(context, [...shutdown, `state=inactive,name${sign}${value}`]);
        await refused(context, [...wait, `public_ip${sign}${value}`]);
        await refused(context, ['cloud', 'servers', 'list', '--filter', `name${sign}${value}`]);
      }
      await refused(context, ['cloud', 'servers', 'reboot', value, '--yes'], 'usage');
      await refused(context, ['cloud', 'servers', 'reboot', `name:${value}`, '--yes'], 'usage');
      const label = ['cloud', 'servers', 'label', 'web-1', '--add', `production,${value}`];
      await refused(context, label);
    }
    for (const value of unseen) {
      await refused(context, ['cloud', 'servers', 'list', `--config=${value}`]);
      const rename = ['storage', 'volumes', 'update', 'web-1', '--name', value];
      for (const more of [[], ['--dry-run']]) await refused(context, [...rename, ...more], 'usage');
    }
    for (const value of ['`web-1`', '\u201cweb-1\u201d']) {
      await refused(context, [...shutdown, `name!=${value}`], 'invalid_value');
    }
  });

  test('is refused as a target and as an element of a list', async (context) => {
    const server = ['cloud', 'servers'];
    for (const words of [
      [...server, 'update', '', '--name', 'x'],
      ['blueprint', 'attachments', 'download', ''],
      ['network', 'firewall-profiles', 'add-rule', '', 'tcp/1:any'],
      ['network', 'firewall-profiles', 'update', 'name:', '--name', 'x'],
    ]) {
      await refused(context, words, 'usage');
    }
    for (const words of [
      [...server, 'label', 'web-1', '--add', 'production,'],
      [...server, 'label', 'web-1', '--remove', ''],
      [...server, 'list', '--label', 'production,'],
      [...server, 'list', '--filter', 'label='],
      [...server, 'list', '--filter', 'name=web-1', '--filter', ''],
      ['network', 'firewall-profiles', 'update', 'web-1', '--rule', ''],
      ['network', 'firewall-profiles', 'add-rule', 'web-1', 'tcp/1:any', ''],
      ['blueprint', 'templates', 'update', 'web-1', '--run-list', 'a,,b'],
      ['blueprint', 'templates', 'update', 'web-1', '--cookbooks', ''],
      ['blueprint', 'scripts', 'update', 'web-1', '--parameter', ''],
    ]) {
      await refused(context, words);
    }
  });

  test('is refused as a state to wait for', async (context) => {
    for (const words of ['boot web-1 --wait=', 'wait web-1 --for ']) {
      const [verb = '', target = '', ...flag] = words.split(' ');
      await refused(context, ['cloud', 'servers', verb, target, ...flag]);
    }
  });

  test('creates nothing with values that the platform would choose itself', async (context) => {
    const commission = ['cloud', 'servers', 'commission', '--name', 'web-9'];
    const needs = ['template', 'server-plan', 'cloud-account'].flatMap((flag) => [
      `--${flag}`,
      id(7),
    ]);
    const profile = ['cloud', 'ssh-profiles', 'create', '--name', 'ops'];
    for (const words of [
      [...profile, '--public-key', ''],
      [...profile, '--public-key', '@/dev/null'],
      [...commission, ...needs, '--ssh-profile', ''],
    ]) {
      for (const more of [[], ['--dry-run']]) await refused(context, [...words, ...more]);
    }
    await refused(context, [...commission, ...needs, '--firewall-profile', ''], 'usage');
  });

  test('is not what is meant by any value or none, which * asks for', async (context) => {
    for (const [condition, names] of [
      ['label!=*', ['web-2', 'web-3']],
      ['label=*', ['web-1']],
      ['public_ip!=*', ['web-2', 'web-3']],
      ['public_ip=*', ['web-1']],
      ['name=*', ['web-1', 'web-2', 'web-3']],
    ] as const) {
      const chosen = await play(context, [
        ...['cloud', 'servers', 'boot', '--selector', condition],
      ]);
      const listed = await play(context, ['cloud', 'servers', 'list', '--filter', condition]);
      for (const ran of [chosen, listed]) {
        assert.equal(ran.code, 0, ran.stderr);
        const found: { name: string }[] = JSON.parse(ran.stdout);
        assert.deepEqual(
          found.map(({ name }) => name),
          names,
          condition,
        );
        // Which labels there are at all is of no interest.
        assert.ok(!ran.requests.some((request) => request.endsWith('/labels')));
      }
    }
  });

  test('is refused for a settings file, profile, platform or format', async (context) => {
    const update = ['cloud', 'servers', 'update', 'web-1', '--name', 'x'];
    const flags = ['config', 'profile', 'domain', 'endpoint', 'port', 'api', 'ca', 'cert', 'key'];
    for (const flag of [...flags, 'passphrase-file', 'timeout', 'from-file', 'query']) {
      for (const empty of ['', ' ']) await refused(context, [...update, `--${flag}`, empty]);
      await refused(context, [...update, `--${flag}=`]);
    }
    for (const words of [
      ['cloud', 'servers', 'reboot', 'web-1', '--confirm', ''],
      ['cloud', 'servers', 'list', '--sort', ''],
      ['config', 'set', 'timeout', '5s', '--config', ''],
      ['logout', 'nobody', '--config='],
      ['login', 'keys.zip', '--config', ''],
      ['blueprint', 'scripts', 'update', 'web-1', '--code', '@'],
      ['logout', ''],
      ['config', 'use', ' '],
      ['api', 'POST', 'labels', '--input', ''],
      ...['start', 'stop', 'status', 'reset'].map((verb) => ['sandbox', verb, '--dir', '']),
      ['sandbox', 'start', '--dir', '/nowhere', '--domain', ''],
    ]) {
      await refused(context, words);
    }
  });

  test('clears a field that may be empty; a list is emptied as JSON', async (context) => {
    const scripts = ['blueprint', 'scripts', 'update', 'web-1', '--dry-run'];
    const [request] = JSON.parse(
      (await play(context, [...scripts, '--description', '', '--parameter', '[]'])).stdout,
    );
    assert.deepEqual(request.body, { description: '', parameters: [] });
  });
});

/** A platform with labels and nothing to put them on. */
const none: Behaviour = (response, request) =>
  answer(200, request.url.endsWith('/labels') ? labels : [])(response, request);

describe('nothing selected', () => {
  const runs = faultyRuns();

  test('fails with a message, except with --allow-none', async (context) => {
    for (const [words, stdin, behaviour] of [
      [['--selector', 'name=nosuch'], '', platform],
      [['--all'], '', none],
      [['-'], '\n# nobody\n', platform],
    ] as const) {
      for (const verb of [['shutdown', '--yes'], ['label', '--add', 'production'], ['wait']]) {
        for (const more of [[], ['--dry-run']]) {
          if (verb[0] === 'wait' && more.length > 0) continue;
          const line = ['cloud', 'servers', ...verb, ...words, ...more];
          const play = (args: readonly string[]) =>
            runs.play(context, args, [behaviour], { stdin });
          const ran = await play([...line, '-o', 'json']);
          assert.equal(ran.code, 3, ran.stderr);
          assert.equal(ran.stdout, '');
          assert.equal(JSON.parse(ran.stderr).error.code, 'nothing_selected');
          const person = await play(line);
          assert.equal(person.code, 3);
          assert.match(person.stderr, /no server is selected/);
          const fine = await play([...line, '--allow-none', '-o', 'json']);
          assert.equal(fine.code, 0, fine.stderr);
          assert.deepEqual(JSON.parse(fine.stdout), []);
        }
      }
    }
  });

  test('is what was waited for, where things are to be gone', async (context) => {
    const words = ['cloud', 'servers', 'wait', '--selector', 'name=gone-*', '--for', 'deleted'];
    const ran = await runs.play(context, words, [platform]);
    assert.equal(ran.code, 0, ran.stderr);
  });
});
