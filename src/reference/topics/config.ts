import { findSetting, settingNames } from '../../config/settings.ts';
import { formatColumns, formatTopic, type TopicRow } from './topic-text.ts';

const files = [
  'A file holds one profile, or several under "profiles" with "current" naming the one in force.',
  'It is JSON or YAML; nothing in it is ever executed. imco reads, the strongest first:',
];

const sourcesRows: readonly TopicRow[] = [
  ['flags', '--domain, --ca and so on'],
  ['IMCO_*', 'the environment: see "imco help environment"'],
  ['project file', '.imcorc, .imcorc.json, .imcorc.yaml or .imcorc.yml here or in a folder above'],
  ['user file', 'imco/config.yaml or .json in ~/.config, or .imcorc in the home folder'],
];

const trust = [
  'A project file may set harmless defaults, and choose a profile for reading. What decides where',
  'requests and credentials go is ignored in it, with a notice, until "imco config trust" says that',
  'it may; once the file, or one that it names, is changed, it may not. A project file that belongs',
  'to another user, or that others can change, is ignored with a notice. Your own file, and the keys',
  'it names, must belong to you or root and must not be writable by others.',
  '--config or IMCO_CONFIG names one file to read instead of both; it may be a pipe.',
  'Beside settings and profiles a file may hold names that begin with x-, which imco passes over:',
  'what several profiles share is written once, x-base: &base {...}, and taken over with <<: *base.',
];

const commandsRows: readonly TopicRow[] = [
  ['imco login', 'takes keys into a profile: imco/keys beside the user file'],
  ['imco logout', 'removes a profile and its keys'],
  ['imco config list', 'shows the profiles; "use" chooses the one in force'],
  ['imco config current', 'says which one that is; "get" has the value of one setting'],
  ['imco config set', 'writes a setting, "unset" takes it out; comments stay'],
  ['imco config edit', 'opens the file in an editor, and checks what it leaves'],
  ['imco config show', 'shows every setting; with --origin where it came from'],
  ['imco config --help', 'has all commands of it'],
];

const passphrases = [
  'A private key may have a passphrase: imco asks for it on a terminal, or reads it from the file',
  'that passphrase-file names.',
];

const settingsIntro = ['Settings:'];

/** The topic `config`: files, profiles, precedence. */
export const formatConfigTopic = (): string =>
  formatTopic('Configuration', [
    files,
    formatColumns(sourcesRows),
    trust,
    formatColumns(commandsRows),
    passphrases,
    settingsIntro,
    formatColumns(settingNames.map((name) => [name, findSetting(name).about])),
  ]);
