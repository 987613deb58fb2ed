import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createManual } from '../../../src/reference/manual/manual.ts';
import {
  formatExamples,
  heading,
  joinRoff,
  marks,
  paragraph,
  section,
} from '../../../src/reference/manual/roff.ts';
import type { Reference, ReferenceCommand } from '../../../src/reference/reference.ts';
import { allCommands, readReference, withAllBelow } from '../../cli/command-tree.ts';
import { needsProgram } from '../../support/needs-program.ts';
import { listPagePaths } from './page-list.ts';

/** A page as groff formats it, and the complaints of groff. */
const format = (page: string, ...words: readonly string[]) =>
  spawnSync('groff', ['-man', '-ww', ...words], { input: page, encoding: 'utf8' });

/** The same without fonts, with lines so long that none is broken. */
const formatUnbroken = (page: string) => format(page, '-Tascii', '-P-cbou', '-rLL=5000n');

/** The order in which the sections of a page stand. */
const sectionOrder = [
  'NAME',
  'SYNOPSIS',
  'DESCRIPTION',
  'RESOURCES',
  'FLAGS',
  'COMMANDS',
  'SHARED FLAGS',
  'EXAMPLES',
  'EXIT STATUS',
  'FILES',
  'ENVIRONMENT',
  'SEE ALSO',
];

const sectionsOf = (page: string): readonly string[] =>
  [...page.matchAll(/^\.SH "(.*)"$/gm)].map(([, title = '']) => title);

describe('the manual', () => {
  let reference: Reference;
  const [, released = ''] =
    /^## \[\d.*\] - (.*)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
  let pages: Readonly<Record<string, string>>;

  before(async () => {
    reference = await readReference();
    pages = createManual({ ...reference, released });
  });

  const readPage = (name: string): string => {
    const text = pages[name];
    assert.ok(text !== undefined, name);
    return text;
  };

  /** The page a command is described on: its own, or the one of the nearest command above. */
  const readPageOf = ({ command }: ReferenceCommand): string => {
    const words = command.split(' ');
    while (words.length > 2 && !pages[`${words.join('-')}.1`]) words.pop();
    return readPage(`${words.join('-')}.1`);
  };

  test('is built, and package.json lists every page', async () => {
    const { man, version }: { man: readonly string[]; version: string } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    );
    assert.deepEqual(man, await listPagePaths(), 'the list is old: run "npm run completions"');
    assert.deepEqual(
      readdirSync(join('dist', 'man')).sort(),
      man.map((path) => path.replace('./dist/man/', '')).sort(),
    );
    assert.match(released, /^\d{4}-\d\d-\d\d$/);
    // Only the version is another one in tests.
    for (const [name, text] of Object.entries(pages)) {
      const built = readFileSync(join('dist', 'man', name), 'utf8');
      assert.equal(built.replace(marks.plain(version), marks.plain(reference.version)), text, name);
    }
  });

  test('has a page for each resource and each command right below imco', () => {
    const paged = allCommands(reference).filter(
      ({ command, kind }) => kind === 'resource' || command.split(' ').length === 2,
    );
    const names = paged.map(({ command }) => `${command.replaceAll(' ', '-')}.1`);
    for (const name of ['imco-cloud-servers.1', 'imco-network-firewall-profiles.1', 'imco-login.1'])
      assert.ok(names.includes(name), name);
    assert.deepEqual(
      Object.keys(pages).sort(),
      ['imco.1', ...names, ...reference.topics.map(({ name }) => `imco-${name}.7`)].sort(),
    );
  });

  test('describes every command, flag and example on the page of its command', () => {
    for (const command of reference.commands.flatMap(withAllBelow)) {
      const page = readPageOf(command);
      const unbroken = page.replaceAll('\\e\n    ', '');
      for (const { flag, about } of command.flags) {
        assert.ok(page.includes(marks.plain(flag)), `${command.command} ${flag}`);
        assert.ok(page.includes(marks.plain(about)), `${command.command} ${flag}: ${about}`);
      }
      for (const line of command.examples) assert.ok(unbroken.includes(marks.plain(line)), line);
      assert.ok(page.includes(marks.plain(command.about)), command.command);
    }
  });

  test('keeps a flag in a synopsis on one line with its value', () => {
    for (const [name, text] of Object.entries(pages)) {
      const [, synopsis = ''] = /^\.SH "SYNOPSIS"\n([\s\S]*?)^\.SH /m.exec(text) ?? [];
      assert.doesNotMatch(synopsis, /(?:^| )\\-\\-\S+\n +</m, name);
    }
  });

  test('says what a flag means for a command where commands of a page differ in that', () => {
    for (const command of reference.commands.flatMap(withAllBelow)) {
      const part = readPageOf(command)
        .split(/^(?=\.S[SH] )/m)
        .find((one) => one.startsWith(`.SS "${marks.plain(command.command)}"\n`));
      const shared = readPageOf(command).split(/^\.SH "SHARED FLAGS"$/m)[1] ?? '';
      for (const { flag, about } of part ? command.flags : []) {
        const where = part?.includes(marks.plain(about)) ? part : shared.split('\n.SH')[0];
        assert.ok(where?.includes(marks.plain(about)), `${command.command} ${flag}`);
        assert.ok(part?.includes(marks.plain(flag)), `${command.command} ${flag}`);
      }
    }
  });

  test('sends for the flags of every command to a page that has them', () => {
    const [, name = '', number = ''] =
      /^Flags common to all commands are in \\fB(.*)\\fR\((\d)\)\.$/m.exec(
        readPage('imco-cloud-servers.1'),
      ) ?? [];
    const page = readPage(`${name.replaceAll('\\-', '-')}.${number}`);
    assert.ok(reference.common_flags.length > 0);
    for (const { flag } of reference.common_flags) {
      assert.ok(page.includes(marks.plain(flag)), flag);
    }
  });

  test('refers to a topic for the flags of every command where there is one', () => {
    const flags = { name: 'flags', about: 'flags of every command', text: 'Flags\n\n  --x  y' };
    const others = reference.topics.filter(({ name }) => name !== flags.name);
    const manual = createManual({ ...reference, released, topics: [...others, flags] });
    for (const name of ['imco.1', 'imco-login.1', 'imco-cloud-servers.1']) {
      assert.ok(manual[name]?.includes('are in \\fBimco\\-flags\\fR(7).'), name);
    }
  });

  test('describes a flag that most commands of a page take once', () => {
    const page = readPage('imco-cloud-servers.1');
    const about = allCommands(reference)
      .find(({ command }) => command === 'imco cloud servers boot')
      ?.flags.find(({ flag }) => flag === '--selector')?.about;
    assert.ok(about);
    assert.equal(page.split(marks.plain(about)).length, 2);
  });

  test('has the sections of each page in the standard order', () => {
    for (const [name, page] of Object.entries(pages)) {
      const titles = sectionsOf(page);
      const places = titles.map((title) => sectionOrder.indexOf(title));
      assert.ok(!places.includes(-1), `${name}: ${titles}`);
      if (name !== 'imco.1') {
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
          `${name}: ${titles}`,
        );
      }
      for (const title of ['NAME', 'DESCRIPTION', 'SEE ALSO']) {
        assert.ok(titles.includes(title), `${name} has no ${title}`);
      }
    }
  });

  test('refers to pages that there are, and to every resource from its namespace', () => {
    for (const [name, page] of Object.entries(pages)) {
      for (const [, other = '', number] of page.matchAll(/\\fB(imco[a-z\\-]*)\\fR\(([17])\)/g)) {
        assert.ok(pages[`${other.replaceAll('\\-', '-')}.${number}`], `${name}: ${other}`);
      }
    }
    for (const { kind, commands, command } of reference.commands) {
      if (kind !== 'namespace') continue;
      const page = readPage(`${command.replaceAll(' ', '-')}.1`);
      for (const resource of commands.filter((one) => one.kind === 'resource')) {
        assert.ok(page.includes(marks.code(resource.command.replaceAll(' ', '-'))), command);
      }
    }
  });

  test('is formatted by groff without a warning, and the topics keep every word', (context) => {
    if (!needsProgram(context, 'groff')) return;
    const all = formatUnbroken(Object.values(pages).join(''));
    assert.equal(all.stderr, '');
    const words = all.stdout.replaceAll(/\s+/g, ' ');
    for (const { text } of reference.topics) {
      for (const block of text.split('\n\n').slice(1)) {
        for (const part of block.split(/\n| {2,}(?:- )?/)) {
          assert.ok(words.includes(part.trim()), part);
        }
      }
    }
  });

  test('fits 80 columns, and no command or flag is hyphenated', (context) => {
    if (!needsProgram(context, 'groff')) return;
    const words = ['-Tutf8', '-P-cbou', '-rLL=78n'];
    for (const line of format(Object.values(pages).join(''), ...words).stdout.split('\n')) {
      assert.ok(line.length <= 80, line);
      assert.ok(!line.includes('\u2010'), line);
    }
  });

  test('shows the title of a page on both sides of its header', (context) => {
    if (!needsProgram(context, 'groff')) return;
    for (const name of ['imco.1', 'imco-blueprint-cookbook-versions.1', 'imco-exit-codes.7']) {
      const header = format(readPage(name), '-Tutf8', '-P-cbou', '-rLL=78n').stdout.split('\n')[0];
      const title = `${name.slice(0, -2).toUpperCase()}(${name.at(-1)})`;
      assert.match(header ?? '', / imco(?: Manual)? /, name);
      assert.ok(header?.startsWith(`${title} `) && header.endsWith(` ${title}`), header);
    }
  });

  test('shows characters that troff would take for its own', (context) => {
    if (!needsProgram(context, 'groff')) return;
    const texts = [
      '.SH no heading',
      "'ig no macro",
      '\\fBno font\\n',
      'a-b --c "d" `e` ^~\'',
      '..',
    ];
    const page = joinRoff([
      ...heading({ title: 'hostile', section: 7, date: '', source: 'test "1"' }),
      ...section(
        'NAME',
        ...texts.map((text) => paragraph(marks.plain(text))),
        formatExamples(texts),
      ),
    ]);
    const shown = formatUnbroken(page);
    assert.equal(shown.stderr, '');
    const lines = shown.stdout.split('\n').map((line) => line.trim());
    for (const text of texts) {
      assert.equal(lines.filter((line) => line === text).length, 2, text);
    }
  });
});
