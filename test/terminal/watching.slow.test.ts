/** What a watched list shows over several looks at the platform. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sendDirectly, startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

let platform: TestPlatform;
before(async () => {
  platform = await startPlatform(1);
});
after(() => platform.close());

describe('list --watch on a terminal', () => {
  test('marks stay until something else changes, and what is gone is shown with a mark', async () => {
    const screen = onTerminal(
      'imco network firewall-profiles list --watch --poll 200ms',
      platform.env,
    );
    await screen.until(/^ {2}web /m);
    const make = (name: string): Promise<string> =>
      sendDirectly(platform, 'POST', '/network/firewall_profiles', { name, description: 'test' });
    const id = /"id":"(\w+)"/.exec(await make('short-lived'))?.[1];
    await screen.until(/^\+ short-lived /m);
    const looks = (): number => screen.shown().split('firewall profiles at').length;
    const before = looks();
    while (looks() < before + 4) await screen.news();
    assert.match(visible(screen.shown()).join('\n'), /^\+ short-lived /m);
    await make('another');
    await screen.until(/^ {2}short-lived .*\n\+ another /m);
    await sendDirectly(platform, 'DELETE', `/network/firewall_profiles/${id}`);
    await screen.until(/^- short-lived /m);
    await screen.until(/^ {2}NAME(?![\s\S]*short-lived)/m);
    screen.type('\u0003');
    assert.equal((await screen.ended()).code, 130);
  });
});

describe('show --watch on a terminal', () => {
  test('redraws the details with the last change, and ends when the resource is deleted', async () => {
    const make = await sendDirectly(platform, 'POST', '/network/firewall_profiles', {
      name: 'watched',
      description: 'first',
    });
    const id = /"id":"(\w+)"/.exec(make)?.[1];
    const screen = onTerminal(
      'imco network firewall-profiles show watched --watch --poll 200ms',
      platform.env,
    );
    await screen.until(/^firewall profile watched at [\d:]+, .*\nID +\w{24}$/m);
    await screen.until(/^DESCRIPTION +first$/m);
    await sendDirectly(platform, 'PUT', `/network/firewall_profiles/${id}`, {
      description: 'second',
    });
    await screen.until(/^DESCRIPTION +second$/m);
    await screen.until(/^last change: watched changed: description$/m);
    await sendDirectly(platform, 'DELETE', `/network/firewall_profiles/${id}`);
    await screen.until(/^watched: deleted$/m);
    assert.equal((await screen.ended()).code, 0);
  });
});

describe('status --watch on a terminal', () => {
  test('redraws the overview in place, within the width of the window', async () => {
    const screen = onTerminal('imco status --watch --poll 300ms', platform.env);
    await screen.until(/^account at [\d:]+, every 0\.3 s, profile sandbox; Ctrl-C to stop$/m);
    await screen.until(/^ARRAYS /m);
    const looks = (): number => screen.shown().split('account at').length;
    const before = looks();
    while (looks() < before + 2) await screen.news();
    screen.type('\u0003');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 130);
    for (const line of visible(bytes)) assert.ok(line.length < 80, line);
  });
});
