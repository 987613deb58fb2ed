import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command } from 'commander';
import { action, create, id, list, resource, text } from '../../src/catalog/vocabulary.ts';
import { newCommand } from '../../src/cli/command.ts';
import { createCommandReference } from '../../src/reference/reference.ts';
import { checkApiVersion } from '../../src/verbs/api-version-check.ts';
import { createResourceCommand } from '../../src/verbs/resource-command.ts';
import { allCommands, readReference } from '../cli/command-tree.ts';
import { good, versionedHome } from '../commands/versioned-home.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';
import { runImco } from '../support/program.ts';
import { createTestContext } from '../support/run-context.ts';

/** What these runs use, and the hint about something that API v3 has. */
const current = 'the endpoint (--endpoint) ends in v2';
const switching = 'end the endpoint (--endpoint) in /v3 instead of /v2';

describe('what the version of a profile lacks', () => {
  const runs = faultyRuns();

  for (const [words, what] of [
    ['settings cloud-accounts wait x', '"imco settings cloud-accounts wait"'],
    ['network floating-ips create --desired-remote-id x', '--desired-remote-id'],
    ['network floating-ips create --desired_remote_id x', '--desired_remote_id'],
    [
      'blueprint templates create --configuration_management_system x',
      '--configuration_management_system',
    ],
    ['network floating-ips list --columns name,remote_id', '--columns: remote_id'],
    ['network floating-ips list --columns +remote-id', '--columns: remote-id'],
    ['network floating-ips show x --columns remote_id', '--columns: remote_id'],
    [
      'blueprint templates list --columns configuration-management',
      '--columns: configuration-management',
    ],
    ['network floating-ips list --sort -remote-id', '--sort: remote-id'],
    ['network floating-ips list --filter remote_id=x', '--filter: remote_id'],
    ['network floating-ips delete --yes --selector state=x,remote_id!=x', '--selector: remote_id'],
    ['network floating-ips wait x --for remote_id=x', '--for: remote_id'],
  ] as const) {
    test(`is refused before anything is sent: ${words}`, async (context) => {
      const { code, stdout, stderr, requests } = await runs.play(context, words.split(' '), []);
      assert.deepEqual({ code, stdout, requests }, { code: 2, stdout: '', requests: [] });
      assert.equal(stderr, `error: ${what} requires API v3; ${current}\nhint: ${switching}\n`);
    });
  }

  for (const stdin of [
    '{"name":"x","configuration_management_system":"chef"}',
    'configuration-management: chef\nwrong: 1\n',
  ]) {
    test(`is refused in --from-file: ${JSON.stringify(stdin)}`, async (context) => {
      const words = ['blueprint', 'templates', 'create', '--from-file', '-'];
      const { code, stderr, requests } = await runs.play(context, words, [], { stdin });
      assert.deepEqual({ code, requests }, { code: 2, requests: [] });
      assert.match(
        stderr,
        /^error: --from-file: configuration.management(_system)? requires API v3; the endpoint /,
      );
    });
  }

  test('is not promised of a newer version where no version takes it', async (context) => {
    const words = ['network', 'floating-ips', 'create', '--from-file', '-'];
    const stdin = '{"remote_id":"x"}';
    const { code, stderr } = await runs.play(context, words, [], { stdin });
    assert.equal(code, 2);
    assert.match(stderr, /^error: --from-file: these fields cannot be set: remote_id\n/);
  });

  test('is one object of JSON for a program', async (context) => {
    const words = ['network', 'floating-ips', 'list', '--sort', 'remote_id', '-o', 'json'];
    const { code, stderr } = await runs.play(context, words, []);
    assert.equal(code, 2);
    const { error } = JSON.parse(stderr);
    assert.equal(error.code, 'other_api_version');
    assert.equal(error.exit, 2);
    assert.equal(error.message, `--sort: remote_id requires API v3; ${current}`);
    assert.equal(error.hint, switching);
  });

  test('is not suggested for a word that is like it', async (context) => {
    const words = ['network', 'floating-ips', 'list', '--sort', 'desired_remote_ix'];
    const { stderr } = await runs.play(context, words, []);
    assert.match(stderr, /floating IPs have no field desired_remote_ix\n/);
    assert.doesNotMatch(stderr, /remote_id/);
  });
});

describe('what the version of a saved profile lacks', () => {
  const words = [
    ['settings', 'cloud-accounts', 'wait', 'x'],
    ['network', 'floating-ips', 'create', '--desired-remote-id', 'x'],
    ['network', 'floating-ips', 'list', '--sort', 'remote_id'],
    ['api', '/v3/cloud/servers'],
  ];

  test('names the profile, and how to switch it', async (t) => {
    const { login, imco, asked } = await versionedHome(t, {});
    good(await login('--no-verify', '--profile', 'prod'));
    for (const line of words) {
      const { code, stderr } = await imco(...line);
      assert.equal(code, 2, stderr);
      assert.match(stderr, /^error: .* API v3; profile "prod" uses v2\n/);
      assert.match(
        stderr,
        /^hint: (leave out the version, or )?add --api v3, or switch the profile with "imco config set api v3"$/m,
      );
    }
    assert.deepEqual(asked(), []);
  });

  test('suggests the profile alone where its endpoint ends in the version', async (t) => {
    const { origin, imco } = await versionedHome(t, {});
    good(await imco('login', 'api-key.zip', '--endpoint', `${origin}/v2`, '--no-verify'));
    for (const line of words) {
      const { stderr } = await imco(...line);
      assert.match(
        stderr,
        /^hint: (leave out the version, or )?switch the profile with "imco config set api v3"$/m,
      );
    }
  });

  test('names the flag or variable that chooses the version instead of the profile', async (t) => {
    const { login, imco } = await versionedHome(t, {});
    good(await login('--no-verify', '--api', 'v3'));
    const { stderr } = await imco(
      'network',
      'floating-ips',
      'list',
      '--sort',
      'remote_id',
      '--api',
      'v2',
    );
    assert.match(stderr, /requires API v3; api is v2 \(--api\)\nhint: use --api v3\n/);
  });
});

describe('a member that a version calls something else', () => {
  const runs = faultyRuns();
  const array = { id: '64f29201d653adb21c9b5dcb', name: 'workers', state: 'operational', size: 2 };

  for (const [api, body] of [
    ['v2', '{"size":1}'],
    ['v3', '{"size_increase":1}'],
  ] as const) {
    for (const flag of ['--by', '--size', '--size-increase']) {
      test(`is sent by ${flag} as ${api} has it`, async (context) => {
        const words = ['cloud', 'server-arrays', 'enlarge', 'workers', flag, '1', '--debug'];
        const { code, stderr } = await runs.play(
          context,
          ['--api', api, ...words],
          [answer(200, [array]), answer(200, { ...array, size: 3 })],
        );
        assert.equal(code, 0, stderr);
        assert.ok(stderr.includes(`-> ${body}\n`), stderr);
      });
    }
  }
});

/** A resource that both versions have, with parts that one of them lacks. */
const presses = resource('cloud servers', {
  path: '/presses',
  about: 'Presses',
  sample: 'p-1',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    ink: text('Ink', { since: 'v3', nullable: true, unconfirmed: true }),
    lead: text('Lead', { until: 'v2' }),
  },
  columns: ['name'],
  verbs: {
    list: list({ filters: { colour: text('Only of this colour', { since: 'v3' }) } }),
    create: create({ needs: ['name'], takes: ['ink', 'lead'] }),
    print: action('PUT', 'print', { about: 'Print with a press', since: 'v3' }),
    cast: action('PUT', 'cast', { about: 'Cast letters for a press', until: 'v2' }),
  },
});

/** The same, as something that is new. */
const newPresses = { ...presses, since: 'v3' } as const;

const commandOf = (of: Parameters<typeof createResourceCommand>[1]): Command => {
  const command = createResourceCommand(createTestContext(), of, 'whole');
  assert.ok(command);
  newCommand('imco', '').addCommand(newCommand('cloud', '').addCommand(command));
  return command;
};

const verbOf = (command: Command, name: string): Command => {
  const found = command.commands.find((one) => one.name() === name);
  assert.ok(found, name);
  return found;
};

describe('help on what one version of the API has', () => {
  const command = commandOf(presses);
  const lineWith = (text: string, word: string): string | undefined =>
    text
      .split('\n')
      .find((line) => line.trimStart().startsWith(word))
      ?.trim();

  test('marks a verb where it is listed and on its own page', () => {
    const page = command.helpInformation();
    assert.match(lineWith(page, 'print') ?? '', /Print with a press \(API v3\)$/);
    assert.match(lineWith(page, 'cast') ?? '', /Cast letters for a press \(API v2\)$/);
    assert.doesNotMatch(lineWith(page, 'create') ?? '', /API/);
    const [about] = verbOf(command, 'print').helpInformation().split('\n');
    assert.equal(about, 'Print with a press (API v3)');
  });

  test('marks a flag behind its text, among its notes', () => {
    const page = verbOf(command, 'create').helpInformation();
    assert.match(lineWith(page, '--ink') ?? '', /ink \(undocumented, API v3\)$/);
    assert.match(lineWith(page, '--lead') ?? '', /lead \(API v2\)$/);
    const filter = lineWith(verbOf(command, 'list').helpInformation(), '--colour');
    assert.match(filter ?? '', /only of this colour \(API v3\)$/);
  });

  test('marks a new resource, and not each of its parts', () => {
    const fresh = commandOf(newPresses);
    const page = fresh.helpInformation();
    assert.equal(page.split('\n')[0], 'Presses (API v3)');
    assert.equal(page.match(/API v3/g)?.length, 1);
    const list = verbOf(fresh, 'list').helpInformation();
    assert.equal(list.match(/API v3/g)?.length, 1, list);
  });

  test('is in the reference as facts, and null where all versions have it', () => {
    const { since, until, commands } = createCommandReference(newCommand('imco', ''), command);
    assert.deepEqual({ since, until }, { since: null, until: null });
    const facts = commands.map(({ name, about, ...one }) => [name, one.since, one.until, about]);
    assert.deepEqual(
      facts.filter(([name]) => name === 'print' || name === 'cast' || name === 'create'),
      [
        ['create', null, null, 'Create a server'],
        ['print', 'v3', null, 'Print with a press (API v3)'],
        ['cast', null, 'v2', 'Cast letters for a press (API v2)'],
      ],
    );
    const flags = commands.find(({ name }) => name === 'create')?.flags ?? [];
    const versions = flags.map(({ flag, since, until }) => [flag, since, until]);
    assert.deepEqual(versions.slice(0, 3), [
      ['--name', null, null],
      ['--ink', 'v3', null],
      ['--lead', null, 'v2'],
    ]);
  });

  test('is refused in the other version, and taken in its own', () => {
    const check = (name: string, api: 'v2' | 'v3', of = presses): void =>
      checkApiVersion({ resource: of, name, command: verbOf(commandOf(of), name) }, api);
    check('print', 'v3');
    check('cast', 'v2');
    assert.throws(() => check('cast', 'v3'), {
      code: 'other_api_version',
      message: '"imco cloud servers cast" requires API v2',
      details: {
        code: 'other_api_version',
        hint: 'add --api v2, or switch the profile with "imco config set api v2"',
      },
    });
    assert.throws(() => check('print', 'v2'), { code: 'other_api_version' });
    check('list', 'v3', newPresses);
    assert.throws(() => check('list', 'v2', newPresses), { code: 'other_api_version' });
  });
});

describe('the marks of the real commands', () => {
  test('follow the facts in each form of the reference', async () => {
    const reference = await readReference();
    const marked = allCommands(reference).flatMap(({ command, about, since, until, flags }) => [
      { place: command, about, since, until },
      ...flags.map((flag) => ({ ...flag, place: `${command} ${flag.flag}` })),
    ]);
    // What is below something that is marked has the same mark only once.
    const isBelowMarked = (place: string): boolean =>
      marked.some(
        ({ place: above, about }) => place.startsWith(`${above} `) && /\bAPI v\d\)$/.test(about),
      );
    const found = marked.filter(
      ({ place, since, until }) => (since !== null || until !== null) && !isBelowMarked(place),
    );
    assert.ok(found.length > 3, 'some are found at all');
    for (const { place, about } of found) assert.match(about, /\bAPI v\d\)$/, place);
    for (const { place, about, since, until } of marked) {
      if (since === null && until === null) assert.doesNotMatch(about, /\bAPI v\d\)$/, place);
    }
    const { stdout: markdown } = await runImco(['help', '--markdown']);
    assert.match(markdown, /requested id at the provider \(undocumented, API v3\)/);
    const { stdout: page } = await runImco(['help', 'settings', 'cloud-accounts']);
    assert.match(page, /Wait until a cloud account [^(]*\(API v3\)/);
  });

  test('are on no flag that an example of a command in both versions has', async () => {
    for (const { command, examples, flags, since } of allCommands(await readReference())) {
      if (since !== null) continue;
      for (const { flag } of flags.filter((one) => one.since !== null)) {
        const using = examples.filter((example) => example.includes(`${flag} `));
        assert.deepEqual(using, [], command);
      }
    }
  });
});
