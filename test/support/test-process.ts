/** A built test file in a process of its own, which ends when its time is over. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { realClock } from './clock.ts';

/** How one test ended. */
export interface TestResult {
  readonly name: string;
  readonly passed: boolean;
  /** Why it was not run. */
  readonly skipped?: string;
  readonly error?: string;
}

/** How all tests of a file ended. */
export interface FileResult {
  /** Tests that ended, without suites. */
  readonly tests: readonly TestResult[];
  /** Tests that were running when the time was over. */
  readonly hanging: readonly string[];
  readonly timedOut: boolean;
  readonly exitCode: number | null;
  /** What the process wrote, where it was not shown. */
  readonly output: string;
}

export interface TestProcessOptions {
  /** Where it runs: the root of the project, or of a copy of it. */
  readonly cwd: string;
  readonly timeoutMs: number;
  /** Regular expressions of the names to run; all without any. */
  readonly patterns?: readonly string[];
  /** `shown` writes the usual report to stdout as it goes. */
  readonly output: 'shown' | 'kept';
}

/** A line of `json-reporter.mjs`. */
interface Event extends TestResult {
  readonly event: 'begin' | 'end';
  readonly place: string;
  readonly isSuite?: boolean;
}

/** Lines of a report; the last one may have been cut off. */
const eventsIn = (report: string): readonly Event[] =>
  report
    .split('\n')
    .slice(0, -1)
    // Written by the reporter beside this file.
    .map((line) => JSON.parse(line) as Event);

const resultIn = (
  report: string,
  rest: Pick<FileResult, 'timedOut' | 'exitCode' | 'output'>,
): FileResult => {
  const events = eventsIn(report);
  const ended = events.filter(({ event }) => event === 'end');
  const suites = new Set(ended.filter(({ isSuite }) => isSuite).map(({ place }) => place));
  const places = new Set(ended.map(({ place }) => place));
  return {
    ...rest,
    tests: ended.filter(({ place }) => !suites.has(place)),
    hanging: events
      .filter(({ event, place }) => event === 'begin' && !places.has(place))
      .map(({ name }) => name),
  };
};

/** Ends a process and all it has started. */
const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
};

const running = new Set<number>();

/** Lets a signal that ends this process end the tests it runs as well. */
export const endTestsOnSignal = (): void => {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      for (const pid of running) killGroup(pid);
      process.exit(exitCode);
    });
  }
};

const reporter = resolve('test/support/json-reporter.mjs');

/**
 * Runs a built test file. When the time is over it is killed with everything it has started, and
 * the tests that were running are named.
 */
export const runTestFile = async (
  file: string,
  { cwd, timeoutMs, patterns = [], output }: TestProcessOptions,
): Promise<FileResult> => {
  const folder = await mkdtemp(join(tmpdir(), 'imco-report-'));
  const report = join(folder, 'report');
  const args = [
    ...patterns.map((pattern) => `--test-name-pattern=${pattern}`),
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${reporter}`,
    `--test-reporter-destination=${report}`,
    file,
  ];
  try {
    const child = spawn(process.execPath, args, {
      cwd,
      // Said by a test that runs this, and reported to it then.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
      detached: true,
      stdio: [
        'ignore',
        ...(output === 'shown'
          ? ['inherit' as const, 'inherit' as const]
          : ['pipe' as const, 'pipe' as const]),
      ],
    });
    if (child.pid !== undefined) running.add(child.pid);
    const text: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => text.push(chunk));
    }
    const over = new AbortController();
    let timedOut = false;
    const limit = realClock.sleep(timeoutMs, over.signal).then(
      () => {
        timedOut = true;
        killGroup(child.pid);
      },
      () => {},
    );
    const exitCode = await new Promise<number | null>((done, failed) => {
      child.on('error', failed);
      child.on('exit', done);
    });
    over.abort();
    await limit;
    // What it has left running would hold ports and folders.
    killGroup(child.pid);
    if (child.pid !== undefined) running.delete(child.pid);
    const written = await readFile(report, 'utf8').catch(() => '');
    return resultIn(written, { timedOut, exitCode, output: Buffer.concat(text).toString('utf8') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
