import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { folderWith } from '../support/folders.ts';
import { sendDirectly, startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

let platform: TestPlatform;
before(async () => {
  platform = await startPlatform(1000);
});
after(() => platform.close());

/** An editor that changes the description, and then waits until it is told to go on. */
const waitingEditor = async (context: TestContext, description: string) => {
  const folder = await folderWith(context, { x: '' });
  const [begun, goOn] = [join(folder, 'begun'), join(folder, 'go-on')];
  const script = [
    `sed -i "s/^description:.*/description: ${description}/" "$1"`,
    `touch ${begun}`,
    `while [ ! -e ${goOn} ]; do sleep 0.05; done`,
  ].join('; ');
  return {
    env: { ...platform.env, EDITOR: `sh -c '${script}' edit`, TMPDIR: folder },
    begun: async () => {
      while (!existsSync(begun)) await sleep(50);
    },
    goOn: () => writeFile(goOn, ''),
  };
};

const findScript = async (): Promise<{ readonly id: string; readonly description: string }> => {
  const scripts = JSON.parse(await sendDirectly(platform, 'GET', '/blueprint/scripts'));
  return scripts.find(({ name }: { name: string }) => name === 'rotate-logs');
};

describe('edit on a terminal', () => {
  test('asks before it sends over a change of somebody else', async (context) => {
    const { id } = await findScript();
    for (const [typed, code, description] of [
      ['n', 5, 'by others 5'],
      ['y', 0, 'by hand'],
    ] as const) {
      const editor = await waitingEditor(context, 'by hand');
      const screen = onTerminal('imco blueprint scripts edit rotate-logs', editor.env);
      await editor.begun();
      const body = { description: `by others ${code}` };
      await sendDirectly(platform, 'PUT', `/blueprint/scripts/${id}`, body);
      await editor.goOn();
      await screen.until(/Send your changes anyway\?/);
      assert.match(visible(screen.shown()).join('\n'), /was changed in the meantime:/);
      screen.type(typed);
      const ended = await screen.ended();
      const text = visible(ended.bytes).join('\n');
      assert.equal(ended.code, code, text);
      assert.equal((await findScript()).description, description);
      const [, path] = /kept in\s+(\S+)/.exec(text) ?? [];
      if (code === 0) assert.equal(path, undefined);
      else assert.match(await readFile(path ?? '', 'utf8'), /description: by hand/);
    }
  });

  test('ends with Ctrl-C in the editor, and keeps what was written', async (context) => {
    const before = (await platform.changes()).length;
    const editor = await waitingEditor(context, 'interrupted');
    const screen = onTerminal('imco blueprint scripts edit rotate-logs', editor.env);
    await editor.begun();
    screen.type('\u0003');
    const ended = await screen.ended();
    const text = visible(ended.bytes).join('\n');
    assert.equal(ended.code, 130, text);
    assert.match(text, /your text is kept in/);
    assert.equal((await platform.changes()).length, before);
  });
});
