import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

let platform: TestPlatform;
before(async () => {
  platform = await startPlatform(1000);
});
after(() => platform.close());

const vpn = [
  'imco network vpns create --vpc core --public-ip 198.51.100.7',
  '--exposed-cidr 192.168.0.0/16 --vpn-plan VpnGw1',
].join(' ');

describe('secrets on a terminal', () => {
  test('a shared key is asked for, and never shown', async () => {
    const screen = onTerminal(`${vpn} --wait --quiet`, platform.env);
    await screen.until(/Pre-shared key/);
    screen.type('correct horse\r');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0, bytes);
    assert.doesNotMatch(bytes, /correct|horse/);
    assert.match(visible(bytes).join('\n'), /STATE +operational/);
    assert.deepEqual(
      (await platform.changes()).filter((change) => change.includes('/vpn')).length,
      1,
    );
  });

  test('nothing typed sends nothing', async () => {
    const before = (await platform.changes()).length;
    const screen = onTerminal(vpn, platform.env);
    await screen.until(/Pre-shared key/);
    screen.type('\r');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 2);
    assert.match(bytes, /no value was entered; nothing was sent/);
    assert.equal((await platform.changes()).length, before);
  });

  test('Ctrl-C at the question ends it', async () => {
    const before = (await platform.changes()).length;
    const screen = onTerminal(vpn, platform.env);
    await screen.until(/Pre-shared key/);
    screen.type('\u0003');
    assert.equal((await screen.ended()).code, 130);
    assert.equal((await platform.changes()).length, before);
  });

  test('an account asks for each key its provider needs', async () => {
    const command = 'imco settings saas-accounts create --saas-provider SendGrid -o json';
    const screen = onTerminal(command, platform.env);
    await screen.until(/user/);
    screen.type('first-secret\r');
    await screen.until(/password/);
    screen.type('second-secret\r');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0, bytes);
    assert.doesNotMatch(bytes, /first-secret|second-secret/);
    const log = await readFile(platform.folder.requests, 'utf8');
    assert.doesNotMatch(log, /first-secret|second-secret/);
  });

  test('an update of such an account asks as well', async () => {
    const screen = onTerminal('imco settings saas-accounts update Datadog', platform.env);
    await screen.until(/api_key/);
    screen.type('third-secret\r');
    await screen.until(/application_key/);
    screen.type('fourth-secret\r');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0, bytes);
    assert.doesNotMatch(bytes, /third-secret|fourth-secret/);
  });
});
