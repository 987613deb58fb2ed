import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { onTerminal, visible } from './screen.ts';

const content = 'current: prod\nprofiles:\n  prod: {domain: prod.example, protected: true}\n';

describe('the protection of a profile, on a terminal', () => {
  for (const command of ['config set protected false', 'config unset protected', `config edit`]) {
    test(`ends when its name is typed: ${command}`, async (t) => {
      const folder = await folderWith(t, { '.config/imco/config.yaml': content });
      const text = () => readFile(join(folder, '.config/imco/config.yaml'), 'utf8');
      const env = { HOME: folder, EDITOR: `sh -c 'sed -i s/true/false/ "$1"' edit` };
      for (const [typed, code] of [
        ['test\r', 2],
        ['\r', 2],
        ['prod\r', 0],
      ] as const) {
        const screen = onTerminal(`imco ${command}`, env);
        await screen.until(/Profile "prod" is protected; type its name/);
        assert.equal(await text(), content);
        screen.type(typed);
        if (typed === 'test\r') {
          await screen.until(/that is not "prod"; type it again/);
          screen.type('\r');
        }
        const ended = await screen.ended();
        assert.equal(ended.code, code, visible(ended.bytes).join('\n'));
        if (code !== 0) assert.equal(await text(), content);
        else assert.doesNotMatch(await text(), /protected: true/);
      }
    });
  }
});
