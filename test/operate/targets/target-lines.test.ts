import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isForPeople, selectFormats } from '../../../src/output/formats/formats.ts';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const rows = ['web-1', 'web-2', '"quoted"', '{"a":1}', 'name,state'].map((name, at) => ({
  id: `6c0817ba8d03a9ce180b5e5${at}`,
  name,
  state: 'inactive',
}));

const platform: Behaviour = (response, request) =>
  answer(200, request.url.endsWith('/labels') ? [] : rows)(response, request);

describe('targets on stdin', () => {
  const runs = faultyRuns();
  const line = ['cloud', 'servers', 'boot', '-', '--dry-run'];

  test('are taken one a line or before each NUL, from any editor', async (context) => {
    for (const stdin of [
      'web-1\nweb-2',
      '\uFEFFweb-1\r\n\r\n# not this one\r\nweb-2\r\n',
      'web-1\0web-2\0',
      '\u00A0web-1\u00A0\n6c0817ba8d03a9ce180b5e51\n',
    ]) {
      const ran = await runs.play(context, line, [platform], { stdin });
      assert.equal(ran.code, 0, ran.stderr);
      assert.equal(ran.stdout.match(/^PUT /gm)?.length, 2, JSON.stringify(stdin));
    }
  });

  test('that are a document are refused with one message, and nothing is sent', async (context) => {
    const list = [...line.slice(0, 2), 'list'];
    const forms: Readonly<Record<string, string>> = {
      json: 'JSON',
      jsonl: 'JSON',
      yaml: 'YAML',
      csv: 'CSV',
      tsv: 'TSV',
      text: 'values separated by tabs',
      table: 'a table',
      wide: 'a table',
      markdown: 'a Markdown table',
    };
    for (const format of selectFormats(({ word }) => word === undefined)) {
      const says = forms[format];
      const columns = isForPeople(format) ? ['--columns', 'id,name,state'] : [];
      const { stdout: stdin } = await runs.play(
        context,
        [...list, '-o', format, ...columns],
        [platform],
      );
      const ran = await runs.play(context, line, [platform], { stdin });
      assert.equal(ran.code, 3);
      assert.equal(
        ran.stderr,
        `error: stdin contains ${says}, not one name or id per line\n` +
          'hint: use "-o name" or "-o id" to print one per line\n',
      );
      assert.doesNotMatch(ran.requests.join(), /PUT/);
    }
    const quoted = await runs.play(context, line, [platform], { stdin: '"web-1"\n"web-2"\n' });
    assert.match(quoted.stderr, /^error: stdin contains names in quotes, .*\nhint: use "jq -r" to/);
  });

  test('are found first where names only look like a document', async (context) => {
    for (const stdin of ['"quoted"', '{"a":1}', 'name,state']) {
      const ran = await runs.play(context, line, [platform], { stdin });
      assert.equal(ran.code, 0, ran.stderr);
    }
    const slip = await runs.play(context, line, [platform], { stdin: 'web-9\nweb-1\n' });
    assert.match(slip.stderr, /server "web-9" not found/);
  });

  test('that are a document are refused where they are waited for, too', async (context) => {
    const wait = ['cloud', 'servers', 'wait', '-', '--for', 'deleted'];
    const ran = await runs.play(context, wait, [platform], { stdin: 'id,name\n1,web-1\n' });
    assert.equal(ran.code, 3, ran.stderr);
    const there = ['cloud', 'servers', 'wait', '-', '--for', 'inactive'];
    const refused = await runs.play(context, there, [platform], { stdin: 'id,name\n1,web-1\n' });
    assert.match(refused.stderr, /^error: stdin contains CSV, /);
  });
});
