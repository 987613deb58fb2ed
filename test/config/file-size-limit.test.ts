import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { test } from 'node:test';
import { folderWith } from '../support/folders.ts';

test('a file size limit leaves the configuration unchanged and is named', async (t) => {
  const text = 'timeout: 5s\n';
  const home = await folderWith(t, { '.config/imco/config.yaml': text });
  const line = 'ulimit -f 0; exec "$0" bin/imco.js config set timeout 9s';
  const env = { HOME: home, PATH: process.env.PATH };
  const ran = spawnSync('sh', ['-c', line, execPath], { env, encoding: 'utf8' });
  assert.equal(ran.status, 10, ran.stderr);
  assert.match(ran.stderr, /cannot be written: file size limit reached \(ulimit -f\)/);
  assert.equal(await readFile(join(home, '.config/imco/config.yaml'), 'utf8'), text);
});
