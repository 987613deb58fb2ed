import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sendDirectly, startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

let platform: TestPlatform;

before(async () => {
  platform = await startPlatform(1);
});
after(() => platform.close());

const esc = '\u001b';

/** Sequences whose effect lasts: a hidden cursor, another screen, the mouse. */
const hidesOrSwitches = new RegExp(`${esc}\\[\\?\\d+[hl]`);

const movesUp = new RegExp(`${esc}\\[\\d+A`);

const idOf = async (name: string): Promise<string> => {
  const listed = await sendDirectly(platform, 'GET', '/cloud/servers');
  const id = new RegExp(`"id":"(\\w+)","name":"${name}"`).exec(listed)?.[1];
  assert.ok(id, name);
  return id;
};

const watchServers = 'imco cloud servers list --watch';
/** Nothing is drawn because of a look then. */
const seldom = '--poll 1h';

describe('list --watch on a terminal', () => {
  test('is drawn over in place, with what changed marked, until Ctrl-C', async () => {
    const screen = onTerminal(`${watchServers} --poll 200ms`, platform.env);
    await screen.until(
      /^25 servers at \d\d:\d\d:\d\d, every 0\.2 s, profile sandbox; Ctrl-C to stop$/m,
    );
    await screen.until(/^ {2}NAME +STATE .*\n[^~]*^ {2}app-1 +inactive/m);
    await sendDirectly(platform, 'PUT', `/cloud/servers/${await idOf('app-1')}/boot`, {});
    await screen.until(/^~ app-1 +booting/m);
    const one = visible(screen.shown()).filter((line) => /^. app-1 /.test(line));
    assert.equal(one.length, 1);
    screen.type('\u0003');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 130);
    assert.doesNotMatch(bytes, /error|hint/);
    for (const line of visible(bytes)) assert.ok(line.length < 80, line);
  });

  test('is drawn again at once in a window of another size, over all of the old frame', async () => {
    const screen = onTerminal(`${watchServers} ${seldom}`, platform.env);
    await screen.until(/^and \d+ more: use --filter or enlarge the window$/m);
    for (const [columns, rows, shown] of [
      [
        50,
        12,
        /^25 servers at [\d:]+, profile sandbox\n(?:.{1,49}\n){9}and \d+ more: use --filter or enlarge the window\n$/,
      ],
      [120, 40, /^25 servers at (?:.{1,119}\n){27,28}$/],
      [80, 5, /^25 servers at .*\n {2}NAME .*\n.*\nand 24 more/],
      [19, 3, /^25 servers.*\n {2}\S.{1,16}\n$/],
      [15, 2, /^ {2}\S.{1,12}\n$/],
    ] as const) {
      const before = screen.shown().length;
      screen.resize(columns, rows);
      await screen.untilNew(before, new RegExp(shown, 'u'));
    }
    screen.type('\u0003');
    assert.equal((await screen.ended()).code, 130);
  });

  test('is drawn anew below what the shell wrote while it was stopped', async () => {
    const screen = onTerminal(`${watchServers} ${seldom}`, platform.env);
    await screen.until(/^and \d+ more/m);
    screen.signal('SIGSTOP');
    const before = screen.shown().length;
    screen.signal('SIGCONT');
    await screen.untilNew(before, /^25 servers at .*\n {2}NAME [\s\S]*^and \d+ more/m);
    assert.doesNotMatch(screen.shown().slice(before), movesUp);
    screen.type('\u0003');
    assert.equal((await screen.ended()).code, 130);
  });

  for (const [name, end, code] of [
    ['Ctrl-C', '\u0003', 130],
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGHUP', 'SIGHUP', 143],
  ] as const) {
    test(`${name} leaves the frame, the cursor below it, and nothing to bring back`, async () => {
      const screen = onTerminal(`${watchServers} ${seldom}`, platform.env);
      await screen.until(/^and \d+ more/m);
      if (name === 'Ctrl-C') screen.type(end);
      else screen.signal(end);
      const ended = await screen.ended();
      assert.equal(ended.code, code);
      const lines = visible(ended.bytes);
      assert.match(lines.at(-2) ?? '', /^and \d+ more/);
      assert.equal(lines.at(-1), '');
      assert.doesNotMatch(ended.bytes, hidesOrSwitches);
    });
  }

  for (const [name, server, command] of [
    ['in a pipe', 'web-01', `${watchServers} --poll 200ms 2>&1 | cat`],
    ['on a dumb terminal', 'web-02', `export TERM=dumb; ${watchServers} --poll 200ms`],
    [
      'with IMCO_PLAIN',
      'db-02',
      `export IMCO_PLAIN=1 NO_COLOR=1; ${watchServers} -o table --poll 200ms`,
    ],
  ] as const) {
    test(`${name} is a table, then a line of text for each change, without sequences`, async () => {
      const screen = onTerminal(command, platform.env);
      await screen.until(/^NAME +STATE .*\n[\s\S]*^files-01 +/m);
      await sendDirectly(platform, 'PUT', `/cloud/servers/${await idOf(server)}/reboot`, {});
      await screen.until(new RegExp(`^${server} operational -> \\w+`, 'm'));
      screen.type('\u0003');
      const { bytes } = await screen.ended();
      assert.doesNotMatch(bytes, /^\{/m);
      assert.ok(!bytes.includes(esc), JSON.stringify(bytes));
    });
  }

  test('with -o jsonl has an object for each change', async () => {
    const screen = onTerminal(`${watchServers} -o jsonl --poll 200ms | cut -c1-60`, platform.env);
    await screen.until(/^\{"change":"present"/m);
    screen.type('\u0003');
    await screen.ended();
  });

  test('is drawn on the terminal while stderr goes elsewhere, without colour where none is wanted', async () => {
    const screen = onTerminal(`${watchServers} ${seldom} 2>/dev/null`, {
      ...platform.env,
      NO_COLOR: '1',
    });
    await screen.until(/^25 servers at [\s\S]*^and \d+ more/m);
    assert.doesNotMatch(screen.shown(), new RegExp(`${esc}\\[[\\d;]*m`));
    screen.type('\u0003');
    const { bytes } = await screen.ended();
    assert.match(visible(bytes).at(-2) ?? '', /^and \d+ more/);
  });

  test('a name with escape sequences moves nothing', async () => {
    const name = `evil${esc}[2J${esc}]0;x\u0007\r`;
    await sendDirectly(platform, 'PUT', `/cloud/servers/${await idOf('app-2')}`, { name });
    const screen = onTerminal('imco cloud servers list --watch --poll 200ms', platform.env);
    await screen.until(/evil\\u001b\[2J/);
    screen.type('\u0003');
    const { bytes } = await screen.ended();
    assert.ok(!bytes.includes(`${esc}[2J`) && !bytes.includes(`${esc}]0`), JSON.stringify(bytes));
  });
});

describe('list --follow on a terminal', () => {
  test('shows events as they come below those before, and ends without a word', async () => {
    const command = 'imco audit events list --follow --poll 200ms';
    const screen = onTerminal(command, platform.env);
    await screen.until(
      /^TIMESTAMP \(\S+\) +LEVEL +EVENT +DESCRIPTION\n(?:\d{4}-.*\n(?: .*\n)*){10}/m,
    );
    await sendDirectly(platform, 'PUT', `/cloud/servers/${await idOf('app-3')}/boot`, {});
    await screen.until(/app-3/);
    screen.type('\u0003');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 130);
    // The terminal echoes ^C wherever the cursor is, which may be in the middle of a line.
    const lines = visible(bytes).filter((line) => line !== '' && !line.includes('^C'));
    const events = lines.join('\n').split(/\n(?=\d{4}-)/);
    assert.equal(new Set(events).size, events.length, 'no event twice');
    assert.doesNotMatch(bytes, /error|hint/);
    for (const line of lines) assert.ok(line.length <= 80, line);
  });

  test('lays what comes out for a window of another width, below headings', async () => {
    const screen = onTerminal('imco audit events list --follow --poll 200ms', platform.env);
    await screen.until(/^TIMESTAMP (?:.|\n)*^\d{4}-/m);
    const before = screen.shown().length;
    screen.resize(40, 24);
    await sendDirectly(platform, 'PUT', `/cloud/servers/${await idOf('blog')}/reboot`, {});
    await screen.untilNew(before, /^TIMESTAMP (?:.|\n)*^\d{4}-(?:.|\n)*blog/m);
    screen.type('\u0003');
    const { bytes } = await screen.ended();
    const [latest = ''] = visible(bytes)
      .join('\n')
      .split(/^(?=TIMESTAMP)/m)
      .slice(-1);
    for (const line of latest.split('\n')) assert.ok(line.length <= 40, line);
  });
});
