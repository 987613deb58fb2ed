/** What is sent once, and what is read within bounds. */
import { edit, threat } from '../mutant.ts';

export const changes = [
  ...threat(
    'A pipe, or keys typed for something else, answer a confirmation',
    {
      without: 'care for what was typed before the question',
      edits: [edit('src/output/terminal/ask.ts', 'if (!isEarly) input.write(', 'input.write(')],
      tests: ['terminal/asking: discards input that was typed before the question'],
    },
    {
      without: 'a look at the terminal after a stall',
      edits: [edit('src/output/terminal/ask.ts', '      await awaitLoopTurn();\n', '')],
      tests: [
        'output/terminal/ask: keys typed before a question do not answer it, however long the process stalls',
      ],
    },
    {
      without: 'turns among the processes of a job',
      edits: [
        edit(
          'src/output/terminal/ask.ts',
          'await (terminal.controlling?.takeTurn(signal, work) ?? work())',
          'await work()',
        ),
      ],
      tests: ['terminal/asking: is used by one process of a job at a time'],
    },
    {
      without: 'a look at the job in the foreground',
      edits: [
        edit(
          'src/startup/controlling-terminal.ts',
          "job.group === job.foreground ? 'foreground' : 'background'",
          "'foreground'",
        ),
      ],
      tests: ['terminal/asking: in the background'],
    },
    {
      without: 'a look at who waits for a process without a terminal',
      edits: [
        edit(
          'src/startup/controlling-terminal.ts',
          "isWaitedFor(job) ? 'waited-for' : 'none'",
          "'waited-for'",
        ),
      ],
      tests: ['terminal/asking: in a session whose shell has ended'],
    },
    {
      without: 'a word that nobody is there',
      edits: [edit('src/output/terminal/terminal-access.ts', 'unattended !== undefined', 'false')],
      tests: ['terminal/asking: where CI is set'],
    },
  ),
  ...threat(
    'A retry creates or destroys a server twice',
    {
      without: 'a look at what was sent',
      edits: [
        edit(
          'src/platform/retry.ts',
          "const harmless = reading || outcome.progress === 'unsent';",
          'const harmless = true;',
        ),
      ],
      tests: [
        'platform/retry: a change is never sent twice when the connection breaks after it was sent',
      ],
    },
    {
      without: 'a look at what undici begins anew',
      edits: [
        edit(
          'src/platform/transport/undici.ts',
          'if (hasStarted) return controller',
          'if (hasStarted && !handler) return controller',
        ),
      ],
      tests: ['platform/retry: a resend by undici is blocked'],
    },
    {
      without: 'a difference between reading and changing',
      edits: [
        edit(
          'src/platform/retry.ts',
          'return isPlatformRefusal(outcome) ? asked : undefined;',
          'return isPlatformRefusal(outcome) ? (asked ?? computePause(number, random)) : undefined;',
        ),
      ],
      tests: ['platform/retry: a change is repeated only on 429 or 503 with Retry-After'],
    },
    {
      without: 'the check of who responded',
      edits: [
        edit(
          'src/platform/retry.ts',
          'return isPlatformRefusal(outcome) ? asked : undefined;',
          'return asked;',
        ),
      ],
      tests: [
        'platform/retry: a change is not repeated on 429 and 503 of a proxy, even with Retry-After',
      ],
    },
    {
      without: 'a difference between what breaks off and what a storage refuses',
      edits: [
        edit(
          'src/platform/transport/transfers.ts',
          "outcome.kind === 'broken' && outcome.progress === 'unsent'",
          "outcome.kind !== 'broken' || outcome.progress === 'unsent'",
        ),
      ],
      tests: [
        'platform/transport/transfers: a transfer refused by the storage is not sent again, even with Retry-After',
      ],
    },
    {
      without: 'a look at what was sent of a file',
      edits: [
        edit(
          'src/platform/retry.ts',
          "const harmless = reading || outcome.progress === 'unsent';",
          'const harmless = true;',
        ),
        edit(
          'src/platform/transport/transfers.ts',
          "outcome.kind === 'broken' && outcome.progress === 'unsent'",
          "outcome.kind === 'broken'",
        ),
      ],
      tests: ['platform/transport/transfers: a transfer whose connection breaks is not sent again'],
    },
  ),
  ...threat(
    'An empty variable extends a change to more resources',
    {
      without: 'a refusal of a condition without a value',
      edits: [
        edit(
          'src/operate/filters/conditions.ts',
          'if (isBlankInQuotes(value.text)) throw',
          'if (false) throw',
        ),
      ],
      tests: ['operate/empty-values.slow: selects nothing, with any verb'],
    },
    {
      without: 'a look for what nobody sees',
      edits: [
        edit('src/lib/text/blank.ts', "text.replace(unseen, '') === ''", "text.trim() === ''"),
      ],
      tests: ['operate/empty-values.slow: includes quoted and invisible values'],
    },
    {
      without: 'a refusal of an empty flag for something new',
      edits: [
        edit('src/operate/documents/create-plan.ts', 'refuseEmpty(fields, input, given);', ''),
      ],
      tests: [
        'operate/empty-values.slow: creates nothing with values that the platform would choose itself',
      ],
    },
    {
      without: 'a refusal of an empty flag that is not a field',
      edits: [edit('src/cli/flags/repeated-flags.ts', 'refuseEmpty(option, value);', '')],
      tests: [
        'operate/empty-values.slow: is refused for a settings file, profile, platform or format',
      ],
    },
    {
      without: 'a failure where nothing is selected',
      edits: [
        edit(
          'src/operate/targets/select-targets.ts',
          'if (!allowNone) throw createNothingSelected(resource);',
          '',
        ),
      ],
      tests: ['operate/empty-values.slow: fails with a message, except with --allow-none'],
    },
  ),
  ...threat('Bytes that are not UTF-8 turn into another name, which is looked up or sent', {
    without: 'a look for bytes that were replaced',
    edits: [edit('src/program/run.ts', 'refuseLossyWords(started);', '')],
    tests: [
      `cli/lossy-words: bytes that are not UTF-8 are refused before any request: imco \${words}`,
      `cli/lossy-words: \${name} that is not UTF-8 is refused`,
    ],
  }),
  ...threat('A deeply nested file crashes the process', {
    without: 'a look at the depth of a file',
    edits: [
      edit(
        'src/operate/input/document.ts',
        'if (deepLine === undefined) return yaml;',
        'if (yaml) return yaml;',
      ),
    ],
    tests: [`operate/nested-input: \${form} nested too deeply are reported, and nothing is sent`],
  }),
  ...threat(
    'A response fills the memory or never ends',
    {
      without: 'a bound for what the redactor looks back at',
      edits: [edit('src/lib/text/user-info.ts', '[a-z0-9+.-]{0,30}', '[a-z0-9+.-]{0,3000}')],
      tests: ['platform/redact: redacting a megabyte of hostile text takes linear time'],
    },
    {
      without: 'a bound for the answers of changes and of refusals',
      edits: [
        edit('src/platform/transport/exchange.ts', 'if (status >= 300) return 1_000_000;', ''),
        edit(
          'src/platform/transport/exchange.ts',
          '512_000_000 : 16_000_000',
          '512_000_000 : Infinity',
        ),
      ],
      tests: ['platform/body-limits: responses to changes and refusals have a size limit'],
    },
    {
      without: 'a bound for lists that are read whole',
      edits: [
        edit(
          'src/platform/transport/exchange.ts',
          '512_000_000 : 16_000_000',
          'Infinity : 16_000_000',
        ),
      ],
      tests: ['platform/body-limits.slow: a list that is read into memory has a size limit'],
    },
    {
      without: 'a bound for one item',
      edits: [
        edit(
          'src/lib/json/array-scanner.ts',
          "if (this.#length > longest) throw new NotAnArray('too long');",
          '',
        ),
      ],
      tests: [
        'lib/json/array-scanner: endless nesting and endless items are refused before memory runs out',
      ],
    },
    {
      without: 'a time limit',
      edits: [
        edit(
          'src/platform/client.ts',
          'withDeadline(requestTimeoutMs, late, caller)',
          'withDeadline(10_000, late, caller)',
        ),
      ],
      tests: ['platform/client: a platform that does not respond causes a timeout'],
    },
    {
      without: 'a file that is read in parts',
      edits: [
        edit(
          'src/operate/verbs/upload.ts',
          'const chunks = reportMoved(source.chunks, bar.moved);',
          `const parts: Uint8Array[] = [];
    for await (const part of source.chunks) parts.push(part);
    const all = async function* () { yield* parts; };
    const chunks = reportMoved(all(), bar.moved);`,
        ),
      ],
      tests: ['operate/upload-stopped: a large file is streamed with little memory'],
    },
  ),
];
