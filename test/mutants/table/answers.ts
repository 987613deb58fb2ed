/** What answers, silence and failures to write come to. */
import { behaviour, edit } from '../mutant.ts';

const foreign = 'acceptance/foreign-answers';

export const answers = behaviour(
  {
    without: 'a look at who answered',
    edits: [
      edit(
        'src/platform/who-answered.ts',
        'if (!isObject(body)) return false;',
        'if (!isObject(body)) return true;',
      ),
    ],
    tests: [
      "platform/refusals: what is not the platform's word has its own kinds, codes and words",
    ],
  },
  {
    without: 'a look at whether a conflict is a web page',
    edits: [
      edit(
        'src/platform/who-answered.ts',
        'return isCompressed(raw) || !isPage(textOf(raw.body));',
        'return true;',
      ),
    ],
    tests: [
      'platform/refusals: a page with 409 or 422 is of something in between, by its type or by its look',
    ],
  },
  {
    without: 'a difference between our certificate and that of the server',
    edits: [
      edit(
        'src/platform/who-answered.ts',
        'return aboutClientCertificate.test(gistOf(textOf(raw.body)));',
        'return /certificate/i.test(gistOf(textOf(raw.body)));',
      ),
    ],
    tests: ["platform/refusals: a page about the server's certificate is not about ours"],
  },
  {
    without: 'a look into the list where something in between answers 404',
    edits: [
      edit(
        'src/operate/directory.ts',
        'if (isForeignNotFound(failure)) await this.#confirmMissing(resource, id, scope);',
        '',
      ),
    ],
    tests: [
      `${foreign}: a 404 that is not the platform's counts for one thing only where the list lacks it`,
    ],
  },
  {
    without: 'a look at whether the answer to a change is empty',
    edits: [
      edit('src/platform/client.ts', 'if (answer.body === undefined && !mayBeEmpty)', 'if (false)'),
    ],
    tests: [`${foreign}: an empty answer to a change is not a success`],
  },
  {
    without: 'an end of waits for what does not pass',
    edits: [edit('src/operate/wait.ts', ' || failure.details.lasting', '')],
    tests: [`${foreign}: a certificate that is wrong is not waited out`],
  },
  {
    without: 'another attempt where a connection is silent',
    edits: [edit('src/platform/hedge.ts', 'begun < mostAttempts', 'begun < 1')],
    tests: [
      `${foreign}: a connection that has gone silent costs a read little, and a change is not sent again`,
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
      `${foreign}: an answer that only takes long is not lost, whatever a second request is answered`,
    ],
  },
  {
    without: 'respect for a limit',
    edits: [edit('src/platform/hedge.ts', "isLimited ||= value === 'limit';", '')],
    tests: [
      'platform/hedge: after a limit no further attempt is made, after another refusal one is',
    ],
  },
  {
    without: 'a doubt about what was sent',
    edits: [edit('src/platform/recognise.ts', "...(kind !== 'refused' && doubt),", '')],
    tests: [
      'platform/recognise: a change of which anything was sent may have been carried out, whatever broke',
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
      'output/fallback: what cannot be written is told as JSON lines to people, and as one object to programs',
    ],
  },
  {
    without: 'a second way to write what was changed',
    edits: [
      edit('src/operate/write-changed.ts', 'if (!isBegun) await write(', 'if (false) await write('),
    ],
    tests: [
      'operate/interrupted-change: a change is told when Ctrl-C comes while something is read after it',
    ],
  },
  {
    without: 'a result of an upload that cannot be read',
    edits: [edit('src/operate/upload.ts', 'return lastingMembers(made, plan);', 'throw failure;')],
    tests: ['operate/upload: is not undone, nor a failure, where only its result cannot be read'],
  },
  {
    without: 'a look in the dry run at what each step leads to',
    edits: [edit('src/operate/chain.ts', 'if (due) now = afterStep(step, now);', '')],
    tests: ['operate/plan: say the same of what comes first'],
  },
  {
    without: 'a refusal in the dry run of what is refused in the run',
    edits: [
      edit(
        'src/operate/act.ts',
        'if (session.options.showSecrets) return;',
        'if (session.options.showSecrets || session.options.dryRun) return;',
      ),
    ],
    tests: ['operate/plan: say the same of every target'],
  },
  {
    without: 'a word about labels that were created',
    edits: [
      edit(
        'src/operate/new-labels.ts',
        'made.map(({ name }) => name),\n    names.length > 1 ? reasons : [],',
        '[],\n    names.length > 1 ? reasons : [],',
      ),
    ],
    tests: [
      'operate/new-labels: a label that is refused does not hide those that were created',
      'operate/new-labels: Ctrl-C while labels are created ends the run, and those that are there are told',
    ],
  },
  {
    without: 'a difference between requested and carried out',
    edits: [
      edit(
        'src/output/fallback.ts',
        "return requested || things.some(isRequested) ? 'it was requested' : 'it was carried out';",
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
