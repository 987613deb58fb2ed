import assert from 'node:assert/strict';
import type { CasesOf, Command } from '../case.ts';

const helpOf = (command: Command): Command => ({
  ...command,
  check: (stdout) => assert.match(stdout, /decommission/),
});

/** How long it takes to say something without asking the platform. */
export const startUp: CasesOf = ({ imco, bare }) => [
  {
    title: 'version',
    measure: 'ms',
    commands: {
      'imco --version': imco(['--version']),
      'node -e 0': bare(['-e', '0']),
    },
    comparisons: [{ of: 'imco --version', to: 'node -e 0', atMost: 1.1 }],
  },
  {
    title: 'help',
    measure: 'ms',
    commands: {
      'imco cloud servers --help': helpOf(imco(['cloud', 'servers', '--help'])),
      'node -e 0': bare(['-e', '0']),
    },
    comparisons: [{ of: 'imco cloud servers --help', to: 'node -e 0', atMost: 1.25 }],
  },
];
