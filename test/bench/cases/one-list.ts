import assert from 'node:assert/strict';
import type { CasesOf, Command } from '../case.ts';
import { serverCount } from '../platform.ts';

/** A table of all servers: a line each and one of headings. */
const asTable = (command: Command): Command => ({
  ...command,
  check: (stdout) => assert.equal(stdout.trimEnd().split('\n').length, serverCount + 1),
});

/** The answer of the platform as it is. */
const asJson = (command: Command): Command => ({
  ...command,
  check: (stdout) => assert.equal(JSON.parse(stdout).length, serverCount),
});

/** One list, from the start of the program to its end. */
export const oneList: CasesOf = ({ imco, bare, script, curl, env, near, far, major }) => {
  // One request: the default columns name resources of other lists as well.
  const columns = 'name,state,public_ip,private_ip,fqdn,id';
  const words = ['cloud', 'servers', 'list', '--columns', columns];
  const [file = '', ...flags] = curl;
  const curled = (endpoint: string): Command =>
    asJson({ file, args: [...flags, `${endpoint}/v2/cloud/servers`], env, needs: ['curl'] });
  return [
    {
      title: 'one list',
      measure: 'ms',
      commands: {
        'imco cloud servers list': asTable(imco(words)),
        'node -e 0': bare(['-e', '0']),
        'a bare node:https script': asTable(bare([script('list.cjs')])),
        'the libraries alone': asTable(bare([script('libraries.cjs')])),
        curl: curled(near),
      },
      comparisons: [
        { of: 'imco cloud servers list', to: 'node -e 0', atMost: 5 },
        {
          of: 'imco cloud servers list',
          to: 'a bare node:https script',
          // Node 20 keeps no compiled code.
          ...(major >= 22 && { atMost: 2.1 }),
        },
        // What imco is made of decides how near it can come to that.
        { of: 'the libraries alone', to: 'a bare node:https script' },
        { of: 'imco cloud servers list', to: 'the libraries alone' },
        { of: 'imco cloud servers list', to: 'curl' },
      ],
    },
    {
      title: 'one list, 50 ms away',
      measure: 'ms',
      commands: {
        'imco cloud servers list': asTable(imco(words, far)),
        'a bare node:https script': asTable(bare([script('list.cjs')], far)),
        curl: curled(far),
      },
      comparisons: [
        { of: 'imco cloud servers list', to: 'curl', atMost: 1.25 },
        { of: 'imco cloud servers list', to: 'a bare node:https script' },
      ],
    },
  ];
};
