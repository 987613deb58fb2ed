/** Every command of the old client that imco does not take gets a hint that imco does take. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listOldCommands } from '../../src/cli/suggestions/find-old-command.ts';
import { runImco } from '../support/program.ts';
import { oldClient } from './old-client-map.ts';

/** Flags that stand for themselves. */
const switches = new Set(['privateness', 'stickiness', 'default-vpc-creation']);

/** Values the flags take; anything else takes a word. */
const samples: Readonly<Record<string, string>> = {
  id: '5f0817ba8d03a9ce180b5e51',
  'parameter-values': '{"a":"b"}',
  'configuration-attributes': '{"a":{"b":1}}',
  parameters: '{"a":"b"}',
  definition: '{"a":"b"}',
  type: 'boot',
  psk: 'not-to-be-repeated',
  'private-key': 'not-to-be-repeated',
  inputs: 'not-to-be-repeated',
  'resource-type': 'server_array',
  protocol: 'http',
  'health-check-protocol': 'http',
  version: '1.29',
  'default-vpc-cidr': '10.0.0.0/16',
  'public-access-ip-addresses': '10.1.0.0/16',
};

/** Flags that take a number. */
const isNumber = (flag: string): boolean =>
  /^(?:size|port|ttl|time|priority|weight|health-check-(?:port|interval|threshold-count)|disk-size|pods-per-node|(?:min|max|desired)-nodes)$/.test(
    flag,
  );

const sampleOf = (command: string, flag: string): string => {
  const isOf = (group: string, name: string): boolean => command.startsWith(group) && flag === name;
  // imco takes these from files.
  if (isOf('cloud-specific-extensions deployments', 'parameters')) return 'not-to-be-repeated';
  if (isOf('network load-balancers certificates', 'public-key')) return 'not-to-be-repeated';
  if (isOf('network load-balancers certificates', 'chain')) return 'not-to-be-repeated';
  if (isOf('network subnets', 'type')) return 'only_public';
  if (isOf('network dns-domains', 'type')) return 'srv';
  return samples[flag] ?? (isNumber(flag) ? '30' : `given-${flag}`);
};

const argsOf = (command: string, flags: readonly string[]): readonly string[] => [
  ...command.split(' '),
  ...flags.flatMap((flag) => {
    if (switches.has(flag)) return [`--${flag}`];
    return [`--${flag}`, sampleOf(command, flag)];
  }),
];

/** The words of the command a hint has in quotes, as a shell splits them. */
const commandIn = (hint: string): readonly string[] => {
  const [, line] = /"imco (.*)"/.exec(hint) ?? [];
  assert.ok(line !== undefined, `no command in: ${hint}`);
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
};

/** Taken as a command, a line then misses only a platform to talk to. */
const taken = 10;

/** Flags that say the same in two ways are given one at a time. */
const waysToGive = (flags: readonly string[]): readonly (readonly string[])[] => {
  const fromFile = flags.filter((flag) => flag.endsWith('-from-file'));
  const inline = fromFile.map((flag) => flag.replace(/-from-file$/, ''));
  const without = (left: readonly string[]) => flags.filter((flag) => !left.includes(flag));
  return fromFile.length > 0 ? [without(fromFile), without(inline)] : [flags];
};

describe('a command of the old client', () => {
  const refused = new Set<string>();
  const old = listOldCommands();

  for (const [command, { flags }] of Object.entries(oldClient)) {
    test(`${command} is taken, or its hint is`, async () => {
      for (const given of waysToGive(flags)) await check(command, argsOf(command, given));
    });
  }

  const check = async (command: string, args: readonly string[]): Promise<void> => {
    const { code, stderr } = await runImco(args);
    if (code === taken) return;
    refused.add(command);
    assert.equal(code, 2, stderr);
    const [, hint = ''] = /^hint: (.*)$/m.exec(stderr) ?? [];
    assert.doesNotMatch(stderr, /not-to-be-repeated/);
    const words = commandIn(hint);
    const { words: target = [] } =
      old.find(({ group, verb }) => `${group} ${verb}` === command) ?? {};
    assert.deepEqual(words.slice(0, target.length), target, hint);
    const ran = await runImco(words);
    assert.equal(ran.code, taken, `${args.join(' ')}\n${hint}\n${ran.stderr}`);
    const asked = [...new Set(args.slice(command.split(' ').length))];
    // Nothing that was given is lost but what imco needs no longer, and secrets.
    for (const [at, word] of asked.entries()) {
      const isFree = ['--resource-type', '--psk', '--private-key'].includes(asked[at - 1] ?? '');
      if (word.startsWith('--') || isFree || word === 'not-to-be-repeated') continue;
      assert.ok(
        words.some((one) => one.includes(word)),
        `${word} is missing in ${hint}`,
      );
    }
  };

  test('is refused in most cases: what it means is said and not carried out', () => {
    assert.equal(Object.keys(oldClient).length, 235);
    assert.ok(refused.size >= 200, `${refused.size} are refused`);
  });
});
