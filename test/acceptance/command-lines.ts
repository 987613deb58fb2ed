/** Command lines with settings from everywhere, most of them valid, and answers of any kind. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { findSetting, type SettingName, settingNames } from '../../src/config/settings.ts';
import type { ReferenceCommand } from '../../src/reference/reference.ts';
import { allCommands, readReference } from '../cli/command-tree.ts';
import { skippingClock } from '../support/clock.ts';
import { answer, type Behaviour, startFaultyServer } from '../support/faulty-server.ts';
import { makeWorld } from '../support/mutual-tls.ts';
import { type Ran, runImco } from '../support/program.ts';

const id = '5f0000000000000000000001';
const otherId = '5f0000000000000000000002';

type Texts = Readonly<Partial<Record<SettingName, string>>>;

/** What is around a run, beside its words. */
interface Line {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The content of the settings file; undefined where there is none. */
  readonly file: string | undefined;
  readonly status: number;
  readonly body: unknown;
}

const strays = [
  '',
  'x',
  '-1',
  '0',
  '/',
  '\u0000',
  '1e400',
  '../..',
  'ü',
  '{"a":[',
  'a\nb',
  '9'.repeat(400),
];
const stray = fc.oneof(fc.constantFrom(...strays), fc.string());

const documents = [
  '',
  '{',
  '[]',
  'null',
  '- a',
  'a: &a [*a]',
  '\uFEFF{}\r\n',
  '\u0000',
  '['.repeat(10_000),
];

/** Settings a run can do with, each a few times less often than not, seldom with a stray value. */
const someOf = (known: Texts): fc.Arbitrary<Texts> =>
  fc
    .tuple(
      fc.subarray(Object.entries(known), { maxLength: 4 }),
      fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 39 },
        { arbitrary: fc.tuple(fc.constantFrom(...settingNames), stray), weight: 1 },
      ),
    )
    .map(([usual, odd]) =>
      Object.fromEntries([...usual, ...(odd && odd[0] in known ? [odd] : [])]),
    );

const flagWords = (texts: Texts): readonly string[] =>
  settingNames.flatMap((name) => {
    const { flag, kind } = findSetting(name);
    const text = texts[name];
    if (flag === undefined || text === undefined) return [];
    return kind === 'switch' ? [flag] : [`${flag}=${text}`];
  });

/** The environment holds no NUL: the system has no way to hand one over. */
const variables = (texts: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    settingNames.flatMap((name) => {
      const text = texts[name];
      return text === undefined ? [] : [[findSetting(name).env, text.replaceAll('\0', '')]];
    }),
  );

const fileWith =
  (needed: Texts) =>
  (texts: Texts, shape: number): string => {
    const member = (name: string, text: string): readonly [string, unknown] => [
      name,
      text === 'true' ? true : name === 'concurrency' ? Number(text) : text,
    ];
    const { profile, ...own } = { ...needed, ...texts };
    const values = Object.fromEntries(
      Object.entries(own).map(([name, text]) => member(name, text)),
    );
    const content = shape < 2 ? values : { profiles: { a: values, b: values }, current: 'a' };
    return `${shape % 2 === 0 ? '' : '\uFEFF'}${JSON.stringify(content, null, 2)}\n`;
  };

const hasFlag = ({ flags }: ReferenceCommand, name: string): boolean =>
  flags.some(({ flag }) => flag === name);

/** The words of a command with all it needs. */
const wordsOf = (command: ReferenceCommand): readonly string[] => [
  ...command.command.split(' ').slice(1),
  ...(command.arguments.length > 0 ? [`id:${id}`] : []),
  ...command.flags
    .filter(({ required }) => required)
    .flatMap(({ flag, refers_to, values, value }) =>
      value === null ? [flag] : [flag, refers_to ? `id:${id}` : (values?.[0] ?? 'x')],
    ),
  ...['--yes', '--show-secrets'].filter((flag) => hasFlag(command, flag)),
  ...(command.name === 'update' ? ['--name', 'x'] : []),
  ...(command.name === 'compare' ? [`id:${otherId}`] : []),
];

/** Further words, where the command takes them. */
const further = [
  '--limit=3',
  '--columns=id',
  '--sort=-id',
  '--filter=id=5*',
  '--dry-run',
  '--relative',
];

const furtherFor = (command: ReferenceCommand): readonly string[] =>
  further.filter((word) => hasFlag(command, word.replace(/=.*/, '')));

/** Those that need nothing which cannot be made up. */
const isPlain = (command: ReferenceCommand): boolean => {
  const { kind, name, flags } = command;
  if (name === 'update' && !hasFlag(command, '--name')) return false;
  return (
    kind === 'verb' &&
    !/^(?:upload|download|edit|label|wait|add-rule|remove-rule)$/.test(name) &&
    flags.every(({ required, refers_to, values, value, type }) =>
      required
        ? refers_to !== null || values !== null || value === null || type === 'string'
        : true,
    )
  );
};

const answers = fc.tuple(
  fc.constantFrom(200, 200, 200, 201, 204, 302, 404, 409, 422, 500),
  fc.oneof(
    fc.array(fc.record({ id: fc.constant(id), name: fc.string(), state: fc.anything() })),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('', [], {}, null, 1e20),
  ),
);

/** A command with what it needs, and further words it takes. */
interface Called {
  readonly words: readonly string[];
  readonly further: readonly string[];
}

const lines = (commands: readonly Called[], known: Texts, needed: Texts) => {
  const write = fileWith(needed);
  const some = someOf(known);
  const file = fc.oneof(
    {
      arbitrary: fc.tuple(some, fc.nat({ max: 3 })).map(([texts, shape]) => write(texts, shape)),
      weight: 12,
    },
    { arbitrary: fc.oneof(fc.constantFrom(...documents), fc.string(), fc.json()), weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 12 },
  );
  return fc
    .tuple(
      fc
        .constantFrom(...commands)
        .chain(({ words, further }) =>
          fc
            .subarray([...further], { maxLength: Math.min(2, further.length) })
            .map((more) => [...words, ...more]),
        ),
      some,
      some,
      file,
      answers,
    )
    .map(
      ([words, flags, env, file, [status, body]]): Line => ({
        args: [...words, ...flagWords(flags)],
        // Without a file the environment says where the platform is.
        env: { ...(file === undefined && variables(needed)), ...variables(env) },
        file,
        status,
        body,
      }),
    );
};

const codes = new Set(exitCodes.filter(({ kind }) => kind !== 'defect').map(({ code }) => code));

/** Fails unless a run ended as documented, with one document at most where one was asked for. */
const checkEnd = ({ code, stdout, stderr }: Ran, { args, env, file }: Line): void => {
  const shown = JSON.stringify({ args, env, file, code, stderr: stderr.slice(0, 600) });
  assert.ok(codes.has(code), shown);
  assert.doesNotMatch(stderr, /bug in imco|\n\s+at \S/, shown);
  const format = args.findLast((word) => word.startsWith('--output='));
  if (format !== '--output=json') return;
  if (stdout !== '') assert.doesNotThrow(() => JSON.parse(stdout), shown);
  if (code === 0) return;
  const told = stderr
    .trim()
    .split('\n')
    .filter((text) => text.startsWith('{"error":'));
  // The outcomes of several targets, or what was found, may be the answer that says it.
  assert.ok(told.length === 1 || (told.length === 0 && stdout !== ''), shown);
};

/** Runs so many of them; answers which part was of valid command lines. */
export const runCommandLines = async (t: TestContext, numRuns: number): Promise<number> => {
  const world = await makeWorld();
  const folder = await mkdtemp(join(tmpdir(), 'imco-lines-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  let [status, body]: readonly [number, unknown] = [200, []];
  const behaviour: Behaviour = (response, request) => answer(status, body)(response, request);
  const server = await startFaultyServer(world.server, world.authority.cert, [behaviour]);
  t.after(() => server.close());
  const put = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const needed = {
    endpoint: server.endpoint,
    ca: await put('ca.pem', world.authority.cert),
    cert: await put('cert.pem', world.person.cert),
    key: await put('key.pem', world.person.key),
  };
  const known: Texts = {
    ...needed,
    api: 'v2',
    'system-ca': 'true',
    'tls-min': '1.3',
    output: 'json',
    color: 'never',
    timeout: '5s',
    concurrency: '3',
  };
  const tree = allCommands(await readReference())
    // The settings are those of the oldest version.
    .filter((command) => isPlain(command) && command.since === null)
    .map((command) => ({ words: wordsOf(command), further: furtherFor(command) }));
  const own = ['show', 'path', 'list'].map((name) => ['config', name]);
  const others = [...own, ['status']].map((words) => ({ words, further: [] }));
  let valid = 0;
  let all = 0;
  const property = fc.asyncProperty(lines([...tree, ...others], known, needed), async (line) => {
    [status, body] = [line.status, line.body];
    const config = line.file === undefined ? {} : { IMCO_CONFIG: await put('c.yaml', line.file) };
    const ran = await runImco(line.args, {
      env: { ...line.env, ...config },
      cwd: folder,
      home: folder,
      clock: skippingClock(),
    });
    checkEnd(ran, line);
    all += 1;
    if (ran.code !== 2 && ran.code !== 10) valid += 1;
  });
  await fc.assert(property, { numRuns });
  return valid / all;
};
