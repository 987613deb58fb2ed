import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sendDirectly, startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

/** Everything is over in a moment there. */
let quick: TestPlatform;
/** Nothing gets anywhere there while a test looks. */
let slow: TestPlatform;

before(async () => {
  [quick, slow] = await Promise.all([startPlatform(1000), startPlatform(1)]);
});
after(async () => {
  await quick.close();
  await slow.close();
});

const esc = '\u001b';
const colors = new RegExp(`${esc}\\[[0-9;]*m`);

describe('tables', () => {
  test('a table fits the terminal, and says which columns do not', async () => {
    const { code, bytes } = await onTerminal('imco cloud servers list', slow.env).ended();
    assert.equal(code, 0);
    const lines = visible(bytes).filter((line) => line !== '');
    assert.ok(lines.length > 20);
    for (const line of lines) assert.ok(line.length <= 80, line);
    assert.match(
      lines.at(-1) ?? '',
      /^2 columns hidden \(private ip, plan\): widen the terminal, or use/,
    );
  });

  test('colour is for terminals only, and only where it is wanted', async () => {
    const list = 'imco cloud servers list';
    const on = async (command: string, env: Record<string, string> = {}): Promise<string> =>
      (await onTerminal(command, { ...slow.env, ...env }).ended()).bytes;
    assert.match(await on(list), colors);
    assert.doesNotMatch(await on(list, { NO_COLOR: '1' }), colors);
    assert.doesNotMatch(await on(`${list} --color never`), colors);
    assert.doesNotMatch(await on(`${list} | cat`), colors);
    assert.match(await on(`${list} --color always | cat`), colors);
  });

  test('a reader that closes the pipe early is not a failure', async () => {
    const command = '{ imco audit events list -o json; echo "exit $?"  >&2; } | head -1';
    const { bytes } = await onTerminal(command, slow.env).ended();
    assert.deepEqual(
      visible(bytes).filter((line) => line !== ''),
      ['[', 'exit 0'],
    );
  });
});

describe('failures', () => {
  test('are text where stderr is a terminal, wherever stdout goes, but with json', async () => {
    const show = 'imco servers show nope';
    const firstLine = async (command: string): Promise<string> =>
      visible((await onTerminal(command, slow.env).ended()).bytes)[0] ?? '';
    const text = 'error: server "nope" not found';
    for (const form of ['-o=yaml', '-o name >/dev/null', '--query name', '-o csv | cat']) {
      assert.equal(await firstLine(`${show} ${form}`), text, form);
    }
    for (const form of ['-o=json', '-o jsonl', '-o=yaml 2>&1 | cat', '--query name 2>&1 | cat']) {
      assert.match(await firstLine(`${show} ${form}`), /^\{"error":/, form);
    }
  });
});

describe('waiting', () => {
  test('a spinner shows what is waited for and disappears at the end', async () => {
    const screen = onTerminal('imco cloud servers boot app-1 --wait', quick.env);
    await screen.until(/^\S app-1 is boot\w+ \(\ds\)$/m);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0);
    const lines = visible(bytes);
    assert.match(lines[1] ?? '', /^app-1 .* operational +done$/);
    assert.doesNotMatch(lines.join('\n'), /app-1 is/);
  });

  test('--quiet shows no spinner', async () => {
    const screen = onTerminal('imco cloud servers boot app-2 --wait --quiet', quick.env);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0);
    assert.doesNotMatch(bytes, /app-2 is/);
  });

  for (const [server, keys] of [
    ['app-1', '\u0003'],
    ['app-2', '\u0003\u0003'],
  ] as const) {
    test(`Ctrl-C typed ${keys.length === 1 ? 'once' : 'twice'} stops the wait, not the action`, async () => {
      const screen = onTerminal(`imco cloud servers boot ${server} --wait`, slow.env);
      await screen.until(new RegExp(`\\S ${server} is booting`));
      screen.type(keys);
      const { code, bytes } = await screen.ended();
      assert.equal(code, 130);
      const told = [
        `error: stopped waiting; ${server} is still in progress`,
        `hint: wait again with "imco cloud servers wait ${server} --for state=operational"`,
      ];
      // The second Ctrl-C may end it before it has said so, but adds nothing of its own.
      const lines = visible(bytes).map((line) => line.replace(/^(?:\^C)+/, ''));
      assert.deepEqual(
        lines.filter((line) => /^(?:error|hint):/.test(line)),
        keys.length === 1 || lines.includes(told[1] ?? '') ? told : [],
      );
      const shown = onTerminal(`imco cloud servers show ${server}`, slow.env);
      assert.match((await shown.ended()).bytes, /booting/);
    });
  }

  test('a request to terminate stops the wait with its own exit code', async () => {
    const screen = onTerminal('imco cloud servers boot app-3 --wait', slow.env);
    await screen.until(/\S app-3 is booting/);
    screen.signal('SIGTERM');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 143);
    assert.match(visible(bytes).join('\n'), /app-3 is still in progress/);
  });
});

describe('confirmation', () => {
  for (const [answer, keys, exit] of [
    ['no', 'n', 2],
    ['Enter alone', '\r', 2],
    ['Ctrl-C', '\u0003', 130],
  ] as const) {
    test(`${answer} sends nothing`, async () => {
      const before = await quick.changes();
      const screen = onTerminal('imco cloud servers decommission lab-01', quick.env);
      await screen.until(/Decommission server lab-01 \(profile sandbox\)\?/);
      screen.type(keys);
      const { code, bytes } = await screen.ended();
      assert.equal(code, exit);
      const shown = visible(bytes).join('\n');
      assert.match(
        shown,
        /^profile sandbox; cloud account \S+:\nNAME .*\nlab-01 {2}[0-9a-f]{24} {2}.*\nThe machine at the provider is destroyed\.\n/,
      );
      assert.match(shown, /error: .*(?:was cancelled; nothing was sent|was not answered)/);
      assert.deepEqual(await quick.changes(), before);
    });
  }

  test('yes sends it', async () => {
    const screen = onTerminal('imco cloud servers decommission lab-01 --wait', quick.env);
    await screen.until(/Decommission server lab-01 \(profile sandbox\)\?/);
    screen.type('y');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0);
    assert.match(visible(bytes).join('\n'), /lab-01 .* done/);
    assert.match((await quick.changes()).at(-1) ?? '', /^DELETE \/v2\/cloud\/servers\//);
  });

  test('--yes asks nothing', async () => {
    const screen = onTerminal('imco cloud servers shutdown blog --yes', quick.env);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0);
    assert.doesNotMatch(bytes, /\?$/m);
  });
});

test('a name with escape sequences reaches the terminal nowhere as it is', async () => {
  const listed = await sendDirectly(quick, 'GET', '/cloud/servers');
  const id = /"id":"(\w+)","name":"files-01"/.exec(listed)?.[1];
  const name = `evil${esc}]0;owned\u0007${esc}[2Jname\u009b31m\u202e`;
  const renamed = await sendDirectly(quick, 'PUT', `/cloud/servers/${id}`, { name });
  assert.ok(renamed.includes(JSON.stringify(name)), renamed);

  const asked = onTerminal(`imco cloud servers decommission ${id}`, quick.env);
  await asked.until(/Decommission server evil/);
  asked.type('n');
  const waited = onTerminal(`imco cloud servers boot ${id} --wait`, quick.env);
  await waited.until(/\S evil.* is boot/);
  const screens = [
    asked,
    waited,
    onTerminal('imco cloud servers list', quick.env),
    onTerminal(`imco cloud servers show ${id}`, quick.env),
    onTerminal('imco cloud servers show evilname', quick.env),
  ];
  for (const screen of screens) {
    const { bytes } = await screen.ended();
    assert.match(bytes, /evil/);
    for (const raw of [`${esc}]`, '\u0007', `${esc}[2Jname`, '\u009b', '\u202e']) {
      assert.ok(!bytes.includes(raw), JSON.stringify(bytes));
    }
  }
});
