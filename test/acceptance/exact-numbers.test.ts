import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';

/** Sizes that differ in digits a number does not have. */
const sizes = ['12345678901234567891', '5', '12345678901234567890', '-12345678901234567892'];
const [largest, , second, least] = sizes;

const volumes = sizes.map(
  (size, at) =>
    `{"id":"5fd76ff6e7180dd72f5b4e6${at}","name":"v${at}","size":${size},"new":[${size}]}`,
);

describe('numbers no JavaScript number holds, in a list:', () => {
  const runs = faultyRuns();

  const cases: readonly (readonly [words: string, stdout: RegExp])[] = [
    ['-o json', new RegExp(`"size": ${largest},\\s+"new": \\[\\s+${largest}\\s+\\]`)],
    ['-o jsonl', new RegExp(`"size":${largest},"new":\\[${largest}\\]\\}\\n`)],
    ['-o yaml', new RegExp(` size: ${largest}\\n {2}new:\\n {4}- ${largest}\\n`)],
    ['-o csv --columns name,size', new RegExp(`^name,size\\r\\nv0,${largest}\\r\\n`)],
    ['-o csv --csv-safe --columns size', new RegExp(`^${least}\\r\\n`, 'm')],
    ['-o tsv --columns name,size', new RegExp(`^name\\tsize\\nv0\\t${largest}\\n`)],
    ['-o text --columns name,size', new RegExp(`^v0\\t${largest}\\nv1\\t5\\n`)],
    ['-o markdown --columns name,size', new RegExp(`^\\| v0 \\| ${largest} \\|$`, 'm')],
    ['--columns name,size', new RegExp(`^v0 +${largest}$`, 'm')],
    ['-o wide', new RegExp(`v0 .*${largest}`)],
    ['--raw', new RegExp(`"size":${largest},`)],
    ['--sort size -o name', /^v3\nv1\nv2\nv0\n$/],
    ['--sort -size -o name', /^v0\nv2\nv1\nv3\n$/],
    [`--filter size=${second} -o name`, /^v2\n$/],
    ['--query [].size', new RegExp(`^\\[\\s+${sizes.join(',\\s+')}\\s+\\]\\n$`)],
    ['--query [?size>`9`].name -o jsonl', /^"v0"\n"v2"\n$/],
    ['--query [].[size]|[0] -o csv', new RegExp(`^value\\r\\n${largest}\\r\\n$`)],
  ];
  for (const [words, stdout] of cases) {
    test(words, async (t) => {
      const ran = await runs.play(
        t,
        ['storage', 'volumes', 'list', ...words.split(' ')],
        [answer(200, `[${volumes.join(',')}]`)],
      );
      assert.deepEqual([ran.code, ran.stderr], [0, '']);
      assert.match(ran.stdout, stdout);
    });
  }

  for (const text of ['1e999999', '-0', '1e-400', '0.12345678901234567890123']) {
    test(`${text} comes out as it came in`, async (t) => {
      const shown = new RegExp(`(?<![\\w.])${text.replaceAll('.', '\\.')}(?![\\w.])`);
      for (const words of [
        '-o json',
        '-o jsonl',
        '-o yaml',
        '-o csv --columns size',
        '-o csv --csv-safe --columns size',
        '-o tsv --columns size',
        '-o text --columns size',
        '-o markdown --columns size',
        '--columns name,size',
        '-o wide',
        '--sort size -o json',
        '--query [].size',
        '--query [].{s:size}',
        `--filter size=${text} -o json`,
      ]) {
        const list = ['storage', 'volumes', 'list', ...words.split(' ')];
        const body = `[{"id":"5fd76ff6e7180dd72f5b4e61","name":"v","size":${text}},{"id":"5fd76ff6e7180dd72f5b4e62","name":"w","size":7}]`;
        const ran = await runs.play(t, list, [answer(200, body)]);
        assert.equal(ran.code, 0, ran.stderr);
        assert.match(ran.stdout + ran.stderr, shown, words);
      }
      const raw = await runs.play(t, ['api', 'GET', '/x'], [answer(200, `{"n":${text}}`)]);
      assert.match(raw.stdout, shown);
    });

    test(`${text} is sent as it was written`, async (t) => {
      const shown = new RegExp(`"n": ${text.replaceAll('.', '\\.')}(?![\\w.])`);
      const template = ['blueprint', 'templates', 'update', '5fd76ff6e7180dd72f5b4e61'];
      const given = [answer(200, { id: '5fd76ff6e7180dd72f5b4e61', name: 't' })];
      for (const [words, stdin] of [
        [[...template, '--attributes', `{"n": ${text}}`]],
        [[...template, '--from-file', '-'], `{"configuration_attributes": {"n": ${text}}}`],
        [[...template, '--from-file', '-'], `configuration_attributes:\n  n: ${text}\n`],
        [[...template, '--attributes', '@-'], `n: ${text}\n`],
        [['api', 'POST', '/x', '-F', `n=${text}`]],
        [['api', 'POST', '/x', '--input', '-'], `{"n": ${text}}`],
        [['api', 'POST', '/x', '--input', '-'], `n: ${text}`],
      ] as const) {
        const line = [...words, '--dry-run', '-o', 'json'];
        const ran = await runs.play(t, line, given, stdin === undefined ? {} : { stdin });
        assert.equal(ran.code, 0, ran.stderr);
        assert.match(ran.stdout, shown, words.join(' '));
      }
    });
  }

  test('a value that is not a JSON number is refused', async (t) => {
    for (const text of ['.inf', '-.inf', '.nan']) {
      const words = ['api', 'POST', '/x', '--input', '-', '--dry-run'];
      const ran = await runs.play(t, words, [answer(200, {})], { stdin: `n: ${text}` });
      assert.equal(ran.code, 2);
      assert.match(ran.stderr, /not valid JSON numbers/);
    }
  });

  test('one that is given for a change is sent as it was typed', async (t) => {
    const words = 'storage volumes create --name v --size 12345678901234567890 --dry-run -o json';
    const ids = '--cloud-account 5fd76ff6e7180dd72f5b4e61 --storage-plan 5fd76ff6e7180dd72f5b4e61';
    const answers = [answer(200, [{ id: '5fd76ff6e7180dd72f5b4e61', name: 'x' }])];
    const ran = await runs.play(t, [...words.split(' '), ...ids.split(' ')], answers);
    assert.match(ran.stdout, /"size": 12345678901234567890/, ran.stderr);
  });
});
