import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readApiPath } from '../../../src/commands/api/path.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';
import { OtherVersionFailure } from '../../../src/operate/input/other-version.ts';
import { buildUrl } from '../../../src/platform/paths.ts';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, drop, type Received } from '../../support/faulty-server.ts';

const endpoint = 'https://clients.example.com:886/v2';

const pathOf = (word: string): string => readApiPath(word, [], new URL(endpoint));

describe('the path of a raw request', () => {
  test('needs no leading slash, and may repeat the endpoint', () => {
    for (const word of [
      'cloud/servers',
      '/cloud/servers',
      'v2/cloud/servers',
      '/v2/cloud/servers',
      `${endpoint}/cloud/servers`,
      'HTTPS://Clients.example.com:886/v2/cloud/servers',
    ]) {
      assert.equal(pathOf(word), '/cloud/servers', word);
    }
    assert.equal(pathOf('v2'), '/v2');
  });

  test('keeps its query, and parameters are added in encoded form', () => {
    const add = (word: string): string =>
      readApiPath(
        word,
        [
          ['a', '1'],
          ['a', 'b c&d'],
        ],
        new URL(endpoint),
      );
    assert.equal(add('x'), '/x?a=1&a=b+c%26d');
    assert.equal(add('x?y=1'), '/x?y=1&a=1&a=b+c%26d');
    assert.equal(pathOf(`${endpoint}/x?y=1`), '/x?y=1');
  });

  test('is refused with the version to choose if it is of another version', () => {
    for (const word of ['/v3/cloud/servers', 'v3/cloud/servers']) {
      assert.throws(
        () => pathOf(word),
        (error) =>
          error instanceof OtherVersionFailure &&
          error.message.endsWith('/cloud/servers" is a path of API v3') &&
          error.version === 'v3',
      );
    }
    assert.equal(pathOf('v30/x'), '/v30/x');
    assert.equal(pathOf('x/v3/y'), '/x/v3/y');
  });

  test('is refused if it leads to another place', () => {
    for (const word of [
      'https://clients.example.com/v2/x',
      'https://clients.example.com:886/v3/x',
      'https://clients.example.com:886/v2/../x',
      'https://clients.example.com:886/v22/x',
      'https://user@clients.example.com:886/v2/x',
      'https://clients.example.com:886.evil.example/v2/x',
      'http://clients.example.com:886/v2/x',
      'https://',
      'C:/Program Files/Git/cloud/servers',
      'cloud/servers#x',
    ]) {
      assert.throws(() => pathOf(word), UsageFailure, word);
    }
  });

  test('never leaves the endpoint', () => {
    const parts = fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      '\t',
      '\n',
      '%2e',
      '?',
      '@',
      ':',
      'v2',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.array(parts).map((all) => all.join('')),
        ),
        (word) => {
          try {
            const url = buildUrl(endpoint, { path: pathOf(word) });
            assert.equal(url.origin, 'https://clients.example.com:886');
            assert.ok(url.pathname.startsWith('/v2/'), url.href);
          } catch (error) {
            assert.ok(error instanceof UsageFailure, String(error));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('imco api', () => {
  const runs = faultyRuns();

  /** A behaviour that keeps what it was sent. */
  const keeping = (behaviour: Behaviour) => {
    const received: Received[] = [];
    const kept: Behaviour = (response, request) => {
      received.push(request);
      behaviour(response, request);
    };
    return { kept, received };
  };

  const things = [{ id: '5fd76ff6e7180dd72f5b4e61', name: 'web-1', more: { a: [1] } }];

  test('writes the response as JSON, the same as with -o json', async (t) => {
    for (const more of [[], ['-o', 'json']]) {
      const ran = await runs.play(
        t,
        ['api', 'get', 'cloud/servers', ...more],
        [answer(200, things)],
      );
      assert.deepEqual(
        { code: ran.code, stderr: ran.stderr, requests: ran.requests },
        { code: 0, stderr: '', requests: ['GET /v2/cloud/servers'] },
      );
      assert.deepEqual(JSON.parse(ran.stdout), things);
      assert.match(ran.stdout, /\n {4}"name": "web-1"/);
    }
  });

  test('writes any JSON value, and a table on request', async (t) => {
    for (const body of [3, true, null, 'text', [1, 'two'], [], {}]) {
      for (const more of [[], ['-o', 'json']]) {
        const sent = answer(200, JSON.stringify(body));
        const { stdout, code } = await runs.play(t, ['api', 'GET', 'x', ...more], [sent]);
        assert.deepEqual([JSON.parse(stdout), code], [body, 0], `${JSON.stringify(body)} ${more}`);
      }
    }
    const { stdout } = await runs.play(
      t,
      ['api', 'GET', 'x', '-o', 'table'],
      [answer(200, things)],
    );
    assert.match(stdout, /^ID +NAME +MORE\n5fd7\w+ +web-1 +\{"a":\[1\]\}\n$/);
  });

  test('keeps every digit of numbers, in --debug output and error responses too', async (t) => {
    const digits = '12345678901234567890';
    const sent = `{\n  "n": ${digits},\n  "in": [\n    ${digits}\n  ]\n}`;
    for (const more of [[], ['-o', 'json'], ['--debug']]) {
      const ran = await runs.play(t, ['api', 'GET', 'x', ...more], [answer(200, sent)]);
      assert.deepEqual([ran.code, ran.stdout], [0, `${sent}\n`], more.join(' '));
      if (more[0] === '--debug') assert.ok(ran.stderr.includes(`{"n":${digits},`), ran.stderr);
    }
    const table = await runs.play(t, ['api', 'GET', 'x', '-o', 'table'], [answer(200, sent)]);
    assert.match(table.stdout, new RegExp(`${digits}\n.*\\[${digits}\\]`));
    const refused = await runs.play(t, ['api', 'GET', 'x'], [answer(422, `{"n":${digits}}`)]);
    assert.ok(refused.stderr.includes(digits), refused.stderr);
  });

  test('writes nothing for an empty response', async (t) => {
    for (const more of [[], ['-o', 'json'], ['-o', 'table']]) {
      const ran = await runs.play(t, ['api', 'DELETE', 'x/1', '--yes', ...more], [answer(204)]);
      assert.deepEqual([ran.code, ran.stdout], [0, ''], more.join(' '));
    }
  });

  test('never passes escape sequences of the response to a terminal', async (t) => {
    const evil = [{ id: 'a\u009b2J', name: '\u001b]0;x\u0007\u202e\r' }];
    for (const more of [[], ['-o', 'json'], ['-o', 'table']]) {
      const { stdout } = await runs.play(t, ['api', 'GET', 'x', ...more], [answer(200, evil)]);
      assert.doesNotMatch(stdout, /[\p{Cf}\r]|(?!\n)\p{Cc}/u, more.join(' '));
    }
  });

  test('prints status and headers before the response, but no cookies', async (t) => {
    const sent = answer(201, { a: 1 }, { 'set-cookie': 'session=1', 'x-request-id': 'r-1' });
    const people = await runs.play(t, ['api', 'POST', 'x', '--include'], [sent]);
    const [head = '', body = ''] = people.stdout.split('\n\n');
    assert.match(head, /^HTTP\/1\.1 201\n/);
    assert.match(head, /^x-request-id: r-1$/m);
    assert.doesNotMatch(head, /cookie/);
    assert.deepEqual(JSON.parse(body), { a: 1 });

    const program = await runs.play(t, ['api', 'POST', 'x', '-i', '-o', 'json'], [sent]);
    const { status, headers, body: held } = JSON.parse(program.stdout);
    assert.deepEqual([status, headers['x-request-id'], held], [201, 'r-1', { a: 1 }]);
    assert.equal(headers['set-cookie'], undefined);

    const empty = await runs.play(t, ['api', 'PUT', 'x', '-i', '-o', 'json'], [answer(204)]);
    assert.equal(JSON.parse(empty.stdout).body, null);
  });

  const bodyOf = async (
    t: Parameters<typeof runs.play>[0],
    words: readonly string[],
    stdin?: string,
  ): Promise<string | undefined> => {
    const { kept, received } = keeping(answer(200, {}));
    const ran = await runs.play(t, ['api', ...words], [kept], stdin === undefined ? {} : { stdin });
    assert.equal(ran.code, 0, ran.stderr);
    return received[0]?.body;
  };

  test('builds a body from fields, as strings or as JSON', async (t) => {
    const words = [
      '-f',
      'a=1=2',
      '-f',
      'at=@x',
      '-F',
      'n=3',
      '-F',
      'o={"k":[null]}',
      '-F',
      't=web 1',
    ];
    assert.deepEqual(JSON.parse((await bodyOf(t, ['PUT', 'x', ...words])) ?? ''), {
      a: '1=2',
      at: '@x',
      n: 3,
      o: { k: [null] },
      t: 'web 1',
    });
  });

  test('reads a body from stdin, JSON or YAML, and fields override it', async (t) => {
    const yaml = 'name: a\nsize: 3\n';
    const sent = await bodyOf(t, ['POST', 'x', '--input', '-', '-f', 'name=b'], yaml);
    assert.deepEqual(JSON.parse(sent ?? ''), { name: 'b', size: 3 });
    assert.deepEqual(await bodyOf(t, ['POST', 'x', '--input', '-'], '[1, "a"]'), '[1,"a"]');
    assert.deepEqual(JSON.parse((await bodyOf(t, ['PUT', 'x', '-F', 'script=@-'], 'ls\n')) ?? ''), {
      script: 'ls\n',
    });
  });

  test('refuses plain text as a body unless it is JSON', async (t) => {
    const post = ['api', 'POST', 'labels', '--input', '-', '--dry-run', '-o', 'json'];
    for (const stdin of ['hello world\n', 'yes', '012', '~x', '2026-01-01', '- a\n---\nb']) {
      const ran = await runs.play(t, post, [answer(200, {})], { stdin });
      assert.equal(ran.code, 2, `${stdin}: ${ran.stdout}`);
      assert.match(
        ran.stderr,
        /is not valid JSON, and not YAML with fields or a list|more than one document/,
      );
      assert.doesNotMatch(ran.stderr, /[A-Z]{3,}_[A-Z]/, 'no names of the parser');
    }
    for (const stdin of ['"hello world"', ' 5\n', 'true', '[1]', '- a', 'a: b']) {
      const ran = await runs.play(t, post, [answer(200, {})], { stdin });
      assert.equal(ran.code, 0, `${stdin}: ${ran.stderr}`);
    }
    for (const stdin of ['[a]: 1', '\ta: 1', 'a: b: c', '} ', '@x', '{a: 1', 'a: "\\q"']) {
      const ran = await runs.play(t, post, [answer(200, {})], { stdin });
      assert.equal(ran.code, 2, `${stdin}: ${ran.stdout}`);
      assert.match(ran.stderr, /is not valid JSON or YAML: [a-z][a-z ,%]+ in line 1/);
    }
  });

  test('sends numbers as typed, whatever their length', async (t) => {
    const digits = '12345678901234567890';
    const typed = ['-F', `n=${digits}`, '-F', `o={"m":[-${digits}]}`, '-f', `text=${digits}`];
    assert.equal(
      await bodyOf(t, ['PUT', 'x', ...typed]),
      `{"text":"${digits}","n":${digits},"o":{"m":[-${digits}]}}`,
    );
    for (const input of [`{"n": ${digits}, "m": 0, "d": 1.5}`, `n: ${digits}\nm: 0\nd: 1.5\n`]) {
      assert.equal(
        await bodyOf(t, ['POST', 'x', '--input', '-'], input),
        `{"n":${digits},"m":0,"d":1.5}`,
      );
    }
  });

  test('sends no change if a segment of the path is empty', async (t) => {
    for (const words of [
      ['DELETE', '/cloud/servers/'],
      ['PUT', 'cloud/servers//boot'],
      ['POST', '/labels//resources?a=b'],
    ]) {
      const ran = await runs.play(t, ['api', ...words, '--yes'], [answer(200, {})]);
      assert.equal(ran.code, 2, ran.stderr);
      assert.match(ran.stderr, /has an empty segment/);
      assert.deepEqual(ran.requests, []);
    }
  });

  test('sends an empty object with POST and PUT without a body, and no body with GET and DELETE', async (t) => {
    assert.equal(await bodyOf(t, ['POST', 'x']), '{}');
    assert.equal(await bodyOf(t, ['PUT', 'x/1/boot']), '{}');
    assert.equal(await bodyOf(t, ['GET', 'x']), '');
    assert.equal(await bodyOf(t, ['DELETE', 'x', '-y']), '');
  });

  const refusals: readonly (readonly [words: string, says: RegExp])[] = [
    ['PATCH x', /"PATCH" is not a valid method.*GET, POST, PUT, DELETE/s],
    ['GET x -f a=b', /a GET request cannot have a body/],
    ['GET x --input -', /a GET request cannot have a body|contains nothing/],
    ['POST x --input -', /contains nothing to send/],
    ['POST x -f a=1 -f a=2', /--field: a is given twice with different values/],
    ['POST x -F a=1 -F a=2', /--typed-field: a is given twice with different values/],
    ['POST x -f a=1 -F a=1', /--field and --typed-field: a is given twice/],
    ['POST x -f a', /--field a: expected name=value/],
    ['POST x -f =a', /expected name=value/],
    ['POST x -F a={', /--typed-field a: not valid JSON/],
    ['GET x --param a', /--param a: expected name=value/],
    ['GET ../x', /not a valid API path/],
    ['GET https://evil.example/v2/x', /is not below/],
    ['GET C:/Git/x', /leave out the leading slash/],
    ['DELETE x/1', /needs confirmation, .*--yes/s],
    ['PUT cloud/servers/5fd76ff6e7180dd72f5b4e61/shutdown', /needs confirmation/],
  ];
  for (const [words, says] of refusals) {
    test(`refuses "${words}" before anything is sent`, async (t) => {
      const ran = await runs.play(t, ['api', ...words.split(' ')], [answer(200, {})]);
      assert.deepEqual([ran.code, ran.stdout, ran.requests], [2, '', []]);
      assert.match(ran.stderr, says);
    });
  }

  test('requires the name of a protected profile, even with --yes', async (t) => {
    const env = { IMCO_PROTECTED: 'true' };
    const words = ['api', 'DELETE', 'x/1', '--yes'];
    const refused = await runs.play(t, words, [answer(204)], { env });
    assert.deepEqual([refused.code, refused.requests], [2, []]);
    const [, name = ''] = /--confirm (\S+)/.exec(refused.stderr) ?? [];
    assert.match(name, /^localhost/);
    // The name of a profile that is none is the address, which differs from run to run.
    const other = await runs.play(t, [...words, '--confirm', name], [answer(204)], { env });
    assert.match(other.stderr, /--confirm localhost:\d+ does not match the active profile/);
  });

  test('prints the request of a dry run with secrets masked, and sends nothing', async (t) => {
    const words = [
      'api',
      'DELETE',
      'x/1',
      '-f',
      'psk=hidden',
      '-f',
      'name=b',
      '--dry-run',
      '-o',
      'json',
    ];
    const { stdout, requests, code } = await runs.play(t, words, [answer(204)]);
    const [request] = JSON.parse(stdout);
    assert.deepEqual([code, requests], [0, []]);
    assert.deepEqual([request.method, request.body], ['DELETE', { psk: '********', name: 'b' }]);
    assert.match(request.url, /^https:\/\/localhost:\d+\/v2\/x\/1$/);
  });

  test('masks secret fields of the catalog unless --show-secrets is confirmed', async (t) => {
    const row = { name: 'a', private_key: 'hidden', more: [{ upload_url: 'hidden', psk: '' }] };
    const login = { username: 'hidden', password: 'hidden', note: null };
    const path = 'cloud/servers/5fd76ff6e7180dd72f5b4e61/credentials';
    const masked = await runs.play(t, ['api', 'GET', 'x'], [answer(200, row)]);
    assert.deepEqual(JSON.parse(masked.stdout), {
      name: 'a',
      private_key: '********',
      more: [{ upload_url: '********', psk: '' }],
    });
    const whole = await runs.play(t, ['api', 'GET', path], [answer(200, login)]);
    assert.deepEqual(JSON.parse(whole.stdout), {
      username: '********',
      password: '********',
      note: null,
    });
    const once = await runs.play(t, ['api', 'GET', path, '--show-secrets'], [answer(200, login)]);
    assert.deepEqual([once.code, once.stdout, once.requests], [2, '', []]);
    const twice = ['api', 'GET', path, '--show-secrets', '--yes'];
    const shown = await runs.play(t, twice, [answer(200, login)]);
    assert.deepEqual(JSON.parse(shown.stdout), login);
  });

  test('masks a member where it is secret, and shows it where it is an ordinary field', async (t) => {
    const row = { id: '1', content: 'visible', psk: 'hidden' };
    const contentAt = async (path: string): Promise<unknown> => {
      const { stdout } = await runs.play(t, ['api', 'GET', path], [answer(200, row)]);
      return JSON.parse(stdout);
    };
    assert.deepEqual(await contentAt('network/dns/records/1'), { ...row, psk: '********' });
    const hidden = { id: '1', content: '********', psk: '********' };
    assert.deepEqual(await contentAt('secret/secrets/1'), hidden);
    assert.deepEqual(await contentAt('x'), hidden);
  });

  test('fails as every command does, with nothing on stdout', async (t) => {
    const failures: readonly (readonly [Behaviour, number])[] = [
      [answer(401, { error: 'no' }), 4],
      [answer(404, { error: 'no' }), 3],
      [answer(422, { errors: { name: ['is taken'] } }), 5],
      [answer(500, { error: 'no' }), 9],
      [answer(200, '<html>'), 6],
    ];
    for (const [behaviour, code] of failures) {
      const ran = await runs.play(t, ['api', 'PUT', 'x', '-i', '-o', 'json'], [behaviour]);
      assert.deepEqual([ran.code, ran.stdout, ran.requests.length], [code, '', 1]);
      assert.equal(JSON.parse(ran.stderr).error.exit, code);
    }
  });

  test('retries harmless requests, and never sends a change twice', async (t) => {
    const read = await runs.play(t, ['api', 'GET', 'x'], [drop, answer(200, [])]);
    assert.deepEqual([read.code, read.requests.length], [0, 2]);
    const changed = await runs.play(t, ['api', 'POST', 'x'], [drop, answer(200, [])]);
    assert.deepEqual([changed.code, changed.requests.length], [6, 1]);
  });
});
