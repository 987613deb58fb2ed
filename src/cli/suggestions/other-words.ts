/** Words of other tools; only used in hints. */

const same = (
  words: readonly string[],
  ours: readonly string[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(words.map((word) => [word, ours]));

/** Verbs of other tools with those of imco: the first one that a resource has is used. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  ...same(['start', 'power-on', 'poweron', 'on', 'up', 'resume', 'unpause', 'wake'], ['boot']),
  ...same(
    ['stop', 'halt', 'power-off', 'poweroff', 'off', 'down', 'suspend', 'pause', 'kill', 'sleep'],
    ['shutdown'],
  ),
  ...same(['restart', 'reset', 'bounce', 'cycle', 'power-cycle', 'reload'], ['reboot']),
  ...same(
    ['destroy', 'terminate', 'delete', 'remove', 'del', 'rm', 'erase', 'drop', 'purge', 'release'],
    ['decommission', 'delete', 'discard', 'logout'],
  ),
  ...same(['forget', 'unmanage', 'abandon'], ['discard', 'delete']),
  ...same(
    ['create', 'new', 'add', 'make', 'launch', 'provision', 'spawn', 'deploy', 'allocate'],
    ['commission', 'create', 'upload', 'deploy'],
  ),
  ...same(
    ['update', 'edit', 'modify', 'change', 'set', 'patch', 'rename', 'mv', 'configure'],
    ['update'],
  ),
  ...same(
    [
      'describe',
      'inspect',
      'show',
      'get',
      'view',
      'info',
      'details',
      'display',
      'status',
      'stat',
      'state',
    ],
    ['show', 'list'],
  ),
  ...same(
    [
      'list',
      'ls',
      'all',
      'find',
      'search',
      'index',
      'get-all',
      'list-all',
      'show-all',
      'watch',
      'top',
    ],
    ['list', 'show'],
  ),
  ...same(['console', 'shell', 'login'], ['ssh', 'show']),
  ...same(['address', 'ip-address', 'addr'], ['ip', 'show']),
  ...same(['mount', 'assign', 'associate', 'bind', 'connect'], ['attach']),
  ...same(['unmount', 'umount', 'unassign', 'disassociate', 'unbind', 'disconnect'], ['detach']),
  ...same(['scale', 'resize', 'grow', 'expand', 'extend'], ['enlarge', 'update']),
  ...same(['log', 'logs', 'history', 'activity'], ['events', 'list']),
  ...same(['tag', 'untag', 'labels', 'unlabel'], ['label']),
  ...same(['exec', 'execute', 'run', 'execute-script'], ['run-script']),
  ...same(['password', 'passwd', 'secrets'], ['credentials']),
  ...same(['disks', 'drives'], ['volumes']),
  ...same(['ips', 'addresses'], ['floating-ips']),
  ...same(['list-operational-scripts', 'operational-scripts'], ['scripts']),
  ...same(['fetch', 'pull', 'save'], ['download', 'show']),
  ...same(['push', 'import', 'submit'], ['upload', 'create']),
  ...same(['build', 'validate', 'check'], ['compile']),
  ...same(['sort', 'order'], ['reorder']),
  ...same(['await', 'wait-for', 'waitfor'], ['wait']),
  ...same(['diff', 'cmp', 'difference', 'differences'], ['compare']),
};

/** The verbs of imco for a verb of another tool, the likeliest first. */
export const findOurVerbs = (word: string): readonly string[] =>
  Object.hasOwn(verbs, word) ? (verbs[word] ?? []) : [];

/** Words of other tools before a noun that have no meaning here: `compute instances list`. */
export const isGroupOfOthers = (word: string): boolean =>
  /^(?:imco|concerto|compute|ec2|container|rollout)$/.test(word);

const nouns: Readonly<Record<string, readonly string[]>> = {
  'ssh-profiles': ['ssh-key', 'ssh-keys', 'key', 'keys', 'keypair', 'keypairs'],
  'generic-images': ['image', 'images'],
  realms: ['region', 'regions', 'zone', 'zones'],
  'floating-ips': [
    'ip',
    'ips',
    'address',
    'addresses',
    'elastic-ip',
    'elastic-ips',
    'public-ip',
    'public-ips',
  ],
  volumes: ['disk', 'disks', 'drive', 'drives'],
  'firewall-profiles': ['fw', 'firewall', 'firewalls', 'security-group', 'security-groups'],
  vpcs: ['network', 'networks', 'vnet', 'vnets'],
  'server-plans': [
    'size',
    'sizes',
    'flavor',
    'flavors',
    'flavour',
    'flavours',
    'server-type',
    'server-types',
    'instance-types',
  ],
  servers: [
    'vm',
    'vms',
    'instance',
    'instances',
    'machine',
    'machines',
    'node',
    'nodes',
    'droplet',
    'droplets',
    'pod',
    'pods',
  ],
  'server-arrays': ['group', 'groups', 'scaling-groups', 'fleets'],
  'cookbook-versions': ['cookbook', 'cookbooks'],
  'cloud-providers': ['provider', 'providers'],
  'cloud-accounts': ['accounts'],
  'load-balancers': ['lb', 'lbs', 'elb', 'elbs'],
  certificates: ['cert', 'certs'],
  'dns-domains': ['domain', 'domains', 'dns', 'dns-zones'],
  'dns-records': ['record', 'records'],
  'node-pools': ['pool', 'pools', 'nodepool', 'nodepools', 'nodegroup', 'nodegroups'],
  definitions: ['policies', 'policy-definitions'],
  assignments: ['policy-assignments'],
};

/** The plural noun of imco for a noun of another tool. */
export const findOurNoun = (word: string): string | undefined =>
  Object.entries(nouns).find(([, others]) => others.includes(word))?.[0];

const all = (words: readonly string[], line: string): Readonly<Record<string, string>> =>
  Object.fromEntries(words.map((word) => [word, line]));

/** Commands of other tools with those of imco, without `imco`. */
const lines: Readonly<Record<string, string>> = {
  version: '--version',
  '-v': '--version',
  '-version': '--version',
  ...all(['whoami', 'me', 'account', 'verify', 'auth status', 'auth whoami'], 'ping'),
  ...all(
    ['auth', 'auth login', 'signin', 'sign-in', 'authenticate', 'configure', 'init', 'setup'],
    'login api-key.zip',
  ),
  ...all(['config init', 'config create', 'credentials', 'config add'], 'login api-key.zip'),
  ...all(['auth logout', 'signout', 'sign-out', 'config delete', 'config remove'], 'logout'),
  ...all(['logs', 'log', 'history', 'activity', 'audit list'], 'audit events list'),
  ...all(['tail', 'audit tail', 'audit follow'], 'audit events --follow'),
  ...all(
    ['context', 'contexts', 'ctx', 'profile', 'profiles', 'config profiles', 'config get-contexts'],
    'config list',
  ),
  ...all(['list profiles', 'get profiles', 'get contexts'], 'config list'),
  ...all(['show config', 'get config', 'view config'], 'config show'),
  ...all(['use', 'switch', 'config switch', 'config use-context', 'config select'], 'config use'),
  ...all(['config view', 'config print'], 'config show'),
  'config current-context': 'config current',
  'api-versions': 'status',
  ...all(['info', 'overview', 'summary', 'dashboard', 'top'], 'status'),
  ...all(['diagnose', 'check', 'health', 'debug', 'troubleshoot'], 'doctor'),
  ...all(['man', 'manual', 'commands', 'docs', 'usage', '?', '-?', '/?'], '--help'),
  ...all(['env', 'environment'], 'help environment'),
  ...all(['autocomplete', 'completions'], 'completion install'),
  ...all(['plugin', 'plugins', 'plugin list'], 'help extensions'),
  aliases: 'alias list',
  ps: 'cloud servers list',
  ...all(['ssh', 'console'], 'cloud servers list --columns name,public-ip'),
  ...all(['ansible', 'ansible-inventory'], 'inventory --list'),
  ...all(['curl', 'request', 'raw', 'http'], 'api GET'),
  'wizard list': 'wizard apps list',
  'wizard deploy': 'wizard apps deploy',
  'sandbox ls': 'sandbox status',
  'sandbox list': 'sandbox status',
  'sandbox up': 'sandbox start',
  'sandbox down': 'sandbox stop',
  'sandbox exec': 'sandbox run',
};

/** Followed by a target, these words are verbs. */
const aboutOne: ReadonlySet<string> = new Set([
  ...['logs', 'log', 'history', 'activity', 'ssh', 'console', 'info'],
]);

/** A translated command line, and the remaining words. */
interface FoundLine {
  readonly line: string;
  readonly rest: readonly string[];
}

/** Translates the first words of a command line. */
export const findLine = (words: readonly string[]): FoundLine | undefined => {
  const [first = ''] = words;
  const [two, one] = [words.slice(0, 2).join(' '), first];
  const known = [two, one].find((start) => Object.hasOwn(lines, start));
  const line = known === undefined ? undefined : lines[known];
  const rest = words.slice(known === one ? 1 : 2);
  if (line === undefined || (rest.length > 0 && aboutOne.has(first))) return undefined;
  return { line, rest };
};
