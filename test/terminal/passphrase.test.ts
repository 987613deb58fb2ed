import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, type Screen, visible } from './screen.ts';

const passphrase = 'correct horse';

let platform: TestPlatform;
let env: Readonly<Record<string, string>>;
before(async () => {
  platform = await startPlatform(1);
  const { folder } = platform;
  const locked = createPrivateKey(await readFile(folder.key, 'utf8')).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase,
  });
  const key = join(folder.path, 'locked.key');
  await writeFile(key, locked, { mode: 0o600 });
  env = { ...platform.env, IMCO_KEY: key };
});
after(() => platform.close());

const requests = async (): Promise<number> =>
  (await readFile(platform.folder.requests, 'utf8')).split('\n').length;

/** Types an answer to a question each, and waits for the end. */
const answered = async (screen: Screen, answers: readonly (readonly [RegExp, string])[]) => {
  for (const [question, keys] of answers) {
    await screen.until(question);
    screen.type(keys);
  }
  const { code, bytes } = await screen.ended();
  assert.doesNotMatch(bytes, /correct|horse|guess/, 'nothing that was typed is shown');
  return { code, lines: visible(bytes) };
};

const first = /Passphrase for key .*locked\.key/;
const again = /Wrong passphrase/;

describe('the passphrase of a key', () => {
  test('is asked for once', async () => {
    const screen = onTerminal('imco labels list -o name', env);
    const { code, lines } = await answered(screen, [[first, `${passphrase}\r`]]);
    assert.equal(code, 0);
    assert.ok(lines.includes('production'), lines.join('\n'));
  });

  test('can be typed again after a typo', async () => {
    const screen = onTerminal('imco ping', env);
    const { code } = await answered(screen, [
      [first, 'guess\r'],
      [again, `${passphrase}\r`],
    ]);
    assert.equal(code, 0);
  });

  test('that is not known sends nothing', async () => {
    const before = await requests();
    const screen = onTerminal('imco ping', env);
    await screen.until(first);
    screen.type('guess-1\r');
    await screen.until(/Wrong passphrase/);
    screen.type('guess-2\r');
    await screen.until(/Wrong passphrase.*Wrong passphrase/s);
    const { code, lines } = await answered(screen, [[/./, 'guess-3\r']]);
    assert.equal(code, 10, lines.join('\n'));
    assert.match(lines.join(' '), /error: the passphrase that was typed does not unlock key/);
    assert.equal(await requests(), before);
  });

  test('can be left unsaid with Ctrl-C', async () => {
    const before = await requests();
    const { code } = await answered(onTerminal('imco ping', env), [[first, 'corr\u0003']]);
    assert.equal(code, 130);
    assert.equal(await requests(), before);
  });

  test('is asked for by the doctor as well, before it looks at anything', async () => {
    const screen = onTerminal('imco doctor', env);
    const { code, lines } = await answered(screen, [[first, `${passphrase}\r`]]);
    assert.equal(code, 0, lines.join('\n'));
    assert.match(lines.join('\n'), /^ping +ok/m);
    assert.equal(lines.filter((line) => first.test(line)).length, 1);
  });

  test('ends the doctor with Ctrl-C', async () => {
    const { code, lines } = await answered(onTerminal('imco doctor', env), [[first, '\u0003']]);
    assert.equal(code, 130);
    assert.doesNotMatch(lines.join('\n'), /CHECK/);
  });
});
