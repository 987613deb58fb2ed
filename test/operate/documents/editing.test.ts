/** `edit`, with editors that are programs. */
import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, type TestContext, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, type Received } from '../../support/faulty-server.ts';
import { folderWith } from '../../support/folders.ts';

const id = '6c0817ba8d03a9ce180b5e51';
const secret = 'correct-horse-battery';

const script = {
  id,
  name: 'backup',
  description: 'nightly',
  code: 'echo one\necho two\n',
  parameters: [],
  label_ids: [],
};

/** A platform with one script, which others change before it is read for the `foreignAt`th time. */
interface Place {
  readonly row?: Readonly<Record<string, unknown>>;
  readonly foreignAt?: number;
  readonly foreign?: Readonly<Record<string, unknown>>;
  /** Answers to the changes, in turn; then the row as it was sent. */
  readonly refusals?: readonly Behaviour[];
}

interface Edited {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The bodies of the changes that were sent. */
  readonly bodies: readonly unknown[];
}

describe('edit', () => {
  const runs = faultyRuns();

  const edit = async (
    context: TestContext,
    editor: string,
    {
      row = script,
      foreignAt = Number.POSITIVE_INFINITY,
      foreign = {},
      refusals = [],
      words = ['blueprint', 'scripts', 'edit', id],
      typed = '',
      env = {},
    }: Place & {
      readonly words?: readonly string[];
      readonly typed?: string;
      readonly env?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<Edited> => {
    const received: Received[] = [];
    let reads = 0;
    const platform: Behaviour = (response, request) => {
      if (request.method === 'GET') {
        reads += 1;
        answer(200, reads >= foreignAt ? { ...row, ...foreign } : row)(response, request);
        return;
      }
      received.push(request);
      const refusal = refusals[received.length - 1];
      const changed = { ...row, ...JSON.parse(request.body) };
      (refusal ?? answer(200, changed))(response, request);
    };
    const keyboard = new PassThrough();
    // The question is put only once; what is typed before it is discarded.
    const typing = setInterval(() => typed && keyboard.write(typed), 100);
    context.after(() => clearInterval(typing));
    const ran = await runs.play(context, words, [platform], {
      keyboard,
      screen: 100,
      env: { EDITOR: `sh -c '${editor}' edit`, PATH: process.env.PATH ?? '', TERM: 'dumb', ...env },
    });
    clearInterval(typing);
    return { ...ran, bodies: received.map(({ body }) => JSON.parse(body)) };
  };

  /** The path of a file that was kept; it is removed with its folder. */
  const keptIn = (context: TestContext, stderr: string): string => {
    const [, path = ''] = /your text is kept in (\S+)/.exec(stderr.replaceAll(/\n\s*/g, ' ')) ?? [];
    assert.notEqual(path, '', stderr);
    context.after(() => rm(dirname(path), { recursive: true, force: true }));
    return path;
  };

  test('sends what was changed and nothing else, and shows it before', async (context) => {
    const ran = await edit(context, 'sed -i s/nightly/weekly/ "$1"');
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.bodies, [{ description: 'weekly' }]);
    assert.match(ran.stderr, /description: nightly -> weekly/);
    assert.match(ran.stdout, /DESCRIPTION +weekly/);
    const long = await edit(context, 'sed -i "s/echo two/echo 2/" "$1"');
    assert.deepEqual(long.bodies, [{ code: 'echo one\necho 2\n' }]);
    assert.match(long.stderr, /- echo two\n.*\+ echo 2/);
  });

  test('sends again what the platform always needs', async (context) => {
    const words = ['--api', 'v3', 'policy', 'definitions', 'edit', id];
    const ran = await edit(context, 'sed -i s/nightly/weekly/ "$1"', { words });
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.bodies, [{ name: 'backup', description: 'weekly' }]);
  });

  test('takes CRLF and a byte order mark', async (context) => {
    const editor = 'sed -i "s/nightly/weekly/; s/$/\\r/; 1s/^/\\xef\\xbb\\xbf/" "$1"';
    const ran = await edit(context, editor);
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.bodies, [{ description: 'weekly' }]);
  });

  test('sends nothing if the text is left as it is, emptied or only shortened', async (context) => {
    for (const [editor, hint] of [
      ['true', /wait flag/],
      [': > "$1"', undefined],
      ['sed -i /^description/d "$1"', undefined],
      ['echo "# a comment" >> "$1"', undefined],
    ] as const) {
      const ran = await edit(context, editor);
      assert.equal(ran.code, 0, ran.stderr);
      assert.match(ran.stderr, /no changes; nothing was sent/);
      assert.deepEqual([ran.stdout, ran.bodies], ['', []]);
      if (hint) assert.match(ran.stderr, hint);
      else assert.doesNotMatch(ran.stderr, /is kept in/);
      if (!hint) continue;
      const path = keptIn(context, ran.stderr);
      assert.match(await readFile(path, 'utf8'), /description: nightly/);
      const line = `send it with "imco blueprint scripts update ${id} --from-file ${path}"`;
      assert.ok(ran.stderr.replaceAll(/\s+/g, ' ').includes(line), ran.stderr);
    }
  });

  test('clears a field with null, where it may be empty', async (context) => {
    const row = { ...script, description: 'x' };
    const ran = await edit(context, 'sed -i "s/^description:.*/description: null/" "$1"', { row });
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.bodies, [{ description: null }]);
    const refused = await edit(context, 'sed -i "s/^name:.*/name: null/" "$1"');
    assert.equal(refused.code, 130, refused.stderr);
    keptIn(context, refused.stderr);
  });

  test('opens a text that is refused again, with the reason on top', async (context) => {
    const folder = await folderWith(context, { x: '' });
    const kept = join(folder, 'second');
    const editor = [
      `if grep -q "^#! error" "$1"`,
      `then cp "$1" ${kept}; sed -i "s/^name:.*/name: other/" "$1"`,
      `else sed -i "s/^name:.*/nmae: x/" "$1"; fi`,
    ].join('; ');
    const twice = [
      `if grep -q "^#! error" "$1"`,
      `then cp "$1" ${kept}; sed -i "s/^nmae:.*/name: other/" "$1"`,
      `else sed -i "s/^name:.*/nmae: x/" "$1"; fi`,
    ].join('; ');
    const ran = await edit(context, twice);
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.bodies, [{ name: 'other' }]);
    const text = await readFile(kept, 'utf8');
    assert.match(
      text,
      /^#! error: script\.yaml: these fields cannot be set: nmae\n#! hint: did you mean name\?\n/,
    );
    const lost = await edit(context, editor);
    assert.equal(lost.code, 130, lost.stderr);
    keptIn(context, lost.stderr);
  });

  test('opens it again if the platform refuses it', async (context) => {
    const editor = [
      `if grep -q "^#! error.*taken" "$1"`,
      `then sed -i "s/^name:.*/name: third/" "$1"`,
      `else sed -i "s/^name:.*/name: second/" "$1"; fi`,
    ].join('; ');
    for (const status of [409, 422]) {
      const refusals = [answer(status, { errors: { name: ['is taken'] } })];
      const ran = await edit(context, editor, { refusals });
      assert.equal(ran.code, 0, ran.stderr);
      assert.deepEqual(ran.bodies, [{ name: 'second' }, { name: 'third' }]);
    }
  });

  test('ends and keeps the text if a reason is left unread', async (context) => {
    for (const [first, second, code] of [
      ['echo "a: [" >> "$1"', 'true', 130],
      ['echo "a: [" >> "$1"', ': > "$1"', 130],
      ['echo "nmae: x" >> "$1"', 'echo "eman: x" >> "$1"', 2],
    ] as const) {
      const editor = `if grep -q "^#! error" "$1"; then ${second}; else ${first}; fi`;
      const ran = await edit(context, editor);
      assert.equal(ran.code, code, ran.stderr);
      assert.deepEqual(ran.bodies, []);
      if (second.startsWith(':')) continue;
      const path = keptIn(context, ran.stderr);
      assert.match(await readFile(path, 'utf8'), /nmae: x|a: \[/);
      assert.equal((await stat(path)).mode & 0o777, 0o600);
      assert.equal((await stat(dirname(path))).mode & 0o777, 0o700);
    }
  });

  test('uses a private file, which is gone after a success', async (context) => {
    const folder = await folderWith(context, { x: '' });
    const note = join(folder, 'note');
    const editor = [
      `stat -c "%a %n" "$1" "$(dirname "$1")" > ${note}`,
      `chmod 644 "$1"`,
      `sed -i s/nightly/weekly/ "$1"`,
    ].join('; ');
    const ran = await edit(context, editor);
    assert.equal(ran.code, 0, ran.stderr);
    const lines = (await readFile(note, 'utf8')).trim().split('\n');
    assert.match(lines[0] ?? '', /^600 .*\/imco-edit-\w+\/script\.yaml$/);
    assert.match(lines[1] ?? '', /^700 /);
    for (const line of lines) await assert.rejects(stat(line.slice(4)), { code: 'ENOENT' });
  });

  test('uses no temporary folder in which others could exchange the file', async (context) => {
    const folder = await folderWith(context, { x: '' });
    const editor = 'sed -i s/nightly/weekly/ "$1"';
    for (const [mode, code] of [
      [0o777, 10],
      [0o1777, 0],
      [0o700, 0],
    ] as const) {
      await chmod(folder, mode);
      const ran = await edit(context, editor, { env: { TMPDIR: folder } });
      assert.equal(ran.code, code, ran.stderr);
      assert.equal(ran.bodies.length, code === 0 ? 1 : 0);
      if (code !== 0) assert.match(ran.stderr, /which\s+can\s+be\s+changed\s+by\s+others/);
      assert.deepEqual(await readdir(folder), ['x']);
    }
    await chmod(folder, 0o777);
    const inside = join(folder, 'own');
    await mkdir(inside);
    const below = await edit(context, editor, { env: { TMPDIR: inside } });
    assert.equal(below.code, 10, below.stderr);
    assert.deepEqual(await readdir(inside), []);
  });

  test('reports a change that was sent if the file cannot be removed', async (context) => {
    const folder = await folderWith(context, { x: '' });
    const temporary = join(folder, 'temporary');
    await mkdir(temporary);
    const blocking: Behaviour = (response, request) => {
      renameSync(temporary, join(folder, 'moved'));
      writeFileSync(temporary, '');
      answer(200, { ...script, description: 'weekly' })(response, request);
    };
    const ran = await edit(context, 'sed -i s/nightly/weekly/ "$1"', {
      env: { TMPDIR: temporary },
      refusals: [blocking],
    });
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /weekly/);
    assert.match(ran.stderr, /could\s+not\s+be\s+removed/);
  });

  test('fails with its editor, and keeps what that has written', async (context) => {
    const failed = await edit(context, 'false');
    assert.equal(failed.code, 2);
    assert.match(failed.stderr, /exited with code 1; backup was not changed/);
    assert.doesNotMatch(failed.stderr, /is kept in/);
    for (const editor of [
      'sed -i s/nightly/x/ "$1"; exit 3',
      'sed -i s/nightly/x/ "$1"; kill -9 $$',
    ]) {
      const ran = await edit(context, editor);
      assert.equal(ran.code, 2, ran.stderr);
      assert.deepEqual(ran.bodies, []);
      assert.match(await readFile(keptIn(context, ran.stderr), 'utf8'), /description: x/);
    }
    const none = await edit(context, '', { env: { EDITOR: '/nonexistent/editor' } });
    assert.equal(none.code, 2);
    assert.match(none.stderr, /exited with code 127/);
    const noShell = await edit(context, '', { env: { PATH: '/nonexistent' } });
    assert.equal(noShell.code, 2, noShell.stderr);
    assert.match(noShell.stderr, /could not be started: .*; backup\s+was\s+not\s+changed/);
  });

  test('takes VISUAL before EDITOR, with arguments, and no blank one', async (context) => {
    const right = `sh -c 'sed -i s/nightly/weekly/ "$2"' edit --wait`;
    for (const env of [
      { VISUAL: right, EDITOR: 'false' },
      { VISUAL: '  ', EDITOR: right },
    ]) {
      const ran = await edit(context, '', { env });
      assert.equal(ran.code, 0, ran.stderr);
      assert.deepEqual(ran.bodies, [{ description: 'weekly' }]);
    }
  });

  test('does not send over what others have changed in the meantime', async (context) => {
    const editor = 'sed -i s/nightly/weekly/ "$1"';
    const place = { foreignAt: 2, foreign: { description: 'hourly' } };
    const words = ['blueprint', 'scripts', 'edit', id];
    for (const more of [{ typed: 'n\n' }, { words: [...words, '--yes'] }]) {
      const ran = await edit(context, editor, { ...place, ...more });
      assert.equal(ran.code, 5, ran.stderr);
      assert.match(
        ran.stderr,
        /backup was changed in the meantime:\n\s*description: nightly -> hourly/,
      );
      assert.deepEqual(ran.bodies, []);
      keptIn(context, ran.stderr);
    }
    const sent = await edit(context, editor, { ...place, typed: 'y\n' });
    assert.equal(sent.code, 0, sent.stderr);
    assert.deepEqual(sent.bodies, [{ description: 'weekly' }]);
    const state = await edit(context, editor, { foreignAt: 2, foreign: { label_ids: [id] } });
    assert.equal(state.code, 0, state.stderr);
  });

  test('never writes a secret into the file or the comparison', async (context) => {
    const folder = await folderWith(context, { x: '' });
    const copy = join(folder, 'copy');
    const row = {
      id,
      name: 'joomla',
      state: 'ready',
      configuration_attributes: { site: 'a', vault: { psk: secret, port: 1 } },
    };
    const words = ['blueprint', 'templates', 'edit', id];
    const editor = `cp "$1" ${copy}; sed -i "s/site: a/site: b/" "$1"`;
    const ran = await edit(context, editor, { row, words });
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.bodies, [
      { configuration_attributes: { site: 'b', vault: { psk: secret, port: 1 } } },
    ]);
    const text = await readFile(copy, 'utf8');
    assert.match(text, /psk: "?\*{8}/);
    assert.doesNotMatch(text + ran.stderr + ran.stdout, new RegExp(secret));
    const moved = await edit(context, 'sed -i "s/vault:/other:/" "$1"', { row, words });
    assert.equal(moved.code, 130, moved.stderr);
    assert.deepEqual(moved.bodies, []);
    keptIn(context, moved.stderr);
    const profile = { id, name: 'ops', public_key: 'ssh-ed25519 AAAA', private_key: secret };
    await edit(context, `cp "$1" ${copy}`, {
      row: profile,
      words: ['cloud', 'ssh-profiles', 'edit', id],
    });
    assert.doesNotMatch(await readFile(copy, 'utf8'), /private_key|correct-horse/);
  });

  test('gives the elements of a list their own secrets or none', async (context) => {
    const words = ['blueprint', 'templates', 'edit', id];
    const site = (name: string, psk: string) => ({ site: name, psk: `${secret}-${psk}` });
    const rowOf = (...sites: readonly unknown[]) => ({
      id,
      name: 'joomla',
      state: 'ready',
      configuration_attributes: { sites },
    });
    const twins = rowOf(site('a', '1'), site('a', '2'), site('c', '3'));
    const several = rowOf(site('a', '1'), site('b', '2'), { site: 'c' });
    const firstRemoved = '0,/psk/{/- site: a/,/psk/d}';
    for (const [row, expression, wanted] of [
      [twins, 's/site: c/site: d/', [site('a', '1'), site('a', '2'), site('d', '3')]],
      [twins, firstRemoved, undefined],
      [several, firstRemoved, [site('b', '2'), { site: 'c' }]],
      [several, 's/site: b/site: x/', [site('a', '1'), site('x', '2'), { site: 'c' }]],
      [several, 's/site: a/site: x/; s/site: b/site: y/', undefined],
      [
        several,
        's/site: a/site: b/; t; s/site: b/site: a/',
        [site('b', '2'), site('a', '1'), { site: 'c' }],
      ],
      [several, `${firstRemoved}; s/site: b/site: x/`, undefined],
    ] as const) {
      const ran = await edit(context, `grep -q "^#!" "$1" || sed -i "${expression}" "$1"`, {
        row,
        words,
      });
      const bodies = wanted ? [{ configuration_attributes: { sites: wanted } }] : [];
      assert.deepEqual(ran.bodies, bodies, `${expression}: ${ran.stderr}`);
      assert.doesNotMatch(ran.stderr + ran.stdout, new RegExp(secret));
      if (wanted) continue;
      assert.equal(ran.code, 130, ran.stderr);
      assert.match(ran.stderr, /could be the secret of\s+several\s+list\s+elements/);
      keptIn(context, ran.stderr);
    }
  });

  test('needs a terminal', async (context) => {
    const ran = await runs.play(
      context,
      ['blueprint', 'scripts', 'edit', id],
      [answer(200, script)],
      {
        env: { EDITOR: 'true', PATH: process.env.PATH ?? '' },
      },
    );
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /edit needs a terminal/);
    assert.deepEqual([ran.stdout, ran.requests], ['', []]);
  });

  test('prints the request in a dry run', async (context) => {
    const words = ['blueprint', 'scripts', 'edit', id, '--dry-run', '-o', 'json'];
    const ran = await edit(context, 'sed -i s/nightly/weekly/ "$1"', { words });
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(JSON.parse(ran.stdout)[0].body, { description: 'weekly' });
    assert.deepEqual(ran.bodies, []);
  });
});
