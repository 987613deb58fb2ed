/** What answers, silence and failures to write come to. */
import { behaviour, edit, threat } from '../mutant.ts';

const foreign = 'acceptance/foreign-answers';

const words = behaviour(
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
    without: 'a look at whether it is the connection that failed',
    edits: [
      edit('src/platform/recognise.ts', 'if (local) return retold', 'if (false) return retold'),
    ],
    tests: [
      'platform/recognise: what this machine has too little of is no failure of a connection',
      'platform/recognise: a file of imco itself that is gone or broken is no failure of a connection',
      'platform/recognise: a mistake in the code is a defect, not a failure of a connection',
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
    without: 'hiding secrets on the other way out',
    edits: [
      edit('src/output/fallback.ts', 'const shown = things.map(redact);', 'const shown = things;'),
    ],
    tests: ['output/fallback: no secret is repeated on stderr'],
  },
);

export const answers = [
  ...words,
  ...threat(
    "An answer of something in between is taken for the platform's",
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
      without: 'a look at what an answer is about',
      edits: [
        edit(
          'src/operate/answers.ts',
          "const id = textOf(item, 'id').toLowerCase();",
          'return isItem(item) || ids.length > 0;',
        ),
      ],
      tests: ['operate/other-answers: that is about something else is no outcome of an action'],
    },
  ),
];
