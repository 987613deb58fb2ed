/**
 * Does in a copy of the repository what a document builds, installs, changes and releases, from top
 * to bottom.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  chooseTest,
  type DocumentBlock,
  type DocumentCommand,
  readBlockCommands,
  readBlocks,
} from './document-commands.ts';
import { applyEdit, isEdit } from './example-edits.ts';

/** Longest that one command may take, in ms. */
const longestMs = 240_000;

interface Ran {
  readonly code: number;
  readonly output: string;
}

export interface RepositoryCopy {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

const run = (command: string, { folder, env }: RepositoryCopy): Promise<Ran> =>
  new Promise((resolve) => {
    const options = { cwd: folder, env, timeout: longestMs, maxBuffer: 64 * 1024 * 1024 };
    execFile('sh', ['-c', command], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });

export const runInCopy = async (command: string, copy: RepositoryCopy): Promise<string> => {
  const { code, output } = await run(command, copy);
  assert.equal(code, 0, `${command}\n${output.slice(-4000)}`);
  return output;
};

/** The environment of somebody with a new home, whose npm uses what is there. */
const createEnv = (home: string): NodeJS.ProcessEnv => {
  const prefix = join(home, 'prefix');
  const person = { NAME: 'Reader', EMAIL: 'reader@example.net' };
  return {
    HOME: home,
    SHELL: '/bin/bash',
    PATH: [join(prefix, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
    MANPATH: join(prefix, 'share', 'man'),
    npm_config_prefix: prefix,
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
    ...Object.fromEntries(
      Object.entries(person).flatMap(([name, value]) => [
        [`GIT_AUTHOR_${name}`, value],
        [`GIT_COMMITTER_${name}`, value],
      ]),
    ),
    ...(process.env.CI && { CI: process.env.CI }),
  };
};

/** A copy of the files of the repository, as a repository of its own. */
const createCopy = async (): Promise<RepositoryCopy & { readonly path: string }> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-documents-')));
  const [folder, home] = [join(path, 'imco'), join(path, 'home')];
  for (const one of [folder, home]) await mkdir(one);
  const copy = { path, folder, env: createEnv(home) };
  const here = { folder: process.cwd(), env: copy.env };
  const listed = await runInCopy('git ls-files -z --cached --others --exclude-standard', here);
  for (const file of listed.split('\0').filter((name) => name !== '')) {
    await cp(file, join(folder, file), { recursive: true });
  }
  await cp('node_modules', join(folder, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await runInCopy('git init --quiet && git add --all && git commit --quiet --message Copy', copy);
  return copy;
};

/** A command to run in the copy, or a block to write into one of its files. */
type Task =
  | { readonly kind: 'command'; readonly command: DocumentCommand }
  | { readonly kind: 'edit'; readonly block: DocumentBlock };

const readTasks = (text: string): readonly Task[] =>
  readBlocks(text).flatMap((block): readonly Task[] =>
    isEdit(block)
      ? [{ kind: 'edit', block }]
      : readBlockCommands(block)
          .filter((command) => chooseTest(command) === 'repository')
          .map((command) => ({ kind: 'command', command })),
  );

const describeTask = (task: Task): string =>
  task.kind === 'edit'
    ? `line ${task.block.line}: ${(task.block.lines[1] ?? '').replace('+++ b/', 'change ')}`
    : `line ${task.command.line}: ${task.command.command.split('\n')[0]}`;

/**
 * Tests what a document does with the repository, a test for each command and for each block that
 * is written into a file. Call it in a `describe`; returns the copy, which is there while tests run.
 */
export const testInCopy = (text: string): (() => RepositoryCopy) => {
  let copy: Awaited<ReturnType<typeof createCopy>>;
  before(async () => {
    copy = await createCopy();
  });
  after(() => rm(copy.path, { recursive: true, force: true }));

  for (const task of readTasks(text)) {
    test(describeTask(task), async () => {
      if (task.kind === 'edit') await applyEdit(copy.folder, task.block);
      else await runInCopy(task.command.command, copy);
    });
  }
  return () => copy;
};
