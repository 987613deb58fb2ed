import { formatColumns, formatParagraph, formatTopic, type TopicRow } from './topic-text.ts';

const aliasesIntro =
  'An alias is a short command of your own for a command of imco with its flags:';

const aliasesRows: readonly TopicRow[] = [
  ["imco alias set NAME 'COMMAND'", 'create or change it'],
  ['imco NAME [ARGUMENT...]', 'run it: arguments replace $1 to $9, others are added at the end'],
  ['imco alias list', 'list aliases'],
  ['imco alias delete NAME', 'delete it'],
];

const example =
  "For example, after imco alias set named 'cloud servers list --filter name=$1*', the command " +
  'imco named web -o json lists the servers whose names start with web.';

const aliases =
  'The command of an alias is split into words as in a shell: quotes and backslashes work. Nothing ' +
  'else is expanded, and no shell is started. In single quotes, $1 is ordinary text. An alias must ' +
  'begin with a command of imco: it cannot use another alias, a plugin or another program. Aliases ' +
  'are saved under "aliases" in your own settings file. Aliases in project files, or in a file named ' +
  'by --config or IMCO_CONFIG, are ignored.';

const plugins =
  'A plugin is a program called imco-NAME in a folder of PATH; "imco NAME ..." runs it with all ' +
  'arguments and returns its exit code. IMCO_PROFILE names the active profile, and ' +
  'IMCO_PLUGIN_ENDPOINT the URL of the platform; imco passes no credentials. A plugin uses the ' +
  'platform by running imco. --profile and --config can come before NAME; all other flags are for ' +
  'the plugin.';

const safety =
  'A plugin, its folder and the folders above must belong to you or root, and others must not be ' +
  'able to change them. A plugin in the working folder is never run, and relative entries of PATH are ' +
  'not searched.';

const order =
  'Commands, namespaces and resources of imco come first, then aliases, then plugins. If a new version ' +
  'of imco has a command with the name of your alias, the command is used, and a notice says so.';

const completion =
  'Completion offers aliases and plugins from the file imco/commands in the cache folder. "imco alias" ' +
  'and "imco help extensions" update it.';

const otherExtensions =
  'Extensions of the platform are something else: see "imco extensions --help".';

/** The topic `extensions`: aliases and plugins. */
export const formatExtensionsTopic = (): string =>
  formatTopic('Aliases and plugins', [
    formatParagraph(aliasesIntro),
    formatColumns(aliasesRows),
    ...[example, aliases, plugins, safety, order, completion, otherExtensions].map(formatParagraph),
  ]);
