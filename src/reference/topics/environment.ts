import { findSetting, settingNames } from '../../config/settings.ts';
import { formatColumns, formatParagraph, formatTopic, type TopicRow } from './topic-text.ts';

const precedence =
  'imco reads these environment variables. Flags override variables, and variables override ' +
  'configuration files. An empty variable counts as not set; a setting flag with an empty value is ' +
  'refused.';

const variablesRows = (): readonly TopicRow[] => [
  ['IMCO_CONFIG', 'Configuration file, instead of the default files'],
  ...settingNames.map((name): [string, string] => [findSetting(name).env, findSetting(name).about]),
  ['HTTPS_PROXY', 'Proxy for the platform and its storage, as http://host:port'],
  ['NO_PROXY', 'Hosts without proxy: a.com (and subdomains), 10.0.0.0/8, a.com:8443, * for all'],
  ['NO_COLOR', 'Any value: no colour'],
  ['FORCE_COLOR', 'Colour even without a terminal; 0 to 3 sets the number of colours'],
  ['IMCO_PLAIN, ACCESSIBLE', 'Plain text prompts, no spinner, no redrawing (as with TERM=dumb)'],
  ['CI', 'Any value except 0, false, no and off: no prompts and no redrawing'],
  ['IMCO_NO_INPUT', 'Any value except 0, false, no and off: no prompts, as with --no-input'],
  ['CLICOLOR, CLICOLOR_FORCE', 'CLICOLOR=0: no colour; CLICOLOR_FORCE other than 0: always colour'],
  ['VISUAL, EDITOR', 'Editor for "edit" of any resource and for "imco config edit"'],
  ['IMCO_PLUGIN_ENDPOINT', 'Set by imco for plugins: URL of the platform (with IMCO_PROFILE)'],
  [
    'IMCO_COMPLETION_TTL',
    'Seconds until completion reads names again; default: 300, 0 reads them every time',
  ],
  ['XDG_CACHE_HOME', 'Folder of imco, the cache for completion and prompts; default: ~/.cache'],
  ['XDG_CONFIG_HOME', 'Folder of imco/config.yaml and the credentials; default: ~/.config'],
  [
    'XDG_STATE_HOME',
    'Folder of imco/sandbox, the state of the sandbox, and imco/ssh, host keys; default: ~/.local/state',
  ],
];

const proxies =
  'Proxy: https_proxy and no_proxy are read first. user:password@ before the host authenticates at the ' +
  'proxy (Basic). TLS runs through the proxy end to end, so the proxy only sees host and port. ' +
  'Connections to this machine never use a proxy.';

const prompts =
  'Prompts: imco prompts for confirmations and secrets on the terminal it was started from, even if ' +
  'stdin is a pipe or a file and output is redirected; on Windows only if stdin and stderr are a ' +
  'terminal. It never prompts without a terminal (cron, setsid, ssh without -t), in the background or ' +
  'in CI. Missing targets and required flags are asked for only if stdin and stderr are a terminal and ' +
  'neither --yes nor --confirm is given.';

const oldClient =
  'Old client: only "imco login --from-concerto" reads the variables of the old client: ' +
  'CONCERTO_CONFIG, _ENDPOINT, _CA_CERT, _CLIENT_CERT and _CLIENT_KEY. It reports which it used.';

const signals =
  'Signals: Ctrl-C, SIGTERM and SIGHUP stop imco cleanly. Requests that were already sent continue on ' +
  'the platform. SIGQUIT always stops imco. On Linux, imco continues after a hangup (SIGHUP) in these ' +
  'cases:';

const hangupRows: readonly TopicRow[] = [
  ['nohup', 'if stdin or stdout was a terminal, or if the shell is bash, zsh or ksh'],
  ['scripts', 'started with nohup or with trap \'\' HUP, unless they use "exec imco"'],
  ['background', 'after "imco ... & disown" in bash, and under setsid or systemd-run'],
];

const interrupts =
  "Ctrl-C does not stop imco in a script that has set trap '' INT, or if a script runs it in the " +
  'background in parentheses: (imco ...; true) &. If it uses "exec imco" or no parentheses, imco cannot ' +
  'detect this: use setsid instead, as in setsid imco ... >file 2>&1 &.';

const limits =
  'Limits: if the limit of open files (ulimit -n) is too low, imco reports it and exits with code 10.';

/** The topic `environment`: environment variables, prompts and signals. */
export const formatEnvironmentTopic = (): string =>
  formatTopic('Environment', [
    formatParagraph(precedence),
    formatColumns(variablesRows()),
    ...[proxies, prompts, oldClient, signals].map(formatParagraph),
    formatColumns(hangupRows),
    ...[interrupts, limits].map(formatParagraph),
  ]);
