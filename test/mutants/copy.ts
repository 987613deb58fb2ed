/** A copy of the project in which code can be changed, built and tried. */
import { execFile } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { namedTest } from '../security/threats.ts';
import { type FileResult, runTestFile } from '../support/test-process.ts';
import { applyEdit, type Mutant } from './mutant.ts';

/** What is no part of the sources, or is too large to be copied. */
const left = new Set(['.git', 'dist', 'node_modules']);

/** A copy of the project. */
export interface Copy {
  /** Builds program and tests. Answers what was wrong, undefined when nothing was. */
  build(): Promise<string | undefined>;
  /** Makes a change; what is answered takes it back. */
  change(mutant: Mutant): Promise<() => Promise<void>>;
  /** Runs tests, each as `file: name`; answers how their files ended. */
  run(tests: readonly string[], timeoutMs: number): Promise<readonly FileResult[]>;
}

/** A regular expression for a name as it is written; anything may stand for `${}`. */
export const patternOf = (name: string): string =>
  `${name
    .split(/\$\{.*?\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*')}$`;

/** The names to run, by their built files. */
const byFile = (tests: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const files = new Map<string, string[]>();
  for (const word of tests) {
    const { path, name } = namedTest(word);
    const file = join('dist', path.replace(/\.ts$/, '.cjs'));
    files.set(file, [...(files.get(file) ?? []), patternOf(name)]);
  }
  return files;
};

/** Copies the project that is the working folder. The copy is gone when this process ends. */
export const openCopy = async (): Promise<Copy> => {
  const folder = await mkdtemp(join(tmpdir(), 'imco-mutants-'));
  // Some tests run the program as somebody else.
  await chmod(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const from = process.cwd();
  cpSync(from, folder, {
    recursive: true,
    filter: (path) => !left.has(path.slice(from.length + 1)),
  });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  const words = ['run', '--silent', 'build', '--', '--environment', 'IMCO_TESTS:1'];
  return {
    build: async () => {
      try {
        await promisify(execFile)('npm', words, { cwd: folder });
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    change: async ({ edits }) => {
      const before = new Map<string, string>();
      const undo = async (): Promise<void> => {
        for (const [path, text] of before) await writeFile(path, text);
      };
      try {
        for (const one of edits) {
          const path = join(folder, one.file);
          const text = await readFile(path, 'utf8');
          if (!before.has(path)) before.set(path, text);
          await writeFile(path, applyEdit(text, one));
        }
        return undo;
      } catch (error) {
        await undo();
        throw error;
      }
    },
    run: async (tests, timeoutMs) => {
      const results: FileResult[] = [];
      for (const [file, patterns] of byFile(tests)) {
        const options = { cwd: folder, timeoutMs, patterns, output: 'kept' } as const;
        results.push(await runTestFile(file, options));
      }
      return results;
    },
  };
};
