import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { findSetting, type SettingName, settingNames } from '../../src/config/settings.ts';
import { failureOf } from '../support/failing.ts';
import { loadedWith } from './loading.ts';

const userFile = 'home/.config/imco/config.yaml';
const projectFile = 'home/project/.imcorc';

test('flags override the environment, then project file, user file and defaults', async (t) => {
  const files = {
    [projectFile]: 'color: never\ntimeout: 20\noutput: csv',
    [userFile]: 'color: always\ntimeout: 10\noutput: yaml\nconcurrency: 2',
  };
  const env = { IMCO_OUTPUT: 'json', IMCO_TIMEOUT: '30' };
  const { settings, folder } = await loadedWith(t, files, { env, flags: { output: 'wide' } });
  assert.deepEqual(settings.values, {
    output: { value: 'wide', origin: { kind: 'flag', where: '--output' } },
    timeout: { value: '30', origin: { kind: 'environment', where: 'IMCO_TIMEOUT' } },
    color: { value: 'never', origin: { kind: 'project', where: join(folder, projectFile) } },
    concurrency: { value: 2, origin: { kind: 'user', where: join(folder, userFile) } },
    api: { value: 'v2', origin: { kind: 'default', where: 'default' } },
    'system-ca': { value: false, origin: { kind: 'default', where: 'default' } },
    protected: { value: false, origin: { kind: 'default', where: 'default' } },
  });
  assert.deepEqual(settings.files, [
    { path: join(folder, projectFile), kind: 'project', trust: 'unknown' },
    { path: join(folder, userFile), kind: 'user' },
  ]);
});

test('every setting has its flag and variable after its name, and each variable works', async (t) => {
  const samples: Partial<Record<SettingName, string>> = {
    relative: 'true',
    port: '886',
    'system-ca': 'yes',
    'tls-min': '1.3',
    protected: '1',
    color: 'never',
    timeout: '5',
    concurrency: '3',
    api: 'v3',
  };
  for (const name of settingNames) {
    const { flag, env } = findSetting(name);
    if (flag !== undefined) assert.equal(flag, `--${name}`);
    assert.equal(env, `IMCO_${name.toUpperCase().replace('-', '_')}`);
    if (name === 'profile') continue;
    const variables = { [env]: samples[name] ?? 'x' };
    const { settings } = await loadedWith(t, {}, { env: variables });
    assert.deepEqual(settings.values[name]?.origin, { kind: 'environment', where: env });
  }
});

test('an empty variable counts as not set', async (t) => {
  const { settings } = await loadedWith(t, {}, { env: { IMCO_PROFILE: '', IMCO_CONFIG: '' } });
  assert.equal(settings.values.profile, undefined);
  assert.deepEqual(settings.files, []);
});

test('an untrusted project file does not decide where requests and credentials go', async (t) => {
  const { settings, notices, folder } = await loadedWith(t, {
    [projectFile]: [
      'output: json',
      'domain: evil.example',
      'endpoint: https://evil.example',
      'port: 1',
      'api: v1',
      'ca: evil.pem',
      'cert: evil.crt',
      'key: evil.key',
      'system-ca: true',
      'tls-min: 1.2',
      'crl: evil.crl',
      'storage-ca: storage.pem',
      'protected: false',
    ].join('\n'),
    [userFile]: 'domain: example.com\nprotected: true',
  });
  assert.equal(settings.values.output?.value, 'json');
  assert.equal(settings.values.domain?.value, 'example.com');
  assert.equal(settings.values.protected?.value, true);
  assert.equal(settings.values['system-ca']?.value, false);
  assert.equal(settings.values.api?.value, 'v2');
  for (const name of [
    'endpoint',
    'port',
    'ca',
    'cert',
    'key',
    'tls-min',
    'crl',
    'storage-ca',
  ] as const) {
    assert.equal(settings.values[name], undefined);
  }
  assert.equal(notices.length, 1);
  assert.match(
    notices[0] ?? '',
    /\.imcorc: domain, endpoint, port, api, ca, cert, key, system-ca, tls-min, crl, storage-ca, protected ignored: /,
  );
  assert.ok(notices[0]?.startsWith(join(folder, projectFile)));
});

test("a project file can select one of the user's profiles but not define its own", async (t) => {
  const files = {
    [projectFile]:
      'current: staging\nprofiles:\n  staging:\n    domain: evil.example\n    output: csv',
    [userFile]:
      'current: live\nprofiles:\n  live: {domain: a.example}\n  staging: {domain: b.example}',
  };
  const { settings, notices } = await loadedWith(t, files);
  assert.equal(settings.values.profile?.value, 'staging');
  assert.equal(settings.values.domain?.value, 'b.example');
  assert.equal(settings.values.output?.value, 'csv');
  assert.equal(notices.length, 1);
});

test('a profile is chosen by flag, variable or current, and its settings count', async (t) => {
  const files = {
    [userFile]:
      'current: b\noutput: wide\nprofiles:\n  a: {domain: a.example, output: csv}\n  b: {domain: b.example}\n  c: {domain: c.example}',
  };
  const chosen = async (env: Record<string, string>, profile?: string) => {
    const flags = profile === undefined ? {} : { profile };
    const { values } = (await loadedWith(t, files, { env, flags })).settings;
    return [values.profile?.value, values.domain?.value, values.output?.value];
  };
  assert.deepEqual(await chosen({}), ['b', 'b.example', 'wide']);
  assert.deepEqual(await chosen({ IMCO_PROFILE: 'c' }), ['c', 'c.example', 'wide']);
  assert.deepEqual(await chosen({ IMCO_PROFILE: 'c' }, 'a'), ['a', 'a.example', 'csv']);
});

test('a file with current: null selects no profile', async (t) => {
  const profiles = 'profiles:\n  a: {domain: a.example}\n  b: {domain: b.example}';
  for (const choice of ['current: null', 'current:', 'profile: null', 'current: ~\nprofile: b']) {
    const files = { [projectFile]: choice, [userFile]: `current: a\n${profiles}` };
    const { settings, notices } = await loadedWith(t, files);
    const wanted = choice.endsWith(' b') ? 'b' : 'a';
    assert.equal(settings.values.profile?.value, wanted, choice);
    assert.equal(settings.values.domain?.value, `${wanted}.example`, choice);
    assert.deepEqual(notices, []);
  }
});

test('settings outside of profiles add only preferences to a profile selected by name', async (t) => {
  const files = {
    'home/.imcorc': 'domain: live.example\nkey: live.key\nport: 886\nprotected: true\noutput: csv',
    [userFile]: 'profiles:\n  sandbox: {endpoint: "https://localhost:1"}',
  };
  const flat = await loadedWith(t, files);
  assert.equal(flat.settings.values.profile, undefined);
  assert.equal(flat.settings.values.domain?.value, 'live.example');
  const { settings } = await loadedWith(t, files, { flags: { profile: 'sandbox' } });
  assert.deepEqual(settings.profiles, ['sandbox']);
  assert.equal(settings.values.endpoint?.value, 'https://localhost:1');
  assert.equal(settings.values.output?.value, 'csv');
  assert.equal(settings.values.protected?.value, false);
  for (const name of ['domain', 'key', 'port'] as const) {
    assert.equal(settings.values[name], undefined);
  }
});

test('an unknown profile is refused with the nearest name', async (t) => {
  const files = { [userFile]: 'profiles:\n  production: {}\n  staging: {}' };
  const failure = await failureOf(loadedWith(t, files, { env: { IMCO_PROFILE: 'prodution' } }));
  assert.equal(failure.kind, 'configuration');
  assert.equal(failure.code, 'unknown_profile');
  assert.equal(failure.message, 'profile "prodution" not found (from IMCO_PROFILE)');
  assert.equal(
    failure.details.hint,
    'did you mean production? available profiles: production, staging',
  );
});

test('a file named with --config or IMCO_CONFIG is trusted and the only one', async (t) => {
  const files = {
    'home/other/imco.conf': 'domain: other.example\nca: ca.pem',
    [projectFile]: 'output: csv',
    [userFile]: 'domain: user.example\nkey: user.key',
  };
  const check = async (options: Parameters<typeof loadedWith>[2]) => {
    const { settings, folder, notices } = await loadedWith(t, files, options);
    const path = join(folder, 'home/other/imco.conf');
    assert.deepEqual(settings.files, [{ path, kind: 'file' }]);
    assert.deepEqual(settings.values.domain?.origin, { kind: 'file', where: path });
    assert.equal(settings.values.ca?.value, join(folder, 'home/other/ca.pem'));
    assert.equal(settings.values.key, undefined);
    assert.equal(settings.values.output, undefined);
    assert.deepEqual(notices, []);
  };
  await check({ config: '~/other/imco.conf' });
  await check({ config: '../../other/imco.conf' });
  await check({ env: { IMCO_CONFIG: '~/other/imco.conf' } });
  await check({ config: '~/other/imco.conf', env: { IMCO_CONFIG: '/nowhere' } });
  const failure = await failureOf(loadedWith(t, files, { config: 'missing.yaml' }));
  assert.equal(failure.kind, 'configuration');
  assert.match(failure.message, /deep\/missing\.yaml cannot be read$/);
});

test('paths start from their file, or from the working folder, and ~ is the home folder', async (t) => {
  const { settings, folder } = await loadedWith(
    t,
    { [userFile]: 'ca: keys/ca.pem\ncert: ~/keys/cert.crt\nkey: /abs/key' },
    {},
  );
  assert.equal(settings.values.ca?.value, join(folder, 'home/.config/imco/keys/ca.pem'));
  assert.equal(settings.values.cert?.value, join(folder, 'home/keys/cert.crt'));
  assert.equal(settings.values.key?.value, '/abs/key');
  const given = await loadedWith(t, {}, { env: { IMCO_CA: 'ca.pem' }, flags: { key: '~/k' } });
  assert.equal(given.settings.values.ca?.value, join(given.folder, 'home/project/deep/ca.pem'));
  assert.equal(given.settings.values.key?.value, join(given.folder, 'home/k'));
});

test('the stronger source of domain and endpoint wins, on a tie the endpoint', async (t) => {
  const addressWith = async (content: string, flags: Partial<Record<SettingName, string>> = {}) => {
    const { settings, notices } = await loadedWith(t, { [userFile]: content }, { flags });
    const { domain, endpoint, port } = settings.values;
    return [domain?.value, endpoint?.value, port?.value, notices.length];
  };
  const both = 'domain: a.example\nport: 886\nendpoint: https://b.example';
  assert.deepEqual(await addressWith(both), [undefined, 'https://b.example', undefined, 1]);
  assert.deepEqual(await addressWith(both, { domain: 'c.example' }), [
    'c.example',
    undefined,
    886,
    0,
  ]);
  assert.deepEqual(
    await addressWith('domain: a.example\nport: 886', { endpoint: 'https://c.example' }),
    [undefined, 'https://c.example', undefined, 0],
  );
});

test('invalid values are reported with setting, origin and expected value', async (t) => {
  const wrong = async (content: string, options: Parameters<typeof loadedWith>[2] = {}) => {
    const failure = await failureOf(loadedWith(t, { [userFile]: content }, options));
    return [failure.kind, failure.message.replace(/\/.*\/home/, '~')];
  };
  const where = '~/.config/imco/config.yaml';
  for (const port of ['0', '65536', '80.5', 'http', '[1]']) {
    assert.deepEqual(await wrong(`port: ${port}`), [
      'configuration',
      `port in ${where}: expected a whole number from 1 to 65535`,
    ]);
  }
  assert.deepEqual(await wrong('protected: maybe'), [
    'configuration',
    `protected in ${where}: expected true or false`,
  ]);
  assert.deepEqual(await wrong('domain: 5'), [
    'configuration',
    `domain in ${where}: expected a string`,
  ]);
  assert.deepEqual(await wrong('', { env: { IMCO_COLOR: 'nevr' } }), [
    'configuration',
    'IMCO_COLOR: expected one of auto, always, never (did you mean never?)',
  ]);
  for (const api of ['v4', 'v']) {
    assert.deepEqual(await wrong('', { env: { IMCO_API: api } }), [
      'configuration',
      'IMCO_API: expected one of v2, v3',
    ]);
  }
  assert.deepEqual(await wrong('', { flags: { port: 'many' } }), [
    'usage',
    '--port: expected a whole number from 1 to 65535',
  ]);
});

test('imco reads the example file', async (t) => {
  const example = await readFile('.imcorc.example', 'utf8');
  const { settings, folder } = await loadedWith(t, { [userFile]: example });
  assert.equal(settings.values.domain?.value, 'example.com');
  assert.equal(settings.values.key?.value, join(folder, 'home/.config/imco/private/cert.key'));

  const profiles = example.slice(example.indexOf('# current: production'));
  const uncommented = profiles.replaceAll(/^# ?/gm, '');
  const named = await loadedWith(t, { [userFile]: uncommented });
  assert.deepEqual(named.settings.profiles, ['production', 'staging']);
  assert.equal(named.settings.values.protected?.value, true);

  const everySetting = example.replaceAll(/^# (?=[a-z-]+: )/gm, '');
  const flat = everySetting.slice(0, everySetting.indexOf('# Several'));
  const full = await loadedWith(t, { [userFile]: flat });
  assert.equal(full.settings.values.timeout.value, '60s');
  assert.equal(full.settings.values.endpoint?.value, 'https://clients.example.com:886/v2');
});

test('ignored settings of a project file cause a notice even if a profile is selected', async (t) => {
  const files = {
    [projectFile]: 'endpoint: https://evil.example',
    [userFile]: 'current: live\nprofiles:\n  live: {domain: a.example}',
  };
  const { settings, notices } = await loadedWith(t, files);
  assert.equal(settings.values.endpoint, undefined);
  assert.equal(settings.values.domain?.value, 'a.example');
  assert.equal(notices.length, 1);
  assert.match(notices[0] ?? '', /endpoint ignored/);
});

test('names that start with x- are ignored, so that YAML can refer to their values', async (t) => {
  const shared = ['x-base: &base', '  output: json', '  timeout: 40', 'x-note: by hand'];
  const profiles = [
    'profiles:',
    '  prod:',
    '    <<: *base',
    '    domain: example.com',
    'current: prod',
  ];
  const { settings } = await loadedWith(t, { [userFile]: [...shared, ...profiles].join('\n') });
  assert.equal(settings.values.output?.value, 'json');
  assert.equal(settings.values.timeout?.value, '40s');
  const json = JSON.stringify({ 'x-note': ['by', 'hand'], output: 'yaml' });
  const other = await loadedWith(t, { 'home/.config/imco/config.json': json });
  assert.equal(other.settings.values.output?.value, 'yaml');
});

test('a YAML anchor without the prefix x- is refused with the name to use', async (t) => {
  const text = ['base: &base', '  output: json', 'profiles:', '  prod:', '    <<: *base'].join(
    '\n',
  );
  const { message, details } = await failureOf(loadedWith(t, { [userFile]: text }));
  assert.match(message, /"base" is not a valid setting/);
  assert.match(details.hint ?? '', /start its name with x-, for example x-base$/);
  const inside = ['profiles:', '  prod:', '    x-base: 1'].join('\n');
  assert.match((await failureOf(loadedWith(t, { [userFile]: inside }))).message, /"x-base" is not/);
});
