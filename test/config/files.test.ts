import assert from 'node:assert/strict';
import { access, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJson } from '../../src/config/files/read-json.ts';
import { readYaml } from '../../src/config/files/syntax.ts';
import { ConfigurationFailure } from '../../src/lib/failures/failures.ts';
import { failureOf } from '../support/failing.ts';
import { loadedWith } from './loading.ts';

const userFile = 'home/.config/imco/config.yaml';

test('files that could run code are never read', async (t) => {
  const marker = join(tmpdir(), `imco-ran-${process.pid}`);
  const code = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x'); module.exports = { output: 'evil' };`;
  const module = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(marker)}, 'x'); export default { output: 'evil' };`;
  const traps: Record<string, string> = {};
  for (const folder of ['home/project/deep', 'home/project', 'home', 'home/.config/imco']) {
    for (const end of ['js', 'cjs', 'ts', 'mjs']) {
      const content = end === 'mjs' ? module : code;
      for (const name of ['.imcorc', 'imco.config', 'config', '.config/config', '.config/imcorc']) {
        traps[`${folder}/${name}.${end}`] = content;
      }
    }
    const settings = { imco: { output: 'evil' }, cosmiconfig: { searchPlaces: ['evil.js'] } };
    traps[`${folder}/package.json`] = JSON.stringify(settings);
    traps[`${folder}/package.yaml`] = 'cosmiconfig: {searchPlaces: [evil.js]}';
    traps[`${folder}/evil.js`] = code;
  }
  const before = process.cwd();
  t.after(() => process.chdir(before));
  const { settings, folder } = await loadedWith(t, traps);
  assert.equal(settings.values.output, undefined);
  assert.deepEqual(settings.files, []);

  // cosmiconfig looks for settings of its own in the folder of the process.
  process.chdir(join(folder, 'home/project/deep'));
  await loadedWith(t, { ...traps, 'home/project/.imcorc': 'output: csv' });
  await assert.rejects(access(marker));
});

test('a file cannot import another one', async (t) => {
  for (const content of ['$import: ./evil.js\noutput: csv', '$import: [./other.yaml]']) {
    const failure = await failureOf(loadedWith(t, { [userFile]: content }));
    assert.equal(failure.kind, 'configuration');
    assert.match(failure.message, /config\.yaml: "\$import" is not a valid setting$/);
  }
});

test('a file with the name of a program is read as YAML when it is named, and never run', async (t) => {
  const content = 'module.exports = require("node:fs").rmSync("/nowhere")';
  const failure = await failureOf(
    loadedWith(t, { 'home/settings.js': content }, { config: '~/settings.js' }),
  );
  assert.equal(failure.code, 'broken_file');
});

test('a broken file is reported with line and column, without its content', async (t) => {
  const told = async (name: string, content: string) => {
    const failure = await failureOf(loadedWith(t, { [name]: content }));
    assert.ok(failure instanceof ConfigurationFailure);
    assert.ok(!`${failure.message} ${failure.details.hint}`.includes('hunter2'));
    return failure.message.replace(/^.*\/home\//, '');
  };
  const json = 'home/.imcorc.json';
  const yaml = 'home/.imcorc.yaml';
  const rc = 'home/.imcorc';
  assert.equal(
    await told(json, '{\n  "domain": "a",\n  "key": hunter2\n}'),
    '.imcorc.json, line 3, column 10: not valid JSON',
  );
  assert.equal(
    await told(json, '{"domain": "a",\n "key": "b",}'),
    '.imcorc.json, line 2, column 13: not valid JSON',
  );
  assert.equal(
    await told(json, '{"domain": "hunter2"'),
    '.imcorc.json, line 1, column 21: not valid JSON',
  );
  assert.equal(
    await told(yaml, 'domain: a\nkey: "hunter2\n'),
    '.imcorc.yaml, line 3, column 1: not valid YAML (a bracket, a quote or a colon is missing)',
  );
  assert.equal(
    await told(yaml, 'key: hunter2\nkey: hunter2'),
    '.imcorc.yaml, line 2, column 1: not valid YAML (the same key occurs twice)',
  );
  assert.equal(
    await told(rc, '<concerto server="hunter2">: [\n'),
    '.imcorc, line 2, column 1: not valid YAML (the indentation is wrong)',
  );
  assert.match(
    await told(yaml, `a: ${'['.repeat(10_000)}`),
    /^\.imcorc\.yaml, line 1, column \d+: nested too deeply$/,
  );
  assert.equal(await told(rc, 'hunter2'), '.imcorc: expected names and values');
  assert.equal(await told(rc, '- hunter2'), '.imcorc: expected names and values');
  assert.equal(await told(rc, 'profiles: hunter2'), '.imcorc: expected names and values');
});

test('every text of a file gives either a value or a configuration failure', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.json(), fc.nat(), async (text, json, cut) => {
      for (const content of [text, json, json.slice(0, cut % (json.length + 1))]) {
        for (const read of [readJson, readYaml]) {
          try {
            await read('/x/.imcorc', content);
          } catch (error) {
            assert.ok(error instanceof ConfigurationFailure, String(error));
            assert.match(error.message, /^\/x\/\.imcorc(, line \d+, column \d+)?: /);
          }
        }
      }
    }),
  );
});

test('aliases that multiply exponentially are refused', () => {
  const layers = Array.from({ length: 12 }, (_, i) =>
    i === 0 ? 'a0: &a0 [x, x]' : `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`,
  );
  assert.throws(() => readYaml('/x/.imcorc', layers.join('\n')), ConfigurationFailure);
});

test('YAML merges with << work, within the limit of aliases', async (t) => {
  const { settings } = await loadedWith(t, {
    [userFile]:
      'current: b\nprofiles:\n  a: &a {domain: a.example, protected: true, output: csv}\n  b: {<<: *a, domain: b.example}',
  });
  assert.equal(settings.values.domain?.value, 'b.example');
  assert.equal(settings.values.protected.value, true);
  assert.equal(settings.values.output?.value, 'csv');
  const layers = Array.from({ length: 9 }, (_, i) =>
    i === 0
      ? 'a0: &a0 {x: 1}'
      : `a${i}: &a${i} {<<: [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]}`,
  );
  assert.throws(() => readYaml('/x/.imcorc', layers.join('\n')), ConfigurationFailure);
});

test('unknown settings are refused with the nearest', async (t) => {
  const told = async (content: string) => {
    const failure = await failureOf(loadedWith(t, { [userFile]: content }));
    assert.equal(failure.code, 'unknown_setting');
    return [failure.message.replace(/\/.*\//, ''), failure.details.hint];
  };
  assert.deepEqual(await told('domian: example.com'), [
    'config.yaml: "domian" is not a valid setting',
    'did you mean domain?',
  ]);
  assert.deepEqual(await told('profiles:\n  live:\n    systemca: true'), [
    'profile "live" in config.yaml: "systemca" is not a valid setting',
    'did you mean system-ca?',
  ]);
  assert.deepEqual(await told('__proto__: {}'), [
    'config.yaml: "__proto__" is not a valid setting',
    'valid settings: profile, domain, endpoint, port, api, ca, cert, key, passphrase-file, system-ca, tls-min, crl, storage-ca, protected, ssh-user, ssh-key, ssh-address, output, color, relative, timeout, concurrency, profiles, current, aliases',
  ]);
});

test('outside of profiles only preferences are allowed, and a profile cannot name another', async (t) => {
  const stray = await failureOf(
    loadedWith(t, { [userFile]: 'key: x\nprofiles:\n  live: {domain: a}' }),
  );
  assert.equal(stray.code, 'stray_setting');
  assert.match(stray.message, /key is outside of profiles$/);
  const nested = await failureOf(
    loadedWith(t, { [userFile]: 'profiles:\n  live: {profile: other}' }),
  );
  assert.match(
    nested.message,
    /^profile "live" in .*: a profile cannot contain the setting "profile"$/,
  );
});

test('empty files and files with only comments count as missing', async (t) => {
  const { settings } = await loadedWith(t, {
    'home/project/deep/.imcorc': ' \n',
    'home/project/.imcorc': 'output: csv',
    [userFile]: '# nothing yet\n',
  });
  assert.equal(settings.values.output?.value, 'csv');
  assert.equal(settings.files.length, 1);
});

test('a folder in the place of a file is ignored', async (t) => {
  const { settings, folder } = await loadedWith(t, {
    'home/.imcorc/x': '',
    'home/.imcorc.json': '{}',
  });
  assert.deepEqual(settings.files, [{ path: join(folder, 'home/.imcorc.json'), kind: 'user' }]);
});

test('a user file that cannot be read is a failure', async (t) => {
  const { folder } = await loadedWith(t, { 'home/.config/imco/x': '' });
  // A link that leads to itself can be read by nobody, not even by root.
  await symlink('config.yaml', join(folder, userFile));
  const home = join(folder, 'home');
  const failure = await failureOf(loadedWith(t, {}, { home, cwd: home }));
  assert.equal(failure.code, 'unreadable_file');
  assert.equal(failure.message, `${join(folder, userFile)} cannot be read`);
});
