/** Where and how a person is asked, whatever the streams of the process lead to. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { folderWith } from '../support/folders.ts';
import { startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, type Screen, visible } from './screen.ts';

/** Nothing gets anywhere there while a test looks. */
let platform: TestPlatform;
before(async () => {
  platform = await startPlatform(1);
});
after(() => platform.close());

const esc = '\u001b';
const decommission = 'imco cloud servers decommission';
const question = /Decommission server lab-01 \(profile sandbox\)\?/;

/** What a terminal shows in the end, and how it ended. */
const endOf = async (screen: Screen) => {
  const { code, bytes } = await screen.ended();
  return { code, bytes, shown: visible(bytes).join('\n') };
};

/** Runs a command that must send nothing; answers how it ended. */
const unsent = async (screen: Screen, answer: (screen: Screen) => Promise<void>) => {
  const before = await platform.changes();
  await answer(screen);
  const ended = await endOf(screen);
  assert.deepEqual(await platform.changes(), before, ended.shown);
  return ended;
};

describe('a question is put on the terminal of the person', () => {
  for (const [how, command] of [
    ['a pipe', `echo lab-01 | ${decommission} -`],
    ['xargs', `echo lab-01 | xargs '${process.execPath}' bin/imco.js cloud servers decommission`],
    ['a loop', `echo lab-01 | while read name; do ${decommission} "$name"; done`],
    ['a file', `${decommission} lab-01 </dev/null`],
    ['redirected wholly', `: ; ${decommission} lab-01 </dev/null >/dev/null 2>/dev/null`],
    ['redirected failures', `${decommission} lab-01 2>/dev/null`],
  ] as const) {
    test(`where stdin or stderr is ${how}`, async () => {
      const screen = onTerminal(command, platform.env);
      const { shown } = await unsent(screen, async () => {
        await screen.until(question);
        screen.type('n');
      });
      assert.match(shown, /profile sandbox; cloud account \S+:\nNAME .*\nlab-01 .*\nThe machine/);
    });
  }

  test('and targets that are typed are asked for', async () => {
    const screen = onTerminal(`${decommission} -`, platform.env);
    const { shown } = await unsent(screen, async () => {
      await screen.until(/^reading targets from stdin, one per line; press Ctrl-D to end$/m);
      screen.type('lab-01\n\u0004');
      await screen.until(question);
      screen.type('n');
    });
    assert.match(shown, /was cancelled/);
  });

  test('in lines that are broken between words', async () => {
    const env = { ...platform.env, IMCO_PLAIN: '1' };
    const screen = onTerminal(`${decommission} lab-01 lab-02 --force`, env, { columns: 40 });
    const { shown } = await unsent(screen, async () => {
      await screen.until(/\(profile\s+sandbox\)\? \[y\/N\]/);
      screen.type('n\r');
    });
    assert.match(shown, /^The machine at the provider is\ndestroyed\.$/m);
    assert.match(shown, /\(profile\nsandbox\)\? \[y\/N\]/);
    for (const line of shown.split('\n')) assert.ok(line.length <= 40, line);
  });

  test('and stdout keeps the answer alone', async (t) => {
    const folder = await folderWith(t, {});
    const command = `echo app-1 | ${decommission} - -o json >${folder}/out; cat ${folder}/out >&2`;
    const screen = onTerminal(command, platform.env);
    await screen.until(/Decommission server app-1/);
    screen.type('y');
    const { shown } = await endOf(screen);
    const text = await readFile(join(folder, 'out'), 'utf8');
    assert.match(text, /"name": ?"app-1"/, shown);
    assert.equal(JSON.parse(text)[0].ok, true);
  });

  test('a secret is asked for without echo', async () => {
    const command =
      'imco network vpns create --vpc core --public-ip 198.51.100.7 --exposed-cidr 192.168.0.0/16 --vpn-plan VpnGw1 </dev/null 2>/dev/null';
    const screen = onTerminal(command, platform.env);
    await screen.until(/Pre-shared key/);
    screen.type('correct horse\r');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0, bytes);
    assert.doesNotMatch(bytes, /correct|horse/);
  });
});

describe('what disturbs and destroys nothing', () => {
  const script = 'cloud servers run-script web-01 web-02 --script rotate-logs';
  for (const [command, asked] of [
    [
      'storage volumes detach data-1',
      /attached to db-01(?:.|\n)*loses the disk(?:.|\n)*Detach volume data-1 \(/,
    ],
    [
      'network floating-ips detach edge-1',
      /attached to web-01(?:.|\n)*Detach floating IP edge-1 \(/,
    ],
    [script, /web-01(?:.|\n)*script: rotate-logs(?:.|\n)*Run a script on 2 servers \(/],
  ] as const) {
    test(`is asked at a terminal: ${command}`, async () => {
      const screen = onTerminal(`imco ${command}`, platform.env);
      const { code } = await unsent(screen, async () => {
        await screen.until(asked);
        screen.type('n');
      });
      assert.equal(code, 2);
    });
  }

  test('goes on with --yes, for one server, and where nobody can be asked', async () => {
    const run = async (command: string): Promise<number> => {
      const before = (await platform.changes()).length;
      const { code, shown } = await endOf(onTerminal(command, platform.env));
      assert.equal(code, 0, shown);
      return (await platform.changes()).length - before;
    };
    const imco = `setsid -w '${process.execPath}' bin/imco.js`;
    assert.equal(await run(`imco ${script} --yes`), 2);
    assert.equal(await run(`imco ${script.replace(' web-02', '')}`), 1);
    assert.equal(await run(`${imco} ${script} </dev/null 2>/dev/null`), 2);
    assert.equal(await run(`${imco} storage volumes detach data-1 </dev/null`), 1);
    assert.equal(
      await run(
        'imco network floating-ips attach edge-2 --server web-01 --yes --confirm sandbox --force',
      ),
      1,
    );
  });
});

describe('nobody is asked', () => {
  const refused = async (
    command: string,
    told: RegExp,
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const screen = onTerminal(`: ; ${command}`, { ...platform.env, ...env });
    const { shown } = await unsent(screen, () => screen.until(/add --yes/));
    assert.match(shown, told);
    assert.doesNotMatch(shown, question);
  };
  const ask = `'${process.execPath}' bin/imco.js cloud servers decommission lab-01`;

  test('without a terminal of its own', () =>
    refused(`setsid -w ${ask} </dev/null`, /not a terminal/));

  test('in a session whose shell has ended', async (t) => {
    const folder = await folderWith(t, {});
    const until = (file: string): string => `until [ -e ${folder}/${file} ]; do sleep 0.05; done`;
    // The shell that started it has ended before it looks who waits.
    const alone = `setsid sh -c "${until('alone')}; ${ask}; : >${folder}/done" </dev/tty &`;
    await refused(`( ${alone} ) ; : >${folder}/alone; ${until('done')}`, /not a terminal/);
  });

  test('but where somebody waits for it, as su -c does', async () => {
    const screen = onTerminal(`: ; setsid ${ask}`, platform.env);
    await unsent(screen, async () => {
      await screen.until(question);
      screen.type('n');
    });
  });

  test('where CI is set', () => refused(ask, /CI is set/, { CI: 'true' }));

  test('in the background', () =>
    refused(`bash -c "set -m; ${ask} & wait"`, /is running in the background/));
});

describe('a plain question', () => {
  for (const [name, value] of [
    ['TERM', 'dumb'],
    ['IMCO_PLAIN', '1'],
    ['ACCESSIBLE', 'yes'],
  ] as const) {
    const env = { [name]: value };
    test(`is a line, with ${name}`, async () => {
      const screen = onTerminal(`${decommission} lab-01 --color never`, {
        ...platform.env,
        ...env,
      });
      const { code, bytes, shown } = await unsent(screen, async () => {
        await screen.until(/Decommission server lab-01 \(profile sandbox\)\? \[y\/N\] *$/);
        screen.type('\r');
      });
      assert.equal(code, 2);
      assert.ok(!bytes.includes(esc), JSON.stringify(bytes));
      assert.match(shown, /was cancelled/);
      assert.match(bytes.replaceAll('\r', ''), /^[\n -~]*$/);
    });
  }

  for (const [answer, keys, exit] of [
    ['the end of what is typed', '\u0004', 2],
    ['Ctrl-C', '\u0003', 130],
    ['another word', 'nay\r', 2],
  ] as const) {
    test(`takes ${answer} for no`, async () => {
      const screen = onTerminal(`${decommission} lab-01`, { ...platform.env, IMCO_PLAIN: '1' });
      const { code } = await unsent(screen, async () => {
        await screen.until(/\[y\/N\]/);
        screen.type(keys);
      });
      assert.equal(code, exit);
    });
  }

  test('takes y for yes, also behind a pipe', async () => {
    const screen = onTerminal(`echo app-2 | ${decommission} - 2>/dev/null`, {
      ...platform.env,
      TERM: 'dumb',
    });
    await screen.until(/\[y\/N\]/);
    screen.type('y\r');
    assert.equal((await screen.ended()).code, 0);
    assert.match((await platform.changes()).at(-1) ?? '', /^DELETE \/v2\/cloud\/servers\//);
  });

  test('for a secret does not echo it', async () => {
    const screen = onTerminal(
      'imco network vpns create --vpc core --public-ip 198.51.100.8 --exposed-cidr 192.168.0.0/16 --vpn-plan VpnGw1 --dry-run -o json',
      { ...platform.env, IMCO_PLAIN: '1' },
    );
    await screen.until(/Pre-shared key: *$/);
    screen.type('correct\u007f\u007f horse\r');
    const { bytes } = await screen.ended();
    assert.doesNotMatch(bytes, /corr|horse/);
    assert.match(bytes, /"psk": ?"\*+"/);
  });
});

/** Reads that a process has made so far, of whatever. */
const readsOf = async (pid: string): Promise<number> => {
  const text = await readFile(`/proc/${pid}/io`, 'utf8').catch(() => '');
  return Number(/^syscr: (\d+)$/m.exec(text)?.[1] ?? 0);
};

/** Resolves once it is so. */
const untilTrue = async (isSo: () => Promise<boolean>): Promise<void> => {
  const late = AbortSignal.timeout(15_000);
  while (!(await isSo())) await sleep(20, undefined, { signal: late });
};

/** More than imco reads between the last answer and a question: it looks at a lock again and again. */
const manyReads = 60;

describe('a terminal', () => {
  test('discards input that was typed before the question', async (t) => {
    const folder = await folderWith(t, {});
    const typed = `until [ -e ${folder}/typed ]; do sleep 0.05; done`;
    const screen = onTerminal(`${typed}; ${decommission} lab-01`, platform.env);
    const { code } = await unsent(screen, async () => {
      screen.type('y\ry');
      // The terminal has it once it shows it.
      await screen.until(/^y\ny$/);
      await writeFile(join(folder, 'typed'), '');
      await screen.until(question);
      screen.type('\r');
    });
    assert.equal(code, 2);
  });

  test('is left as it was after a signal', async (t) => {
    const folder = await folderWith(t, {});
    const imco = `'${process.execPath}' bin/imco.js cloud servers decommission lab-01`;
    const kill = `until [ -e ${folder}/now ]; do sleep 0.05; done; kill -TERM $asking`;
    const command = `stty -g; ${imco} </dev/null & asking=$!; ${kill}; wait $asking; echo $?; stty -g`;
    const screen = onTerminal(`: ; ${command}`, platform.env);
    await screen.until(question);
    await writeFile(join(folder, 'now'), '');
    const { bytes } = await screen.ended();
    const states = bytes.match(/^[0-9a-f]+(?::[0-9a-f]+){10,}/gm) ?? [];
    assert.equal(states.length, 2, bytes);
    assert.equal(states[0], states[1]);
    assert.match(bytes, /^143\r?$/m);
  });

  test('is given back on Ctrl-Z, and the question is put again after fg', async () => {
    const screen = onTerminal(`bash --norc -i`, { ...platform.env, PS1: '@> ' });
    await screen.until(/@>$/);
    screen.type(`echo lab-01 | '${process.execPath}' bin/imco.js cloud servers decommission -\r`);
    await screen.until(question);
    const { code } = await unsent(screen, async () => {
      screen.type('\u001a');
      await screen.until(/Stopped/);
      screen.type('stty -a | grep -c " icanon"; fg\r');
      await screen.until(/Stopped(?:.|\n)*^1$(?:.|\n)*Decommission server lab-01/m);
      screen.type('n');
      await screen.until(/was cancelled/);
      screen.type('exit 0\r');
    });
    assert.equal(code, 0);
  });

  test('is used by one process of a job at a time', async (t) => {
    const folder = await folderWith(t, {});
    const imco = `'${process.execPath}' bin/imco.js cloud servers decommission`;
    const wait = `until [ -e ${folder}/asked ]; do sleep 0.05; done`;
    const command = `: ; ${imco} lab-01 & ${wait}; ${imco} app-3 & echo "second $!"; wait`;
    const screen = onTerminal(command, { ...platform.env, IMCO_PLAIN: '1' });
    const questions = (): number => screen.shown().split('[y/N]').length - 1;
    const { shown } = await unsent(screen, async () => {
      await screen.until(/\[y\/N\]/);
      const asked = await platform.reads();
      await writeFile(join(folder, 'asked'), '');
      await screen.until(/second \d+/);
      const [, second = ''] = /second (\d+)/.exec(screen.shown()) ?? [];
      // The second knows what it is to ask about, too, and waits for its turn.
      const isAsking = (): boolean => questions() > 1;
      await untilTrue(async () => isAsking() || (await platform.reads()) > asked);
      const first = await readsOf(second);
      await untilTrue(async () => isAsking() || (await readsOf(second)) > first + manyReads);
      assert.equal(questions(), 1);
      screen.type('n\r');
      await screen.until(/\[y\/N\](?:.|\n)*\[y\/N\]/);
      screen.type('n\r');
    });
    assert.equal(shown.match(/was cancelled/g)?.length, 2);
  });
});
