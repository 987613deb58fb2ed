/** Where a text sends its reader, there is what it says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { addNamespace } from '../../src/cli/command-line/add-namespace.ts';
import { findSetting, settingNames } from '../../src/config/settings.ts';
import type { Reference, ReferenceCommand } from '../../src/reference/reference.ts';
import { shownTopicNames } from '../../src/reference/topics/topic-names.ts';
import { topics } from '../../src/reference/topics/topics.ts';
import { allDocuments } from '../documents/document-commands.ts';
import { runImco } from '../support/program.ts';
import { allCommands, readReference } from './command-tree.ts';

/** A place that sends its reader somewhere, and its text. */
type Source = readonly [where: string, text: string];

const sourcesBelow = (folder: string): readonly Source[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return [[path, readFileSync(path, 'utf8')] as const];
  });

/** A document without diffs: they show commands that a contributor adds. */
const withoutDiffs = (text: string): string => text.replaceAll(/^```diff\n.*?^```$/gms, '');

const documents = [
  ...allDocuments.map(({ path, text }): Source => [path, withoutDiffs(text)]),
  ['.imcorc.example', readFileSync('.imcorc.example', 'utf8')] as const,
];

/** What is written in quotes or between backticks: ours has no line break in it. */
const quotedIn = (text: string, start: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\\\\?["\`](${start}[^"\`\\\\\n]*)`, 'g'))].map(
    ([, quoted = '']) => quoted,
  );

/** Pages of help that stand without quotes, as help itself names them at its end. */
const namedPages = (text: string): readonly string[] =>
  [...text.matchAll(/: (imco help [a-z-]+)$/gm)].map(([, page = '']) => page);

/** The words of a command that are fixed: what a template fills in ends them. */
const fixedWords = (command: string): readonly string[] =>
  (command.split('${')[0] ?? '')
    .replace(/[^ ]*$/, (last) => (command.includes('${') ? '' : last))
    .split(' ')
    .filter((word) => word !== '');

/** All that help says to a person about a command. */
const helpTexts = (command: ReferenceCommand): readonly string[] => [
  command.about,
  ...command.notes,
  ...command.arguments.map(({ about }) => about),
  ...command.flags.map(({ about }) => about),
];

describe('a text that sends its reader on', () => {
  let reference: Reference;
  let sources: readonly Source[];
  before(async () => {
    reference = await readReference();
    sources = [
      ...sourcesBelow('src'),
      ...documents,
      ...allCommands(reference).flatMap((command) =>
        helpTexts(command).map((text): Source => [command.command, text]),
      ),
      ...Object.entries(topics).map(([name, { text }]): Source => [`help ${name}`, text()]),
    ];
  });

  test('to a page of help names one that there is', async () => {
    const { stdout: help } = await runImco(['cloud', 'servers', 'boot', '--help']);
    assert.deepEqual(namedPages(help), ['imco help flags']);
    const pages = new Set([
      ...sources.flatMap(([, text]) => quotedIn(text, 'imco help')),
      ...namedPages(help),
    ]);
    const whole = [...pages].filter((page) => !page.includes('$') && !page.includes('<'));
    assert.ok(whole.includes('imco help config'));
    for (const page of whole) {
      const words = page.split(' > ')[0]?.split(' ').slice(1) ?? [];
      const { code, stderr } = await runImco(words);
      assert.equal(code, 0, `${page}: ${stderr}`);
    }
  });

  test('to a page of the manual names one that is installed', () => {
    const { man }: { man: readonly string[] } = JSON.parse(readFileSync('package.json', 'utf8'));
    let count = 0;
    for (const [where, text] of sources) {
      for (const [, section = '[17]', page = ''] of text.matchAll(
        /\bman (?:(\d) )?(imco[a-z-]*)/g,
      )) {
        count += 1;
        const file = new RegExp(`/${page}\\.${section}$`);
        assert.ok(
          man.some((path) => file.test(path)),
          `${where}: man ${page}`,
        );
      }
    }
    assert.ok(count > 0);
  });

  test('to a command names one that there is', () => {
    const commands = allCommands(reference);
    const groups = new Set(commands.map(({ command }) => command));
    const isAlias = (words: readonly string[]): boolean =>
      commands.some(({ command, aliases }) => {
        const parts = command.split(' ');
        return (
          parts.length === words.length &&
          parts.slice(0, -1).join(' ') === words.slice(0, -1).join(' ') &&
          aliases.includes(words.at(-1) ?? '')
        );
      });
    let count = 0;
    for (const [where, text] of sources) {
      for (const quoted of quotedIn(text, 'imco ')) {
        const [program = '', ...typed] = fixedWords(quoted);
        const words = [program, ...addNamespace(typed)];
        const end = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
        const named = end < 0 ? words : words.slice(0, end);
        // As far as there are commands below; what follows are targets.
        for (let length = 2; length <= named.length; length += 1) {
          const part = named.slice(0, length);
          const above = commands.find(({ command }) => command === part.slice(0, -1).join(' '));
          if (length > 2 && (!above || above.commands.length === 0)) break;
          const isThere = groups.has(part.join(' ')) || isAlias(part) || part[1] === 'help';
          assert.ok(isThere, `${where}: ${quoted}`);
          count += 1;
        }
      }
    }
    assert.ok(count > 100, `${count} words`);
  });

  test('to the settings names the page that has each of them', async () => {
    const { stdout: topic } = await runImco(['help', 'config']);
    for (const name of settingNames) assert.match(topic, new RegExp(`^  ${name}  `, 'm'), name);
  });

  test('to the flags of every command names the page that has each of them, with its values', async () => {
    const { stdout: topic } = await runImco(['help', 'flags']);
    for (const { flag, short, values, default: usual } of reference.common_flags) {
      const start = short === null ? flag : `${short}, ${flag}`;
      const line = topic.split('\n').find((one) => one.startsWith(`  ${start} `)) ?? '';
      assert.notEqual(line, '', flag);
      if (values) assert.ok(line.includes(`: ${values.join('|')}`), line);
      if (typeof usual === 'string') assert.ok(line.includes(`(default: ${usual})`), line);
    }
    for (const flag of ['-h, --help', '-V, --version', '--columns', '--filter', '--sort']) {
      assert.match(topic, new RegExp(`^  ${flag} `, 'm'));
    }
  });

  test('to the environment names the page that has the variable of each setting', async () => {
    const { stdout: topic } = await runImco(['help', 'environment']);
    for (const name of settingNames) {
      assert.match(topic, new RegExp(`^  ${findSetting(name).env} `, 'm'), name);
    }
  });

  test('to a topic names each of them on the first page, and no other', async () => {
    const { stdout } = await runImco(['--help']);
    const named = /^Help topics: (.*)$/m.exec(stdout)?.[1]?.split(', ');
    assert.deepEqual(named, shownTopicNames);
    // The line of the command alias names the last one.
    assert.match(stdout, /^ +alias +.*"imco help extensions"/m);
    assert.deepEqual([...shownTopicNames, 'extensions'], Object.keys(topics));
  });

  test('to a command of the same name as a topic, and back', async () => {
    const commands = new Set(reference.commands.map(({ name }) => name));
    const both = Object.keys(topics).filter((name) => commands.has(name));
    assert.deepEqual(both, ['config', 'extensions']);
    for (const name of both) {
      const { stdout: help } = await runImco([name, '--help']);
      assert.match(help, new RegExp(`"imco help ${name}"`));
      const { stdout: topic } = await runImco(['help', name]);
      assert.match(topic, new RegExp(`imco ${name} --help`));
    }
  });
});
