import { settingNames, settingOf } from '../config/settings.ts';
import { formats } from '../output/formats.ts';
import { exitCodes } from './exit-codes.ts';

/** A page of `imco help <topic>`. */
export interface Topic {
  readonly about: string;
  readonly text: () => string;
}

const inColumns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`).join('\n');
};

const exitCodesText = (): string =>
  `Exit codes\n\n${inColumns(exitCodes.map(({ code, meaning }) => [String(code), meaning]))}`;

const outputText = (): string =>
  [
    'Output',
    '',
    'stdout carries the answer and nothing else; what is said to a person goes to stderr.',
    '--output chooses the format:',
    '',
    inColumns(Object.entries(formats).map(([name, { about }]) => [name, about])),
    '',
    'The shape of a JSON answer never depends on how many things there are: list is an array;',
    'show, create and update are an object as the platform sent it; a verb that acts on targets',
    'is an array of outcomes {id, name, ok, unchanged?, state?, result?, error?}.',
    '',
    'A failure in JSON is one object on stderr:',
    '{"error": {"code", "exit", "message", "hint", "status", "fields", "request"}}.',
    '',
    'Tables fit the width of a terminal and are never cut in a pipe. Colour is decided for stdout',
    'and stderr each: --color, then the configuration, FORCE_COLOR, NO_COLOR, CLICOLOR, and last',
    'whether it is a terminal.',
  ].join('\n');

const environmentText = (): string =>
  [
    'Environment',
    '',
    inColumns([
      ['IMCO_CONFIG', 'File to read instead of those imco finds'],
      ...settingNames.map((name): [string, string] => [settingOf(name).env, settingOf(name).about]),
      ['NO_COLOR', 'No colour, when set to anything'],
      ['FORCE_COLOR', 'Colour also where there is no terminal; 0 to 3 is how much'],
      ['CLICOLOR, CLICOLOR_FORCE', '0 for no colour; anything but 0 for colour everywhere'],
      ['XDG_CONFIG_HOME', 'Folder of imco/config.yaml; ~/.config unless set'],
      ['XDG_STATE_HOME', 'Folder of the sandbox, imco/sandbox; ~/.local/state unless set'],
    ]),
    '',
    'Flags win over the environment, the environment over files.',
  ].join('\n');

const configText = (): string =>
  [
    'Configuration',
    '',
    'A file holds one profile, or several under "profiles" with "current" naming the one in force.',
    'It is JSON or YAML; nothing in it is ever executed. imco reads, the strongest first:',
    '',
    inColumns([
      ['flags', '--domain, --ca and so on'],
      ['IMCO_*', 'the environment: see "imco help environment"'],
      [
        'project file',
        '.imcorc, .imcorc.json, .imcorc.yaml or .imcorc.yml here or in a folder above',
      ],
      ['user file', 'imco/config.yaml or .json in ~/.config, or .imcorc in the home folder'],
    ]),
    '',
    'A project file may set harmless defaults. What decides where requests and credentials go',
    'is ignored in it, with a notice. --config or IMCO_CONFIG names one file to read instead of',
    'both. "imco config show --origin" shows every setting and where it came from.',
    '',
    'Settings:',
    '',
    inColumns(settingNames.map((name) => [name, settingOf(name).about])),
  ].join('\n');

/** What `imco help <topic>` knows. */
export const topics: Readonly<Record<string, Topic>> = {
  'exit-codes': { about: 'what a run can end with', text: exitCodesText },
  output: { about: 'formats, shapes, colour', text: outputText },
  environment: { about: 'variables imco reads', text: environmentText },
  config: { about: 'files, profiles, precedence', text: configText },
};
