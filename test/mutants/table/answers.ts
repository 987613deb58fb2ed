/** What answers, silence and failures to write come to. */
import { behaviour, edit, threat } from '../mutant.ts';

const foreign = 'acceptance/foreign-answers';

const words = behaviour(
  {
    without: 'the check of who responded',
    edits: [
      edit(
        'src/platform/failures/who-answered.ts',
        'if (!isJsonObject(body)) return false;',
        'if (!isJsonObject(body)) return true;',
      ),
    ],
    tests: [
      "platform/failures/refusals: what is not the platform's word has its own kinds, codes and words",
    ],
  },
  {
    without: 'a look at whether a conflict is a web page',
    edits: [
      edit(
        'src/platform/failures/who-answered.ts',
        'return isCompressedAnswer(raw) || !isHtmlPage(decodeBody(raw.body));',
        'return true;',
      ),
    ],
    tests: [
      'platform/failures/refusals: an HTML page with 409 or 422 is not from the platform, by content type or content',
    ],
  },
  {
    without: 'a difference between our certificate and that of the server',
    edits: [
      edit(
        'src/platform/failures/who-answered.ts',
        'return aboutClientCertificate.test(summariseBody(decodeBody(raw.body)));',
        'return /certificate/i.test(summariseBody(decodeBody(raw.body)));',
      ),
    ],
    tests: ["platform/failures/refusals: a page about the server's certificate is not about ours"],
  },
  {
    without: 'a look at whether the answer to a change is empty',
    edits: [
      edit(
        'src/platform/outcomes.ts',
        'if (answer.body === undefined && !mayBeEmpty)',
        'if (false)',
      ),
    ],
    tests: [`${foreign}: an empty answer to a change is not a success`],
  },
  {
    without: 'an end of waits for what does not pass',
    edits: [edit('src/operate/waiting/wait.ts', ' || failure.details.lasting', '')],
    tests: [`${foreign}: a certificate that is wrong is not waited out`],
  },
  {
    without: 'another attempt where a connection is silent',
    edits: [edit('src/platform/hedge.ts', 'this.#begun < mostAttempts', 'this.#begun < 1')],
    tests: [
      `${foreign}.slow: a connection that has gone silent costs a read little, and a change is not sent again`,
    ],
  },
  {
    without: 'a look at which attempt is refused',
    edits: [
      edit(
        'src/platform/hedge.ts',
        "if (value === 'answer' || !hasEarlier)",
        'if (hasEarlier || !hasEarlier)',
      ),
    ],
    tests: [
      'platform/hedge: a refusal of a later attempt does not end an earlier one',
      `${foreign}.slow: an answer that only takes long is not lost, whatever a second request is answered`,
    ],
  },
  {
    without: 'respect for a limit',
    edits: [edit('src/platform/hedge.ts', "this.#isLimited ||= value === 'limit';", '')],
    tests: [
      'platform/hedge: after a limit no further attempt is made, after another refusal one is',
    ],
  },
  {
    without: 'a look at whether it is the connection that failed',
    edits: [
      edit(
        'src/platform/failures/recognise.ts',
        'if (local) return withDetails',
        'if (false) return withDetails',
      ),
    ],
    tests: [
      'platform/failures/recognise: a limit of this machine is not reported as a connection failure',
      'platform/failures/recognise: a missing or damaged file of imco is not reported as a connection failure',
      'platform/failures/recognise: an error in the code is a defect, not a connection failure',
    ],
  },
  {
    without: 'a doubt about what was sent',
    edits: [edit('src/platform/failures/recognise.ts', "...(kind !== 'refused' && doubt),", '')],
    tests: [
      'platform/failures/recognise: a change that was sent in part is reported as possibly carried out, whatever failed',
    ],
  },
  {
    without: 'another way out for outcomes',
    edits: [
      edit(
        'src/output/fallback.ts',
        'if (!hasChanged() || !isAboutWriting(thrown)) throw thrown;',
        'throw thrown;',
      ),
    ],
    tests: [
      'output/fallback: unwritten output goes to stderr, as JSON lines for people and as one object for programs',
    ],
  },
  {
    without: 'a second way to write what was changed',
    edits: [
      edit(
        'src/operate/outcomes/write-changed.ts',
        'if (!isBegun) await write(',
        'if (false) await write(',
      ),
    ],
    tests: [
      'operate/interrupted-change.slow: a change is reported if Ctrl-C arrives during the read after it',
    ],
  },
  {
    without: 'a result of an upload that cannot be read',
    edits: [
      edit(
        'src/operate/verbs/upload.ts',
        'return findLastingMembers(created, plan);',
        'throw failure;',
      ),
    ],
    tests: [
      'operate/verbs/upload: is not undone, nor a failure, where only its result cannot be read',
    ],
  },
  {
    without: 'a look in the dry run at what each step leads to',
    edits: [edit('src/operate/outcomes/chain.ts', 'if (due) now = applyStep(step, now);', '')],
    tests: ['operate/outcomes/plan: say the same of what comes first'],
  },
  {
    without: 'a refusal in the dry run of what is refused in the run',
    edits: [
      edit(
        'src/operate/verbs/act.ts',
        'if (session.options.showSecrets) return;',
        'if (session.options.showSecrets || session.options.dryRun) return;',
      ),
    ],
    tests: ['operate/outcomes/plan: say the same of every target'],
  },
  {
    without: 'a word about labels that were created',
    edits: [
      edit(
        'src/operate/input/new-labels.ts',
        'created.map(({ name }) => name),\n    names.length > 1 ? reasons : [],',
        '[],\n    names.length > 1 ? reasons : [],',
      ),
    ],
    tests: [
      'operate/input/new-labels: a label that is refused does not hide those that were created',
      'operate/input/new-labels: Ctrl-C while labels are created ends the run and reports the created ones',
    ],
  },
  {
    without: 'a difference between requested and carried out',
    edits: [
      edit(
        'src/output/fallback.ts',
        "return requested || things.some(isRequested) ? 'the change was requested' : 'the change was made';",
        "return requested && things.some(isRequested) ? 'it was requested' : 'it was carried out';",
      ),
    ],
    tests: ['output/fallback: of what was only accepted is not said that it was carried out'],
  },
  {
    without: 'hiding secrets on the other way out',
    edits: [edit('src/output/fallback.ts', 'answered.things.map(redact)', 'answered.things')],
    tests: ['output/fallback: no secret is repeated on stderr'],
  },
);

/** What is told in words that lead on, and what is asked for no more than is needed. */
const told = behaviour(
  {
    without: 'a word for servers that speak HTTP/2 only',
    edits: [
      edit(
        'src/platform/failures/handshake-errors.ts',
        'pattern: /NO_APPLICATION_PROTOCOL/',
        'pattern: /^$/',
      ),
    ],
    tests: ['acceptance/http2-only: a server that only speaks HTTP/2 is reported with a hint'],
  },
  {
    without: 'the command that makes UTF-8 of a file',
    edits: [
      edit(
        'src/lib/files/file-failure.ts',
        'createEncodingHint(problem, path) ?? formatFix',
        'formatMend',
      ),
    ],
    tests: [`lib/file-failure: is fixed by the command in the message: \${name}`],
  },
  {
    without: 'a hint of its own for what is too long',
    edits: [
      edit(
        'src/lib/files/file-failure.ts',
        "if (problem.kind === 'too-long') return",
        'if (false) return',
      ),
    ],
    tests: ['lib/file-failure: a file that is too long is not looked for in its owner and mode'],
  },
  {
    without: 'names that are of a file itself',
    edits: [
      edit('src/config/files/sections.ts', 'const ownName = /^x-/;', 'const ownName = /^$/;'),
    ],
    tests: [
      'config/load: names that start with x- are ignored, so that YAML can refer to their values',
    ],
  },
  {
    without: 'what a wait was for',
    edits: [
      edit(
        'src/operate/waiting/wait-failures.ts',
        'if (trouble) return createUnseenFailure',
        'if (false) return createUnseenFailure',
      ),
    ],
    tests: [`${foreign}: \${what} for as long as a wait lasts: what was waited for is named`],
  },
  {
    without: 'one line for all that need no change',
    edits: [
      edit(
        'src/operate/outcomes/dry-run-plan.ts',
        "plan.flatMap((step) => (step.kind === 'unchanged' ? [step.target] : [])),",
        '[],',
      ),
    ],
    tests: ['operate/outcomes/plan: say in one line for how many no change is needed'],
  },
  {
    without: 'when to try again, for programs',
    edits: [
      edit('src/program/failure-report.ts', '...(retryAfter && { retry_after: retryAfter }),', ''),
    ],
    tests: ['acceptance/retries: a program gets the time to retry that the platform sent'],
  },
  {
    without: 'a look at whether labels were named by their ids',
    edits: [edit('src/operate/verbs/label.ts', 'if (isById && !options.dryRun) {', 'if (false) {')],
    tests: [`acceptance/requests: imco \${line}`],
  },
  {
    without: 'a request for the only thing of its resource',
    edits: [edit('src/operate/targets/names.ts', 'isOnly: isOnly(to)', 'isOnly: false')],
    tests: [`acceptance/requests: imco \${line}`],
  },
  {
    without: 'a look at whether the clock was set',
    edits: [edit('src/sandbox/server/api.ts', 'platform.lifecycle.clockSet(step);', '{}')],
    tests: [
      `sandbox/life-cycle: setting the clock \${what} does not change durations, and timestamps follow the clock`,
    ],
  },
  {
    without: 'a look at how long what is under way can take',
    edits: [
      edit(
        'src/sandbox/lifecycle/lifecycle.ts',
        'due: Math.min(due, now + longest)',
        'due: Math.max(due, 0)',
      ),
    ],
    tests: ['sandbox/restart: a clock that is set back between two starts delays nothing'],
  },
);

export const answers = [
  ...words,
  ...told,
  ...threat(
    "A response of a proxy is mistaken for the platform's",
    {
      without: 'a look into the list where something in between answers 404',
      edits: [
        edit(
          'src/operate/targets/row-cache.ts',
          'if (isForeignNotFound(failure)) await this.#confirmMissing(resource, id, scope);',
          '',
        ),
      ],
      tests: [
        `${foreign}: a 404 that is not from the platform counts only if the list lacks the resource, too`,
      ],
    },
    {
      without: 'a look at what an answer is about',
      edits: [
        edit(
          'src/operate/rows/answers.ts',
          "return id !== '' && ids.some((other) => other.toLowerCase() === id);",
          "return id !== '' || ids.length > 0;",
        ),
      ],
      tests: [
        'operate/other-answers.slow: about another resource is not accepted as the outcome of an action',
      ],
    },
  ),
];
