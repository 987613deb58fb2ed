import type { SshConfigVerb } from '../../catalog/vocabulary.ts';
import { readConsent } from '../../cli/flags/verb-flags.ts';
import { runVerb, type VerbCommand } from '../verb-command.ts';
import type { VerbKind } from '../verb-kind.ts';
import { addAddressFlag, addLoginFlags } from './ssh-flags.ts';

/** `ssh-config`: the configuration of OpenSSH for all machines. */
const buildSshConfig = (verbCommand: VerbCommand): void => {
  const { name, command } = verbCommand;
  const login = addLoginFlags(verbCommand);
  const address = addAddressFlag(verbCommand);
  command
    .option('--short-names', 'also accept the names alone, as in "ssh web-1"')
    .option('--install', 'write a file for ssh, and include it in ~/.ssh/config')
    .option('-y, --yes', 'with --install, skip the confirmation');
  command.action(() => {
    const { shortNames, install } = command.opts<{ shortNames?: boolean; install?: boolean }>();
    return runVerb<SshConfigVerb>(verbCommand, async (session, { resource }) => {
      const call = {
        ...{ resource, name, ...login(), address: address() },
        shortNames: shortNames === true,
      };
      if (install) {
        const { installSshConfig } = await import('../../operate/ssh/install-ssh-config.ts');
        return installSshConfig(session, call, readConsent(command).yes);
      }
      const { writeSshConfig } = await import('../../operate/ssh/ssh-config.ts');
      return writeSshConfig(session, call);
    });
  });
};

/** `ssh-config`: the configuration of OpenSSH for all machines. */
export const sshConfigKind: VerbKind<SshConfigVerb> = {
  build: buildSshConfig,
  examples: ({ start }) => [start, `${start} --install`, `${start} --user deploy --short-names`],
  notes: (_resource, _verb, own) => [
    ...own,
    'Each server is a host named after its profile, such as web-1.prod.imco, so that no server takes the place of another host of yours. Servers that cannot be reached or named are comments with the reason.',
    '--install writes a file of its own. If ~/.ssh/config does not include it yet, imco asks before it adds one line at the top. Run it again when servers have changed.',
  ],
};
