/** A server that knows a line of imco's own private key, and repeats it: imco does not. */
import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { skippingClock } from '../support/clock.ts';
import { answer, type Behaviour, startFaultyServer } from '../support/faulty-server.ts';
import { folderWith } from '../support/folders.ts';
import { makeWorld, type World } from '../support/mutual-tls.ts';
import { runImco } from '../support/program.ts';

let world: World;
/** Lines of the key that say nothing by themselves: not its head, nor the first of its base64. */
let lines: readonly string[] = [];
before(async () => {
  world = await makeWorld();
  lines = world.person.key
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('-----'))
    .slice(1);
  assert.ok(lines.length > 0);
});

const tellings: readonly (readonly string[])[] = [
  [],
  ['-o', 'json'],
  ['--debug'],
  ['--debug', '-o', 'json'],
  ['--debug', '-o', 'csv'],
];

/** What the server makes of a line: it may stand in any place of an answer. */
const refusals: Readonly<Record<string, (line: string) => Behaviour>> = {
  'the message of a refusal': (line) => answer(409, { error: `not with ${line}` }),
  'reasons by field': (line) => answer(422, { errors: { name: [`is ${line}`], [line]: ['no'] } }),
  'another form of the message': (line) => answer(403, { message: line, errors: [line] }),
  'a page': (line) =>
    answer(502, `<html><h1>${line.replaceAll('+', '&#43;')}</h1></html>`, {
      'content-type': 'text/html',
    }),
  'an answer that is no JSON': (line) => answer(200, `{"name": "${line}`),
  'a failure of the server': (line) => answer(500, { error: line }),
};

const runOn = async (t: TestContext, behaviour: Behaviour, key = world.person.key) => {
  const server = await startFaultyServer(world.server, world.authority.cert, [behaviour]);
  t.after(() => server.close());
  const folder = await folderWith(t, {
    ca: world.authority.cert,
    cert: world.person.cert,
    key,
  });
  const files = ['ca', 'cert', 'key'].flatMap((name) => [`--${name}`, join(folder, name)]);
  return (words: readonly string[], more: readonly string[] = []) =>
    runImco([...words, '--endpoint', server.endpoint, ...files, ...more], {
      home: folder,
      cwd: folder,
      clock: skippingClock(),
    });
};

describe('a line of the private key that comes back in', () => {
  for (const [what, behaviour] of Object.entries(refusals)) {
    test(what, async (t) => {
      for (const line of lines) {
        const imco = await runOn(t, behaviour(line));
        for (const words of [
          ['labels', 'list'],
          ['api', 'POST', '/labels', '-f', 'name=x'],
        ]) {
          for (const telling of tellings) {
            const { code, stdout, stderr } = await imco([...words, ...telling]);
            assert.notEqual(code, 0);
            assert.ok(!(stdout + stderr).includes(line), `${words.join(' ')}: ${stderr}`);
          }
        }
      }
    });
  }

  test('a refusal is masked, also if the key has a passphrase', async (t) => {
    const locked = createPrivateKey(world.person.key).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'correct horse',
    });
    const [line = ''] = lines;
    const imco = await runOn(t, answer(409, { error: `not with ${line}` }), String(locked));
    const folder = await folderWith(t, {});
    await writeFile(join(folder, 'passphrase'), 'correct horse\n', { mode: 0o600 });
    const more = ['--passphrase-file', join(folder, 'passphrase')];
    for (const telling of tellings) {
      const { code, stdout, stderr } = await imco(['labels', 'list', ...telling], more);
      assert.equal(code, 5, stderr);
      assert.ok(!(stdout + stderr).includes(line), stderr);
    }
  });
});
