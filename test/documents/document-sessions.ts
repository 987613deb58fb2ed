/** What documents show in a terminal is typed as a reader types it. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { played } from '../acceptance/play.ts';
import { needsProgram } from '../support/needs-program.ts';
import {
  chooseTest,
  type DocumentCommand,
  documents,
  readCommands,
  type UserDocument,
} from './document-commands.ts';
import { openReaderGround, type ReaderGround, typeCommand } from './ground.ts';

/** The README is read before anything is set up; readers of the others have logged in. */
export const isFirstRead = ({ path }: UserDocument): boolean => path === 'README.md';

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

/** Types what the documents that match show. */
export const testDocuments = (matches: (document: UserDocument) => boolean): void => {
  // Most of their time is waiting.
  describe('the commands of', { concurrency: true }, () => {
    for (const document of documents.filter(matches)) {
      const commands = readCommands(document.text).filter((one) => chooseTest(one) === 'session');
      if (commands.length === 0) continue;
      describe(document.path, { concurrency: 1 }, () => testSession(document, commands));
    }
  });
};
