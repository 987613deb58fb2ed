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

const idOf = async (name: string): Promise<string> => {
  const listed = await sendDirectly(platform, 'GET', '/cloud/servers');
  const id = new RegExp(`"id":"(\\w+)","name":"${name}"`).exec(listed)?.[1];
  assert.ok(id, name);
  return id;
};

describe('list --watch on a terminal', () => {
  test('is drawn over in place, with what changed marked, until Ctrl-C', async () => {
    const screen = onTerminal('imco cloud servers list --watch --poll 200ms', platform.env);
    await screen.until(/^ {2}NAME +STATE .*\n[^~]*^ {2}app-1 +inactive/m);
    await sendDirectly(platform, 'PUT', `/cloud/servers/${await idOf('app-1')}/boot`, {});
    await screen.until(/^~ app-1 +booting/m);
    await screen.until(/^ {2}app-1 +booting/m);
    const one = visible(screen.shown()).filter((line) => /^. app-1 /.test(line));
    assert.equal(one.length, 1);
    screen.type('\u0003');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 130);
    assert.doesNotMatch(bytes, /error|hint/);
    for (const line of visible(bytes)) assert.ok(line.length < 80, line);
  });

  test('marks what is new, and what is gone until the next look', async () => {
    const screen = onTerminal(
      'imco network firewall-profiles list --watch --poll 500ms',
      platform.env,
    );
    await screen.until(/^ {2}web /m);
    const profile = { name: 'short-lived', description: 'made for a test' };
    const made = await sendDirectly(platform, 'POST', '/network/firewall_profiles', profile);
    const id = /"id":"(\w+)"/.exec(made)?.[1];
    await screen.until(/^\+ short-lived /m);
    await screen.until(/^ {2}short-lived /m);
    await sendDirectly(platform, 'DELETE', `/network/firewall_profiles/${id}`);
    await screen.until(/^- short-lived /m);
    await screen.until(/^ {2}NAME(?![\s\S]*short-lived)/m);
    screen.type('\u0003');
    assert.equal((await screen.ended()).code, 130);
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
      /^TIMESTAMP \(\S+\) +LEVEL +HEADER +DESCRIPTION\n(?:\d{4}-.*\n(?: .*\n)*){10}/m,
    );
    await sendDirectly(platform, 'PUT', `/cloud/servers/${await idOf('app-3')}/boot`, {});
    await screen.until(/app-3/);
    screen.type('\u0003');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 130);
    const lines = visible(bytes).filter((line) => line !== '' && line !== '^C');
    const events = lines.join('\n').split(/\n(?=\d{4}-)/);
    assert.equal(new Set(events).size, events.length, 'no event twice');
    assert.doesNotMatch(bytes, /error|hint/);
    for (const line of lines) assert.ok(line.length <= 80, line);
  });
});
