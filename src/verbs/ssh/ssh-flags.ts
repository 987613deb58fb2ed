/** The flags of verbs that log in to machines. */
import { Option } from 'commander';
import { createAddressFlag } from '../../cli/flags/address-flag.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { addFlag, readTextFlag, type VerbCommand } from '../verb-command.ts';

/** `--address`; the returned function reads it. */
export const addAddressFlag = (verbCommand: VerbCommand): (() => string | undefined) => {
  const read = addFlag(verbCommand, createAddressFlag());
  return () => readTextFlag(read());
};

/** User and private key; the returned function reads them. */
export const addLoginFlags = (
  verbCommand: VerbCommand,
): (() => { readonly user: string | undefined; readonly identity: string | undefined }) => {
  const user = addFlag(
    verbCommand,
    new Option('--user <name>', 'user to log in as; default: the setting ssh-user, or that of ssh'),
  );
  const identity = addFlag(
    verbCommand,
    setFlagFacts(
      new Option(
        '--identity <file>',
        'private key to log in with; default: the setting ssh-key, or those of ssh',
      ),
      { takesPath: true },
    ),
  );
  return () => ({ user: readTextFlag(user()), identity: readTextFlag(identity()) });
};
