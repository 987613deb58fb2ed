import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { createAddressFlag } from '../../cli/flags/address-flag.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { addCommonFlags, type CommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withSession } from '../../cli/session.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';

interface InventoryFlags extends CommonFlags {
  readonly list?: boolean;
  readonly host?: string;
  readonly script?: string;
  readonly vars?: boolean;
  readonly address?: string;
}

/** Throws a `UsageFailure` if more than one thing is requested. */
const refuseSeveral = ({ list, host, script }: InventoryFlags): void => {
  const given = [
    ...(list ? ['--list'] : []),
    ...(host === undefined ? [] : ['--host']),
    ...(script === undefined ? [] : ['--script']),
  ];
  const [one, other] = given;
  if (other === undefined) return;
  throw new UsageFailure(`${one} and ${other} cannot be combined`, { code: 'contradiction' });
};

/**
 * Ansible reads JSON, whatever format the settings ask for, and shows people what is on stderr:
 * without a format the document is JSON, and failures are text.
 */
const chooseOutput = ({ output, query }: InventoryFlags): string =>
  output ?? (query === undefined ? 'table' : 'json');

const createOptions = (): readonly Option[] => [
  new Option('--list', 'print all groups and hosts (default)'),
  new Option('--host <name>', 'print the variables of one host'),
  setFlagFacts(new Option('--script <file>', 'write an inventory script for ansible -i'), {
    takesPath: true,
  }),
  new Option('--vars', 'more variables: all fields, with names for ids'),
  createAddressFlag(),
];

/** `imco inventory`: the servers as an inventory of Ansible. */
export const inventoryCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('inventory', 'Print servers as an Ansible inventory'));
  for (const option of createOptions()) command.addOption(option);
  setNotes(command, [
    'Groups are label_NAME, template_NAME, provider_NAME and state_NAME, with _ for other characters, and no_address for servers that cannot be reached. Servers of the same name have their id added; a server whose name cannot be a host name is called by its id.',
    'Variables are imco_id, imco_state and the addresses. Texts with {{, {% or {#, which Ansible would run as templates, are left out with a warning.',
    '--script writes an executable file that runs this command with the same profile, connection flags, --address and --vars. A file that is not such a script is never replaced.',
  ]);
  setExamples(command, [
    'imco inventory',
    'imco inventory --script inventory.sh',
    'imco inventory --host web-1 --vars',
  ]);
  return command.action(async () => {
    const flags = readFlags<InventoryFlags>(command);
    refuseSeveral(flags);
    const { script, host, vars = false, address } = flags;
    if (script !== undefined) {
      const { writeInventoryScript } = await import('./script.ts');
      return writeInventoryScript(context, flags, { file: script, vars, address });
    }
    await withSession(context, { ...flags, output: chooseOutput(flags) }, async (session) => {
      const { printInventory } = await import('./inventory.ts');
      await printInventory(session, { host, variables: vars ? 'all' : 'few', address });
    });
  });
};
