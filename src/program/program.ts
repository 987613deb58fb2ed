import type { Command, OutputConfiguration } from 'commander';
import { catalog, namespaces } from '../catalog/index.ts';
import { newCommand } from '../cli/command.ts';
import { addCommonFlags, addHiddenCommonFlags } from '../cli/flags/flags.ts';
import { checkGivenFlags } from '../cli/flags/repeated-flags.ts';
import { setExamples, setNotes } from '../cli/help.ts';
import { type OwnCommandName, ownCommandNames } from '../cli/own-commands.ts';
import type { RunContext } from '../cli/run-context.ts';
import { isCommandWanted, type TreeExtent } from '../cli/tree-extent.ts';
import { apiCommand } from '../commands/api/command.ts';
import { completionCommand } from '../commands/completion/command.ts';
import { configCommand } from '../commands/config/command.ts';
import { doctorCommand } from '../commands/doctor/command.ts';
import { helpCommand } from '../commands/help/command.ts';
import { loginCommand, logoutCommand } from '../commands/login/command.ts';
import { sandboxCommand } from '../commands/sandbox/command.ts';
import { statusCommand } from '../commands/status/command.ts';
import { addWizard } from '../commands/wizard/command.ts';
import { composeExamples } from '../verbs/examples.ts';
import { createResourceCommand } from '../verbs/resource-command.ts';

const createNamespaceCommand = (
  context: RunContext,
  namespace: string,
  { about, extent }: { readonly about: string; readonly extent: TreeExtent },
): Command => {
  const command = newCommand(namespace, about);
  if (!isCommandWanted(extent, context.host.args, command)) return command;
  addHiddenCommonFlags(command);
  const resources = catalog.filter((resource) => resource.namespace === namespace);
  for (const resource of resources) {
    const child = createResourceCommand(context, resource, extent);
    if (child) command.addCommand(child);
  }
  setExamples(
    command,
    resources.slice(0, 3).flatMap((resource) => {
      const [first] = Object.entries(resource.verbs);
      return first ? composeExamples(resource, ...first).slice(0, 1) : [];
    }),
  );
  // Without a verb, the wizard asks for what a deployment needs.
  if (namespace === 'wizard') addWizard(context, command);
  return command;
};

const ownCommands: Readonly<Record<OwnCommandName, (context: RunContext) => Command>> = {
  status: statusCommand,
  api: apiCommand,
  login: loginCommand,
  logout: logoutCommand,
  config: configCommand,
  doctor: doctorCommand,
  completion: completionCommand,
  sandbox: sandboxCommand,
};

const visitCommands = (command: Command, visit: (command: Command) => void): void => {
  visit(command);
  for (const child of command.commands) visitCommands(child, visit);
};

/**
 * Builds the command tree. By default only the addressed part is complete: registering all verbs
 * with their flags would dominate the start-up time. Help, manual and completion need all of it.
 */
export const buildProgram = (
  context: RunContext,
  output: OutputConfiguration,
  extent: TreeExtent = 'addressed',
): Command => {
  const program = newCommand(
    'imco',
    "The operator's command line for the IMCO platform (Ingram Micro Cloud Orchestrator)",
  )
    .version(context.host.version, '-V, --version', 'show the version')
    .enablePositionalOptions();
  addCommonFlags(program);
  for (const [namespace, about] of Object.entries(namespaces)) {
    program.addCommand(createNamespaceCommand(context, namespace, { about, extent }));
  }
  for (const resource of catalog) {
    const command =
      resource.namespace === '' ? createResourceCommand(context, resource, extent) : undefined;
    if (command) program.addCommand(command);
  }
  setExamples(program, [
    'imco cloud servers list',
    'imco cloud servers boot web-1 web-2 --wait',
    'imco cloud servers show web-1 -o json | jq .state',
    'imco sandbox run -- imco cloud servers list',
  ]);
  setNotes(program, [
    'The namespace can be left out: "imco servers list" is short for "imco cloud servers list".',
  ]);
  const { args } = context.host;
  const isElsewhere =
    extent === 'addressed' && program.commands.some((one) => isCommandWanted(extent, args, one));
  for (const name of ownCommandNames) {
    // If the line addresses a platform command, the own commands are only needed by name.
    const stub = newCommand(name, '');
    program.addCommand(
      isElsewhere && !isCommandWanted(extent, args, stub) ? stub : ownCommands[name](context),
    );
  }
  program.addCommand(helpCommand(context, program, () => buildProgram(context, output, 'whole')));
  const style: OutputConfiguration = {
    ...output,
    // Whoever catches a failure reports it.
    outputError: () => {},
    getOutHelpWidth: () => context.host.terminal.out.columns,
    getErrHelpWidth: () => context.host.terminal.err.columns,
  };
  const commands: Command[] = [];
  visitCommands(program, (command) => {
    command.configureOutput(style);
    commands.push(command);
  });
  checkGivenFlags(commands);
  return program;
};
