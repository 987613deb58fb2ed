/** Where secrets could show. */
import { edit, threat } from '../mutant.ts';

export const secrets = [
  ...threat(
    'A typed secret is visible on the screen',
    {
      without: 'raw mode for plain questions',
      edits: [edit('src/output/terminal/plain-prompts.ts', "}: `, 'hidden'", '}: `')],
      tests: ['terminal/asking: for a secret does not echo it'],
    },
    {
      without: 'a prompt that does not echo, on the terminal itself',
      edits: [
        edit(
          'src/output/terminal/prompts.ts',
          "clack.password({ message: toSafeText(question), mask: '', ...asking })",
          'clack.text({ message: toSafeText(question), ...asking })',
        ),
      ],
      tests: ['terminal/asking: a secret is asked for without echo'],
    },
  ),
  ...threat(
    'A secret appears in output, debug lines, errors or dry runs',
    {
      without: 'masks in rows',
      edits: [
        edit(
          'src/operate/rows/secrets.ts',
          'const masked = maskValue(item);',
          'const masked = item;',
        ),
      ],
      tests: ['security/canary.slow: when all goes well'],
    },
    {
      without: 'a memory of what was sent as a secret',
      edits: [
        edit(
          'src/platform/client.ts',
          'redactor.learn(omitMembers(request.body, request.openMembers));',
          '',
        ),
      ],
      tests: ['security/canary.slow: when the platform refuses and repeats it, or fails'],
    },
    {
      without: 'a redactor for what --debug tells',
      edits: [edit('src/platform/trace.ts', 'toJsonText(redactor.value(parseJson(text)))', 'text')],
      tests: ['security/canary.slow: when all goes well'],
    },
    {
      without: 'masks in dry runs',
      edits: [
        edit('src/operate/outcomes/dry-run.ts', 'maskBody(request, redactor)', 'request.body'),
      ],
      tests: ['security/canary.slow: in dry runs, in other formats, and where names are cached'],
    },
    {
      without: 'masks in what answers raw requests',
      edits: [
        edit(
          'src/commands/api/answer.ts',
          'options.showSecrets || answer.body === undefined',
          'options.showSecrets !== undefined || answer.body === undefined',
        ),
      ],
      tests: ['security/canary.slow: in raw requests, their responses and their dry runs'],
    },
    {
      without: 'the form of a secret in URLs',
      edits: [
        edit('src/platform/learned-secrets.ts', '    createPercentPattern(character),\n', ''),
      ],
      tests: [
        'platform/redact: a secret that was sent is hidden wherever it occurs, in any encoding',
      ],
    },
  ),
  ...threat(
    'A secret is written to a file, a cache or the log of the sandbox',
    {
      without: 'care for what is kept beside a name',
      edits: [
        edit(
          'src/cli/completion-words.ts',
          "const state = plain(readText(thing.item, 'state'));",
          "const state = readText(thing.item, 'psk');",
        ),
      ],
      before: [
        'security/canary.slow: when all goes well',
        'security/canary.slow: in dry runs, in other formats, and where names are cached',
      ],
      tests: ['security/canary.slow: in any file that imco wrote, and in the log of requests'],
    },
    {
      without: 'a path that is shortened for the log',
      edits: [
        edit(
          'src/sandbox/server/listening.ts',
          'path: formatLoggedPath(request)',
          "path: request.url ?? ''",
        ),
      ],
      tests: ['sandbox/storage: the request log contains neither file contents nor signatures'],
    },
  ),
  ...threat(
    'A secret on the command line is read from the process list or the shell history',
    {
      without: 'other words for what may be the secret itself',
      edits: [
        edit('src/operate/input/values.ts', "const shown = 'the file';", 'const shown = path;'),
      ],
      tests: ['operate/input/values: of a secret is always read from a file, and never repeated'],
    },
    {
      without: 'what takes the value off a flag that is not known',
      edits: [
        edit(
          'src/program/run.ts',
          `    .replace(/^(unknown option '[^=]*)=[\\s\\S]*?'(?=\\n|$)/, "$1'");`,
          ';',
        ),
      ],
      tests: ['security/canary.slow: when it is typed in the wrong place'],
    },
    {
      without: 'a command line that is the words of the user alone',
      edits: [
        edit(
          'src/lib/process/run-to-end.ts',
          'startProgram(name, words, {',
          'startProgram(name, [...words, String(env.https_proxy)], {',
        ),
      ],
      tests: ['security/canary.slow: on the command line of a process'],
    },
    {
      without: 'what takes the password out of a URL that is repeated',
      edits: [
        edit(
          'src/lib/text/hide-secrets.ts',
          'hideUserInfo(hideKeys(said), words)',
          'hideKeys(said)',
        ),
      ],
      tests: ['cli/suggestions: never repeats the password of a URL'],
    },
  ),
  ...threat(
    'A flag in a script fills a log with passwords',
    {
      without: 'a second word',
      edits: [
        edit(
          'src/operate/rows/secrets.ts',
          'if (!showSecrets || showSecretsUnwatched ||',
          'if (!showSecrets || secretMask ||',
        ),
      ],
      tests: [
        'security/canary.slow: except with --show-secrets, which needs --yes without a terminal',
      ],
    },
    {
      without: 'secrets that no flag shows',
      edits: [
        edit(
          'src/operate/rows/secrets.ts',
          'return maskNeverShown(fields, item);',
          'return fields ? item : maskNeverShown(fields, item);',
        ),
      ],
      tests: [
        'operate/rows/secrets: a secret that no flag shows is masked also where the others are shown',
      ],
    },
  ),
  ...threat(
    'The content of a key, token or certificate is given instead of a path',
    {
      without: 'a look at what a path may be',
      edits: [
        edit(
          'src/lib/text/secret-content.ts',
          'return isSuspect ? instead : path;',
          'return path;',
        ),
        edit(
          'src/lib/text/hide-secrets.ts',
          'if (!isContent && !controlCharacters.test(word) && !isRandomPath(value)) return [];',
          'if (!isContent) return [];',
        ),
      ],
      tests: ['security/content-for-path.slow: a token instead of a path is not repeated'],
    },
    {
      without: 'a look at what is there',
      edits: [
        edit(
          'src/lib/text/secret-content.ts',
          '  if (isExistingPath(path)) return undefined;\n',
          '',
        ),
      ],
      tests: ['security/content-for-path.slow: an ordinary path and any existing path are shown'],
    },
  ),
  ...threat('A passphrase is given instead of the path of its file', {
    without: 'a look at whether there is such a file',
    edits: [
      edit(
        'src/config/files/shown-value.ts',
        'return isExistingPath(path) ? path : undefined;',
        'return path;',
      ),
    ],
    tests: [
      'security/content-for-path.slow: a passphrase instead of the path of its file is never repeated',
    ],
  }),
  ...threat('A private key is given as a public key', {
    without: 'a look at the form of public keys',
    edits: [
      edit(
        'src/operate/input/check-value.ts',
        'return explainPublicKeyProblem(text);',
        'return undefined;',
      ),
    ],
    tests: [
      'acceptance/ssh-keys: is not accepted as a public key, sent or repeated',
      'acceptance/ssh-keys: that is not valid is refused by imco and by the sandbox',
    ],
  }),
  ...threat("A server repeats a line of the operator's private key", {
    without: 'lines of the key that the redactor knows',
    edits: [edit('src/platform/client-parts.ts', 'redactor.learnText(connection.key.pem);', '')],
    tests: ['security/own-key: a refusal is masked, also if the key has a passphrase'],
  }),
];
