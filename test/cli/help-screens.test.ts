/** What help shows on the first screen of a usual terminal. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { namespaces } from '../../src/catalog/index.ts';
import { createCommonOptions } from '../../src/cli/flags/flags.ts';
import {
  createFormatFlags,
  createListOptions,
  createQuietFlag,
} from '../../src/cli/flags/output-flags.ts';
import { layOutHelp, showPlain } from '../../src/cli/help-layout.ts';
import type { HelpPage } from '../../src/cli/help-page.ts';
import { ownCommandNames } from '../../src/cli/own-commands.ts';
import { shownTopicNames } from '../../src/reference/topics/topic-names.ts';

const folder = join(process.cwd(), 'dist', 'help');

const pages = readdirSync(folder).map((file) => {
  const page: HelpPage = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return { command: file.split('.').slice(0, -1).join(' '), page };
});

const leaves = pages.filter(({ page }) => page.groups.length === 0);

/** The smallest usual terminal. */
const screen = { lines: 24, columns: 80 };

const show = (page: HelpPage, columns = screen.columns): readonly string[] =>
  layOutHelp(page, { columns, heading: showPlain }).trimEnd().split('\n');

/** A line of help without how it was broken. */
const joinLines = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replaceAll(/ \\\n +/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('help shows both forms of a flag that can be set to no', () => {
  for (const command of ['imco cloud servers commission', 'imco cloud server-arrays create']) {
    const page = pages.find((one) => one.command === command)?.page;
    const terms = page?.flags.map(([term]) => term).filter((term) => term.includes('private'));
    assert.deepEqual(terms, ['--[no-]privateness'], command);
  }
});

test('help names a filter that only one version of the API requires, and its examples have it', () => {
  const page = pages.find(({ command }) => command === 'imco wizard cloud-accounts list')?.page;
  const app = page?.flags.find(([term]) => term.startsWith('--app '));
  assert.equal(app?.[1], 'app to deploy; API v3 needs it');
  assert.ok(page && page.examples.length > 0);
  for (const line of page.examples) assert.match(line, / --app Joomla --location Europe\b/);
});

describe('on 80 columns and 24 lines', () => {
  test('help is never wider than the screen', () => {
    for (const { command, page } of pages) {
      for (const line of show(page))
        assert.ok(line.length <= screen.columns, `${command}: ${line}`);
    }
  });

  test('imco --help fits, with every command, group and topic', () => {
    const root = pages.find(({ command }) => command === 'imco');
    assert.ok(root);
    const lines = show(root.page);
    assert.ok(lines.length <= screen.lines, lines.join('\n'));
    const text = lines.join('\n');
    for (const heading of ['Resources', 'Account', 'Setup', 'Tools']) {
      assert.match(text, new RegExp(`^${heading} +\\w`, 'm'));
    }
    // Namespaces that only newer versions of the API have are named in one line.
    const newer = /With API v3: (.*) Help topics:/.exec(joinLines(lines))?.[1]?.split(', ') ?? [];
    assert.ok(newer.includes('brownfield'), text);
    for (const name of [...Object.keys(namespaces), ...ownCommandNames, 'labels', 'ping']) {
      if (name === '' || newer.includes(name)) continue;
      assert.match(text, new RegExp(`(?:^|  )${name}  `, 'm'));
    }
    assert.ok(text.includes(`Help topics: ${shownTopicNames.join(', ')}`), text);
    assert.ok(text.includes('"imco help extensions"'), text);
  });

  test('each leaf shows how it is typed, what it requires and its examples', () => {
    assert.ok(leaves.length > 150, `${leaves.length} leaves`);
    for (const { command, page } of leaves) {
      const lines = show(page);
      const first = joinLines(lines.slice(0, screen.lines));
      assert.ok(first.includes(`Usage: ${page.usage.join(' ')}`), `${command}: usage`);
      const required = page.flags.filter(([, about]) => /\brequired\b/.test(about));
      for (const [term] of required) {
        const isWord = page.arguments.some(([name]) => term.startsWith(`--${name} `));
        assert.ok(page.usage.includes(term) || isWord, `${command} ${term}`);
        assert.ok(first.includes(` ${term} `), `${command}: ${term}`);
      }
      assert.deepEqual(page.flags.slice(0, required.length), required, command);
      for (const line of page.examples) assert.ok(first.includes(line), `${command}: ${line}`);
    }
  });

  test('all flags of a leaf stand there unless there are more than fit', () => {
    for (const { command, page } of leaves) {
      const lines = show(page);
      const more = lines.indexOf('More flags:');
      if (more < 0) continue;
      const end = lines.indexOf('More flags:') - 1;
      const next =
        lines.slice(more + 1).findIndex((line, place) => place > 0 && /^ {2}\S|^$/.test(line)) + 1;
      assert.ok(end + next > screen.lines, `${command}: ${end} ${next}`);
    }
  });

  test('the flags of every list and of output stand behind those of the command itself', () => {
    const shared = new Set(
      [...createListOptions(), ...createFormatFlags(), createQuietFlag()].map(({ flags }) => flags),
    );
    let count = 0;
    for (const { command, page } of leaves) {
      const terms = page.flags.map(([term]) => term);
      const first = terms.findIndex((term) => shared.has(term));
      if (first < 0) continue;
      count += 1;
      const after = terms.slice(first).filter((term) => !shared.has(term) && term !== '--expand');
      assert.deepEqual(after, [], command);
    }
    assert.ok(count > 60, `${count} leaves`);
  });

  test('no leaf repeats a flag of every command', () => {
    const common = new Set(createCommonOptions().map(({ flags }) => flags));
    for (const { command, page } of leaves) {
      // What the sandbox is given is no more than these.
      if (command.startsWith('imco sandbox')) continue;
      for (const [term] of page.flags) assert.ok(!common.has(term), `${command} ${term}`);
      assert.doesNotMatch(show(page).join('\n'), /^(?:Output|Connection):/m, command);
    }
  });
});
