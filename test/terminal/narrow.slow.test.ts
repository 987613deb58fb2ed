/** What is seen of tables and messages on real terminals of several widths. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

let platform: TestPlatform;

before(async () => {
  platform = await startPlatform(1000);
});
after(() => platform.close());

const shown = async (command: string, columns: number): Promise<readonly string[]> => {
  const { bytes } = await onTerminal(command, platform.env, { columns }).ended();
  const lines = visible(bytes).filter((line) => line !== '');
  for (const line of lines) assert.ok(line.length <= columns, `${columns}: ${line}`);
  return lines;
};

const widths = [40, 50, 80, 120];

/** Columns of servers, those that make way first at the end. */
const headings = ['NAME', 'STATE', 'PUBLIC IP', 'TEMPLATE', 'PLAN', 'ACCOUNT', 'PRIVATE IP'];

for (const columns of widths) {
  describe(`on a terminal of ${columns} columns`, () => {
    test('a list has names and states, and says once which columns it has no room for', async () => {
      const lines = await shown('imco cloud servers list --limit 3', columns);
      const title = lines[0] ?? '';
      const missing = headings.filter((heading) => !title.includes(heading));
      assert.ok(title.startsWith('NAME') && title.includes('STATE'), title);
      assert.deepEqual(missing, headings.slice(headings.length - missing.length));
      const said = lines.slice(4).join(' ');
      assert.match(said, /^showing 3 servers; more are available/);
      assert.equal(said.split('hidden').length - 1, missing.length > 0 ? 1 : 0, said);
      for (const heading of missing) assert.ok(said.includes(heading.toLowerCase()), said);
    });

    test('events have their text, and none of its words is broken', async () => {
      const json = await shown('imco audit events list --limit 3 -o jsonl | cat', 10_000);
      const words = new Set(
        json
          .filter((line) => line.startsWith('{'))
          .flatMap((line) => String(JSON.parse(line).description).split(' ')),
      );
      const lines = await shown('imco audit events list --limit 3', columns);
      const title = lines[0] ?? '';
      const start = title.indexOf('DESCRIPTION');
      assert.ok(start > 0, title);
      const end = lines.findIndex((line) => line.startsWith('showing'));
      const seen = lines.slice(1, end).flatMap((line) => line.slice(start).split(' '));
      for (const word of seen) assert.ok(words.has(word), `${word}: ${lines.join('\n')}`);
    });

    test('outcomes have NAME, STATE and RESULT, whose words are whole', async () => {
      const lines = await shown('imco cloud servers boot web-01 web-02', columns);
      assert.match(lines[0] ?? '', /^NAME +(?:ID +)?STATE +RESULT$/);
      assert.match(lines[1] ?? '', /^web-01 .*operational +unchanged$/);
    });

    test('a view of one thing breaks no word', async () => {
      const wordsAt = async (width: number): Promise<readonly string[]> =>
        (await shown('imco cloud servers show web-01', width)).join(' ').split(/\s+/);
      const whole = new Set(await wordsAt(1000));
      for (const word of await wordsAt(columns)) assert.ok(whole.has(word), word);
    });

    test('the status counts servers by provider, with whole words', async () => {
      const text = (await shown('imco status', columns)).join('\n');
      assert.match(text, /Amazon Web\s+Services/);
      assert.match(text, /\boperational\b/);
      assert.match(text, /\bcommission_stalled\b/);
    });

    test('what the doctor found and a failure with its hint fit', async () => {
      const found = await shown('imco doctor', columns);
      assert.match(found.join('\n'), /\bcertificate\b/);
      const lines = await shown('imco cloud servers decommission web-01 --yes', columns);
      assert.match(
        lines.join(' '),
        /decommission needs it to be inactive, stalled or commission stalled/,
      );
      assert.match(lines.join('\n'), /"imco cloud servers shutdown\s+web-01 --wait"/);
    });
  });
}

test('a confirmation on a narrow terminal shows names and states', async () => {
  const screen = onTerminal('imco cloud servers shutdown web-02', platform.env, { columns: 40 });
  await screen.until(/^NAME +STATE\nweb-02 +operational$/m);
  await screen.until(/Yes .* No/);
  screen.type('n');
  assert.equal((await screen.ended()).code, 2);
});

test('the reason of failed targets is shown once, below the table', async () => {
  const refused = 'imco cloud servers decommission web-01 --force --yes';
  const lines = await shown(refused, 60);
  assert.match(lines[1] ?? '', /^web-01 .* failed$/);
  assert.equal(lines.join('\n').split('error: ').length, 2, lines.join('\n'));
  const message = /^error: (.{10})/m.exec(lines.join('\n'))?.[1] ?? '';
  assert.equal(lines.join('\n').split(message).length, 2, message);

  const two = await shown(`${refused} web-02`, 60);
  assert.match(two.slice(1, 3).join('\n'), /^web-01 .* failed\nweb-02 .* failed$/);
  for (const name of ['web-01', 'web-02']) {
    assert.equal(two.filter((line) => line.startsWith(`  ${name}: `)).length, 1, two.join('\n'));
  }
});

test('elsewhere the table has the whole message', async () => {
  const lines = await shown('imco cloud servers decommission web-01 --force --yes | cat', 1000);
  assert.doesNotMatch(lines[1] ?? '', /failed$/);
});

test('a notice comes after a JSON document, on a line of its own', async () => {
  for (const command of ['servers list --limit 1', 'servers list --limit 1 -o json']) {
    const lines = await shown(`imco cloud ${command}`, 80);
    const place = lines.indexOf('showing 1 server; more are available');
    assert.ok(place > 0, lines.join('\n'));
    if (command.endsWith('json')) {
      assert.equal(place, lines.length - 1);
      assert.equal(JSON.parse(lines.slice(0, place).join('\n')).length, 1);
    }
  }
});

test('a list that is watched has names and states, and says below what it has no room for', async () => {
  const screen = onTerminal('imco cloud servers list --watch --label critical', platform.env, {
    columns: 40,
  });
  await screen.until(/^ {2}NAME +STATE\b[\s\S]*\d columns? hidden \(private ip, account/m);
  screen.type('\u0003');
  const { bytes } = await screen.ended();
  for (const line of visible(bytes)) assert.ok(line.length < 40, line);
});
