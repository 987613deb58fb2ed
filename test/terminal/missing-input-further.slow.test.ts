/** Further commands that ask for what they lack. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import { folderWith } from '../support/folders.ts';
import { startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, type Screen, visible } from './screen.ts';

let platform: TestPlatform;
before(async () => {
  platform = await startPlatform(1000);
});
after(() => platform.close());

const enter = '\r';

const answer = async (
  screen: Screen,
  steps: readonly (readonly [RegExp, string])[],
): Promise<string> => {
  let from = 0;
  for (const [question, keys] of steps) {
    await screen.untilNew(from, question);
    from = screen.shown().length;
    screen.type(keys);
  }
  const { code, bytes } = await screen.ended();
  const shown = visible(bytes).join('\n');
  assert.equal(code, 0, shown);
  return shown.replaceAll(/ \\\n */g, ' ');
};

/** The end of a picker, when it can be answered. */
const ready = '[\\s\\S]*Enter: confirm';

const pick = (question: string): RegExp => new RegExp(`${question}${ready}`);

test('attach asks for the volume and a server in its account', async () => {
  const shown = await answer(onTerminal('imco storage volumes attach --dry-run', platform.env), [
    [pick('Which volumes\\?'), enter],
    [pick('Server to attach it to \\(--server\\):'), enter],
  ]);
  assert.match(shown, /imco storage volumes attach \S+ --server \S+ --dry-run/);
  assert.match(shown, /POST \S+\/attached_server/);
});

test('run-script asks for the script of the chosen server', async () => {
  const shown = await answer(onTerminal('imco cloud servers run-script --dry-run', platform.env), [
    [pick('Which servers\\?'), `web-01${enter}`],
    [pick('Script to run \\(--script\\):'), enter],
  ]);
  assert.match(shown, /imco cloud servers run-script web-01 --script \S+ --dry-run/);
});

test('a target below a parent is found under all of them', async () => {
  const shown = await answer(onTerminal('imco network subnets show', platform.env), [
    [pick('Which subnets\\?'), `front${enter}`],
  ]);
  assert.match(shown, /imco network subnets show front\n/);
});

test('a record asks for what its type needs', async (t) => {
  const newer = await startPlatform(1000, findPlatformRelease('10'));
  t.after(() => newer.close());
  const shown = await answer(
    onTerminal('imco network dns-records create --name www --dry-run --api v3', newer.env),
    [
      [pick('DNS domain'), enter],
      [pick('Type \\(--type\\):'), `mx${enter}`],
      [/Value \(--content\):/, `mail.example.com${enter}`],
    ],
  );
  assert.match(shown, /--type mx --content mail.example.com/);
});

test('update asks what to change', async () => {
  const shown = await answer(onTerminal('imco cloud servers update --dry-run', platform.env), [
    [pick('Which server\\?'), `lab-01${enter}`],
    [/Name: letters.*\(--name, now lab-01\):/, `-bad${enter}`],
    [/is not valid[\s\S]*now lab-01\):/, `lab-99${enter}`],
  ]);
  assert.match(shown, /imco cloud servers update lab-01 --name lab-99 --dry-run/);
});

test('a firewall rule is asked for in its notation', async () => {
  const shown = await answer(
    onTerminal('imco network firewall-profiles add-rule --dry-run', platform.env),
    [
      [pick('Which firewall profile\\?'), enter],
      [/Firewall rules to add, as/, `tcp/8443:any${enter}`],
      [/Another one/, enter],
    ],
  );
  assert.match(shown, /tcp\/8443:any/);
});

test('an upload asks for the file', async (t) => {
  const folder = await folderWith(t, {});
  const file = join(folder, 'notes.txt');
  await writeFile(file, 'text');
  const shown = await answer(
    onTerminal('imco blueprint attachments upload --dry-run', platform.env),
    [
      [pick('Script \\(--script\\):'), enter],
      [/File to upload:/, `${file}${enter}`],
    ],
  );
  assert.match(shown, /imco blueprint attachments upload \S+notes\.txt/);
});

test('labels are chosen', async () => {
  const shown = await answer(
    onTerminal('imco cloud servers label web-01 --dry-run', platform.env),
    [
      [pick('Which one\\?'), enter],
      [pick('Labels to add \\(--add\\):'), enter],
    ],
  );
  assert.match(shown, /imco cloud servers label web-01 --add \S+ --dry-run/);
});

test('a verb that can act on nothing says so', async () => {
  const detach = 'imco storage volumes detach';
  const screen = onTerminal(`${detach} --all --yes --wait; ${detach}; echo "rc=$?"`, platform.env);
  const { bytes } = await screen.ended();
  const shown = visible(bytes).join('\n');
  assert.match(shown, /detach is not possible with any of the \d+ volumes; nothing was sent/);
  assert.match(shown, /rc=3/);
});

test('the confirmation names the cloud account of what a target belongs to', async () => {
  const screen = onTerminal('imco network subnets delete', platform.env);
  await screen.until(pick('Which subnets\\?'));
  screen.type(`front${enter}`);
  await screen.until(
    /profile sandbox; cloud account \S+:[\s\S]*Delete subnet front \(profile sandbox\)\?/,
  );
  screen.type('n');
  assert.equal((await screen.ended()).code, 2);
});

test('ssh offers the servers that can be logged in to', async () => {
  const shown = await answer(onTerminal('imco cloud servers ssh --dry-run', platform.env), [
    [pick('Which server\\?'), `web-01${enter}`],
  ]);
  assert.match(shown, /imco cloud servers ssh web-01 --dry-run/);
  assert.doesNotMatch(shown, /\(inactive/);
});

test('enlarge does not ask for a size that was given in the spelling of another version', async () => {
  const newest = await startPlatform(1000, findPlatformRelease('10'));
  try {
    const line = 'imco cloud server-arrays enlarge workers --dry-run --size';
    const screen = onTerminal(`${line} 2`, newest.env);
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0, bytes);
    assert.match(bytes, /"size_increase": 2/);
  } finally {
    await newest.close();
  }
});
