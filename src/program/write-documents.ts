/** Part of the build: writes the help of each command and the manual into folders beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { createHelpPage } from '../cli/help.ts';
import { helpFileName } from '../cli/help-page.ts';
import { createRunContext } from '../cli/run-context.ts';
import { formatCommandPath } from '../cli/usage.ts';
import type { Host } from '../host.ts';
import { openTerminal } from '../output/terminal/terminal.ts';
import { createManual } from '../reference/manual/manual.ts';
import { buildProgram } from './program.ts';

declare const __IMCO_VERSION__: string;
/** The day of the newest release in the changelog. */
declare const __IMCO_RELEASED__: string;

/** A host for building the command tree; no command runs on it. */
const createIdleHost = (): Host => {
  const streams = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  };
  return {
    args: [],
    env: {},
    cwd: '/',
    home: '/',
    terminal: openTerminal({ ...streams, env: {}, color: undefined }),
    clock: { now: () => Date.now(), monotonic: () => 0, sleep: async () => {} },
    platform: 'linux',
    random: () => 0,
    signal: new AbortController().signal,
    lend: (work) => work(),
    self: { node: '', script: '' },
    version: __IMCO_VERSION__,
  };
};

/** The help of a command and its subcommands, by file name. */
const listHelpPages = (command: Command): readonly (readonly [file: string, text: string])[] => {
  const words = formatCommandPath(command).split(' ').slice(1);
  const page = createHelpPage(command, command.createHelp());
  return [[helpFileName(words), JSON.stringify(page)], ...command.commands.flatMap(listHelpPages)];
};

const writeFiles = (name: string, texts: Iterable<readonly [file: string, text: string]>): void => {
  const folder = join(__dirname, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);
};

const writeDocuments = async (): Promise<void> => {
  // Loaded on demand, so that it stays a chunk of its own.
  const { createReference } = await import('../reference/reference.ts');
  const program = buildProgram(createRunContext(createIdleHost()), {}, 'whole');
  writeFiles('help', listHelpPages(program));
  const reference = createReference(program, __IMCO_VERSION__);
  const manual = createManual({ ...reference, released: __IMCO_RELEASED__ });
  writeFiles('man', Object.entries(manual));
};

writeDocuments();
