import { spawn, spawnSync } from 'node:child_process';
import type { Command, Measure } from './case.ts';

/** What a run wrote, and what it cost. */
interface Ran {
  readonly ms: number;
  /** The number it said on its fourth stream; 0 where it said none. */
  readonly said: number;
  readonly stdout: string;
}

const failed = ({ file, args }: Command, why: string): Error =>
  new Error(`${[file, ...args].join(' ').slice(0, 300)}: ${why}`);

/** Runs a command to its end; with `keeps` its stdout is kept, otherwise it goes nowhere. */
const runOnce = (command: Command, { keeps }: { readonly keeps: boolean }): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const { file, args, env, input = '' } = command;
    const started = performance.now();
    const child = spawn(file, args, {
      env,
      // The fourth is for what a program has to say of itself.
      stdio: [input === '' ? 'ignore' : 'pipe', keeps ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const said: Buffer[] = [];
    let ms = 0;
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdio[3]?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('exit', () => {
      ms = performance.now() - started;
    });
    child.on('close', (code) => {
      const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');
      if (code !== 0) reject(failed(command, `exit ${code}: ${text(err).slice(0, 500)}`));
      else resolve({ ms, said: Number(text(said)), stdout: text(out) });
    });
    child.stdin?.end(input);
  });

/** Runs a command once without measuring it; throws where it does not do what it should. */
export const rehearse = async (command: Command): Promise<void> => {
  const { stdout } = await runOnce(command, { keeps: true });
  try {
    command.check?.(stdout);
  } catch (cause) {
    throw failed(command, `wrote something else: ${String(cause)}: ${stdout.slice(0, 500)}`);
  }
};

/** Runs a command and answers what it took. */
export const measured = async (command: Command, measure: Measure): Promise<number> => {
  const { ms, said } = await runOnce(command, { keeps: false });
  if (measure === 'ms' && !command.says) return ms;
  if (!(said > 0)) throw failed(command, 'it did not say what it took');
  // Memory is said in kB.
  return measure === 'ms' ? said : said / 1024;
};

/** Whether a program can be run here. */
export const isThere = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
