/** Who decides about settings, and what is read for them. */
import { edit, threat } from '../mutant.ts';

export const configuration = [
  ...threat(
    'A configuration file in the working folder or a parent folder runs code',
    {
      without: 'a list of names that leaves JavaScript out',
      edits: [
        edit(
          'src/config/files/settings-explorer.ts',
          "const rcFiles = ['.imcorc',",
          "const rcFiles = ['.imcorc', '.imcorc.js',",
        ),
      ],
      tests: ['config/files: files that could run code are never read'],
    },
    {
      without: 'a reader that runs nothing',
      edits: [
        edit(
          'src/config/files/settings-explorer.ts',
          'default: withoutImport(readYamlText)',
          'default: (file: string) => import(file)',
        ),
      ],
      tests: [
        'config/files: a file with the name of a program is read as YAML when it is named, and never run',
      ],
    },
  ),
  ...threat('A project file sends requests and credentials to another host', {
    without: 'a difference between files of projects and of the user',
    edits: [
      edit(
        'src/config/files/layers.ts',
        "file.kind !== 'project' || file.trust === 'trusted';",
        'file !== undefined;',
      ),
    ],
    tests: [
      'config/load: an untrusted project file does not decide where requests and credentials go',
      "config/load: a project file can select one of the user's profiles but not define its own",
    ],
  }),
  ...threat(
    'A trusted project file is changed later, or copied elsewhere',
    {
      without: 'a look at the content',
      edits: [
        edit(
          'src/config/trust/trust.ts',
          "if (entry.sha256 !== hashBytes(text)) return { trust: 'changed', changed: file.path };",
          '',
        ),
      ],
      tests: ['commands/config/show: is used once it is trusted, until it changes'],
    },
    {
      without: 'a look at the path',
      edits: [
        edit(
          'src/config/trust/trust.ts',
          'return (await parseEntries(list, text)).get(path);',
          'return [...(await parseEntries(list, text)).values()][0];',
        ),
      ],
      tests: ['commands/config/show: trust does not apply to a copy of the file'],
    },
  ),
  ...threat('A trusted project file is changed later, or copied elsewhere', {
    without: 'a look at who can write to the list of what is trusted',
    edits: [
      edit(
        'src/config/trust/trust.ts',
        "import { join } from 'node:path';",
        "import { readFileSync } from 'node:fs';\nimport { join } from 'node:path';",
      ),
      edit(
        'src/config/trust/trust.ts',
        'readOwnFile(list, { platform }).bytes',
        'readFileSync(list)',
      ),
    ],
    tests: ['commands/config/show: is used once it is trusted, until it changes'],
  }),
  ...threat(
    'A settings file includes another file, or fills the memory with aliases',
    {
      without: 'a refusal of $import',
      edits: [
        edit('src/config/files/settings-explorer.ts', "Object.hasOwn(value, '$import')", 'false'),
      ],
      tests: ['config/files: a file cannot import another one'],
    },
    {
      without: 'a bound for aliases',
      edits: [
        edit(
          'src/config/files/syntax.ts',
          'document.toJS();',
          'document.toJS({ maxAliasCount: -1 });',
        ),
      ],
      tests: ['config/files: aliases that multiply exponentially are refused'],
    },
  ),
  ...threat('An empty or relative `HOME` makes the working folder the home folder', {
    without: 'a look at what HOME holds',
    edits: [
      edit(
        'src/lib/files/home-folder.ts',
        'named && isAbsolute(named) ? named',
        'named !== undefined ? named',
      ),
      edit(
        'src/lib/files/home-folder.ts',
        'home !== undefined && isAbsolute(home) &&',
        'home !== undefined &&',
      ),
    ],
    tests: [
      'security/host: with an empty or relative HOME does not get the settings in the working folder',
    ],
  }),
  ...threat(
    'An error message quotes an invalid configuration or input file',
    {
      without: 'words of our own about broken JSON',
      edits: [
        edit(
          'src/config/files/syntax.ts',
          "createSyntaxFailure(file, 'not valid JSON', placeOfJsonError(content, message))",
          'createSyntaxFailure(file, message, placeOfJsonError(content, message))',
        ),
      ],
      tests: ['config/files: a broken file is reported with line and column, without its content'],
    },
    {
      without: 'words of our own about broken YAML',
      edits: [
        edit(
          'src/config/files/syntax.ts',
          'explainYamlProblem(error.code)',
          'error.code + content',
        ),
      ],
      tests: [
        'commands/doctor/doctor: a broken configuration is reported with line and column, without its contents',
      ],
    },
    {
      without: 'words of our own about broken input',
      edits: [
        edit(
          'src/operate/input/document.ts',
          "const line = text.slice(0, problem.pos[0]).split('\\n').length;",
          'const line = text;',
        ),
      ],
      tests: ['security/canary.slow: when it is typed in the wrong place'],
    },
    {
      without: 'a redactor for the settings that are shown',
      edits: [
        edit(
          'src/commands/config/show.ts',
          "typeof safe === 'string' ? redactor.text(safe) : safe",
          'safe',
        ),
      ],
      tests: ['commands/config/show: config show does not print the password of a URL'],
    },
  ),
];
