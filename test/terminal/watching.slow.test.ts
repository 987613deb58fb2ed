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
