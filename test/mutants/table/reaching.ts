/** What reaches machines: OpenSSH and Ansible. */
import { edit, threat } from '../mutant.ts';

const addresses = 'src/operate/ssh/addresses.ts';
const command = 'src/operate/ssh/ssh-command.ts';
const words = 'src/operate/ssh/ssh-words.ts';
const run = 'src/operate/ssh/run-ssh.ts';
const names = 'src/operate/ssh/host-names.ts';
const install = 'src/operate/ssh/install-ssh-config.ts';
const sshConfig = 'src/operate/ssh/ssh-config.ts';

export const reaching = [
  ...threat(
    'A server is named or addressed so that OpenSSH reads it as an option, or a shell runs it',
    {
      without: 'a pattern for addresses',
      edits: [edit(addresses, 'hostPattern.test(text) ||', "text !== '' ||")],
      tests: [
        'operate/ssh/ssh: is not accepted as a host name or address',
        'operate/ssh/ssh: from the platform ends the command, and nothing is started',
        'operate/ssh/ssh-config: never prints what another program would read as an option',
      ],
    },
    {
      without: 'a pattern for ids',
      edits: [edit(words, '/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(id)', "id !== ''")],
      tests: ['operate/ssh/ssh: from the platform ends the command, and nothing is started'],
    },
    {
      without: 'a pattern for user names',
      edits: [edit(words, 'userPattern.test(text)', "text !== ''")],
      tests: [
        'operate/ssh/ssh: as a user, a key or an option is refused before anything is requested',
      ],
    },
    {
      without: 'the end of options before the command',
      edits: [edit(command, "    '--',\n", '')],
      tests: ['operate/ssh/ssh: is started with the words as they are, and its exit code is ours'],
    },
  ),
  ...threat(
    'Another machine at the address of a server is logged in to',
    {
      without: 'an alias for host keys',
      edits: [edit(command, "  ['HostKeyAlias', id],\n", '')],
      tests: [
        'operate/ssh/ssh: names the address, and the id of the server as the alias of its host key',
      ],
    },
    {
      without: 'the check of host keys',
      edits: [edit(command, "'accept-new'", "'no'")],
      tests: [
        'operate/ssh/ssh: has own options before those of --ssh-option, and refuses to change them',
        'operate/ssh/openssh.slow: accepts a new host key once, and refuses another one of the same server',
      ],
    },
    {
      without: 'a refusal of options that change it',
      edits: [edit(words, 'if (own === undefined) return text;', 'return text;')],
      tests: [
        'operate/ssh/ssh: has own options before those of --ssh-option, and refuses to change them',
      ],
    },
    {
      without: 'a folder that nobody else can change',
      edits: [
        edit(
          'src/operate/ssh/known-hosts.ts',
          "createOwnFolder(state, 'ssh', nameForPath(profile));",
          'await createPrivateFolders(dirname(path));',
        ),
      ],
      tests: ['operate/ssh/ssh: is not started if the host keys could be those of somebody else'],
    },
    {
      without: 'a failure where others can change the folder',
      edits: [edit(sshConfig, 'if (!isUnwritable) throw failure;', '')],
      tests: [
        'operate/ssh/ssh-config: ends ssh-config if others can change it, and nothing is written there',
        'operate/ssh/ssh-config: ends ssh-config if it is a link',
      ],
    },
    {
      without: 'the safe folder before a file for ssh is installed',
      edits: [
        edit(install, 'createKnownHosts(host, profile.name),', 'Promise.resolve(undefined),'),
      ],
      tests: [
        'operate/ssh/ssh-config: ends ssh-config if others can change it, and nothing is written there',
      ],
    },
    {
      without: 'leaving out a file that cannot be created',
      edits: [edit(sshConfig, 'return undefined;', "return '/known_hosts';")],
      tests: [
        'operate/ssh/ssh-config: is left out with a warning if it cannot be created, and --install fails',
      ],
    },
  ),
  ...threat(
    '`ssh` receives the credentials of imco, or another program is run as `ssh`',
    {
      without: 'an environment of its own',
      edits: [edit(run, 'withoutOwnVariables(host.env)', 'host.env')],
      tests: ['operate/ssh/ssh: gets nothing of the settings and credentials in its environment'],
    },
    {
      without: 'a choice of the folders of PATH',
      edits: [
        edit(
          'src/lib/process/child-process.ts',
          'path.split(delimiter).filter(isFixed).join(delimiter) || undefined',
          'path || undefined',
        ),
      ],
      tests: ['operate/ssh/ssh: is never a program in the working folder'],
    },
  ),
  ...threat(
    'A project file chooses the platform whose servers somebody logs in to',
    {
      without: 'the check of the profile',
      edits: [
        edit(
          'src/verbs/verb-command.ts',
          "needsOwnProfile(verbCommand) ? 'changing'",
          "isChanging(verbCommand) ? 'changing'",
        ),
      ],
      tests: [
        'operate/ssh/ssh: is not started for a profile that only a project file of somebody chose',
      ],
    },
    {
      without: 'the check of the profile for lasting host names',
      edits: [
        edit(
          'src/verbs/verb-command.ts',
          'return install === true || shortNames === true;',
          'return install !== install || shortNames !== shortNames;',
        ),
      ],
      tests: [
        'operate/ssh/ssh-config: a profile that only an untrusted project file chose gets no lasting host names',
      ],
    },
    {
      without: 'the check of the profile of a script',
      edits: [edit('src/commands/inventory/script.ts', 'checkOwnProfile(context, settings);', '')],
      tests: [
        'commands/inventory/inventory: is refused for a profile that only an untrusted project file chose',
      ],
    },
  ),
  ...threat(
    'A server is named like a host elsewhere, or its name adds lines to the configuration of OpenSSH',
    {
      without: 'a pattern for names',
      edits: [edit(names, 'plainName.test(name) &&', "name !== '' &&")],
      tests: [
        'operate/ssh/ssh-config: skips names and addresses that would be read as anything else',
      ],
    },
    {
      without: 'one line for each comment',
      edits: [
        edit(sshConfig, `# skipped: \${toSafeLine(host.name)} (`, `# skipped: \${host.name} (`),
      ],
      tests: [
        'operate/ssh/ssh-config: skips names and addresses that would be read as anything else',
      ],
    },
    {
      without: 'names of their own',
      edits: [edit(sshConfig, "shortNames && !host.includes('.') ? [host] : []", '[host]')],
      tests: [
        'operate/ssh/ssh-config: gives no server the name of a host elsewhere, except short ones on request',
      ],
    },
    {
      without: 'an ending for profiles whose names differ in case',
      edits: [
        edit(
          'src/operate/ssh/known-hosts.ts',
          'return lower === name ? name',
          'return lower ? lower',
        ),
      ],
      tests: [
        'operate/ssh/ssh-config: and the host names differ between profiles whose names differ in case',
      ],
    },
  ),
  ...threat(
    '`~/.ssh/config` is damaged',
    {
      without: 'a question',
      edits: [edit(install, 'if (yes) return;', 'if (yes || line !== yes) return;')],
      tests: ['operate/ssh/ssh-config: needs a confirmation, and writes nothing without one'],
    },
    {
      without: 'a look for the line',
      edits: [edit(install, '.includes(line);', ".includes('none');")],
      tests: [
        'operate/ssh/ssh-config: adds one line once, above what is there, and rewrites only its own file',
      ],
    },
    {
      without: 'a refusal of links',
      edits: [edit(install, 'if (!stats.isSymbolicLink()) {', 'if (stats) {')],
      tests: ['operate/ssh/ssh-config: does not write through a link, and says which line to add'],
    },
  ),
  ...threat('A name or a value runs code on the machine that runs Ansible', {
    without: 'a look for templates',
    edits: [
      edit('src/commands/inventory/variables.ts', '/\\{[{%#]/.test(text)', 'text.length < 0'),
    ],
    tests: [
      'commands/inventory/inventory: leaves out values that Ansible would run as templates, and counts them',
    ],
  }),
  ...threat(
    'A server takes the place of another host, a group or this machine in an inventory',
    {
      without: 'names with another meaning',
      edits: [edit(names, '!takenNames.has(normalizeHost(name)) &&', '')],
      tests: [
        'commands/inventory/inventory: gives each host a name of its own that nothing else has',
      ],
    },
    {
      without: 'a group for servers without an address',
      edits: [
        edit(
          'src/commands/inventory/inventory.ts',
          "'address' in choice ? [] : [noAddressGroup]",
          '[]',
        ),
      ],
      tests: [
        'commands/inventory/inventory: lists servers without an address in a group of their own',
      ],
    },
    {
      without: 'a warning about groups that are shared',
      edits: [edit('src/commands/inventory/groups.ts', 'from.size > 1', 'from.size > 99')],
      tests: [
        'commands/inventory/inventory: reports labels that share a group, and puts the hosts of both into it',
      ],
    },
  ),
  ...threat('The inventory script replaces another file', {
    without: 'a look at what is there',
    edits: [
      edit(
        'src/commands/inventory/script.ts',
        'readHead(path) === scriptHead',
        "readHead(path) !== ''",
      ),
    ],
    tests: ['commands/inventory/inventory: replaces nothing but a script of its own'],
  }),
];
