/** What documents build and install is done in copies of the repository. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, test } from 'node:test';
import { needsProgram } from '../support/needs-program.ts';
import { chooseTest, documents, readCommands } from './document-commands.ts';
import { runInCopy, testInCopy } from './repository-copy.ts';

const others = documents.filter(
  ({ path, text }) =>
    path !== 'CONTRIBUTING.md' &&
    readCommands(text).some((command) => chooseTest(command) === 'repository'),
);

for (const { path, text } of others) {
  describe(`in a copy of the repository, ${path}`, () => {
    const copy = testInCopy(text);
    if (path !== 'README.md') return;

    test('the installed program needs nothing of the repository, and has its manual', async (context) => {
      const { folder, env } = copy();
      await rm(folder, { recursive: true });
      const elsewhere = { folder: dirname(folder), env };
      assert.match(await runInCopy('imco --version', elsewhere), /^\d+\.\d+\.\d+\n$/);
      assert.match(await runInCopy('imco sandbox run -- imco ping', elsewhere), /200/);
      if (!needsProgram(context, 'man')) return;
      assert.match(await runInCopy('man --where imco', elsewhere), /imco\.1/);
    });
  });
}
