import { PassThrough } from 'node:stream';
import { createRunContext, type RunContext } from '../../src/cli/run-context.ts';
import { openTerminal } from '../../src/output/terminal/terminal.ts';
import { realClock } from './clock.ts';

/** The context of a run that writes to nowhere. */
export const createTestContext = (): RunContext => {
  const streams = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  };
  const terminal = openTerminal({ ...streams, env: {}, color: undefined });
  const host = {
    args: [],
    env: {},
    cwd: '/',
    home: undefined,
    platform: 'linux',
    terminal,
    clock: realClock,
    random: Math.random,
    signal: new AbortController().signal,
    lend: <T>(work: () => Promise<T>) => work(),
    self: { node: '', script: '' },
    version: '',
  };
  return createRunContext(host);
};
