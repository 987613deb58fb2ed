/** `ssh`: finds the machine and its address, and runs OpenSSH. */
import type { SshVerb } from '../../catalog/vocabulary.ts';
import type { Host } from '../../host.ts';
import { readErrorCode, readErrorMessage } from '../../lib/failures/error-causes.ts';
import {
  ConfigurationFailure,
  ConflictFailure,
  UsageFailure,
} from '../../lib/failures/failures.ts';
import { runToEnd } from '../../lib/process/run-to-end.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { createItemColumn } from '../../output/result.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { findReadTarget, type ReadCall } from '../verbs/read-call.ts';
import { explainWrongState } from '../waiting/states.ts';
import { readAddressOrder, requireAddress } from './addresses.ts';
import { createKnownHosts, findKnownHosts } from './known-hosts.ts';
import {
  checkKeyAlias,
  composeSshWords,
  type FurtherWords,
  type LoginFlags,
  readLogin,
} from './ssh-command.ts';
import { checkSshOption } from './ssh-words.ts';

/** A call of `ssh` as given on the command line. */
export interface SshCall extends ReadCall, LoginFlags, FurtherWords {
  readonly address: string | undefined;
  /** Connect in any state. */
  readonly force: boolean;
}

/** An empty command would be a login shell that reads its commands from stdin. */
const checkCommand = (command: readonly string[]): void => {
  if (command.length === 0 || command.some((word) => word.trim() !== '')) return;
  throw new UsageFailure('the command to run is empty', {
    code: 'empty_value',
    hint: 'leave out "--" for a login shell',
  });
};

/** Throws a `ConflictFailure` if a machine does not accept connections in its state. */
const checkState = (verb: SshVerb, { resource, name }: SshCall, target: Target): void => {
  const failure = explainWrongState(resource, name, { when: verb.when }, target);
  if (!failure) return;
  const { hint } = failure.details;
  throw new ConflictFailure(failure.message, {
    ...failure.details,
    hint: `${hint === undefined ? '' : `${hint}; `}use --force to connect anyway`,
  });
};

/** Prints the command line: in one line to a person, as an object to a program. */
const writeCommandLine = async (
  { writer }: Session,
  { id, name }: Target,
  words: readonly string[],
): Promise<void> => {
  writer.note('dry run: ssh was not started');
  const line = words.map(quoteForShell).join(' ');
  if (writer.forPeople) return writer.text(line);
  await writer.document({
    shape: 'object',
    item: { id, name, command: words, line },
    columns: ['id', 'name', 'line'].map(createItemColumn),
  });
};

/**
 * The command line for the machine. In a dry run it is printed instead, and nothing is returned.
 * Throws a `UsageFailure` for invalid values before anything is requested.
 */
export const prepareSsh = async (
  session: Session,
  verb: SshVerb,
  call: SshCall,
): Promise<readonly string[] | undefined> => {
  const { resource, options } = call;
  const { host, profile } = session;
  checkCommand(call.command);
  const order = readAddressOrder(call.address, session.options.ssh?.address);
  const login = readLogin(session, call);
  const further = { options: options.map(checkSshOption), command: call.command };
  const target = await findReadTarget(session, call);
  if (!target) return undefined;
  checkKeyAlias(`${resource.title} ${target.name}`, target.id);
  if (!call.force) checkState(verb, call, target);
  const { address } = requireAddress(resource, target, order);
  const { dryRun } = session.options;
  const knownHosts = dryRun
    ? findKnownHosts(host, profile.name)
    : await createKnownHosts(host, profile.name);
  const machine = { ...login, id: target.id, address, knownHosts };
  const words = composeSshWords(machine, further, host.platform);
  if (!dryRun) return words;
  await writeCommandLine(session, target, words);
  return undefined;
};

/** The environment of ssh: nothing in it says where imco's credentials are. */
const withoutOwnVariables = (env: Host['env']): Host['env'] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:IMCO|CONCERTO)_/i.test(name)));

/**
 * Runs OpenSSH with the streams and the terminal of this process, without a shell, and returns its
 * exit code. Throws a `ConfigurationFailure` if it cannot be started.
 */
export const runSsh = async (host: Host, command: readonly string[]): Promise<number> => {
  try {
    const env = withoutOwnVariables(host.env);
    return await host.lend(() => runToEnd({ command, env, host }));
  } catch (error) {
    const isMissing = readErrorCode(error) === 'ENOENT';
    throw new ConfigurationFailure(
      isMissing ? 'ssh was not found in PATH' : `ssh cannot be run: ${readErrorMessage(error)}`,
      { code: 'no_ssh', hint: 'install OpenSSH (package openssh-client)', cause: error },
    );
  }
};
