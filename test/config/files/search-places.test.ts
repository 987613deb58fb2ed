import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadSettings } from '../../../src/config/load.ts';
import { folderWith } from '../../support/folders.ts';
import { loadedWith } from '../loading.ts';

test('the nearest project file counts, and none above the home folder', async (t) => {
  const { settings } = await loadedWith(t, {
    '.imcorc': 'output: csv',
    'home/project/.imcorc.yml': 'output: yaml',
    'home/project/deep/.imcorc.json': '{"output": "json"}',
  });
  assert.equal(settings.values.output?.value, 'json');
  const above = await loadedWith(t, { '.imcorc': 'output: csv' });
  assert.equal(above.settings.values.output, undefined);
});

test('outside of the home folder project files are found up to the root', async (t) => {
  const folder = await folderWith(t, { 'srv/.imcorc': 'output: csv', 'srv/a/b/x': '' });
  const settings = await loadSettings({
    cwd: join(folder, 'srv/a/b'),
    home: join(folder, 'home'),
    env: {},
    platform: 'linux',
    flags: {},
    notice: () => {},
  });
  assert.equal(settings.values.output?.value, 'csv');
});

test('.imcorc in the home folder is a user file, even if the home folder is a link', async (t) => {
  const folder = await folderWith(t, { 'real/.imcorc': 'domain: example.com', 'real/p/x': '' });
  await symlink(join(folder, 'real'), join(folder, 'home'));
  for (const cwd of ['home/p', 'real/p', 'real', 'home']) {
    const notices: string[] = [];
    const settings = await loadSettings({
      cwd: join(folder, cwd),
      home: join(folder, 'home'),
      env: {},
      platform: 'linux',
      flags: {},
      notice: (line) => notices.push(line),
    });
    assert.equal(settings.values.domain?.origin.kind, 'user', cwd);
    assert.deepEqual(notices, []);
  }
});

test('the file of the user is in the XDG folder when that is absolute, and in APPDATA on Windows', async (t) => {
  const folder = await folderWith(t, {
    'xdg/imco/config.json': '{"output": "xdg"}',
    'appdata/imco/config.yml': 'output: appdata',
    'home/.config/imco/config.yaml': 'output: home',
  });
  const outputWith = async (env: Record<string, string>, platform = 'linux') => {
    const home = join(folder, 'home');
    const options = { cwd: home, home, env, platform, flags: {}, notice: () => {} };
    return (await loadSettings(options)).values.output?.value;
  };
  assert.equal(await outputWith({}), 'home');
  assert.equal(await outputWith({ XDG_CONFIG_HOME: join(folder, 'xdg') }), 'xdg');
  assert.equal(await outputWith({ XDG_CONFIG_HOME: '../xdg' }), 'home');
  assert.equal(await outputWith({ APPDATA: join(folder, 'appdata') }, 'win32'), 'appdata');
});
