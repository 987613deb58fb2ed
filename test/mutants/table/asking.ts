/** What a command asks for, and what it shows of secrets meanwhile. */
import { edit, threat } from '../mutant.ts';

export const askingMutants = [
  ...threat(
    'A script with an empty variable gets a question in place of an error',
    {
      without: 'a look at the terminal before something is asked',
      edits: [
        edit(
          'src/output/terminal/terminal-access.ts',
          'terminal.err.isTerminal && canConverse(terminal)',
          'canAsk(terminal)',
        ),
      ],
      tests: [
        'terminal/missing-input: without a terminal on stdin',
        'terminal/missing-input: if stdin is a pipe',
        'terminal/missing-input: without a terminal on stderr',
      ],
    },
    {
      without: 'a look at what says that nobody is to be asked',
      edits: [
        edit('src/output/terminal/terminal.ts', "['CI', 'IMCO_NO_INPUT'].find", "['CI'].find"),
        edit('src/cli/run-context.ts', "hasFlag(own, '--no-input')", "hasFlag(own, '')"),
      ],
      tests: [
        'terminal/missing-input: with IMCO_NO_INPUT',
        'terminal/missing-input: with --no-input',
      ],
    },
    {
      without: 'a look at --yes before something is asked',
      edits: [
        edit(
          'src/verbs/asking/complete-line.ts',
          "  command.getOptionValue('yes') !== true &&\n",
          '',
        ),
      ],
      tests: ['terminal/missing-input: with --yes'],
    },
  ),
  ...threat('The command that is shown for repeating contains a secret', {
    without: 'an own question for a secret',
    edits: [
      edit(
        'src/operate/asking/requirements.ts',
        'needs: needs.filter((key) => !fields[key]?.secret),',
        'needs,',
      ),
    ],
    tests: [
      'operate/asking/requirements: is never a secret of a create, which is asked for without echo',
      'terminal/missing-input: asks for secrets without echo, and leaves them out of the command',
    ],
  }),
  ...threat('A comparison reveals a secret, or that two secrets are equal', {
    without: 'silence about secrets in a comparison',
    edits: [
      edit(
        'src/operate/comparison/differences.ts',
        "if (field?.secret || isMasked) return 'hidden';",
        '',
      ),
    ],
    tests: [
      'operate/comparison/compare: shows what differs, references by name, and says nothing of secrets',
    ],
  }),
];
