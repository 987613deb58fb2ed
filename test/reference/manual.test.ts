import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createManual } from '../../src/reference/manual.ts';
import type { Reference } from '../../src/reference/reference.ts';
import {
  heading,
  joinRoff,
  marks,
  paragraph,
  section,
  verbatim,
} from '../../src/reference/roff.ts';
import { readReference, withAllBelow } from '../cli/command-tree.ts';
import { needsProgram } from '../support/needs-program.ts';

/** What groff makes of a page, and what it complains of. */
const formatted = (page: string) => {
  // Lines so long that none is broken.
  const words = ['-man', '-ww', '-Tascii', '-P-cbou', '-rLL=5000n'];
  return spawnSync('groff', words, { input: page, encoding: 'utf8' });
};

describe('the manual', () => {
  let reference: Reference;
  let pages: Readonly<Record<string, string>>;

  before(async () => {
    reference = await readReference();
    pages = createManual(reference);
  });

  const pageCalled = (name: string): string => {
    const text = pages[name];
    assert.ok(text !== undefined, name);
    return text;
  };

  test('is built, and named in the package page by page', () => {
    const { man }: { man: readonly string[] } = JSON.parse(readFileSync('package.json', 'utf8'));
    const names = Object.keys(pages).sort();
    assert.deepEqual(readdirSync(join('dist', 'man')).sort(), names);
    assert.deepEqual([...man].sort(), names.map((name) => `./dist/man/${name}`).sort());
    // Only the version is another one in tests.
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [name, text] of Object.entries(pages)) {
      const built = readFileSync(join('dist', 'man', name), 'utf8');
      assert.equal(built.replace(marks.plain(version), marks.plain(reference.version)), text, name);
    }
  });

  test('has every command, flag and example below the command it belongs to', () => {
    for (const top of reference.commands) {
      const page = pageCalled(`imco-${top.name}.1`);
      const parts = page.split(/^(?=\.SS )/m);
      for (const command of withAllBelow(top)) {
        const title = `.SS "${marks.plain(command.command)}"\n`;
        const part = command === top ? page : parts.find((one) => one.startsWith(title));
        assert.ok(part, command.command);
        for (const { flag } of command.flags) assert.ok(part.includes(marks.plain(flag)), flag);
        for (const line of command.examples) assert.ok(part.includes(marks.plain(line)), line);
      }
      assert.ok(pageCalled('imco.1').includes(marks.plain(`imco-${top.name}(1)`)));
    }
    for (const { flag } of reference.common_flags) {
      assert.ok(pageCalled('imco.1').includes(marks.plain(flag)), flag);
    }
  });

  test('is read by groff without a complaint, topics word by word', (context) => {
    if (!needsProgram(context, 'groff')) return;
    const all = formatted(Object.values(pages).join(''));
    assert.equal(all.stderr, '');
    const words = all.stdout.replaceAll(/\s+/g, ' ');
    for (const { text } of reference.topics) {
      for (const block of text.split('\n\n').slice(1)) {
        for (const part of block.split(/\n| {2,}/)) assert.ok(words.includes(part.trim()), part);
      }
    }
  });

  test('shows what troff has other uses for', (context) => {
    if (!needsProgram(context, 'groff')) return;
    const texts = [
      '.SH no heading',
      "'ig no macro",
      '\\fBno font\\n',
      'a-b --c "d" `e` ^~\'',
      '..',
    ];
    const page = joinRoff([
      ...heading('hostile', 7, 'test "1"'),
      ...section('NAME', ...texts.map((text) => paragraph(marks.plain(text))), verbatim(texts)),
    ]);
    const shown = formatted(page);
    assert.equal(shown.stderr, '');
    const lines = shown.stdout.split('\n').map((line) => line.trim());
    for (const text of texts) {
      assert.equal(lines.filter((line) => line === text).length, 2, text);
    }
  });
});
