import assert from 'node:assert/strict';
import type { Case, CasesOf, Command, Ground } from '../case.ts';
import { serverCount, serverId, serverName } from '../platform.ts';

const numbers = Array.from({ length: serverCount }, (_, number) => number);

/** As many as a platform far away is worth; the other side has as many, with `xargs`. */
const atOnce = 32;

/** Every server booted, with one command that is given their names. */
const imcoBoots = ({ imco }: Ground, endpoint: string): Command => ({
  ...imco(
    [
      ...['cloud', 'servers', 'boot', ...numbers.map(serverName)],
      ...['--concurrency', String(atOnce), '-o', 'json'],
    ],
    endpoint,
  ),
  check: (stdout) => {
    const outcomes: readonly { readonly ok: boolean }[] = JSON.parse(stdout);
    assert.equal(outcomes.filter(({ ok }) => ok).length, serverCount);
  },
});

/** The same with a `curl` each, which is given the ids. */
const curlBoots = ({ curl, env }: Ground, endpoint: string, inParallel: number): Command => ({
  file: 'xargs',
  args: [
    ...['-n', '1', '-P', String(inParallel), ...curl],
    ...['-X', 'PUT', '-H', 'Content-Type: application/json', '-d', '{}'],
  ],
  env,
  input: numbers
    .map((number) => `${endpoint}/v2/cloud/servers/${serverId(number)}/boot\n`)
    .join(''),
  needs: ['curl', 'xargs'],
  check: (stdout) => assert.equal(stdout.split('"booting"').length - 1, serverCount),
});

const bootsAt = (
  ground: Ground,
  endpoint: string,
  { title, ofParallel }: { readonly title: string; readonly ofParallel: number },
): Case => {
  const [ours, inTurn, parallel] = [
    `imco cloud servers boot (${serverCount} names)`,
    `${serverCount} curls one after another`,
    `xargs -P${atOnce} curl`,
  ];
  return {
    title,
    measure: 'ms',
    mostRounds: 3,
    commands: {
      [ours]: imcoBoots(ground, endpoint),
      [inTurn]: curlBoots(ground, endpoint, 1),
      [parallel]: curlBoots(ground, endpoint, atOnce),
    },
    comparisons: [
      { of: ours, to: inTurn, atMost: 0.05 },
      { of: ours, to: parallel, atMost: ofParallel },
    ],
  };
};

/** Many servers booted by one command, on a platform that is far away. */
export const boots: CasesOf = (ground) => [
  bootsAt(ground, ground.far, { title: 'boots, 50 ms away', ofParallel: 0.45 }),
];
