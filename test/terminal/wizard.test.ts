import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { runImco } from '../support/program.ts';
import { sendDirectly, startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, type Screen, visible } from './screen.ts';

let platform: TestPlatform;

before(async () => {
  platform = await startPlatform(1000);
});
after(() => platform.close());

const enter = '\r';
const rubout = '\u007f';
const ctrlC = '\u0003';

/** A question, and what is typed for an answer. */
type Step = readonly [RegExp, string];

/** What leads to a server called `name`. */
const stepsTo = (name: string): readonly Step[] => [
  [/Which app\?/, `joom${enter}`],
  [/Which location\?/, `euro${enter}`],
  [/Which cloud account\?/, `azure prod${enter}`],
  [/Which server plan\?/, `b2s${enter}`],
  [/Host name of the server\?/, `${name}${enter}`],
];

const answer = async (screen: Screen, steps: readonly Step[]): Promise<void> => {
  for (const [question, keys] of steps) {
    await screen.until(question);
    screen.type(keys);
  }
};

const shownBy = (bytes: string): string => visible(bytes).join('\n');

/** The command the wizard shows as doing the same. */
const commandIn = (shown: string): string => {
  const whole = shown.replaceAll(/ \\\n */g, ' ');
  const [, line] = /^The same command without questions:\n {2}(imco .*)$/m.exec(whole) ?? [];
  assert.ok(line, shown);
  return line;
};

describe('imco wizard', () => {
  test('walks to a server that is booted', async () => {
    const screen = onTerminal('imco wizard', platform.env);
    await answer(screen, stepsTo('blog-01'));
    await screen.until(/Deploy Joomla \(profile sandbox\)\?/);
    screen.type('y');
    await screen.until(/Boot it when it is ready/);
    screen.type('y');
    const { code, bytes } = await screen.ended();
    const shown = shownBy(bytes);
    assert.equal(code, 0, shown);
    assert.match(shown, /^Deploy Joomla \(profile sandbox\):\n {2}location +Europe\n/m);
    assert.match(shown, /^ {2}cloud account +azure-prod \(Microsoft Azure\)$/m);
    assert.match(shown, /^ {2}server plan +Standard_B2s@westeurope \(2 CPUs, 4096 MB memory/m);
    assert.equal(
      commandIn(shown),
      'imco wizard apps deploy Joomla --location Europe --cloud-account azure-prod ' +
        '--server-plan Standard_B2s@westeurope --hostname blog-01',
    );
    assert.match(shown, /^STATE +operational$/m);
    const changes = await platform.changes();
    assert.match(changes.at(-2) ?? '', /^POST \/v[23]\/wizard\/apps\/\w+\/deploy$/);
    assert.match(changes.at(-1) ?? '', /^PUT \/v[23]\/cloud\/servers\/\w+\/boot$/);
  });

  test('shows a command that sends the same', async () => {
    const screen = onTerminal('imco --no-color wizard --dry-run --profile sandbox', platform.env);
    await answer(screen, stepsTo('blog-02'));
    const { code, bytes } = await screen.ended();
    const shown = shownBy(bytes);
    assert.equal(code, 0, shown);
    const [, url, body = ''] = /^POST (\S+)\n(\{[\s\S]*?^\})/m.exec(shown) ?? [];
    const line = commandIn(shown);
    assert.match(line, / --no-color --profile sandbox$/);
    const same = onTerminal(`${line} --dry-run -o json 2>&1`, platform.env);
    const requests: unknown = JSON.parse((await same.ended()).bytes.replace(/^[^[]*/, ''));
    assert.deepEqual(requests, [{ method: 'POST', url, body: JSON.parse(body) }]);
  });

  test('leaves the plan to the platform, and the server as it is, where that is wanted', async () => {
    const screen = onTerminal('imco wizard -o json', platform.env);
    await answer(screen, [
      ...stepsTo('blog-03').slice(0, 3),
      [/● let the platform choose/, enter],
      [/Host name of the server\?/, `blog-03${enter}`],
      [/Deploy Joomla \(profile sandbox\)\?/, 'y'],
      [/Boot it when it is ready/, 'n'],
    ]);
    const { code, bytes } = await screen.ended();
    const shown = shownBy(bytes);
    assert.equal(code, 0, shown);
    assert.match(shown, /^ {2}server plan +chosen by the platform$/m);
    assert.doesNotMatch(commandIn(shown), /--server-plan/);
    assert.match(shown, /"name": "blog-03",\n {2}"state": "(?:commissioning|inactive)"/);
    assert.match((await platform.changes()).at(-1) ?? '', /\/deploy$/);
  });

  test('takes only what is in a list, and a host name that is one and free', async () => {
    const screen = onTerminal('imco wizard --dry-run', platform.env);
    await screen.until(/Which app\?/);
    screen.type(`nosuch${enter}`);
    await screen.until(/No matches found[\s\S]*nothing in the list matches/);
    screen.type(rubout.repeat('nosuch'.length));
    await answer(screen, stepsTo('-web').slice(0, 5));
    await screen.until(/letters, digits and inner hyphens/);
    screen.type(`${rubout.repeat('-web'.length)}WEB-01${enter}`);
    await screen.until(/server web-01 already exists/);
    screen.type(`x${enter}`);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0, shownBy(bytes));
    assert.match(commandIn(shownBy(bytes)), /--hostname WEB-01x\b/);
  });

  test('offers accounts of providers that have the app there, and no others', async () => {
    const screen = onTerminal('imco wizard', platform.env);
    await answer(screen, [
      [/Which app\?/, `joom${enter}`],
      [/Which location\?/, `asia${enter}`],
    ]);
    await screen.until(/azure-prod \(Microsoft Azure\)/);
    screen.type(ctrlC);
    const { bytes } = await screen.ended();
    assert.match(bytes, /azure-dev/);
    assert.doesNotMatch(bytes, /aws-prod|gcp-lab|vcd-madrid/);
  });

  test('says where nothing is offered', async () => {
    const screen = onTerminal('imco wizard', platform.env);
    await answer(screen, [
      [/Which app\?/, `magento${enter}`],
      [/Which location\?/, `asia${enter}`],
    ]);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 3);
    assert.match(shownBy(bytes), /^error: no cloud provider offers Magento in Asia Pacific$/m);
  });
});

describe('leaving the wizard', () => {
  const all: readonly Step[] = [
    ...stepsTo('left-01'),
    [/Deploy Joomla \(profile sandbox\)\?/, 'y'],
  ];

  for (const [at, [question]] of all.entries()) {
    test(`with Ctrl-C at ${question.source} sends nothing`, async () => {
      const before = await platform.changes();
      const screen = onTerminal('imco wizard', platform.env);
      await answer(screen, [...all.slice(0, at), [question, ctrlC]]);
      const { code, bytes } = await screen.ended();
      assert.equal(code, 130, shownBy(bytes));
      assert.match(shownBy(bytes), /^error: interrupted: the question was not answered$/m);
      assert.deepEqual(await platform.changes(), before);
    });
  }

  for (const [name, key] of [
    ['Ctrl-D', '\u0004'],
    ['Esc', '\u001b'],
  ] as const) {
    test(`with ${name} is the same`, async () => {
      const screen = onTerminal('imco wizard', platform.env);
      await answer(screen, [[/Which app\?/, key]]);
      assert.equal((await screen.ended()).code, 130);
    });
  }

  test('with no to the last question sends nothing', async () => {
    const before = await platform.changes();
    const screen = onTerminal('imco wizard', platform.env);
    await answer(screen, [...stepsTo('left-02'), [/Deploy Joomla \(profile sandbox\)\?/, enter]]);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 2);
    assert.match(shownBy(bytes), /^error: deploy was cancelled; nothing was sent$/m);
    assert.deepEqual(await platform.changes(), before);
  });

  test('once the server is being made says so', async () => {
    const screen = onTerminal('imco wizard', platform.env);
    await answer(screen, [
      ...stepsTo('left-03'),
      [/Deploy Joomla \(profile sandbox\)\?/, 'y'],
      [/Boot it when it is ready/, ctrlC],
    ]);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 130);
    assert.match(
      shownBy(bytes),
      /^error: interrupted; server left-03 is being created and will not be booted\nhint: check it with "imco cloud servers show left-03"$/m,
    );
    assert.match(await sendDirectly(platform, 'GET', '/cloud/servers'), /"name":"left-03"/);
  });
});

test('a protected profile wants its name typed', async () => {
  const env = { ...platform.env, IMCO_PROTECTED: 'true' };
  const confirmation = /Profile\s+"sandbox"\s+is\s+protected;\s+type\s+its\s+name\s+to\s+deploy/;
  const before = await platform.changes();
  const refused = onTerminal('imco wizard', env);
  await answer(refused, [
    ...stepsTo('safe-01'),
    [confirmation, `yes${enter}`],
    [/that is not "sandbox"/, enter],
  ]);
  assert.equal((await refused.ended()).code, 2);
  assert.deepEqual(await platform.changes(), before);
  const taken = onTerminal('imco wizard', env);
  await answer(taken, [
    ...stepsTo('safe-01'),
    [confirmation, `sandbox${enter}`],
    [/Boot it when it is ready/, 'n'],
  ]);
  const { code, bytes } = await taken.ended();
  assert.equal(code, 0, shownBy(bytes));
});

test('without a terminal the wizard names the command to use', async () => {
  for (const format of ['table', 'json']) {
    const { code, stdout, stderr } = await runImco(['wizard', '-o', format], { env: platform.env });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /imco wizard apps deploy/);
  }
  const help = await runImco(['wizard', '--help']);
  assert.match(help.stdout, /^Commands:\n {2}apps .*\n {2}locations /m);
  const slip = await runImco(['wizard', 'ap']);
  assert.equal(slip.code, 2);
  assert.match(slip.stderr, /unknown command 'ap'\nhint: did you mean apps\?/);
});
