/** What documents show is typed as a reader types it; what they name is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { findChoice } from '../../src/catalog/rules/choices.ts';
import { unionCatalog } from '../../src/catalog/versions/catalog-for.ts';
import { addNamespace } from '../../src/cli/command-line/add-namespace.ts';
import type { ReferenceCommand } from '../../src/reference/reference.ts';
import { allCommands, readReference } from '../cli/command-tree.ts';
import {
  allDocuments,
  chooseTest,
  documents,
  readAnchors,
  readCommands,
  readLinks,
  readMentions,
} from './document-commands.ts';
import { isFirstRead, testDocuments } from './document-sessions.ts';

testDocuments(isFirstRead);

describe('the documents', () => {
  test('show rings of tests that .ci/run runs', () => {
    const ci = readFileSync('.ci/run', 'utf8').split('\n');
    const shown = documents.flatMap(({ text }) =>
      readCommands(text).filter((one) => chooseTest(one) === 'ci'),
    );
    assert.ok(shown.length > 0);
    for (const { command } of shown) assert.ok(ci.includes(command), command);
    const readme = allDocuments.find(isFirstRead)?.text ?? '';
    assert.ok(readme.includes('`npm install && npm test`'));
    assert.ok(ci.includes('npm install && npm test'));
  });

  test('name only commands that imco has', async () => {
    const { commands, topics } = await readReference();
    const isCalled = (word: string) => (one: ReferenceCommand) =>
      one.name === word || one.aliases.includes(word);
    for (const { path, text } of allDocuments) {
      for (const mention of readMentions(text, 'imco')) {
        let below = commands;
        for (const word of addNamespace(mention.split(' ').slice(1))) {
          if (below.length === 0 || !/^[a-z][\w-]*$/.test(word)) break;
          const found = below.find(isCalled(word));
          const isTopic =
            mention.startsWith('imco help ') && topics.some(({ name }) => name === word);
          assert.ok(found || isTopic, `${path}: ${mention}`);
          below = found?.name === 'help' ? commands : (found?.commands ?? []);
        }
      }
    }
  });

  test('name only scripts that package.json has', () => {
    const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    );
    for (const { path, text } of allDocuments) {
      for (const mention of readMentions(text, 'npm')) {
        const [, name] = / run ([\w:]+)/.exec(mention) ?? [];
        assert.ok(name === undefined || Object.hasOwn(scripts, name), `${path}: ${mention}`);
      }
    }
  });

  test('link only to files and headings that exist', () => {
    for (const { path, text } of allDocuments) {
      for (const link of readLinks(text)) {
        if (/^https?:/.test(link)) continue;
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? path : join(dirname(path), file);
        assert.ok(existsSync(target), `${path}: ${link}`);
        if (anchor === undefined) continue;
        const anchors = readAnchors(readFileSync(target, 'utf8'));
        assert.ok(anchors.includes(anchor), `${path}: ${link}`);
      }
    }
  });
});

describe('the README', () => {
  const text = readFileSync('README.md', 'utf8');

  test('has at most 9,000 bytes', () => {
    assert.ok(Buffer.byteLength(text) <= 9000, `${Buffer.byteLength(text)} bytes`);
  });

  test('names every command of imco, and every verb in the row of its resource', async () => {
    const reference = await readReference();
    const rows = text.split('\n').filter((line) => line.startsWith('| `imco'));
    for (const { name } of reference.commands) {
      assert.ok(
        rows.some((row) => row.includes(`\`imco ${name}`)),
        name,
      );
    }
    const verbs = allCommands(reference).filter(({ kind }) => kind === 'verb');
    for (const { command } of verbs) {
      const [, namespace = '', resource = '', verb = ''] = command.split(' ');
      const described = unionCatalog.get(`${namespace} ${resource}`);
      // A verb that a flag of another one chooses is not listed anywhere.
      if (described && findChoice(described, verb)) continue;
      const isNamed = rows.some((row) => {
        const has = (code: string): boolean => row.includes(`\`${code}\``);
        const hasResource =
          has(`imco ${namespace} ${resource}`) || (has(`imco ${namespace}`) && has(resource));
        // What is edited is an update.
        const word = verb === 'edit' ? 'update' : verb;
        return hasResource && (['list', 'show', 'compare'].includes(word) || has(word));
      });
      // What has no namespace is a resource and a verb.
      assert.ok(isNamed || verb === '', command);
    }
  });
});
