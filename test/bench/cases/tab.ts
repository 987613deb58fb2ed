import assert from 'node:assert/strict';
import type { CasesOf, Command } from '../case.ts';
import { serverCount } from '../platform.ts';

/** TABs of one run: starting bash is no part of what one takes. */
const times = 100;

/** What one TAB takes in bash, next to starting a Node. */
export const tab: CasesOf = ({ bare, script, completions, atHome }) => {
  const pressed = (words: readonly string[], offers: (stdout: string) => void): Command => ({
    ...atHome({ file: 'bash', args: [script('tab.bash'), completions, String(times), ...words] }),
    says: true,
    check: offers,
    needs: ['bash'],
  });
  const node = bare(['-e', '0']);
  return [
    {
      title: 'one TAB in bash',
      measure: 'ms',
      commands: {
        'verbs of servers': pressed(['imco', 'cloud', 'servers', 're'], (stdout) =>
          assert.match(stdout, /^reboot ?\n/m),
        ),
        'flags of a list': pressed(['imco', 'cloud', 'servers', 'list', '--'], (stdout) =>
          assert.match(stdout, /^--columns ?\n/m),
        ),
        'names of servers': pressed(['imco', 'cloud', 'servers', 'show', ''], (stdout) =>
          assert.equal(stdout.trimEnd().split('\n').length, serverCount),
        ),
        'node -e 0': node,
      },
      comparisons: [
        { of: 'verbs of servers', to: 'node -e 0', atMost: 0.01 },
        { of: 'flags of a list', to: 'node -e 0', atMost: 0.01 },
        { of: 'names of servers', to: 'node -e 0' },
      ],
    },
  ];
};
