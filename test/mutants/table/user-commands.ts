/** Aliases, plugins and the profile in the prompt. */
import { edit, threat } from '../mutant.ts';

const aliasCommand = 'src/cli/user-commands/alias-command.ts';
const findCommand = 'src/cli/user-commands/find-user-command.ts';
const ownFile = 'src/lib/files/own-file.ts';
const plugin = 'src/cli/user-commands/run-plugin.ts';
const prompts = 'src/shell/prompt-scripts.ts';

const builtInFirst = edit(
  'src/program/run.ts',
  'first === undefined || isBuiltIn(first.word)',
  'first === undefined',
);

/** How the prompt of bash finds its file. */
const bashFile = 'HOME-}/.cache\n    file=$file/imco/current-profile\n    if [[ -f $file';

const folderOfLink = 'if (found.path !== path) checkFolderOf(found.path, judgeFile);';

export const userCommands = [
  ...threat(
    "A settings file that is not the user's own gives a word another meaning by an alias",
    {
      without: 'files of the user alone',
      edits: [
        edit(
          'src/config/aliases.ts',
          'of await loadUserFiles(context)) {',
          "of await (await import('./files/search-places.ts')).loadFoundFiles(context, () => {})) {",
        ),
      ],
      tests: ["commands/alias/alias: counts only in the user's own settings file"],
    },
    {
      without: 'words of imco before aliases',
      edits: [builtInFirst],
      tests: [
        'commands/alias/alias: never replaces a command of imco, and a notice reports that it is ignored',
      ],
    },
    {
      without: 'a line that begins with a word of imco',
      edits: [
        edit(findCommand, 'if (first && isBuiltIn(first.word)) return line;', 'return line;'),
      ],
      tests: ['commands/alias/alias: cannot lead to another alias or to itself'],
    },
  ),
  ...threat(
    'An argument of an alias becomes another word, a flag or an empty pattern, or is run by a shell',
    {
      without: 'words that are split before arguments are put into them',
      edits: [
        edit(aliasCommand, 'return [...filled, ...', "return [...filled.join(' ').split(' '), ..."),
      ],
      tests: ['cli/user-commands/alias-command: an argument stays one word, whatever is in it'],
    },
    {
      without: 'a refusal of empty arguments',
      edits: [edit(aliasCommand, 'taken.findIndex(isBlank)', '-1')],
      tests: [
        'cli/user-commands/alias-command: missing, empty and misplaced arguments are refused',
      ],
    },
    {
      without: 'a refusal of flags for arguments',
      edits: [edit(aliasCommand, "word.startsWith('-') && word !== '-'", 'false')],
      tests: [
        'cli/user-commands/alias-command: missing, empty and misplaced arguments are refused',
      ],
    },
    {
      without: 'a refusal of what a shell would run',
      edits: [edit(aliasCommand, 'if (/^\\s*!/.test(text)) return noShell;', '')],
      tests: ['cli/user-commands/alias-command: what only a shell could run is not an alias'],
    },
  ),
  ...threat(
    'A program that others can change, or that lies in the working folder, runs as a plugin',
    {
      without: 'a look at the folder',
      edits: [edit(ownFile, '    checkFolderOf(path, judgeFile);\n', '')],
      tests: ['security/plugins: if others can change it or its folder'],
    },
    {
      without: 'a look at the file',
      edits: [
        edit(
          ownFile,
          `${folderOfLink}\n    const problem = found.problem ?? explainFilePermissions(found, judgeFile);`,
          `${folderOfLink}\n    const problem = found.problem;`,
        ),
      ],
      tests: ['security/plugins: if it or its folder belongs to another user or a group'],
    },
    {
      without: 'a look at the folder that a link leads to',
      edits: [edit(ownFile, folderOfLink, '')],
      tests: ['security/plugins: if a link leads to what others can change'],
    },
    {
      without: 'a refusal of the working folder',
      edits: [
        edit(
          'src/cli/user-commands/plugins.ts',
          'resolveReal(folder) === resolveReal(cwd)',
          'cwd === undefined',
        ),
      ],
      tests: ['security/plugins: if it is in the working folder or in a relative entry of PATH'],
    },
    {
      without: 'words of imco before plugins',
      edits: [builtInFirst],
      tests: ['security/plugins: never replaces a command of imco or an alias'],
    },
    {
      without: 'a form of names',
      edits: [
        edit(findCommand, "if (!isCommandName(word)) return { kind: 'none', aliases: names };", ''),
      ],
      tests: [
        'security/plugins: that does not exist is an unknown command, and nothing else is run for it',
      ],
    },
  ),
  ...threat(
    'A plugin receives credentials, or a project file chooses the profile that it changes',
    {
      without: 'an environment without credentials',
      edits: [
        edit(
          plugin,
          '[pluginEndpointVariable]:',
          'IMCO_KEY: settings.values.key?.value,\n    [pluginEndpointVariable]:',
        ),
      ],
      tests: [
        'security/plugins: gets the profile and the endpoint in its environment, and no credentials',
      ],
    },
    {
      without: 'a look at what chose the profile',
      edits: [edit(plugin, "profile?.origin.kind !== 'project' ||", "profile?.value !== '' ||")],
      tests: [
        'security/plugins: does not receive the profile that an untrusted project file chooses',
      ],
    },
    {
      without: 'a look at what chose the endpoint',
      edits: [
        edit(
          plugin,
          'isTrusted ? resolveEndpoint(settings.values) : undefined',
          'resolveEndpoint(settings.values)',
        ),
      ],
      tests: [
        'security/plugins: does not receive the profile that an untrusted project file chooses',
      ],
    },
  ),
  ...threat(
    'The name of a profile runs a command, or controls the terminal, in the prompt of a shell',
    {
      without: 'plain characters alone',
      edits: [edit(prompts, `  name=\\\${name//[^A-Za-z0-9_.-]/?}\n`, '')],
      tests: ['shells/prompt: no name can run a command or control the terminal'],
    },
    {
      without: 'a look at whose file it is',
      edits: [
        edit(
          prompts,
          `${bashFile} && -O $file && -r $file && ! -L $file ]]`,
          `${bashFile} && -r $file ]]`,
        ),
      ],
      tests: ['shells/prompt: files of others and links are not read'],
    },
  ),
];
