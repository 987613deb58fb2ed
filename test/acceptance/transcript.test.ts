import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviation, readTranscript, selectVersion } from './transcript.ts';

const session = `# A title.
@ speed 1000
@ fault drop
@ fault html:0.5

# Why this is done.
$ first \\
> second
out 1

/^out \\d$/
2> err
exit 3

$ other
...
last
`;

const { title, settings, steps } = readTranscript(session);
const [first, other] = steps;
assert.ok(first && other);

test('a session is read with its settings, commands and what is expected', () => {
  assert.equal(title, 'A title');
  assert.deepEqual(settings.get('fault'), ['drop', 'html:0.5']);
  assert.deepEqual(first, {
    line: 7,
    command: 'first \\\nsecond',
    stdout: ['out 1', '', '/^out \\d$/'],
    stderr: ['err'],
    exit: 3,
  });
  assert.deepEqual(other.stderr, []);
  assert.equal(other.exit, 0);
});

test('expected output is not a deviation', () => {
  const played = { stdout: ['out 1', '', 'out 2'], stderr: ['err'], exit: 3 };
  assert.equal(deviation(first, played), undefined);
  for (const stdout of [['last'], ['a', 'b', 'last'], ['last', 'last']]) {
    assert.equal(deviation(other, { stdout, stderr: [], exit: 0 }), undefined);
  }
});

test('a deviation shows what was expected and what came, line by line', () => {
  const played = { stdout: ['out 1', 'out 2'], stderr: ['err', 'more'], exit: 0 };
  const expected = [
    'line 7: $ first \\\nsecond',
    'stdout (- expected, + got):',
    '  out 1',
    '- ',
    '  out 2',
    'stderr (- expected, + got):',
    '  err',
    '+ more',
    'exit (- expected, + got):',
    '- 3',
    '+ 0',
  ];
  assert.equal(deviation(first, played), expected.join('\n'));
});

test('output nobody expected is a deviation', () => {
  assert.ok(deviation(other, { stdout: ['last', 'x'], stderr: [], exit: 0 }));
  assert.ok(deviation(other, { stdout: ['last'], stderr: ['x'], exit: 0 }));
  assert.ok(deviation(other, { stdout: ['last'], stderr: [], exit: 1 }));
});

test('a file without title or command is not a session', () => {
  assert.throws(() => readTranscript('$ imco\n'), /title/);
  assert.throws(() => readTranscript('# Nothing.\n'), /commands/);
});

test('a session of two versions has the lines of one, in the same places', () => {
  const text = '# Of two versions.\n$ ask /<api>/ping\nv2: older\nv3: newer\nv3: 2> both\n';
  const [older] = readTranscript(selectVersion(text, 'v2')).steps;
  assert.deepEqual([older?.command, older?.stdout, older?.stderr], ['ask /v2/ping', ['older'], []]);
  const [newer] = readTranscript(selectVersion(text, 'v3')).steps;
  assert.deepEqual([newer?.stdout, newer?.stderr, newer?.line], [['newer'], ['both'], 2]);
});
