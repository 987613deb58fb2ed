/** For the build: the help of every command, as files. */
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { createHelpPage, formatCommandPath } from '../cli/help.ts';
import { type HelpPage, helpFileName } from '../cli/help-page.ts';
import { createRunContext } from '../cli/run-context.ts';
import type { Host } from '../host.ts';
import { openTerminal } from '../output/terminal/terminal.ts';
import { buildProgram } from './program.ts';

/** A place where nothing is run. */
const createEmptyHost = (version: string): Host => {
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
    platform: 'linux',
    terminal: openTerminal({ ...streams, env: {}, color: undefined }),
    clock: { now: () => Date.now(), monotonic: () => 0, sleep: async () => {} },
    random: () => 0,
    signal: new AbortController().signal,
    lend: (work) => work(),
    self: { node: '', script: '' },
    version,
  };
};

const collectPages = (command: Command): readonly (readonly [string, HelpPage])[] => [
  [
    helpFileName(formatCommandPath(command).split(' ').slice(1)),
    createHelpPage(command, command.createHelp()),
  ],
  ...command.commands.flatMap(collectPages),
];

/** Help of every command of imco in this version, by the name of its file. */
export const createHelpPages = (version: string): Readonly<Record<string, HelpPage>> => {
  const context = createRunContext(createEmptyHost(version));
  return Object.fromEntries(collectPages(buildProgram(context, {}, 'whole')));
};
