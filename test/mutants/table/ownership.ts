/** Whose files decide, and what is read of them. */
import { edit, threat } from '../mutant.ts';

const ownFile = 'src/lib/files/own-file.ts';

/** Files are believed whoever can change them, and whatever the way to them is. */
const believing = [
  edit(
    ownFile,
    '  const problem = explainFilePermissions({ path, stats }, options);\n  if (problem) throw problem;\n',
    '',
  ),
  edit(ownFile, 'if (found.problem) throw found.problem;', ''),
];

export const ownership = [
  ...threat(
    'A project file that another user owns or can change sets something, or stops commands',
    {
      without: 'a look at who can change files',
      edits: believing,
      tests: [
        `security/files.slow: \${kind} is ignored with one notice`,
        'lib/own-file: a parent folder that others can change is refused, unless it is sticky',
      ],
    },
  ),
  ...threat(
    'A project file redirects a change to another platform',
    {
      without: 'a refusal of changes elsewhere than the file says',
      edits: [
        edit(
          'src/operate/outcomes/change-check.ts',
          'if (!origin) return () => refuseOtherTarget(settings, profile);',
          'if (!origin) return () => {};',
        ),
      ],
      tests: [
        'security/project-file: an ignored project file does not redirect a change to another platform',
      ],
    },
    {
      without: 'a look at trust',
      edits: [
        edit(
          'src/operate/outcomes/change-check.ts',
          "if (trust !== 'trusted') {",
          'if (origin.where === profile) {',
        ),
      ],
      tests: [
        `security/project-file: with "\${spelling}" can only be used for reading until it is trusted`,
      ],
    },
    {
      without: 'a memory of what was told',
      edits: [edit('src/operate/outcomes/change-check.ts', 'if (isNamed) return;', '')],
      tests: [
        'operate/outcomes/change-check: only changes are checked, every time, and reported once',
      ],
    },
  ),
  ...threat('A trusted project file is unchanged, but the CA file it names is replaced', {
    without: 'trust in the files that are named',
    edits: [
      edit(
        'src/config/trust/trust.ts',
        'const changed = findFirstChanged(file, entry.files, options);',
        'const changed = undefined;',
      ),
    ],
    tests: [
      'security/project-file: covers the files that it names, and stores nothing of a passphrase',
    ],
  }),
  ...threat(
    'Other users change the settings, CA, certificate, key or list of trusted files that imco finds by itself',
    {
      without: 'a look at who can change files',
      edits: believing,
      tests: [
        `security/files.slow: \${kind} are refused with the fix`,
        'security/files.slow: counts only if no other user can change the list of trusted files',
        'lib/own-file: a file of another user is refused, also behind a link of the user',
      ],
    },
  ),
  ...threat(
    'A pipe or a device blocks imco or fills its memory',
    {
      without: 'a deadline',
      edits: [
        edit(
          'src/lib/files/named-file.ts',
          'if (waited >= deadlineMs) {',
          'if (waited >= 10_000) {',
        ),
      ],
      tests: ['lib/named-file: reading a pipe without a writer or without an end times out'],
    },
    {
      without: 'a bound',
      edits: [
        edit('src/lib/files/named-file.ts', 'if (length > limit) throw createTooLong(limit);', ''),
      ],
      tests: ['lib/named-file: reading an endless file stops at the size limit'],
    },
    {
      without: 'an ear for signals',
      edits: [edit('src/lib/files/named-file.ts', 'signal ? { signal } : {}', '{}')],
      tests: [`security/files.slow: that send no data are read until \${signal}`],
    },
  ),
  ...threat('Another user prepares the folder of a sandbox in advance', {
    without: 'a look at who can change its folders',
    edits: [edit('src/sandbox/process/folder-checks.ts', '      checkOwnFolder(place);\n', '')],
    tests: [`security/files.slow: \${kind} is not started, with the fix`],
  }),
  ...threat(
    'Commands meant for a sandbox change a real platform',
    {
      without: 'variables that are unset',
      edits: [
        edit(
          'src/commands/sandbox/env.ts',
          '.filter((variable) => env[variable]);',
          ".filter((variable) => env[variable] === '');",
        ),
      ],
      tests: [
        'commands/sandbox/env: variables that would lead to another platform are unset, in JSON by null',
      ],
    },
    {
      without: 'a check of what a profile was written for',
      edits: [
        edit(
          'src/commands/sandbox/profile.ts',
          'if (found !== undefined && isSandbox) return;',
          "if (found !== '') return;",
        ),
      ],
      tests: [
        'commands/sandbox/profile: a profile that leads to a real platform is neither replaced nor updated, and nothing is started',
      ],
    },
  ),
  ...threat('The name of a folder is run as code by the shell that evaluates `sandbox env`', {
    without: 'quotes',
    edits: [
      edit('src/commands/sandbox/shell-code.ts', 'quoteForShell(value)', 'value'),
      edit('src/commands/sandbox/shell-code.ts', 'quoteForFish(value)', 'value'),
    ],
    tests: [
      `commands/sandbox/env: \${shell} uses the sandbox after it has run the code of "sandbox env"`,
    ],
  }),
];
