/** The question before `~/.ssh/config` is changed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { startPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

describe('ssh-config --install, on a terminal', () => {
  test('asks once, writes nothing after no, and one line after yes', async (t) => {
    const platform = await startPlatform(60);
    t.after(() => platform.close());
    const home = await folderWith(t, { '.ssh/config': '# mine\n' });
    const env = { ...platform.env, HOME: home };
    const path = join(home, '.ssh/config');
    for (const [key, code, lines] of [
      ['n', 2, ['# mine', '']],
      ['y', 0, [`Include "${home}/.local/state/imco/ssh/*/config"`, '', '# mine', '']],
    ] as const) {
      const screen = onTerminal('imco cloud servers ssh-config --install', env);
      await screen.until(/Add one line at the top of/);
      screen.type(`${key}\r`);
      const ended = await screen.ended();
      assert.equal(ended.code, code, visible(ended.bytes).join('\n'));
      assert.deepEqual(readFileSync(path, 'utf8').split('\n'), lines);
      assert.equal(existsSync(join(home, '.local/state/imco/ssh/sandbox/config')), code === 0);
    }
    const again = await onTerminal('imco cloud servers ssh-config --install', env).ended();
    assert.equal(again.code, 0, again.bytes);
    assert.doesNotMatch(again.bytes, /Add one line/);
  });
});
