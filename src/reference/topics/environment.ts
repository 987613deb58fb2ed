import { findSetting, settingNames } from '../../config/settings.ts';
import { formatColumns, formatTopic, type TopicRow } from './topic-text.ts';

const variablesRows = (): readonly TopicRow[] => [
  ['IMCO_CONFIG', 'File to read instead of those imco finds'],
  ...settingNames.map((name): [string, string] => [findSetting(name).env, findSetting(name).about]),
  ['HTTPS_PROXY', 'Proxy to reach the platform and its storage through, as http://host:port'],
  ['NO_PROXY', 'Hosts reached without it: a.com (and below), 10.0.0.0/8, a.com:8443, * for all'],
  ['NO_COLOR', 'No colour, when set to anything'],
  ['FORCE_COLOR', 'Colour also where there is no terminal; 0 to 3 is how much'],
  ['IMCO_PLAIN, ACCESSIBLE', 'Questions as lines, no spinner, nothing drawn over; also TERM=dumb'],
  ['CI', 'Set to anything but 0, false, no or off: nothing is asked or drawn over'],
  ['CLICOLOR, CLICOLOR_FORCE', '0 for no colour; anything but 0 for colour everywhere'],
  [
    'IMCO_COMPLETION_TTL',
    'Seconds after which completion reads names anew; 300 unless set, 0 for always',
  ],
  ['XDG_CACHE_HOME', 'Folder of the names for completion, imco/names; ~/.cache unless set'],
  ['XDG_CONFIG_HOME', 'Folder of imco/config.yaml and of the keys; ~/.config unless set'],
  ['XDG_STATE_HOME', 'Folder of the sandbox, imco/sandbox; ~/.local/state unless set'],
];

const precedence = [
  'Flags win over the environment, the environment over files. A variable that is empty counts as',
  'not set; a flag of a setting that is given nothing is refused.',
];

const proxies = [
  'HTTPS_PROXY and NO_PROXY are read',
  'in lower case first; user:password@ before the host is for the proxy (Basic). TLS with your',
  'certificate goes through it end to end: the proxy learns host and port. This machine itself is',
  'never reached through one.',
];

const questions = [
  'Confirmations and secrets are asked on the terminal imco was started from, also where stdin is a',
  'pipe or a file and answers are redirected; on Windows only where stdin and stderr are a terminal.',
  'Without a terminal (cron, setsid, ssh without -t), in the background and in CI nothing is asked.',
];

const otherPrograms = [
  'VISUAL or EDITOR is the editor of "imco config edit". "imco login --from-concerto" also takes the',
  'variables of the old client, CONCERTO_CONFIG, _ENDPOINT, _CA_CERT, _CLIENT_CERT and _CLIENT_KEY,',
  'and says so; nothing else does.',
];

const signals = [
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
];

const limits = [
  'Where too few files may be open (ulimit -n), imco says so and ends with exit code 10.',
];

/** The topic `environment`: variables imco reads. */
export const formatEnvironmentTopic = (): string =>
  formatTopic('Environment', [
    formatColumns(variablesRows()),
    precedence,
    proxies,
    questions,
    otherPrograms,
    signals,
    limits,
  ]);
