/** What documents build and install is done in copies of the repository. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { chooseTest, documents, readCommands } from './document-commands.ts';
import { runInCopy, testInCopy } from './repository-copy.ts';

/** The pages of the manual that the package installs. */
const manualPages = (): readonly string[] => {
  const { man }: { man: readonly string[] } = JSON.parse(readFileSync('package.json', 'utf8'));
  return man.map((path) => basename(path));
};

const others = documents.filter(
  ({ path, text }) =>
    path !== 'CONTRIBUTING.md' &&
    readCommands(text).some((command) => chooseTest(command) === 'repository'),
);

for (const { path, text } of others) {
  describe(`in a copy of the repository, ${path}`, () => {
    const copy = testInCopy(text);
    if (path !== 'README.md') return;

    test('the installed program needs nothing of the repository, and has its manual', async () => {
      const { folder, env } = copy();
      await rm(folder, { recursive: true });
      const elsewhere = { folder: dirname(folder), env };
      assert.match(await runInCopy('imco --version', elsewhere), /^\d+\.\d+\.\d+\n$/);
      assert.match(await runInCopy('imco sandbox run -- imco ping', elsewhere), /200/);
      for (const page of manualPages()) {
        const section = page.slice(-1);
        const installed = join(env.npm_config_prefix ?? '', 'share', 'man', `man${section}`, page);
        await access(installed);
      }
    });
  });
}
