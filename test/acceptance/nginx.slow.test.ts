/** The whole program against a platform behind Debian's nginx: every outcome is true. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Booting, startBooting } from '../support/booting.ts';
import { makeAuthority } from '../support/certificates.ts';
import { needsProgram } from '../support/needs-program.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { type Ran, spawnImco } from '../support/program.ts';

interface Behind {
  readonly booting: Booting;
  readonly nginx: Nginx;
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
}

const behind = async (
  t: TestContext,
  count: number,
  directives?: string,
): Promise<Behind | undefined> => {
  if (!needsProgram(t, 'nginx')) return undefined;
  const booting = await startBooting(t, count);
  const server = await booting.world.authority.server();
  const nginx = await startNginx(t, booting, { server, ...(directives && { directives }) });
  const home = booting.folder;
  return { booting, nginx, imco: (...words) => spawnImco([...words, ...nginx.flags], { home }) };
};

interface Told {
  readonly id: string;
  readonly ok: boolean;
  readonly error?: { readonly message: string; readonly hint?: string };
}

/** What is told of each target is what the platform has seen of it, and no change came twice. */
const assertTrue = ({ stdout }: Ran, { carriedOut }: Booting, count: number): readonly Told[] => {
  const told: readonly Told[] = JSON.parse(stdout);
  assert.equal(told.length, count);
  const done = carriedOut();
  assert.equal(new Set(done).size, done.length, 'a change was sent twice');
  for (const { id, ok, error } of told) {
    if (ok) assert.ok(done.includes(id), `${id} is told as done`);
    else if (!/may have been carried out/.test(error?.hint ?? '')) {
      assert.ok(!done.includes(id), `${id} is told as not done: ${error?.message}`);
    }
  }
  return told;
};

const boot = ['cloud', 'servers', 'boot', '--selector', 'name=web-*', '-o', 'json'];

test('connections that end after six requests cost no boot of a fleet', async (t) => {
  const set = await behind(t, 60, 'keepalive_requests 6;');
  if (!set) return;
  const ran = await set.imco(...boot);
  assert.equal(ran.code, 0, ran.stderr);
  assertTrue(ran, set.booting, 60);
  assert.equal(set.booting.carriedOut().length, 60);
});

test('nginx is reloaded again and again while a fleet boots', async (t) => {
  const set = await behind(t, 90, 'keepalive_requests 20;');
  if (!set) return;
  set.booting.slow(60);
  set.booting.finish();
  let isOver = false;
  const reloading = (async () => {
    while (set.booting.carriedOut().length === 0 && !isOver) await sleep(5);
    while (!isOver) {
      set.nginx.reload();
      await sleep(80);
    }
  })();
  const ran = await set.imco(...boot, '--wait', '--poll', '200ms', '--timeout', '30s');
  isOver = true;
  await reloading;
  const told = assertTrue(ran, set.booting, 90);
  // What nginx closes in a reload has been answered, or was not read.
  const failed = told.filter(({ ok }) => !ok);
  assert.ok(failed.length <= 9, JSON.stringify(failed, null, 1));
});

test('error pages of nginx are reported as such', async (t) => {
  const set = await behind(
    t,
    1,
    `
    client_max_body_size 1k;
    location /v2/labels { return 404; }
    location /v2/cloud/ssh_profiles { return 503; }
    location /v2/blueprint/templates { proxy_pass https://127.0.0.1:1; }
    location /v2/settings { return 403; }
    `,
  );
  if (!set) return;
  const { imco, booting } = set;
  const table = [
    [['labels', 'list'], 6, /no API at \/v2\/labels \(404\): web page "404 Not Found"/],
    [['labels', 'create', '--name', 'x'], 6, /no API at[\s\S]*may have been carried out/],
    [['cloud', 'ssh-profiles', 'list'], 9, /instead of the platform \(503\): web page "503 /],
    [['blueprint', 'templates', 'list'], 9, /instead of the platform \(502\): web page "502 /],
    [['settings', 'cloud-accounts', 'list'], 6, /firewall or proxy.*\(403\): web page "403 /],
  ] as const;
  for (const [words, code, says] of table) {
    const ran = await imco(...words);
    assert.equal(ran.code, code, ran.stderr);
    assert.match(ran.stderr, says);
  }
  const long = join(booting.folder, 'long.sh');
  writeFileSync(long, '#'.repeat(100_000), { mode: 0o600 });
  const words = ['blueprint', 'scripts', 'create', '--name', 'x', '--description', 'x'];
  const ran = await imco(...words, '--code', `@${long}`);
  assert.equal(ran.code, 6, ran.stderr);
  assert.match(
    ran.stderr,
    /\(413\): web page "413 Request Entity Too Large"\nhint: the request is too large for the proxy/,
  );
});

test('a change that nginx refuses is sent once, whatever its page says', async (t) => {
  const set = await behind(
    t,
    1,
    `
    location /v2/labels { add_header Retry-After 1 always; return 503; }
    location /v2/network/firewall_profiles { add_header Retry-After 1 always; return 429; }
    location /v2/blueprint/scripts { return 409; }
    location ~ /boot$ { add_header Retry-After 1 always; return 503; }
    `,
  );
  if (!set) return;
  const { imco, booting } = set;
  const attempts = (stderr: string, method: string): number =>
    stderr.split('\n').filter((line) => line.startsWith(`-> ${method} `)).length;
  const described = ['--name', 'x', '--description', 'x'];
  const script = ['blueprint', 'scripts', 'create', ...described];
  const profile = ['network', 'firewall-profiles', 'create', ...described];
  const table = [
    [['labels', 'create', '--name', 'x'], 'POST', 9, /\(503\): web page "503 Service/],
    [profile, 'POST', 9, /\(429\): web page "429 Too Many Requests"/],
    [[...script, '--code', 'true'], 'POST', 6, /\(409\): web page "409 Conflict"/],
    [['cloud', 'servers', 'boot', 'web-0'], 'PUT', 9, /\(503\): web page "503 Service/],
  ] as const;
  for (const [words, method, code, says] of table) {
    const ran = await imco(...words, '--debug');
    assert.equal(ran.code, code, ran.stderr);
    assert.match(ran.stderr, says);
    assert.match(ran.stderr, /instead of the platform/);
    assert.match(ran.stderr, /may have been carried out/);
    assert.equal(attempts(ran.stderr, method), 1, ran.stderr);
  }
  assert.deepEqual(booting.carriedOut(), []);
  // What changes nothing is asked for again.
  const list = await imco('labels', 'list', '--debug');
  assert.equal(list.code, 9, list.stderr);
  assert.equal(attempts(list.stderr, 'GET'), 4, list.stderr);
});

test('a certificate that nginx does not take is a matter of credentials', async (t) => {
  const set = await behind(t, 1);
  if (!set) return;
  const stranger = await (await makeAuthority('CN=Another authority')).client();
  writeFileSync(join(set.booting.folder, 'cert.pem'), stranger.cert);
  writeFileSync(join(set.booting.folder, 'key.pem'), stranger.key);
  for (const words of [
    ['ping'],
    ['cloud', 'servers', 'list'],
    ['labels', 'create', '--name', 'x'],
  ]) {
    const { code, stderr } = await set.imco(...words);
    assert.equal(code, 4, stderr);
    assert.match(stderr, /refused your certificate \(400\).*SSL certificate error/);
  }
});
