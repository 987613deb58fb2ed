import { defaultApiVersion, newestApiVersion } from '../../catalog/versions/api-version.ts';
import { listSettingTable } from '../../config/list-settings.ts';
import { findSetting, settingNames } from '../../config/settings.ts';
import { formatColumns, formatParagraph, formatTopic, type TopicRow } from './topic-text.ts';

const sources =
  'imco reads settings from these sources. If several set the same setting, the first wins:';

const sourcesRows: readonly TopicRow[] = [
  ['flags', '--domain, --ca and so on'],
  ['environment', 'IMCO_* variables: see "imco help environment"'],
  [
    'project file',
    '.imcorc, .imcorc.json, .imcorc.yaml or .imcorc.yml in the current or a parent folder',
  ],
  ['user file', 'imco/config.yaml or config.json in ~/.config, or .imcorc in the home folder'],
];

const files =
  'A file is JSON or YAML and never executed. It contains the settings of one profile, or several ' +
  'profiles under "profiles", with "current" naming the active one. --config or IMCO_CONFIG names one ' +
  'file to read instead of the project and user files; it may be a pipe. Aliases are read from your ' +
  'user file only. Names that start with x- are ' +
  'ignored. Use them to share settings between profiles: define x-base: &base {...} and include it ' +
  'with <<: *base.';

const trust =
  'A project file can set safe defaults, and select a profile for reading. Settings that decide ' +
  'where requests and credentials go are ignored with a notice until you run "imco config trust". The ' +
  'trust ends when the file, or a file that it names, changes. A project file that belongs to another ' +
  'user or is writable by others is ignored with a notice.';

const versions =
  'Version of the API: "imco login" saves the newest one that the platform supports as api; where ' +
  `nothing sets it, it is ${defaultApiVersion}. An endpoint that ends in a version, such as ` +
  `https://clients.example.com/${newestApiVersion}, sets api, and a different api next to it is ` +
  `refused. "imco config set api ${newestApiVersion}" checks that the platform supports the version, ` +
  'and changes such an endpoint as well.';

const ownership =
  'Your user file, and the credential files that it names, must belong to you or root and must not be ' +
  'writable by others.';

const commandsIntro = 'Commands:';

const commandsRows: readonly TopicRow[] = [
  ['imco login', 'save credentials in a profile (files: imco/keys beside the user file)'],
  ['imco logout', 'delete a profile and its credentials'],
  ['imco config list', 'list profiles'],
  ['imco config use', 'select the active profile'],
  ['imco config current', 'show the active profile, its platform and account, and what chose it'],
  ['imco config prompt', 'print code that shows the active profile in the prompt of a shell'],
  ['imco alias', 'save short commands: see "imco help extensions"'],
  ['imco config get', 'show the value of one setting'],
  ['imco config set', 'change a setting; comments in the file are preserved'],
  ['imco config unset', 'remove a setting'],
  ['imco config edit', 'open the file in an editor and check the result'],
  ['imco config show', 'show all settings; --origin shows where each one comes from'],
  ['imco config --help', 'list all config commands'],
];

const passphrases =
  'If the private key has a passphrase, imco prompts for it on a terminal, or reads it from the file ' +
  'named by passphrase-file.';

const settingsIntro = 'Settings:';

const listSettingsIntro =
  'Settings for the tables of one resource, such as columns.servers or columns.wizard.server-plans:';

const listSettings =
  'They are for files only and may be set in any project file. "imco config set" checks the fields. ' +
  'They change tables (table, wide, markdown), never the formats for programs; flags override them. ' +
  '--columns +id adds to columns.servers, and -o wide shows its columns beside all others. A setting ' +
  'relative.servers overrides relative.';

/** The topic `config`: configuration files, profiles and settings. */
export const formatConfigTopic = (): string =>
  formatTopic('Configuration', [
    formatParagraph(sources),
    formatColumns(sourcesRows),
    settingsIntro,
    formatColumns(settingNames.map((name) => [name, findSetting(name).about])),
    listSettingsIntro,
    formatColumns(
      Object.entries(listSettingTable).map(([kind, about]) => [`${kind}.RESOURCE`, about]),
    ),
    formatParagraph(listSettings),
    commandsIntro,
    formatColumns(commandsRows),
    ...[files, versions, trust, ownership, passphrases].map(formatParagraph),
  ]);
