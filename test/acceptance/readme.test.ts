/** What README.md tells to type is typed on an empty home, in its order, so that none grows old. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { addNamespace } from '../../src/cli/command-line/add-namespace.ts';
import { Interruption } from '../../src/lib/failures/failures.ts';
import type { ReferenceCommand } from '../../src/reference/reference.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { demoPlan } from '../../src/sandbox/seed/demo-plan.ts';
import { readReference } from '../cli/command-tree.ts';
import { realClock } from '../support/clock.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { needsProgram } from '../support/needs-program.ts';
import { answerIn } from './answering.ts';
import { ranInProcess } from './in-process.ts';
import { type Ground, layGround, played } from './play.ts';
import { commandsIn, mentionedIn, type Told } from './readme-blocks.ts';
import { deviation } from './transcript.ts';

const readme = readFileSync('README.md', 'utf8');

/** Commands of other programs that cannot be run here, by how they begin, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'npm install && npm run demo': 'would build what is being tested',
  'npm install && npm pack': 'would install for the whole machine',
  'concerto cloud servers create': 'is of the old client',
};

/** What stands for the rest of a command that is cut short with three dots. */
const rest = '--template joomla --server-plan Standard_B2s --cloud-account azure-prod';

/** What a README begins with shows what there is, to people who have not logged in yet. */
const inOrder = (commands: readonly Told[]): readonly Told[] => {
  const [first, others] = [true, false].map((isFirst) =>
    commands.filter(({ section }) => (section === '') === isFirst),
  );
  const last = (others ?? []).findLastIndex(({ section }) => section === 'Log in');
  return (others ?? []).toSpliced(last + 1, 0, ...(first ?? []));
};

/** Commands that go on until they are interrupted. */
const endless: readonly string[] = [
  'imco audit events --follow --since 10m',
  'imco cloud servers --watch --label production',
];

const told = inOrder(commandsIn(readme));

const exceptionFor = ({ command }: Told): string | undefined =>
  Object.keys(exceptions).find((start) => command.startsWith(start));

let ground: Ground;

/** Ends a command that has no end as soon as it has shown something and rests. */
const interrupted = async (command: string) => {
  const stop = new AbortController();
  const clock = {
    ...realClock,
    sleep: async (ms: number, signal?: AbortSignal) => {
      stop.abort(new Interruption('interrupted', 'interrupted'));
      await realClock.sleep(ms, signal);
    },
  };
  const { env, cwd } = ground;
  return ranInProcess(command, { env, cwd, home: env.HOME ?? cwd, clock, signal: stop.signal });
};

/** `export NAME=value`, of which the commands after it know. */
const setting = /^export (?<name>\w+)=(?<value>\S+)$/;

const type = async (one: Told): Promise<void> => {
  const { name, value } = setting.exec(one.command)?.groups ?? {};
  if (name && value) {
    const env = { ...ground.env, [name]: value.replace('$PWD', ground.cwd) };
    ground = { ...ground, env };
    return;
  }
  if (endless.includes(one.command)) {
    const ran = await interrupted(one.command);
    assert.equal(ran?.code, 130, ran?.stderr);
    assert.notEqual(ran?.stdout, '');
    return;
  }
  const command = one.command.replace(/(?<= )\.\.\.$/, rest);
  const shown = await played(command, ground);
  const expected = one.stdout.map((line) => line.replaceAll(/\b[0-9a-f]{24}\b/g, '<id>'));
  const step = { ...one, command, stdout: expected, stderr: ['...'], exit: 0 };
  assert.equal(deviation(step, shown), undefined);
};

/** The platforms of the README, as their domains; a proxy brings imco to where they are. */
const domains = { 'example.com': 'api-key.zip', 'staging.example.com': 'staging.zip' } as const;

const startPlatform = (path: string, domain: string): Promise<RunningSandbox> =>
  startSandbox({
    folder: openFolder(path),
    clock: realClock,
    port: 0,
    seed: demoPlan,
    speed: 1000,
    latency: 0,
    faults: [],
    domain,
    warn: assert.fail,
  });

describe('the README', () => {
  /** What is around whoever begins: an empty home, the archives they were handed, and the way. */
  let begun: Ground;
  const closing: (() => unknown)[] = [];

  before(async () => {
    const { path, bin, cwd, env: laid } = await layGround();
    closing.push(() => rm(path, { recursive: true, force: true }), await answerIn(bin));
    const targets: Record<string, number> = {};
    for (const [domain, archive] of Object.entries(domains)) {
      const sandbox = await startPlatform(join(path, domain), domain);
      closing.push(() => sandbox.close());
      targets[`clients.${domain}:443`] = Number(new URL(sandbox.endpoint).port);
      await copyFile(sandbox.folder.archive, join(cwd, archive));
    }
    const proxy = await startConnectProxy({ after: (close) => closing.push(close) }, targets);
    const { PATH = '', HOME = '', TMPDIR = '' } = laid;
    const way = { HTTPS_PROXY: `http://${proxy.address}`, NO_PROXY: '127.0.0.1' };
    begun = { path, bin, cwd, env: { PATH, HOME, TMPDIR, SHELL: '/bin/bash', ...way } };
    ground = begun;
    assert.deepEqual(await readdir(HOME), []);
    // What the reader of the README brings along.
    await writeFile(join(cwd, 'rehearsal.sh'), 'test -n "$IMCO_CONFIG"\n');
  });

  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  let section = '';
  for (const one of told.filter((command) => exceptionFor(command) === undefined)) {
    test(one.command.split('\n')[0], async (context) => {
      if (/\| jq /.test(one.command) && !needsProgram(context, 'jq')) return;
      // Variables are set for a part of it, not for all the rest.
      if (one.section !== section) ground = begun;
      section = one.section;
      await type(one);
    });
  }

  test('is told how to take all of it away again', async () => {
    ground = begun;
    for (const words of ['default --yes', 'staging --yes', 'prod --confirm prod']) {
      const { exit, stderr } = await played(`imco logout ${words}`, ground);
      assert.equal(exit, 0, stderr.join('\n'));
    }
    assert.deepEqual(await readdir(join(ground.env.HOME ?? '', '.config/imco/keys')), []);
  });

  test('has no exceptions but those that stand in it, and none of imco', () => {
    assert.ok(Object.keys(exceptions).every((start) => !start.startsWith('imco')));
    const used = told.map(exceptionFor);
    assert.deepEqual(
      Object.keys(exceptions).filter((start) => !used.includes(start)),
      [],
    );
    const commands = told.map(({ command }) => command);
    assert.deepEqual(
      endless.filter((command) => !commands.includes(command)),
      [],
    );
  });

  test('mentions no command that is not there', async () => {
    const { commands, topics } = await readReference();
    const called = (word: string) => (one: ReferenceCommand) =>
      one.name === word || one.aliases.includes(word);
    for (const mentioned of mentionedIn(readme)) {
      let below = commands;
      for (const word of addNamespace(mentioned.split(' ').slice(1))) {
        if (below.length === 0 || !/^[a-z][\w-]*$/.test(word)) break;
        const found = below.find(called(word));
        const isTopic =
          mentioned.startsWith('imco help ') && topics.some(({ name }) => name === word);
        assert.ok(found || isTopic, mentioned);
        below = found?.name === 'help' ? commands : (found?.commands ?? []);
      }
    }
  });
});
