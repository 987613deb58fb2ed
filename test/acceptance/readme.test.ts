/** What README.md tells to type is typed, in its order, so that none of it grows old. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ReferenceCommand } from '../../src/cli/reference.ts';
import { Interruption } from '../../src/failures.ts';
import type { RunningSandbox } from '../../src/sandbox/index.ts';
import { readReference } from '../cli/command-tree.ts';
import { realClock } from '../support/clock.ts';
import { needsProgram } from '../support/needs-program.ts';
import { answerIn } from './answering.ts';
import { ranInProcess } from './in-process.ts';
import { type Ground, layGround, played, sandboxFor } from './play.ts';
import { commandsIn, mentionedIn, type Told } from './readme-blocks.ts';
import { deviation } from './transcript.ts';

const readme = readFileSync('README.md', 'utf8');
const told = commandsIn(readme);

/** Commands that are not run here, by how they begin, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'npm install && npm run demo': 'would build what is being tested',
  'npm install && npm pack': 'would install for the whole machine',
  'imco login ': 'needs the key of a platform',
  'imco cloud servers list --profile prod': 'needs the profile of a platform',
  'concerto cloud servers create': 'is of the old client',
  'imco cloud servers commission --name web-1 --ssh-profile ops-team ...': 'is cut short',
};

/** Commands that go on until they are interrupted. */
const endless: readonly string[] = [
  'imco audit events --follow --since 10m',
  'imco cloud servers --watch --label production',
];

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
  return ranInProcess(command, { env, cwd, home: cwd, clock, signal: stop.signal });
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
  const { stdout, ...rest } = await played(one.command, ground);
  const shown = stdout.map((line) => line.replace('127.0.0.1:<port>', 'clients.example.com'));
  const expected = one.stdout.map((line) => line.replaceAll(/\b[0-9a-f]{24}\b/g, '<id>'));
  const step = { ...one, stdout: expected, stderr: ['...'], exit: 0 };
  assert.equal(deviation(step, { ...rest, stdout: shown }), undefined);
};

describe('the README', () => {
  let sandbox: RunningSandbox;
  let stopAnswering: () => Promise<void>;

  before(async () => {
    const laid = await layGround();
    ground = { ...laid, env: { ...laid.env, SHELL: '/bin/bash' } };
    stopAnswering = await answerIn(ground.bin);
    const settings = new Map([['speed', ['1000']]]);
    sandbox = await sandboxFor({ settings }, ground, (text) => assert.fail(text));
    // What the reader of the README brings along.
    await writeFile(join(ground.cwd, 'rehearsal.sh'), 'test -n "$IMCO_CONFIG"\n');
  });

  after(async () => {
    await sandbox.close();
    await stopAnswering();
    await rm(ground.path, { recursive: true, force: true });
  });

  for (const one of told.filter((command) => exceptionFor(command) === undefined)) {
    test(one.command.split('\n')[0], async (context) => {
      if (/\| jq /.test(one.command) && !needsProgram(context, 'jq')) return;
      await type(one);
    });
  }

  test('has no exceptions but those that stand in it', () => {
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
      for (const word of mentioned.split(' ').slice(1)) {
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
