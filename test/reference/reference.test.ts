import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import type { Reference, ReferenceCommand } from '../../src/reference/reference.ts';
import { topics } from '../../src/reference/topics/topics.ts';
import { demoPlan } from '../../src/sandbox/seed/demo-plan.ts';
import { allCommands, readReference } from '../cli/command-tree.ts';
import { operationsIn, readDocument } from '../contract/document.ts';
import { runImco } from '../support/program.ts';

/** Names of all operations of both contracts that a verb makes use of. */
const contractOperations = (): readonly string[] => {
  const ids = apiVersions.flatMap((version) =>
    operationsIn(readDocument(version)).map(({ operationId }) => operationId),
  );
  return [...new Set(ids)];
};

let reference: Reference;
let commands: readonly ReferenceCommand[];
let markdown: string;
before(async () => {
  reference = await readReference();
  commands = allCommands(reference);
  ({ stdout: markdown } = await runImco(['help', '--markdown']));
});

const called = (command: string): ReferenceCommand => {
  const found = commands.find((one) => one.command === `imco ${command}`);
  assert.ok(found, command);
  return found;
};

const flagOf = (command: string, flag: string) => {
  const found = called(command).flags.find((one) => one.flag === flag);
  assert.ok(found, `${command} ${flag}`);
  return found;
};

describe('help --json', () => {
  test('is one document, the same each time', async () => {
    const runs = [await runImco(['help', '--json']), await runImco(['help', '--json'])];
    for (const { code, stderr } of runs)
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.equal(runs[0]?.stdout, runs[1]?.stdout);
    assert.equal(reference.version, '0.0.0-test');
    assert.deepEqual(reference.apis, ['v2', 'v3']);
  });

  test('has every operation of the contract', () => {
    const used = new Set(commands.flatMap(({ operations }) => operations.map(({ id }) => id)));
    const all = contractOperations();
    assert.ok(all.length >= 130, 'the contract is complete');
    assert.deepEqual([...used].sort(), [...all].sort());
  });

  test('has every verb of the catalog once, with its aliases', () => {
    const verbs = commands.filter(({ kind }) => kind === 'verb');
    const expected = catalog.flatMap(({ noun, verbs: all }) =>
      Object.entries(all).map(([name, { also = [] }]) => ({
        command: noun === name ? `imco ${name}` : `imco ${noun} ${name}`,
        aliases: [...also],
      })),
    );
    const byCommand = (a: { command: string }, b: { command: string }): number =>
      a.command < b.command ? -1 : 1;
    assert.deepEqual(
      verbs.map(({ command, aliases }) => ({ command, aliases })).sort(byCommand),
      expected.sort(byCommand),
    );
  });

  test('has the commands that are not resources, every exit code and every topic', () => {
    for (const command of ['config show', 'sandbox start', 'sandbox run', 'help']) {
      assert.equal(called(command).kind, 'command');
    }
    assert.deepEqual(
      called('ping').operations.map(({ id }) => id),
      ['ping'],
    );
    assert.equal(called('wizard').kind, 'namespace');
    assert.deepEqual(
      reference.exit_codes.map(({ code }) => code),
      exitCodes.map(({ code }) => code),
    );
    assert.deepEqual(
      reference.topics.map(({ name }) => name),
      Object.keys(topics),
    );
  });

  test('has exactly the flags that the help of each command shows', async () => {
    const common = reference.common_flags.map(({ flag }) => flag);
    assert.ok(common.includes('--output') && common.includes('--profile'));
    for (const { command, flags, takes_common_flags: takesCommon } of commands) {
      const { stdout, code } = await runImco([...command.split(' ').slice(1), '--help']);
      assert.equal(code, 0, command);
      const terms = [...stdout.matchAll(/^ {2}(?:-\w, )?(--(?:\[no-\])?[\w-]+)/gm)];
      const shown = terms.map(([, flag = '']) => flag.replace('[no-]', ''));
      assert.deepEqual(shown.sort(), flags.map(({ flag }) => flag).sort(), command);
      const isTold = stdout.includes('\nFlags of every command: imco help flags\n');
      const isTopic = stdout.includes('\nHelp topics: flags, ');
      assert.ok(isTold || isTopic || !takesCommon, command);
    }
  });

  test('says of each flag whether it is required as its help does', () => {
    for (const { command, flags } of commands) {
      for (const { flag, about, required } of flags) {
        assert.equal(required, /\brequired\b/.test(about), `${command} ${flag}`);
      }
    }
  });

  test('says which flags take several values, which a list and which a path', () => {
    const facts = (command: string, flag: string) => {
      const { repeatable, list, path } = flagOf(command, flag);
      return { repeatable, list, path };
    };
    const one = { repeatable: false, list: false, path: false };
    assert.deepEqual(facts('cloud servers list', '--limit'), one);
    assert.deepEqual(facts('cloud servers boot', '--first'), one);
    assert.deepEqual(facts('cloud servers boot', '--poll'), one);
    assert.deepEqual(facts('cloud servers wait', '--for'), one);
    assert.deepEqual(facts('cloud servers list', '--columns'), {
      ...one,
      repeatable: true,
      list: true,
    });
    assert.deepEqual(facts('network firewall-profiles create', '--rule'), {
      ...one,
      repeatable: true,
    });
    for (const flag of ['--private-key-file', '--public-key', '--from-file']) {
      assert.deepEqual(facts('cloud ssh-profiles create', flag), { ...one, path: true }, flag);
    }
    const common = reference.common_flags.filter(({ path }) => path).map(({ flag }) => flag);
    assert.deepEqual(common, ['--config', '--ca', '--cert', '--key', '--passphrase-file']);
  });

  test('says of flags what they take', () => {
    const profile = flagOf('cloud servers commission', '--ssh-profile');
    assert.deepEqual(
      { ...profile, about: '' },
      {
        flag: '--ssh-profile',
        short: null,
        value: '<name|id>',
        value_optional: false,
        type: 'refs',
        about: '',
        required: false,
        repeatable: true,
        list: true,
        path: false,
        secret: false,
        refers_to: 'cloud ssh-profiles',
        values: null,
        default: null,
        needs: null,
        since: null,
        until: null,
        also: [
          '--ssh_profile_ids',
          '--ssh-profile-ids',
          '--ssh_profile_id',
          '--ssh-profile-id',
          '--ssh_profiles',
          '--ssh-profiles',
          '--ssh_profile',
        ],
      },
    );
    assert.equal(flagOf('cloud ssh-profiles create', '--private-key-file').secret, true);
    assert.deepEqual(flagOf('network subnets create', '--type').values, [
      'only_public',
      'only_private',
      'public_and_private',
    ]);
    assert.equal(flagOf('cloud servers run-script', '--script').required, true);
    assert.equal(flagOf('cloud servers label', '--add').refers_to, 'labels');
    assert.equal(flagOf('network subnets list', '--vpc').refers_to, 'network vpcs');
    assert.equal(flagOf('network subnets create', '--vpc').required, true);
    assert.ok(flagOf('cloud servers boot', '--wait').also.includes('--no-wait'));
  });

  test('says of verbs what they act on and what they do', () => {
    const {
      arguments: words,
      destructive,
      waits_for: waits,
      unconfirmed,
    } = called('cloud servers decommission');
    assert.deepEqual(
      words.map(({ name, many, required, refers_to: to }) => ({ name, many, required, to })),
      [{ name: 'server', many: true, required: false, to: 'cloud servers' }],
    );
    assert.equal(destructive, true);
    assert.equal(waits?.deleted, true);
    assert.equal(unconfirmed, false);
    assert.equal(called('cloud servers converge').unconfirmed, true);
    assert.equal(called('cloud servers show').arguments[0]?.many, true);
    assert.deepEqual(called('cloud servers list').arguments, []);
    assert.deepEqual(called('labels create').arguments[0]?.refers_to, null);
    assert.equal(called('cloud servers show').waits_for, null);
  });

  test('is about the command or the topic that is named, as in the whole', async () => {
    const part = async (...words: string[]): Promise<unknown> => {
      const { code, stdout, stderr } = await runImco(['help', '--json', ...words]);
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout);
    };
    for (const command of ['cloud', 'cloud servers', 'cloud servers boot', 'config', 'ping']) {
      assert.deepEqual(await part(...command.split(' ')), called(command), command);
    }
    assert.deepEqual(await part('servers', 'boot'), called('cloud servers boot'));
    assert.deepEqual(await part('cloud', 'server', 'create'), called('cloud servers commission'));
    const flags = reference.topics.find(({ name }) => name === 'flags');
    assert.deepEqual(await part('flags'), flags);
  });

  test('refuses words that lead nowhere as without it, and two forms at a time', async () => {
    for (const words of [['clod'], ['cloud', 'servers', 'stop'], ['exit-code']]) {
      const plain = await runImco(['help', ...words]);
      assert.equal(plain.code, 2);
      for (const form of ['--json', '--markdown']) {
        assert.deepEqual(await runImco(['help', form, ...words]), plain, words.join(' '));
      }
    }
    const { code, stdout, stderr } = await runImco(['help', '--json', '--markdown']);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    assert.match(stderr, /^error: --json and --markdown cannot be combined/);
  });

  test('has the defaults that count', async () => {
    const { stdout } = await runImco(['config', 'show', '-o', 'json']);
    const settings: Record<string, unknown> = JSON.parse(stdout);
    const compared = reference.common_flags.filter(({ flag }) => flag.slice(2) in settings);
    assert.ok(compared.length > 3, stdout);
    for (const { flag, default: usual } of compared) {
      const value = settings[flag.slice(2)];
      // The format was asked for here.
      if (flag !== '--output') assert.equal(usual, value, flag);
    }
    assert.equal(reference.common_flags.find(({ flag }) => flag === '--output')?.default, 'table');
    const { servers, events } = demoPlan;
    for (const [flag, usual] of Object.entries({ servers, events, speed: 60, seed: 'demo' })) {
      assert.equal(flagOf('sandbox start', `--${flag}`).default, usual, flag);
    }
  });
});

describe('help --markdown', () => {
  /** The page without what stands between fences. */
  const prose = (): string => markdown.replaceAll(/^```[\s\S]*?^```$/gm, '');

  test('has a section for each command, in the order of the tree', () => {
    const headings = [...prose().matchAll(/^#{2,4} (imco .*)$/gm)].map(([, command]) => command);
    assert.deepEqual(
      headings,
      commands.map(({ command }) => command),
    );
  });

  test('has links that lead to its headings', () => {
    const anchors = [...prose().matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading.replaceAll(' ', '-'),
    );
    const links = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
    assert.ok(links.length > 30);
    for (const link of links) assert.ok(link && anchors.includes(link), link);
  });

  test('has every flag, option and operation of each command', () => {
    const sections = prose().split(/^(?=#{2,4} )/m);
    for (const { command, flags, operations } of commands) {
      const section = sections.find((one) => one.split('\n')[0]?.endsWith(`# ${command}`)) ?? '';
      for (const { flag } of flags) assert.match(section, new RegExp(`^\\| \`.*${flag}\\b`, 'm'));
      for (const { id } of operations) assert.ok(section.includes(`\`${id}\``), `${command} ${id}`);
    }
  });

  test('is about the command or the topic that is named', async () => {
    const { stdout: show } = await runImco(['help', '--markdown', 'cloud', 'servers', 'show']);
    assert.match(show, /^# imco cloud servers show\n/);
    assert.ok(markdown.includes(show.trimEnd().slice(2)));
    const { stdout: topic } = await runImco(['help', '--markdown', 'flags']);
    assert.match(topic, /^# Topic: flags\n\n```text\nFlags of every command\n/);
  });

  test('is Markdown that is read as it is meant', () => {
    for (const line of markdown.split('\n')) assert.doesNotMatch(line, /[ \t]$/);
    assert.doesNotMatch(markdown, /\n{3}/);
    for (const [row] of prose().matchAll(/^\|.*$/gm)) {
      assert.equal(row.match(/(?<!\\)\|/g)?.length, 3, row);
    }
    const outsideCode = prose().replaceAll(/`[^`\n]*`/g, '');
    assert.doesNotMatch(outsideCode, /(?<!\\)</);
  });
});

test('every command that changes something at the platform takes --yes', () => {
  const changing = commands.filter(({ operations }) =>
    operations.some(({ method }) => method !== 'GET'),
  );
  assert.ok(changing.length > 50);
  for (const { command, flags } of changing) {
    assert.ok(
      flags.some(({ flag }) => flag === '--yes'),
      command,
    );
  }
});
