/**
 * The whole program against a platform whose answers are wrong in one way each: what a list and a
 * create come to, as `exit code, code of the failure, requests sent`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { answer, type Behaviour, drop, dropWithin, hang } from '../support/faulty-server.ts';
import type { Ran } from '../support/program.ts';
import { list, one, stage } from './staging.ts';

const servers = JSON.stringify([one]);
const label = JSON.stringify({ id: one.id, name: 'x' });

/** What is answered to a create is one thing, to everything else a list of one. */
const bodyFor = (method: string): string => (method === 'POST' ? label : servers);

/** Writes these bytes; `*` in them stands for a body as it should be, `#` for its length. */
const bytes =
  (text: string, then: 'end' | 'destroy' | 'stay' = 'end'): Behaviour =>
  ({ socket }, { method }) => {
    const body = bodyFor(method);
    socket?.write(text.replaceAll('#', String(body.length)).replaceAll('*', body));
    if (then === 'end') socket?.end();
    if (then === 'destroy') setTimeout(() => socket?.destroy(), 5);
  };

const ok = (headers: string, body = '*'): string => `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${body}`;
const length = 'content-length: #';

/** A body as it should be, with these headers and put into this form. */
const good =
  (headers: Readonly<Record<string, string>>, form: (body: string) => string | Buffer): Behaviour =>
  (response, request) =>
    answer(200, form(bodyFor(request.method)), headers)(response, request);

/** Goes on as long as it is listened to. */
const endless =
  (status: number, text: string): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    const part = Buffer.alloc(64 * 1024, text);
    const more = (): void => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', more);
    more();
  };

/** One byte after another, for ever. */
const trickle: Behaviour = (response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

/** An answer without a body, its headers as they stand. */
const refused = (status: string, ...headers: readonly string[]): Behaviour =>
  bytes([`HTTP/1.1 ${status}`, ...headers, 'content-length: 0', '', ''].join('\r\n'));

/** A list and a create come to the same. */
const both = (outcome: string) => [outcome, outcome] as const;

const gzipped = { 'content-encoding': 'gzip' };

const deep = (open: string, close: string): string =>
  `${open.repeat(20_000)}1${close.repeat(20_000)}`;

const lost = ['6 connection_lost 4', '6 connection_lost 1'] as const;
const noHttp = both('6 bad_http 1');
const fine = both('0 - 1');
const unexpected = both('6 unexpected_answer 1');

type Fault = readonly [
  what: string,
  how: Behaviour,
  list: string,
  create: string,
  /** Longest time that imco is given. */
  timeout?: string,
];

const faults: readonly Fault[] = [
  // The connection
  ['is closed before the answer', drop, ...lost],
  ['is half closed before the answer', bytes(''), ...lost],
  ['breaks in the first line', bytes('HTTP/1.1 20', 'destroy'), ...lost],
  ['breaks in the headers', bytes('HTTP/1.1 200 OK\r\ncontent-ty', 'destroy'), ...lost],
  ['breaks after the headers', bytes(ok('content-length: 9', ''), 'destroy'), ...lost],
  ['breaks in the body', dropWithin, ...lost],
  ['breaks in a chunk', bytes(ok('transfer-encoding: chunked', '9\r\n[{')), ...lost],
  ['breaks between chunks', bytes(ok('transfer-encoding: chunked', '2\r\n[{\r\n')), ...lost],
  ['breaks after the answer', bytes(ok(length), 'destroy'), ...fine],
  ['stays open in silence', hang, ...both('7 request_timeout 1'), '1s'],
  ['trickles', trickle, ...both('7 request_timeout 1'), '1s'],

  // HTTP
  ['HTTP/1.0 without a length', bytes('HTTP/1.0 200 OK\r\n\r\n*'), ...fine],
  ['HTTP/0.9', bytes('*'), ...noHttp],
  ['no HTTP', bytes('220 mail.example.com ESMTP\r\n'), ...noHttp],
  ['status 000', bytes('HTTP/1.1 000 x\r\ncontent-length: 0\r\n\r\n'), ...noHttp],
  ['status 999', bytes('HTTP/1.1 999 x\r\n\r\n'), ...both('9 server_error 1')],
  ['early hints', bytes(`HTTP/1.1 103 x\r\nlink: y\r\n\r\n${ok(length)}`), ...fine],
  [
    '100 nobody asked for',
    bytes(`HTTP/1.1 100 x\r\n\r\n${ok(length)}`),
    '6 bad_http 4',
    '6 bad_http 1',
  ],
  ['another protocol', bytes('HTTP/1.1 101 x\r\nupgrade: y\r\n\r\n*', 'stay'), ...noHttp],
  ['204 with a body', bytes(`HTTP/1.1 204 x\r\n${length}\r\n\r\n*`), ...unexpected],
  ['304', bytes('HTTP/1.1 304 x\r\n\r\n'), ...unexpected],
  ['a long header', bytes(ok(`x: ${'y'.repeat(100_000)}`)), ...noHttp],
  ['many headers', bytes(ok('x: y\r\n'.repeat(20_000) + length)), ...noHttp],
  ['a broken header', bytes(ok(`x: a\0b\r\n${length}`)), ...noHttp],
  ['two lengths', bytes(ok(`content-length: 5\r\n${length}`)), ...both('6 connection_lost 1')],
  ['a length below zero', bytes(ok('content-length: -1')), ...noHttp],
  [
    'a chunk too long to count',
    bytes(ok('transfer-encoding: chunked', `${'f'.repeat(20)}\r\n`)),
    ...noHttp,
  ],
  [
    'more than its length',
    bytes(ok('content-length: 2', '[] {}')),
    '0 - 1',
    '6 unexpected_answer 1',
  ],
  ['a wrong content type', good({ 'content-type': 'image/png' }, (body) => body), ...fine],
  ['a redirection', answer(307, '', { location: 'https://x.org/' }), ...both('6 redirected 1')],
  ['two redirections', refused('302 x', 'location: /a', 'location: /b'), ...both('6 redirected 1')],
  [
    '503 with two Retry-After',
    refused('503 x', 'retry-after: 1', 'retry-after: 2'),
    '9 unavailable 4',
    '9 unavailable 1',
  ],
  ['gzip', good(gzipped, gzipSync), ...both('6 compressed 1')],
  ['gzip that is not said', good({}, gzipSync), ...both('6 compressed 1')],
  [
    'brotli',
    good({ 'content-encoding': 'br' }, brotliCompressSync),
    '6 no_json 1',
    '6 compressed 1',
  ],
  [
    'a gzip bomb',
    answer(200, gzipSync(Buffer.alloc(5_000_000)), gzipped),
    ...both('6 compressed 1'),
  ],
  ['a compressed refusal', answer(422, gzipSync('{}'), gzipped), ...both('5 invalid 1')],

  // The body
  ['an endless refusal', endless(500, 'x'), ...both('9 server_error 1')],
  ['an endless space', endless(200, ' '), '6 unexpected_answer 1', '6 answer_too_long 1'],
  ['nothing', answer(200), ...unexpected],
  [
    'invalid UTF-8',
    good({}, (body) => Buffer.from(body.replace(/web-1|x/, '\xff\xfe'), 'latin1')),
    ...fine,
  ],
  ['a broken character', good({}, (body) => body.replace(/web-1|x/, '\\ud800')), ...fine],
  ['zeros', answer(200, '\0\0'), ...both('6 no_json 1')],
  ['keys twice', good({}, (body) => body.replace('{', '{"name":"first",')), ...fine],
  [
    'strange keys',
    good({}, (body) => body.replace('{', '{"__proto__":{"id":1},"toString":2,"":3,')),
    ...fine,
  ],
  [
    'numbers beyond 2^53',
    good({}, (body) => body.replace('{', '{"n":12345678901234567890,')),
    ...fine,
  ],
  ['deep lists', answer(200, deep('[', ']')), ...both('6 answer_too_deep 1')],
  [
    'a thing nested deeply',
    good({}, (body) => body.replace('{', `{"a":${deep('{"a":', '}')},`)),
    ...both('6 answer_too_deep 1'),
  ],
  ['a refusal nested deeply', answer(500, deep('[', ']')), ...both('9 server_error 1')],
  [
    'reasons nested deeply',
    answer(422, `{"errors":${deep('{"a":', '}')}}`),
    ...both('5 invalid 1'),
  ],
  ['null', answer(200, 'null'), ...unexpected],
  ['a number', answer(200, '7'), ...unexpected],
  ['a list of null', answer(200, '[null, null]'), ...unexpected],
  ['a list of lists', answer(200, '[[], []]'), ...unexpected],
  ['a thing without an id', answer(200, '{"name":"x"}'), ...unexpected],
  ['ids that are none', answer(200, '[{"id":7},{"id":null}]'), ...unexpected],
];

const isDocumented = (code: number): boolean =>
  exitCodes.some((row) => row.code === code && row.kind !== 'defect');

/** The code in a failure for programs, which stands alone on stderr; `-` where there is none. */
const codeIn = ({ stderr }: Ran): string => {
  if (stderr === '') return '-';
  const { error, ...others } = JSON.parse(stderr);
  assert.deepEqual(others, {});
  return error.code;
};

for (const [what, how, listed, created, timeout = '10s'] of faults) {
  test(what, async (t) => {
    const { imco, server } = await stage(t, { behaviours: [how] });
    const came = async (words: readonly string[], format: string) => {
      const before = server.received.length;
      const started = Date.now();
      const ran = await imco(...words, '-o', format, '--timeout', timeout);
      assert.ok(Date.now() - started < 15_000, 'it ends in time');
      assert.ok(isDocumented(ran.code), ran.stderr);
      assert.doesNotMatch(ran.stdout + ran.stderr, /\n\s+at |\\u001f/);
      assert.ok(ran.code === 0 || ran.stdout === '');
      return { ...ran, sent: server.received.length - before };
    };
    const program = await came(list, 'json');
    assert.equal(`${program.code} ${codeIn(program)} ${program.sent}`, listed, program.stderr);
    if (program.code === 0) JSON.parse(program.stdout);

    const person = await came(['labels', 'create', '--name', 'x'], 'table');
    assert.equal(`${person.code} ${person.sent}`, created.replace(/ \S+/, ''), person.stderr);
    if (person.code !== 0) assert.match(person.stderr, /^error: .{1,400}\n(hint: .+\n)?$/);
    if (person.code === 6) assert.match(person.stderr, /may have been carried out|not follow/);
  });
}
