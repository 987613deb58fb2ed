/** Several rows of one create: numbered copies, and files with several documents. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, type Received } from '../../support/faulty-server.ts';

const id = (digit: number): string => `6c0817ba8d03a9ce180b5e5${digit}`;

const create = ['blueprint', 'scripts', 'create'];

/** A platform that creates what it is sent, except what is called `bad`. */
const platform = (received: Received[] = []): Behaviour => {
  let number = 0;
  return (response, request) => {
    if (request.method === 'GET') {
      answer(200, request.url.endsWith('/labels') ? [{ id: id(8), name: 'old' }] : [])(
        response,
        request,
      );
      return;
    }
    received.push(request);
    const body = JSON.parse(request.body);
    const refused = answer(422, { errors: { name: ['is bad'] } });
    number += 1;
    (body.name === 'bad' ? refused : answer(201, { id: id(number), ...body }))(response, request);
  };
};

describe('several rows of one create', () => {
  const runs = faultyRuns();
  const play = async (context: TestContext, words: readonly string[], stdin = '') => {
    const received: Received[] = [];
    const ran = await runs.play(context, [...create, ...words], [platform(received)], {
      stdin,
      screen: 1000,
    });
    const bodies = received.map(({ body }) => JSON.parse(body));
    return { ...ran, received, bodies };
  };

  test('are numbered in their names and other texts', async (context) => {
    const words = ['--count', '3', '--name', 'job-{n}', '--description', 'number {n} of 3'];
    const ran = await play(context, [...words, '-o', 'json']);
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(
      ran.bodies.toSorted((one, other) => one.name.localeCompare(other.name)),
      [1, 2, 3].map((n) => ({ name: `job-${n}`, description: `number ${n} of 3` })),
    );
    const outcomes: { name: string; ok: boolean }[] = JSON.parse(ran.stdout);
    assert.deepEqual(
      outcomes.map(({ name, ok }) => [name, ok]),
      [1, 2, 3].map((n) => [`job-${n}`, true]),
    );
  });

  test('have outcomes of the same shape if there is one only', async (context) => {
    const ran = await play(context, ['--count', '1', '--name', 'job', '-o', 'json']);
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(JSON.parse(ran.stdout)[0].name, 'job');
  });

  test('are refused without a number in the name, and above the limit', async (context) => {
    for (const [words, message] of [
      [['--count', '2', '--name', 'job'], /--count 2 needs \{n\} in --name/],
      [['--count', '2', '--name', 'job', '--description', '{n}'], /needs \{n\} in --name/],
      [['--count', '101', '--name', 'job-{n}'], /the maximum is 100/],
      [['--count', '0', '--name', 'job-{n}'], /whole number of at least 1/],
      [['--count', '', '--name', 'job-{n}'], /--count/],
    ] as const) {
      const ran = await play(context, words);
      assert.equal(ran.code, 2, ran.stderr);
      assert.match(ran.stderr, message);
      assert.deepEqual(ran.bodies, []);
    }
  });

  test('are all shown by a dry run, with labels that are created once', async (context) => {
    const words = ['--count', '2', '--name', 'job-{n}', '--label', 'new', '--create-labels'];
    const ran = await play(context, [...words, '--dry-run', '-o', 'json']);
    assert.equal(ran.code, 0, ran.stderr);
    const requests: { url: string; body: { name: string } }[] = JSON.parse(ran.stdout);
    assert.deepEqual(
      requests.map(({ url, body }) => `${url.split('/').at(-1)} ${body.name}`),
      ['labels new', 'scripts job-1', 'scripts job-2'],
    );
    assert.deepEqual(ran.bodies, []);
    const sent = await play(context, words);
    assert.equal(sent.code, 0, sent.stderr);
    assert.deepEqual(sent.received.map(({ url }) => url.split('/').at(-1)).toSorted(), [
      'labels',
      'scripts',
      'scripts',
    ]);
  });

  test('have new labels whose names the platform has changed', async (context) => {
    const sent: { name: string; label_ids?: readonly string[] }[] = [];
    const changing: Behaviour = (response, request) => {
      if (request.method === 'GET') return answer(200, [])(response, request);
      const body = JSON.parse(request.body);
      const isLabel = request.url.endsWith('/labels');
      if (!isLabel) sent.push(body);
      const name = isLabel ? body.name.toLowerCase() : body.name;
      answer(201, { ...body, id: id(isLabel ? 7 : 1), name })(response, request);
    };
    const words = ['--count', '2', '--name', 'job-{n}', '--label', 'New', '--create-labels'];
    const ran = await runs.play(context, [...create, ...words], [changing]);
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(
      sent.map(({ label_ids }) => label_ids),
      [[id(7)], [id(7)]],
    );
  });

  test('that fail leave no new label unreported', async (context) => {
    const text = 'name: a\nlabel_ids: [one]\n---\nname: bad\nlabel_ids: [one, two]\n';
    const ran = await play(context, ['--from-file', '-', '--create-labels'], text);
    assert.equal(ran.code, 8, ran.stderr);
    assert.match(ran.stderr, /label two was created and not removed/);
    assert.doesNotMatch(ran.stderr, /label one was created/);
  });

  test('name the values of a row that do not fit to others', async (context) => {
    const words = ['--api', 'v3', 'network', 'dns-records', 'create', '--dns-domain', id(2)];
    const more = ['--type', 'txt', '--content', 'x', '--from-file', '-', '--dry-run'];
    const stdin = `id: "${id(1)}"\nname: www\npriority: 10\n`;
    const ran = await runs.play(context, [...words, ...more], [platform()], {
      stdin,
      screen: 1000,
    });
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stderr, /not sent because other values exclude them: priority/);
  });

  const forms = {
    YAML: 'name: a\n---\nname: bad\n---\nname: c\n',
    JSON: '[{"name": "a"}, {"name": "bad"}, {"name": "c"}]',
    lines: '{"name": "a"}\n{"name": "bad"}\n\n{"name": "c"}\n',
  };
  for (const [form, text] of Object.entries(forms)) {
    test(`come from one file, with an outcome each: ${form}`, async (context) => {
      for (const format of ['json', 'jsonl']) {
        const ran = await play(context, ['--from-file', '-', '-o', format], text);
        assert.equal(ran.code, 8, ran.stderr);
        const outcomes: { id: string | null; name: string; ok: boolean }[] =
          format === 'json'
            ? JSON.parse(ran.stdout)
            : ran.stdout
                .trim()
                .split('\n')
                .map((line) => JSON.parse(line));
        assert.deepEqual(outcomes.map(({ name, ok }) => [name, ok]).toSorted(), [
          ['a', true],
          ['bad', false],
          ['c', true],
        ]);
        assert.equal(outcomes.find(({ ok }) => !ok)?.id, null);
      }
    });
  }

  test('are not sent at all if one document is not valid', async (context) => {
    for (const [text, message] of [
      ['name: a\n---\ndescription: no name\n', /document 2: create needs --name/],
      ['name: a\n---\nnmae: b\n', /document 2: --from-file: these fields cannot be set: nmae/],
      ['name: a\n---\nname: b\nlabel_ids: [missing]\n', /document 2: label "missing" not found/],
      ['name: a\n---\nname: a\n', /two new scripts have the name a/],
      ['description: x\n---\ndescription: y\n', /2 of 2 documents are not valid/],
    ] as const) {
      const ran = await play(context, ['--from-file', '-'], text);
      assert.ok([2, 3].includes(ran.code), ran.stderr);
      assert.match(ran.stderr, message);
      assert.deepEqual(ran.bodies, [], text);
    }
    const both = await play(context, ['--count', '2', '--from-file', '-'], forms.YAML);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /--count cannot be combined with a file that has several documents/);
  });
});

describe('secrets of a row', () => {
  const runs = faultyRuns();
  const secret = 'correct-horse-battery';
  const rows: Readonly<Record<string, unknown>> = {
    templates: {
      id: id(1),
      name: 'joomla',
      generic_image_id: id(2),
      configuration_attributes: { site: 'a', vault: { psk: secret, port: 1 } },
    },
    ssh_profiles: { id: id(1), name: 'ops', public_key: '', private_key: secret },
  };
  const shows: Behaviour = (response, request) => {
    const [, noun = '', one] = /\/(\w+)(\/[0-9a-f]{24})?$/.exec(request.url) ?? [];
    const row = rows[noun] ?? { id: id(2), name: 'image' };
    answer(200, one ? row : [row])(response, request);
  };

  test('are never copied, at any depth', async (context) => {
    for (const [noun, more] of [
      ['blueprint templates', []],
      ['cloud ssh-profiles', []],
    ] as const) {
      for (const dry of [['--dry-run', '-o', 'json'], ['--dry-run']]) {
        const words = [...noun.split(' '), 'create', '--like', id(1), '--name', 'copy', ...more];
        const ran = await runs.play(context, [...words, ...dry], [shows], { screen: 1000 });
        assert.equal(ran.code, 0, ran.stderr);
        assert.doesNotMatch(ran.stdout + ran.stderr, new RegExp(secret));
        assert.match(ran.stderr, /secrets are never copied: /);
        assert.doesNotMatch(ran.stdout, /psk|private_key/);
      }
    }
    const sent: string[] = [];
    const keeps: Behaviour = (response, request) => {
      if (request.method === 'GET') return shows(response, request);
      sent.push(request.body);
      answer(201, { id: id(3), name: 'copy', state: 'ready' })(response, request);
    };
    const words = ['blueprint', 'templates', 'create', '--like', id(1), '--name', 'copy'];
    assert.equal((await runs.play(context, words, [keeps])).code, 0);
    assert.deepEqual(JSON.parse(sent[0] ?? '{}').configuration_attributes, {
      site: 'a',
      vault: { port: 1 },
    });
  });

  test('that were masked when they were printed are not sent', async (context) => {
    const templates = ['blueprint', 'templates'];
    const shown = await runs.play(context, [...templates, 'show', id(1), '-o', 'yaml'], [shows]);
    assert.match(shown.stdout, /psk: "?\*{8}/);
    for (const words of [
      [...templates, 'create', '--name', 'copy', '--from-file', '-'],
      [...templates, 'update', id(1), '--from-file', '-'],
    ]) {
      const ran = await runs.play(context, [...words, '--dry-run'], [shows], {
        stdin: shown.stdout,
      });
      assert.equal(ran.code, 2, ran.stderr);
      assert.match(ran.stderr, /configuration_attributes\.vault\.psk is a secret that was masked/);
    }
    const profile = await runs.play(
      context,
      ['cloud', 'ssh-profiles', 'show', id(1), '-o', 'yaml'],
      [shows],
    );
    const copied = await runs.play(
      context,
      ['cloud', 'ssh-profiles', 'create', '--name', 'copy', '--from-file', '-', '--dry-run'],
      [shows],
      { stdin: profile.stdout, screen: 1000 },
    );
    assert.equal(copied.code, 0, copied.stderr);
    assert.doesNotMatch(copied.stdout, /\*{8}|private_key/);
    assert.match(copied.stderr, /ignored because they cannot be set here: .*private_key/);
  });
});
