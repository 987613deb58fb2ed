import { exitCodes } from '../cli/exit-codes.ts';
import { findSetting, settingNames } from '../config/settings.ts';
import { describeOutput } from './output-topic.ts';
import { formatColumns } from './topic-blocks.ts';
import type { TopicName } from './topic-names.ts';

/** A page of `imco help <topic>`. */
export interface Topic {
  readonly about: string;
  readonly text: () => string;
}

const exitCodesText = (): string =>
  `Exit codes\n\n${formatColumns(exitCodes.map(({ code, meaning }) => [String(code), meaning]))}`;

const environmentText = (): string =>
  [
    'Environment',
    '',
    formatColumns([
      ['IMCO_CONFIG', 'File to read instead of those imco finds'],
      ...settingNames.map((name): [string, string] => [
        findSetting(name).env,
        findSetting(name).about,
      ]),
      ['HTTPS_PROXY', 'Proxy to reach the platform and its storage through, as http://host:port'],
      [
        'NO_PROXY',
        'Hosts reached without it: a.com (and below), 10.0.0.0/8, a.com:8443, * for all',
      ],
      ['NO_COLOR', 'No colour, when set to anything'],
      ['FORCE_COLOR', 'Colour also where there is no terminal; 0 to 3 is how much'],
      [
        'IMCO_PLAIN, ACCESSIBLE',
        'Questions as lines, no spinner, nothing drawn over; also TERM=dumb',
      ],
      ['CI', 'Set to anything but 0, false, no or off: nothing is asked or drawn over'],
      ['CLICOLOR, CLICOLOR_FORCE', '0 for no colour; anything but 0 for colour everywhere'],
      [
        'IMCO_COMPLETION_TTL',
        'Seconds after which completion reads names anew; 300 unless set, 0 for always',
      ],
      ['XDG_CACHE_HOME', 'Folder of the names for completion, imco/names; ~/.cache unless set'],
      ['XDG_CONFIG_HOME', 'Folder of imco/config.yaml and of the keys; ~/.config unless set'],
      ['XDG_STATE_HOME', 'Folder of the sandbox, imco/sandbox; ~/.local/state unless set'],
    ]),
    '',
    'Flags win over the environment, the environment over files. A variable that is empty counts as',
    'not set; a flag of a setting that is given nothing is refused.',
    '',
    'HTTPS_PROXY and NO_PROXY are read',
    'in lower case first; user:password@ before the host is for the proxy (Basic). TLS with your',
    'certificate goes through it end to end: the proxy learns host and port. This machine itself is',
    'never reached through one.',
    '',
    'Confirmations and secrets are asked on the terminal imco was started from, also where stdin is a',
    'pipe or a file and answers are redirected; on Windows only where stdin and stderr are a terminal.',
    'Without a terminal (cron, setsid, ssh without -t), in the background and in CI nothing is asked.',
    '',
    'VISUAL or EDITOR is the editor of "imco config edit". "imco login --from-concerto" also takes the',
    'variables of the old client, CONCERTO_CONFIG, _ENDPOINT, _CA_CERT, _CLIENT_CERT and _CLIENT_KEY,',
    'and says so; nothing else does.',
    '',
    'Ctrl-C, SIGTERM and SIGHUP end imco in order; what was sent goes on at the platform. Node resets',
    'signals that were ignored when it was started, so imco goes by what it can see (on Linux). It',
    'goes on after a hangup:',
    '  - under nohup, whatever starts that, where stdin or stdout was a terminal; otherwise where',
    '    bash, zsh or ksh starts it;',
    "  - in a script that was started with nohup or has set trap '' HUP, but not after its",
    '    "exec imco";',
    '  - after "imco ... & disown" in bash, under setsid, and under systemd-run.',
    "Ctrl-C does not end it in a script that has set trap '' INT, and where a script has put it into",
    'the background in parentheses: (imco ...; true) &. After "exec imco" and for a background job',
    'without parentheses, use setsid: setsid imco ... >file 2>&1 &. SIGQUIT always ends it.',
    '',
    'Where too few files may be open (ulimit -n), imco says so and ends with exit code 10.',
  ].join('\n');

const configText = (): string =>
  [
    'Configuration',
    '',
    'A file holds one profile, or several under "profiles" with "current" naming the one in force.',
    'It is JSON or YAML; nothing in it is ever executed. imco reads, the strongest first:',
    '',
    formatColumns([
      ['flags', '--domain, --ca and so on'],
      ['IMCO_*', 'the environment: see "imco help environment"'],
      [
        'project file',
        '.imcorc, .imcorc.json, .imcorc.yaml or .imcorc.yml here or in a folder above',
      ],
      ['user file', 'imco/config.yaml or .json in ~/.config, or .imcorc in the home folder'],
    ]),
    '',
    'A project file may set harmless defaults, and choose a profile for reading. What decides where',
    'requests and credentials go is ignored in it, with a notice, until "imco config trust" says that',
    'it may; once the file, or one that it names, is changed, it may not. A project file that belongs',
    'to another user, or that others can change, is ignored with a notice. Your own file, and the keys',
    'it names, must belong to you or root and must not be writable by others.',
    '--config or IMCO_CONFIG names one file to read instead of both; it may be a pipe.',
    'Beside settings and profiles a file may hold names that begin with x-, which imco passes over:',
    'what several profiles share is written once, x-base: &base {...}, and taken over with <<: *base.',
    '',
    formatColumns([
      ['imco login', 'takes keys into a profile: imco/keys beside the user file'],
      ['imco logout', 'removes a profile and its keys'],
      ['imco config list', 'shows the profiles; "use" chooses the one in force'],
      ['imco config current', 'says which one that is; "get" has the value of one setting'],
      ['imco config set', 'writes a setting, "unset" takes it out; comments stay'],
      ['imco config edit', 'opens the file in an editor, and checks what it leaves'],
      ['imco config show', 'shows every setting; with --origin where it came from'],
      ['imco config --help', 'has all commands of it'],
    ]),
    '',
    'A private key may have a passphrase: imco asks for it on a terminal, or reads it from the file',
    'that passphrase-file names.',
    '',
    'Settings:',
    '',
    formatColumns(settingNames.map((name) => [name, findSetting(name).about])),
  ].join('\n');

const pages: Readonly<Record<TopicName, Topic>> = {
  'exit-codes': { about: 'what a run can end with', text: exitCodesText },
  output: { about: 'formats, shapes, columns, colour', text: describeOutput },
  environment: { about: 'variables imco reads', text: environmentText },
  config: { about: 'files, profiles, precedence', text: configText },
};

/** What `imco help <topic>` knows, by names that anybody may have typed. */
export const topics: Readonly<Record<string, Topic>> = pages;
