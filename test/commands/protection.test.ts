/** A protected profile stays protected, whatever else says otherwise, until its name is given. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { loadedWith } from '../config/loading.ts';
import { sandboxFor } from '../sandbox/support.ts';
import { folderWith } from '../support/folders.ts';
import { makeWorld, type World } from '../support/mutual-tls.ts';
import { type Ran, runImco } from '../support/program.ts';
import { zipOf } from '../support/zip.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const userFile = 'home/.config/imco/config.yaml';
const protectedYaml = [
  'current: prod',
  'profiles:',
  '  prod: {domain: prod.example, protected: true} # ours',
  '  test: {domain: test.example}',
  '',
].join('\n');

interface Setup {
  readonly folder: string;
  readonly imco: (words: string, env?: Readonly<Record<string, string>>) => Promise<Ran>;
  readonly text: (name?: string) => Promise<string>;
}

const setUp = async (t: TestContext, files: Readonly<Record<string, string>>): Promise<Setup> => {
  const folder = await folderWith(t, { 'home/x': '', ...files });
  const home = join(folder, 'home');
  return {
    folder,
    imco: (words, env = {}) => runImco(words.split(' '), { home, cwd: home, env }),
    text: (name = userFile) => readFile(join(folder, name), 'utf8'),
  };
};

const editing = (script: string) => ({
  EDITOR: `sh -c '${script}' edit`,
  PATH: process.env.PATH ?? '',
});

describe('protection', () => {
  test('applies from any source, and attempts to disable it are reported', async (t) => {
    const files = { [userFile]: protectedYaml };
    const isProtected = async (
      more: Readonly<Record<string, string>>,
      env: Readonly<Record<string, string>>,
    ) => {
      const { settings, notices } = await loadedWith(t, { ...files, ...more }, { env });
      return [settings.values.protected.value, notices.join('\n')] as const;
    };
    for (const no of ['no', 'false', 'off', '0', 'No']) {
      const [value, notice] = await isProtected({}, { IMCO_PROTECTED: no });
      assert.equal(value, true);
      assert.match(
        notice,
        /^IMCO_PROTECTED=no ignored: the profile is protected \(.*config\.yaml\)/,
      );
    }
    const project = 'profiles:\n  prod: {protected: false}\n';
    const [byProject, told] = await isProtected({ 'home/project/.imcorc': project }, {});
    assert.equal(byProject, true);
    assert.match(told, /protected ignored|protected: false/);
    const other = 'profiles:\n  prod: {protected: true, domain: prod.example}\n';
    const rc = { 'home/.imcorc': other, [userFile]: other.replace('true', 'false') };
    assert.deepEqual(
      (await isProtected(rc, { IMCO_PROFILE: 'prod' }))[0],
      true,
      'the weaker of the two files',
    );
    for (const yes of ['yes', 'true', '1', 'on']) {
      const env = { IMCO_PROTECTED: yes, IMCO_PROFILE: 'test' };
      assert.deepEqual(await isProtected({}, env), [true, '']);
    }
    const env = { IMCO_PROTECTED: 'no', IMCO_PROFILE: 'test' };
    assert.deepEqual(await isProtected({}, env), [false, ''], 'nothing protects');
    const untrusted = { 'home/project/.imcorc': 'profiles:\n  test: {protected: yes}\n' };
    assert.equal((await isProtected(untrusted, { IMCO_PROFILE: 'test' }))[0], true);
  });

  test('requires the profile name before requests are sent', async (t) => {
    const { sandbox } = await sandboxFor(t);
    const config = await readFile(sandbox.folder.config, 'utf8');
    const file = sandbox.folder.config;
    const content: { profiles?: Record<string, object> } & Record<string, unknown> =
      JSON.parse(config);
    const name = Object.keys(content.profiles ?? {})[0];
    const whole = name
      ? { ...content, profiles: { [name]: { ...content.profiles?.[name], protected: true } } }
      : { ...content, protected: true };
    await writeFile(file, JSON.stringify(whole));
    const { imco } = await setUp(t, {});
    const env = { IMCO_CONFIG: file, IMCO_PROTECTED: 'no' };
    const refused = await imco('cloud servers decommission app-1 --yes', env);
    assert.equal(refused.code, 2, refused.stdout);
    assert.match(refused.stderr, /IMCO_PROTECTED=no ignored/);
    const hint = /--confirm (\S+)/.exec(refused.stderr)?.[1] ?? '';
    const done = await imco(`cloud servers decommission app-1 --confirm ${hint}`, env);
    assert.equal(done.code, 0, done.stderr);
  });

  test('is removed by set and unset only with the profile name', async (t) => {
    for (const [name, content] of [
      [userFile, protectedYaml],
      [userFile, protectedYaml.replace('true', '"yes"')],
      [userFile, protectedYaml.replace('true', 'perhaps')],
      [
        'home/.config/imco/config.json',
        '{"current":"prod","profiles":{"prod":{"domain":"prod.example","protected":true},"test":{}}}\n',
      ],
    ] as const) {
      for (const change of [
        'set protected false',
        'set protected no --profile prod',
        'set protected 0',
        'unset protected',
        'unset protected --profile prod',
      ]) {
        const { imco, text } = await setUp(t, { [name]: content });
        for (const more of ['', ' --confirm test', ' --confirm PROD', ' -o json']) {
          const ran = await imco(`config ${change}${more}`);
          assert.equal(ran.code, 2, `${change}${more}: ${ran.stdout}`);
          assert.match(ran.stderr, /prod/);
          assert.equal(await text(name), content);
        }
        assert.equal((await imco(`config ${change} --dry-run`)).code, 0);
        assert.equal(await text(name), content);
        const ran = await imco(`config ${change} --confirm prod`);
        assert.equal(ran.code, 0, ran.stderr);
        assert.notEqual(await text(name), content);
      }
    }
  });

  test('asks no question if the profile is not protected yet', async (t) => {
    const { imco, text } = await setUp(t, { [userFile]: protectedYaml });
    for (const words of [
      'set protected false --profile test',
      'unset protected --profile test',
      'set protected true --profile test',
      'set protected true',
      'set output json',
      'use test',
    ]) {
      const ran = await imco(`config ${words}`);
      assert.equal(ran.code, 0, `${words}: ${ran.stderr}`);
    }
    assert.match(await text(), /prod: \{ ?domain: prod\.example, protected: true ?\}/);
  });

  test('of a flat profile requires the host of its endpoint', async (t) => {
    const content = 'domain: prod.example\nprotected: true\n';
    const { imco, text } = await setUp(t, { [userFile]: content });
    const refused = await imco('config set protected false');
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /hint: add --confirm clients\.prod\.example$/m);
    assert.equal((await imco('config unset protected --confirm prod')).code, 2);
    assert.equal(await text(), content);
    const ran = await imco('config unset protected --confirm clients.prod.example');
    assert.equal(ran.code, 0, ran.stderr);
  });

  test('is removed in an editor only with the profile name', async (t) => {
    const files = { [userFile]: protectedYaml };
    for (const script of [
      'sed -i s/true/false/ "$1"',
      'sed -i "s/, protected: true//" "$1"',
      'sed -i /prod:/d "$1"',
      'sed -i s/prod:/other:/ "$1"',
      'echo "output: json" > "$1"',
      'echo "" > "$1"',
    ]) {
      const { imco, text } = await setUp(t, files);
      const refused = await imco('config edit', editing(script));
      assert.equal(refused.code, 2, `${script}: ${refused.stdout}`);
      assert.match(refused.stderr, /hint: add --confirm prod/);
      assert.equal(await text(), protectedYaml);
      const ran = await imco('config edit --confirm prod', editing(script));
      assert.equal(ran.code, 0, ran.stderr);
      assert.notEqual(await text(), protectedYaml);
    }
    const broken = `${protectedYaml}  x: [\n`;
    const { imco, text } = await setUp(t, { [userFile]: broken });
    const script = 'echo "output: json" > "$1"';
    assert.equal((await imco('config edit', editing(script))).code, 2);
    assert.equal(await text(), broken);
    const harmless = editing('echo "output: json" >> "$1"');
    const kept = await setUp(t, files);
    assert.equal((await kept.imco('config edit', harmless)).code, 0);
  });

  test('stays when the credentials are replaced', async (t) => {
    const archive = zipOf(
      Object.entries({
        'ca_cert.pem': world.authority.cert,
        'cert.crt': world.person.cert,
        'private/cert.key': world.person.key,
      }).map(([name, content]) => ({ name, bytes: Buffer.from(content) })),
    );
    const { folder, imco, text } = await setUp(t, { [userFile]: protectedYaml });
    await writeFile(join(folder, 'home/api-key.zip'), archive);
    for (const env of [{}, { IMCO_PROTECTED: 'no' }]) {
      const words = 'login api-key.zip --profile prod --replace --no-verify';
      const ran = await imco(words, env);
      assert.equal(ran.code, 0, ran.stderr);
      assert.match(await text(), /protected: true/);
    }
    // The profile goes only with its name, whoever protects it.
    for (const [words, env] of [
      ['logout prod --yes', {}],
      ['logout test --yes', { IMCO_PROTECTED: 'yes' }],
    ] as const) {
      const ran = await imco(words, env);
      assert.equal(ran.code, 2, ran.stdout);
    }
    assert.match(await text(), /test:/);
    assert.equal((await imco('logout prod --confirm prod')).code, 0);
  });
});
