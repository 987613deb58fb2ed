import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour } from '../support/faulty-server.ts';

const id = (digit: number): string => `6c0817ba8d03a9ce180b5e5${digit}`;
const composed = 'caf\u00e9';
const decomposed = 'cafe\u0301';

const script = { id: id(1), name: composed, description: 'x', label_ids: [id(8)] };
const labels = [{ id: id(8), name: decomposed }];

const platform: Behaviour = (response, request) => {
  const list = request.url.endsWith('/labels') ? labels : [script];
  const isOne = request.method !== 'GET' || request.url.endsWith(id(1));
  answer(200, isOne ? script : list)(response, request);
};

describe('names that look the same', () => {
  const runs = faultyRuns();
  const play = (context: TestContext, words: readonly string[]) =>
    runs.play(context, words, [platform]);

  test('are the same for targets, references, conditions and labels', async (context) => {
    const scripts = ['blueprint', 'scripts'];
    for (const name of [composed, decomposed]) {
      for (const words of [
        [...scripts, 'show', name],
        [...scripts, 'show', `name:${name}`],
        [...scripts, 'update', name, '--description', 'y', '--dry-run'],
        [...scripts, 'delete', '--selector', `name=${name}`, '--dry-run'],
        [...scripts, 'delete', '--selector', `name=caf*,label=${name}`, '--dry-run'],
        [...scripts, 'create', '--name', 'x', '--label', name, '--dry-run'],
        ['blueprint', 'attachments', 'list', '--script', name],
        [...scripts, 'label', name, '--add', name, '--dry-run'],
        [...scripts, 'list', '--label', name],
      ]) {
        const ran = await play(context, words);
        assert.equal(ran.code, 0, `${words.join(' ')}: ${ran.stderr}`);
      }
      const list = await play(context, [
        ...scripts,
        'list',
        '--filter',
        `name=${name}`,
        '-o',
        'id',
      ]);
      assert.equal(list.stdout, `${id(1)}\n`);
      const label = ['label', composed, '--add', name, '--create-labels', '--dry-run'];
      const put = await play(context, [...scripts, ...label, '-o', 'json']);
      assert.deepEqual(JSON.parse(put.stdout), [], put.stderr);
      const taken = await play(context, [...scripts, 'create', '--name', name, '--dry-run']);
      assert.equal(taken.code, 5, taken.stderr);
    }
  });

  test('are sent in one form, so that none of them is made beside another', async (context) => {
    for (const words of [['create'], ['update', composed]]) {
      const line = ['blueprint', 'scripts', ...words, '--name', `x${decomposed}`];
      const ran = await play(context, [...line, '--dry-run', '-o', 'json']);
      assert.equal(JSON.parse(ran.stdout)[0].body.name, `x${composed}`, ran.stderr);
    }
  });

  test('mean the one that is written alike, where there are both', async (context) => {
    const rows = [script, { ...script, id: id(2), name: decomposed }];
    const both: Behaviour = (response, request) => {
      const one = rows.find((row) => request.url.endsWith(row.id));
      answer(request.method === 'DELETE' ? 204 : 200, one ?? rows)(response, request);
    };
    for (const row of rows) {
      for (const words of [
        ['show', row.name],
        ['delete', row.name, '--yes'],
        ['update', `name:${row.name}`, '--description', 'y'],
      ]) {
        const ran = await runs.play(context, ['blueprint', 'scripts', ...words], [both]);
        assert.equal(ran.code, 0, ran.stderr);
        assert.ok(
          ran.requests.some((request) => request.endsWith(row.id)),
          words.join(' '),
        );
      }
    }
    const other: Behaviour = answer(200, [{ ...script, name: decomposed }]);
    const create = ['blueprint', 'scripts', 'create', '--name', composed, '--dry-run'];
    const ran = await runs.play(context, create, [other]);
    assert.equal(ran.code, 0, 'the platform would take it');
    assert.match(ran.stderr, /another script has a name that looks the same: see "imco blueprint/);
  });
});

describe('words for fields', () => {
  const runs = faultyRuns();
  const server = { id: id(1), name: 'web-1', state: 'inactive', cloud_account_id: id(2) };

  const play = (context: TestContext, words: readonly string[]) =>
    runs.play(
      context,
      ['cloud', 'servers', ...words],
      [
        (response, request) =>
          answer(200, /servers$/.test(request.url) ? [server] : [{ id: id(2), name: 'azure' }])(
            response,
            request,
          ),
      ],
    );

  const spellings = ['cloud_account_id', 'cloud-account-id', 'cloud_account', 'cloud-account'];

  test('are the same with - and _, wherever a field is named', async (context) => {
    for (const word of [...spellings, 'cloud-account_id']) {
      for (const words of [
        ['list', '--columns', `name,${word}`],
        ['list', '--sort', `-${word}`],
        ['list', '--filter', `${word}=azure`],
        ['boot', '--selector', `${word}=azure`, '--dry-run'],
        ['wait', 'web-1', '--for', `${word}=azure`],
      ]) {
        const ran = await play(context, words);
        assert.equal(ran.code, 0, `${words.join(' ')}: ${ran.stderr}`);
      }
    }
  });

  test('that name none get the nearest, or all there are', async (context) => {
    for (const words of [
      ['list', '--filter', 'foo=x'],
      ['list', '--columns', 'foo'],
      ['boot', '--selector', 'foo=x'],
    ]) {
      const ran = await play(context, words);
      assert.equal(ran.code, 2);
      assert.match(
        ran.stderr,
        /servers have no field foo\nhint: available fields: id, name, state, /,
      );
    }
    const near = await play(context, ['list', '--filter', 'cloud_acount=x']);
    assert.match(near.stderr, /hint: did you mean cloud_account_id\?/);
  });

  test('in files are read alike, and merged with << where YAML says so', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'imco-fields-'));
    context.after(() => rm(folder, { recursive: true }));
    const file = join(folder, 'server.yaml');
    const ids = [3, 4, 5].map(id);
    const rest = ['template', 'server_plan', 'cloud_account']
      .map((word, place) => `${word}: ${ids[place]}\n`)
      .join('');
    for (const text of [
      `name: web-9\n${rest}`,
      `name: web-9\n${rest.replaceAll('_', '-')}`,
      `name: web-9\n${rest}labels: []\n`,
      `<<: {name: web-8, ${rest.trim().replaceAll('\n', ', ')}}\nname: web-9\n`,
    ]) {
      await writeFile(file, text);
      const ran = await play(context, [
        'commission',
        '--from-file',
        file,
        '--dry-run',
        '-o',
        'json',
      ]);
      const [request] = JSON.parse(ran.stdout || '[]');
      assert.deepEqual(
        request?.body,
        {
          name: 'web-9',
          template_id: ids[0],
          server_plan_id: ids[1],
          cloud_account_id: ids[2],
          ...(text.includes('labels') && { label_ids: [] }),
        },
        ran.stderr,
      );
    }
    const flags = ['--template', '--server_plan', '--cloud_account'].flatMap((flag, place) => [
      flag,
      ids[place] ?? '',
    ]);
    const given = await play(context, ['commission', '--name', 'web-9', ...flags, '--dry-run']);
    assert.equal(given.code, 0, given.stderr);
    const bomb = ['a: &a {x: 1}'];
    for (const [before, name] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'].map((pair) => [...pair])) {
      bomb.push(`${name}: &${name} {<<: [${Array(9).fill(`*${before}`).join(', ')}]}`);
    }
    await writeFile(file, bomb.join('\n'));
    const refused = await play(context, ['commission', '--from-file', file, '--dry-run']);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /too many aliases/);
  });
});
