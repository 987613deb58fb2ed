import { Option } from 'commander';
import { getItemPath } from '../../catalog/paths.ts';
import type { SshVerb } from '../../catalog/vocabulary.ts';
import type { CommandLine } from '../../cli/command-line/command-line.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { appendValue } from '../../cli/flags/flag-values.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import {
  addFlag,
  isForced,
  readArgument,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from '../verb-command.ts';
import type { VerbKind } from '../verb-kind.ts';
import { addAddressFlag, addLoginFlags } from './ssh-flags.ts';

/**
 * Throws a `UsageFailure` if a command stands before `--`: its flags would be those of imco, and a
 * second target would be run on the first one.
 */
const refuseBareCommand = (
  { resource, name }: VerbCommand,
  { rest }: CommandLine,
  [target = '', ...command]: readonly string[],
): void => {
  const behind = Math.max(rest.length - 1, 0);
  if (command.length <= behind) return;
  const words = [target, '--', ...command].map(quoteForShell);
  throw new UsageFailure(`${name} takes one ${resource.title}, and a command only after --`, {
    code: 'too_many_words',
    hint: `to run a command, use "imco ${resource.noun} ${name} ${words.join(' ')}"`,
  });
};

/** `ssh`: logs in to one target. */
const buildSsh = (verbCommand: VerbCommand): void => {
  const { resource, name, command, context } = verbCommand;
  takeTarget(verbCommand);
  command.argument('[remote-command...]', 'command to run, after --; default: a login shell');
  const parents = takeParents(verbCommand, getItemPath(resource));
  const login = addLoginFlags(verbCommand);
  const address = addAddressFlag(verbCommand);
  const options = addFlag(
    verbCommand,
    setFlagFacts(
      new Option(
        '--ssh-option <name=value>',
        'further option of ssh, such as Port=2222 (repeatable)',
      ).argParser(appendValue),
      { isRepeatable: true },
    ),
  );
  command.option('--force', 'skip the state check');
  command.addOption(new Option('--dry-run', 'print the command line without running it'));
  command.action(async (word: unknown, remote: unknown) => {
    const words = readWords(remote);
    refuseBareCommand(verbCommand, context.line, [...readWords(word), ...words]);
    const prepared: { line?: readonly string[] | undefined } = {};
    await runVerb<SshVerb>(verbCommand, async (session, { resource, verb }) => {
      const { prepareSsh } = await import('../../operate/ssh/run-ssh.ts');
      prepared.line = await prepareSsh(session, verb, {
        ...{ resource, name, words: readWords(readArgument(verbCommand)), parents: parents() },
        ...{ ...login(), address: address(), force: isForced(verbCommand) },
        ...{ options: readWords(options() ?? []), command: words },
      });
    });
    if (!prepared.line) return;
    // The connections to the platform are closed: the login may take hours.
    const { runSsh } = await import('../../operate/ssh/run-ssh.ts');
    context.exit = await runSsh(context.host, prepared.line);
  });
};

/** `ssh`: logs in to one target with OpenSSH. */
export const sshKind: VerbKind<SshVerb> = {
  build: buildSsh,
  examples: ({ one }) => [one, `${one} -- uptime`, `${one} --user deploy --address private`],
  notes: (_resource, _verb, own) => [
    ...own,
    'Runs ssh, with your own configuration, agent and terminal, and ends with its exit code. The words after -- are joined by spaces and run by the shell of the server, as ssh does.',
    'Host keys are stored for each profile and server, not for its address: a new key is accepted at the first login, and a changed one is refused.',
  ],
};
