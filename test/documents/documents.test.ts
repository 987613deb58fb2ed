/** What documents show is typed as a reader types it; what they name is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findChoice } from '../../src/catalog/rules/choices.ts';
import { unionCatalog } from '../../src/catalog/versions/catalog-for.ts';
import { addNamespace } from '../../src/cli/command-line/add-namespace.ts';
import type { ReferenceCommand } from '../../src/reference/reference.ts';
import { played } from '../acceptance/play.ts';
import { allCommands, readReference } from '../cli/command-tree.ts';
import { needsProgram } from '../support/needs-program.ts';
import {
  allDocuments,
  chooseTest,
  type DocumentCommand,
  documents,
  readAnchors,
  readCommands,
  readLinks,
  readMentions,
  type UserDocument,
} from './document-commands.ts';
import { openReaderGround, type ReaderGround, typeCommand } from './ground.ts';

/** The README is read before anything is set up; readers of the others have logged in. */
const isFirstRead = ({ path }: UserDocument): boolean => path === 'README.md';

/** What only newer platforms have is in documents of their own. */
const isAboutNewest = ({ path }: UserDocument): boolean => path === 'docs/recipes-v3.md';

const testSession = (document: UserDocument, commands: readonly DocumentCommand[]): void => {
  let start: ReaderGround;
  let ground: ReaderGround;
  let section = '';

  before(async () => {
    start = await openReaderGround(isAboutNewest(document) ? '10' : '9');
    ground = start;
    assert.deepEqual(await readdir(start.env.HOME ?? ''), []);
    if (isFirstRead(document)) return;
    const login = await played('imco login api-key.zip --domain example.com', start);
    assert.equal(login.exit, 0, login.stderr.join('\n'));
  });

  after(async () => {
    if (commands.some(({ command }) => command.includes('sandbox start --detach'))) {
      await played('imco sandbox stop', start);
    }
    await start.close();
  });

  for (const one of commands) {
    const [title = ''] = one.command.split('\n').filter((line) => !line.startsWith('#!'));
    test(`line ${one.line}: ${title}`, async (context) => {
      if (/\bjq /.test(one.command) && !needsProgram(context, 'jq')) return;
      // A section begins with the environment of the reader.
      if (one.section !== section) ground = start;
      section = one.section;
      ground = await typeCommand(one, ground);
    });
  }

  if (!isFirstRead(document)) return;
  test('imco logout removes the credentials of every profile', async () => {
    for (const words of ['default --yes', 'staging --yes', 'prod --confirm prod']) {
      const { exit, stderr } = await played(`imco logout ${words}`, start);
      assert.equal(exit, 0, stderr.join('\n'));
    }
    const keys = join(start.env.HOME ?? '', '.config/imco/keys');
    assert.deepEqual(await readdir(keys), []);
  });
};

// Most of their time is waiting.
describe('the commands of', { concurrency: true }, () => {
  for (const document of documents) {
    const commands = readCommands(document.text).filter((one) => chooseTest(one) === 'session');
    if (commands.length === 0) continue;
    describe(document.path, { concurrency: 1 }, () => testSession(document, commands));
  }
});

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
