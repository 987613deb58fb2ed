/** What a command line lacks is asked for at a terminal, and nowhere else. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPlatform, type TestPlatform } from './platform.ts';
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

const answer = async (screen: Screen, steps: readonly Step[]): Promise<void> => {
  let from = 0;
  for (const [question, keys] of steps) {
    await screen.untilNew(from, question);
    from = screen.shown().length;
    screen.type(keys);
  }
};

const endOf = async (screen: Screen) => {
  const { code, bytes } = await screen.ended();
  return { code, shown: visible(bytes).join('\n') };
};

/** The command that is shown as doing the same. */
const commandIn = (shown: string): string => {
  const whole = shown.replaceAll(/ \\\n */g, ' ');
  const [, line] = /^The same command without questions:\n {2}(imco .*)$/m.exec(whole) ?? [];
  assert.ok(line, shown);
  return line;
};

describe('a command without its target', () => {
  test('offers those that it can act on, several at once, and shows the same command', async () => {
    const screen = onTerminal('imco cloud servers boot --dry-run', platform.env);
    await screen.until(/Which servers\?[\s\S]*app-1 \(inactive[\s\S]*Enter: confirm/);
    assert.doesNotMatch(visible(screen.shown()).join('\n'), /operational/);
    screen.type(`app-1\t${rubout.repeat('app-1'.length)}app-2\t${enter}`);
    const { code, shown } = await endOf(screen);
    assert.equal(code, 0, shown);
    assert.equal(commandIn(shown), 'imco cloud servers boot app-1 app-2 --dry-run');
    assert.equal(shown.match(/^PUT .*\/boot/gm)?.length, 2, shown);
  });

  test('asks in lines where nothing is to be drawn', async () => {
    const env = { ...platform.env, IMCO_PLAIN: '1' };
    const screen = onTerminal('imco cloud servers boot --dry-run', env);
    await answer(screen, [[/Numbers \(1-\d+, separated by spaces\)/, '1 2\r']]);
    const { code, shown } = await endOf(screen);
    assert.equal(code, 0, shown);
    assert.match(commandIn(shown), /^imco cloud servers boot \S+ \S+ --dry-run$/);
  });

  test('sends nothing if the question is cancelled', async () => {
    const before = await platform.changes();
    const screen = onTerminal('imco cloud servers decommission', platform.env);
    await answer(screen, [[/Which servers\?[\s\S]*Enter: confirm/, ctrlC]]);
    const { code, shown } = await endOf(screen);
    assert.equal(code, 130, shown);
    assert.match(shown, /^Cancelled\. Nothing was sent\.$/m);
    assert.deepEqual(await platform.changes(), before);
  });
});

describe('a create without its required flags', () => {
  test('asks for them in turn, checks them, and creates after a confirmation', async () => {
    const screen = onTerminal('imco storage volumes create', platform.env);
    await answer(screen, [
      [/Name \(--name\):/, `it's-1${enter}`],
      [/Size in GB \(--size\):/, `many${enter}`],
      [/expected a whole number[\s\S]*Size in GB \(--size\):/, `20${enter}`],
      [/Cloud account \(--cloud-account\):[\s\S]*Enter: confirm/, `azure-prod${enter}`],
      [/Storage plan \(--storage-plan\):[\s\S]*Enter: confirm/, enter],
      [/Create volume it's-1 \(profile sandbox; cloud account azure-prod\)\?/, 'y'],
    ]);
    const { code, shown } = await endOf(screen);
    assert.equal(code, 0, shown);
    assert.match(
      commandIn(shown),
      /^imco storage volumes create --name 'it'\\''s-1' --size 20 --cloud-account azure-prod --storage-plan '.*'$/,
    );
    assert.match((await platform.changes()).at(-1) ?? '', /^POST \/v[23]\/storage\/volumes$/);
  });

  test('asks for secrets without echo, and leaves them out of the command', async () => {
    const before = (await platform.changes()).length;
    const line = 'imco network vpns create --vpc core --public-ip 198.51.100.7';
    const screen = onTerminal(`${line} --exposed-cidr 192.168.0.0/16`, platform.env);
    await answer(screen, [
      [/Size of the gateway \(--vpn-plan\):[\s\S]*Enter: confirm/, enter],
      [/Create VPN core \(profile sandbox\)\?/, 'y'],
      [/Pre-shared key/, 'correct horse\r'],
    ]);
    const { code, shown } = await endOf(screen);
    assert.equal(code, 0, shown);
    assert.doesNotMatch(shown, /correct|horse/);
    assert.match(commandIn(shown), / --psk-file FILE$/);
    assert.equal((await platform.changes()).length, before + 1);
  });
});

describe('nothing is asked', () => {
  const boot = 'imco cloud servers boot';

  /** Runs a command that must end with a usage error, without reading anything. */
  const refused = async (command: string, env: Readonly<Record<string, string>> = {}) => {
    const reads = await platform.reads();
    const screen = onTerminal(`${command}; echo "rc=$?"`, { ...platform.env, ...env });
    const { shown } = await endOf(screen);
    assert.match(shown, /error: boot needs at least one server[\s\S]*rc=2/);
    assert.equal(await platform.reads(), reads, 'nothing was read');
  };

  test('without a terminal on stdin', () => refused(`${boot} </dev/null`));
  test('if stdin is a pipe', () => refused(`true | ${boot}`));
  test('without a terminal on stderr', () =>
    refused(`f=$(mktemp); ${boot} 2>$f; code=$?; cat $f; rm $f; (exit $code)`));
  test('in CI', () => refused(boot, { CI: '1' }));
  test('with IMCO_NO_INPUT', () => refused(boot, { IMCO_NO_INPUT: '1' }));
  test('with --no-input', () => refused(`${boot} --no-input`));
  test('with --yes', () => refused(`${boot} --yes`));
});
