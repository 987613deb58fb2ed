import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readNamedFile } from '../../src/lib/files/named-file.ts';
import { folderWith } from '../support/folders.ts';
import { runImco } from '../support/program.ts';

const text = 'domain: clients.example.com\nowner: Zoë\n';
const le = Buffer.from(text, 'utf16le');
const be = Buffer.from(le).swap16();
const utf32 = Buffer.concat(
  [...`\ufeff${text}`].map((letter) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(letter.codePointAt(0) ?? 0);
    return bytes;
  }),
);

const encodings: Readonly<Record<string, Buffer>> = {
  'UTF-16 with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), le]),
  'UTF-16 the other way round': Buffer.concat([Buffer.from([0xfe, 0xff]), be]),
  'UTF-16 without a mark': le,
  'UTF-16 the other way round, without a mark': be,
  'UTF-32': utf32,
};

describe('a file that is not UTF-8', () => {
  for (const [name, bytes] of Object.entries(encodings)) {
    test(`is fixed by the command in the message: ${name}`, async (t) => {
      const folder = await folderWith(t, {});
      const path = join(folder, "operator's config.yaml");
      writeFileSync(path, bytes, { mode: 0o600 });
      for (const words of [
        ['ping', '--config', path],
        ['ping', '--ca', path, '--cert', path, '--key', path, '--domain', 'example.com'],
      ]) {
        const { stderr } = await runImco(words, { home: folder, cwd: folder });
        const [, command = ''] = /^hint: run: (.*iconv.*)$/m.exec(stderr) ?? [];
        assert.notEqual(command, '', stderr);
        writeFileSync(path, bytes);
        execFileSync('/bin/sh', ['-c', command]);
        assert.equal((await readNamedFile(path)).bytes.toString(), text);
        assert.equal(statSync(path).mode & 0o077, 0);
        writeFileSync(path, bytes);
      }
    });
  }

  test('is reported as such if its encoding is unknown', async (t) => {
    const folder = await folderWith(t, {});
    const path = join(folder, 'config.yaml');
    writeFileSync(path, Buffer.from('domain: caf\xe9\n', 'latin1'));
    const { stderr } = await runImco(['ping', '--config', path], { home: folder });
    assert.match(stderr, /is not UTF-8 \(byte e9 in line 1\)\nhint: save the file as UTF-8$/m);
    assert.equal(readFileSync(path).length, 13);
  });
});

test('a file that is too long is not looked for in its owner and mode', async (t) => {
  const folder = await folderWith(t, {});
  const path = join(folder, 'config.yaml');
  writeFileSync(path, `# ${'x'.repeat(2_000_000)}\n`, { mode: 0o600 });
  for (const words of [
    ['--config', path],
    ['--ca', path, '--cert', path, '--key', path, '--domain', 'example.com'],
  ]) {
    const { stderr } = await runImco(['ping', ...words], { home: folder });
    assert.match(stderr, /is larger than .*\nhint: check that this is the right file$/m);
  }
});
