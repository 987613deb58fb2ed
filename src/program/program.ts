import type { Command, OutputConfiguration } from 'commander';
import { catalog, namespaces } from '../catalog/index.ts';
import { newestApiVersion, uniteVersions } from '../catalog/versions/api-version.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { newCommand } from '../cli/command.ts';
import { setFlagFacts } from '../cli/flags/flag-facts.ts';
import { addCommonFlags, addHiddenCommonFlags } from '../cli/flags/flags.ts';
import { checkGivenFlags } from '../cli/flags/repeated-flags.ts';
import { setExamples, setFurtherHelp, setNotes } from '../cli/help.ts';
import { chooseHeading } from '../cli/help-heading.ts';
import { showBold } from '../cli/help-layout.ts';
import { type OwnCommandName, ownCommandGroups, ownCommandNames } from '../cli/own-commands.ts';
import type { RunContext } from '../cli/run-context.ts';
import { type BuildTree, isCommandWanted, type TreeExtent } from '../cli/tree-extent.ts';
import { setCommandVersions } from '../cli/version-marks.ts';
import { aliasCommand } from '../commands/alias/command.ts';
import { apiCommand } from '../commands/api/command.ts';
import { completionCommand } from '../commands/completion/command.ts';
import { configCommand } from '../commands/config/command.ts';
import { doctorCommand } from '../commands/doctor/command.ts';
import { helpCommand } from '../commands/help/command.ts';
import { inventoryCommand } from '../commands/inventory/command.ts';
import { loginCommand, logoutCommand } from '../commands/login/command.ts';
import { sandboxCommand } from '../commands/sandbox/command.ts';
import { statusCommand } from '../commands/status/command.ts';
import { addWizard } from '../commands/wizard/command.ts';
import { isTopic, shownTopicNames } from '../reference/topics/topic-names.ts';
import { composeExamples } from '../verbs/examples.ts';
import { createResourceCommand } from '../verbs/resource-command.ts';

const createNamespaceCommand = (
  context: RunContext,
  namespace: string,
  { about, extent }: { readonly about: string; readonly extent: TreeExtent },
): Command => {
  const command = newCommand(namespace, about);
  const resources = catalog.filter((resource) => resource.namespace === namespace);
  setCommandVersions(command, uniteVersions(resources));
  if (!isCommandWanted(extent, command)) return command;
  addHiddenCommonFlags(command);
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
  if (isTopic([namespace])) {
    setNotes(command, [`"imco help ${namespace}" is about aliases and plugins of imco itself.`]);
  }
  // Without a verb, the wizard asks for what a deployment needs.
  if (namespace === 'wizard') addWizard(context, command);
  return command;
};

type CreateOwnCommand = (context: RunContext, buildTree: BuildTree) => Command;

const ownCommands: Readonly<Record<OwnCommandName, CreateOwnCommand>> = {
  status: statusCommand,
  api: apiCommand,
  login: loginCommand,
  logout: logoutCommand,
  config: configCommand,
  alias: aliasCommand,
  doctor: doctorCommand,
  completion: completionCommand,
  sandbox: sandboxCommand,
  inventory: inventoryCommand,
};

const visitCommands = (command: Command, visit: (command: Command) => void): void => {
  visit(command);
  for (const child of command.commands) visitCommands(child, visit);
};

/** The help group of a resource without a namespace; one that only probes the platform is a tool. */
const findGroup = ({ verbs }: Resource): string =>
  Object.values(verbs).every(({ kind }) => kind === 'probe') ? 'Tools' : 'Resources';

/** The namespaces, and the resources that have none. */
const createPlatformCommands = (context: RunContext, extent: TreeExtent): readonly Command[] => [
  ...Object.entries(namespaces).map(([namespace, about]) =>
    createNamespaceCommand(context, namespace, { about, extent }).helpGroup('Resources'),
  ),
  ...catalog
    .filter(({ namespace }) => namespace === '')
    .flatMap((resource) => {
      const command = createResourceCommand(context, resource, extent);
      return command ? [command.helpGroup(findGroup(resource))] : [];
    }),
];

/** The commands that are not resources; for those that are not addressed the name is enough. */
const createOwnCommands = (
  context: RunContext,
  extent: TreeExtent,
  buildTree: BuildTree,
): readonly Command[] =>
  ownCommandNames.map((name) => {
    const stub = newCommand(name, '');
    const isWanted = isCommandWanted(extent, stub);
    return (isWanted ? ownCommands[name](context, buildTree) : stub).helpGroup(
      ownCommandGroups[name],
    );
  });

/** `--version` is shown with the flags of every command. */
const hideVersionFlag = (program: Command): void => {
  const version = program.options.find(({ long }) => long === '--version');
  if (version) setFlagFacts(version, { isCommon: true });
};

/** Whether help has bold headings on stdout. */
const showsBold = ({ host, line }: RunContext): boolean =>
  chooseHeading(host.env, host.terminal.out.isTerminal, line.color) === showBold;

/**
 * Namespaces, and resources without one, that only some versions of the API have: named in one line
 * of help, as it must fit.
 */
const listNewNames = (): readonly string[] => {
  const named = [
    ...Object.keys(namespaces),
    ...catalog.filter(({ namespace }) => namespace === '').map(({ plural }) => plural),
  ];
  return named.filter((name) => {
    const resources = catalog.filter(
      ({ namespace, plural, verbs }) =>
        (namespace === '' ? plural : namespace) === name && Object.keys(verbs).length > 0,
    );
    return resources.length > 0 && uniteVersions(resources).since !== undefined;
  });
};

/** Names without those that only continue another one: `infrastructure-exports`. */
const listLeading = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !names.some((other) => name.startsWith(`${other}-`)));

/** The order of the groups in help. */
const groupOrder = ['Resources', 'Account', 'Setup', 'Tools'];

/**
 * Builds the command tree. By default only what the command line names is complete: registering all
 * verbs with their flags would dominate the start-up time. Help, manual and completion need the full tree.
 */
export const buildProgram = (
  context: RunContext,
  output: OutputConfiguration,
  extent: TreeExtent = context.host.args,
): Command => {
  const program = newCommand(
    'imco',
    'Command line of the IMCO platform (Ingram Micro Cloud Orchestrator)',
  )
    .version(context.host.version, '-V, --version', 'show the version')
    .enablePositionalOptions();
  hideVersionFlag(program);
  addCommonFlags(program);
  const platform = createPlatformCommands(context, extent);
  setExamples(program, [
    'imco cloud servers list',
    'imco cloud servers boot web-1 web-2 --wait',
    'imco cloud servers show web-1 -o json | jq .state',
    'imco sandbox run -- imco cloud servers list',
  ]);
  const newNamespaces = listNewNames();
  setFurtherHelp(program, [
    ...(newNamespaces.length > 0
      ? [[`With API ${newestApiVersion}`, listLeading(newNamespaces).join(', ')] as const]
      : []),
    // Without how they are shown: the names alone fit on one line. The command alias names the one on
    // aliases and plugins.
    ['Help topics', shownTopicNames.join(', ')],
  ]);
  const isElsewhere = extent !== 'whole' && platform.some((one) => isCommandWanted(extent, one));
  const help = helpCommand(context, program, () => buildProgram(context, output, 'whole'));
  const all = [
    ...platform,
    // If the line addresses a platform command, the own commands are only needed by name.
    ...createOwnCommands(context, isElsewhere ? extent : 'whole', (words) =>
      buildProgram(context, output, words),
    ),
    help.helpGroup('Tools'),
  ];
  const order = (one: Command): number => groupOrder.indexOf(one.helpGroup());
  for (const command of all.toSorted((one, other) => order(one) - order(other))) {
    program.addCommand(command, { hidden: newNamespaces.includes(command.name()) });
  }
  const style: OutputConfiguration = {
    ...output,
    // Whoever catches a failure reports it.
    outputError: () => {},
    getOutHasColors: () => showsBold(context),
    getErrHasColors: () => false,
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
