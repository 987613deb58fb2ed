/** What is written, where and how. */
import { edit, threat } from '../mutant.ts';

export const files = [
  ...threat(
    'A downloaded file is named `../../.bashrc` or `CON`',
    {
      without: 'folders of Windows',
      edits: [edit('src/operate/transfers/file-name.ts', '.split(/[/\\\\]/)', ".split('/')")],
      tests: ['operate/transfers/file-name: a file name from the platform never leaves its folder'],
    },
    {
      without: 'names of devices',
      edits: [edit('src/operate/transfers/file-name.ts', '.replace(device,', '.replace(/^$/,')],
      tests: [
        'operate/transfers/file-name: a file name from the platform is never the name of a device',
      ],
    },
  ),
  ...threat('A link in the download folder points to another file', {
    without: 'a look at the link itself',
    edits: [
      edit(
        'src/operate/transfers/destination.ts',
        'await findStats(path, lstat)',
        'await findStats(path)',
      ),
    ],
    tests: [
      'operate/verbs/download: the target of a symbolic link is not replaced, also with --force',
    ],
  }),
  ...threat(
    'Links in folders of imco redirect what it writes',
    {
      without: 'a refusal to add to what is a link',
      edits: [
        edit(
          'src/sandbox/state/file-append.ts',
          'constants.O_WRONLY | noLink;',
          'constants.O_WRONLY;',
        ),
      ],
      tests: [`security/host: of a sandbox are not written through a link called \${name}`],
    },
    {
      without: 'a refusal of links in the place of folders',
      edits: [
        edit(
          'src/sandbox/process/folder-contents.ts',
          'if ((await lstat(path)).isDirectory()) return;',
          'return;',
        ),
      ],
      tests: [`security/host: of a sandbox are not written through a link called \${name}`],
    },
  ),
  ...threat(
    'Links replace settings, credentials or cached names',
    {
      without: 'a refusal of links in the place of settings',
      edits: [
        edit(
          'src/config/files/write-settings.ts',
          'await refuseLink(path);\n    if (dryRun)',
          'if (dryRun)',
        ),
      ],
      tests: ['config/writing: nothing is written through a link'],
    },
    {
      without: 'a refusal of links in the place of keys',
      edits: [edit('src/config/credentials/key-store.ts', 'await refuseLink(dirname(above));', '')],
      tests: ['commands/login/login: does not write through symbolic links'],
    },
    {
      without: 'files that are made anew and renamed',
      edits: [
        edit(
          'src/lib/files/cache-folder.ts',
          'renameSync(temporary, path);',
          'writeFileSync(path, content);',
        ),
      ],
      tests: [
        'shell/name-cache: a symbolic link instead of a cache file is replaced, not followed',
      ],
    },
  ),
  ...threat('Two simultaneous changes of the settings lose one of them', {
    without: 'a lock',
    edits: [
      edit(
        'src/lib/files/file-lock.ts',
        'while (!(await createLock(lock, waiter.mark))) {',
        'while (!(await createLock(lock, waiter.mark)) && path === lock) {',
      ),
      edit(
        'src/lib/files/file-lock.ts',
        'if (!(await isLockHeld(lock, mark))) throw',
        'if (path === lock) throw',
      ),
    ],
    tests: ['config/writing: ten simultaneous changes are all saved'],
  }),
  ...threat(
    'Cached names are read by other users, or belong to another account',
    {
      without: 'files for their owner alone',
      edits: [
        edit(
          'src/lib/files/cache-folder.ts',
          "openSync(temporary, 'wx', 0o600)",
          "openSync(temporary, 'wx', 0o644)",
        ),
      ],
      tests: [
        'shell/name-cache: a list caches names with id and state, readable only by their owner',
      ],
    },
    {
      without: 'a look at who says who is talked to',
      edits: [edit('src/shell/cache-owner.ts', 'if (isOutside) return undefined;', '')],
      tests: [
        'shell/name-cache: nothing is cached if flags choose the endpoint, and a cache error fails nothing',
      ],
    },
    {
      without: 'a look at who can write to the cache',
      edits: [edit('src/lib/files/cache-folder.ts', '  checkOwnFolder(path);\n', '')],
      tests: [
        'shell/name-cache: nothing is cached if flags choose the endpoint, and a cache error fails nothing',
      ],
    },
  ),
  ...threat(
    'A program in the working folder is run as the editor, zsh or any other program',
    {
      without: 'a PATH of fixed places',
      edits: [
        edit(
          'src/lib/process/child-process.ts',
          'path.split(delimiter).filter(isFixed).join(delimiter) || undefined',
          'path',
        ),
      ],
      tests: [
        'commands/config/show: never runs a program in the working folder',
        'security/child-processes: a PATH with only relative entries finds no program',
      ],
    },
    {
      without: 'a PATH of fixed places, and a folder of its own for zsh',
      edits: [
        edit(
          'src/lib/process/child-process.ts',
          'path.split(delimiter).filter(isFixed).join(delimiter) || undefined',
          'path',
        ),
        edit('src/shell/install-location.ts', "cwd: '/',", 'cwd: process.cwd(),'),
      ],
      tests: ['security/child-processes: completion install and uninstall'],
    },
    {
      without: 'one module that starts programs',
      edits: [
        edit(
          'src/lib/process/editor.ts',
          "from './child-process.ts';\n",
          "from './child-process.ts';\nimport 'node:child_process';\n",
        ),
      ],
      tests: ['security/child-processes: only one module starts processes'],
    },
    {
      without: 'the start-up files of the user',
      edits: [
        edit(
          'src/shell/install-location.ts',
          'env: { ...env, HOME: home, ZDOTDIR: findZshStart({ env, home }) },\n    cwd: ',
          'env,\n    cwd: ',
        ),
      ],
      tests: [
        'security/child-processes: zsh reads the start-up files of the user, not those in the working folder',
      ],
    },
  ),
  ...threat(
    'A name runs a command during completion',
    {
      without: 'a script that evaluates nothing',
      edits: [edit('completions/imco.bash', '_imco_step() {\n', '_imco_step() {\n  eval "$1"\n')],
      tests: ['shells/scripts: no script evaluates a name or starts a process for it'],
    },
    {
      without: 'a look at what a name is made of',
      edits: [
        edit(
          'src/shell/words.ts',
          "name.trim() !== '' && !name.includes('\\t') && replaceUnsafe(name, () => '') === name;",
          "name.trim() !== '';",
        ),
      ],
      tests: ['shell/name-cache: names that cannot be on one line are cached as ids'],
    },
  ),
  ...threat(
    'A full disk leaves a partial file',
    {
      without: 'what takes half a download away',
      edits: [
        edit(
          'src/operate/transfers/part-file.ts',
          'await close();\n      await rm(part, { force: true });',
          'await close();',
        ),
      ],
      tests: ['security/host: leaves nothing of a download'],
    },
    {
      without: 'what takes half a file away',
      edits: [
        edit('src/lib/files/whole-file.ts', '    await rm(temporary, { force: true });\n', ''),
      ],
      tests: [
        'security/host: leaves settings and keys unchanged, and no lock behind',
        'security/host: leaves only complete files of a sandbox that could not start',
      ],
    },
    {
      without: 'a failure of what was not written',
      edits: [
        edit(
          'src/output/output-sink.ts',
          'if (!isBrokenPipe(error)) throw createNotWrittenFailure(error);',
          '',
        ),
      ],
      tests: ['security/host: that accepts no output is reported, and the upload stays'],
    },
    {
      without: 'a failure of what was written past the writer',
      edits: [edit('src/startup/write-stdout.ts', '    return 1;', '    return 0;')],
      tests: [`security/host: is reported as a failure of \${words.join(' ')}`],
    },
  ),
  ...threat(
    'Compiled code in a cache is replaced',
    {
      without: 'a look at who can write',
      edits: [edit('src/startup/compile-cache.ts', ' && (stats.mode & 0o022) === 0', '')],
      tests: ['startup/compile-cache: no code is loaded from a folder that others can write to'],
    },
    {
      without: 'a look at the owner',
      edits: [edit('src/startup/compile-cache.ts', 'stats.uid === uid && ', '')],
      tests: ['startup/compile-cache: no code is loaded from a folder of another user'],
    },
    {
      without: 'a look at links',
      edits: [
        edit(
          'src/startup/compile-cache.ts',
          'const stats = lstatSync(path);',
          "const stats = getBuiltinModule('node:fs').statSync(path);",
        ),
      ],
      tests: ['startup/compile-cache: no code is loaded through a link'],
    },
  ),
];
