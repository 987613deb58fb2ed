/**
 * Sessions kept as text, in the form a terminal shows them:
 *
 *     # What this session shows.
 *     @ speed 1000
 *
 *     $ imco cloud servers show nosuch
 *     2> error: server "nosuch" not found
 *     exit 3
 *
 * `@` lines say how the sandbox is to be. A command may go on in lines that begin with `> `. After
 * it stands all it writes to stdout, all it writes to stderr behind `2> `, and the exit code
 * unless it is 0. `...` stands for any lines, `/.../` for a line that matches, `#` begins a
 * comment. `<api>` stands for the version of the API, and a line behind `v3: ` is for that version
 * only.
 */

import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';

/** A command with what is expected of it. */
export interface Step {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly command: string;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exit: number;
}

export interface Transcript {
  readonly title: string;
  /** What the `@` lines say: `fault` with every fault, `speed` with one number as text. */
  readonly settings: ReadonlyMap<string, readonly string[]>;
  readonly steps: readonly Step[];
}

/** What a command did: both streams as lines, and its exit code. */
export interface Played {
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly exit: number;
}

/** The lines of a text that ends with a line break, as output does. */
export const linesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n');

const withoutBlankEnd = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);

/** Reads the lines of one step; the first is its command. */
const readStep = (lines: readonly string[], line: number): Step => {
  const [first = '', ...rest] = lines;
  const more = rest.findIndex((text) => !text.startsWith('> '));
  const continued = more < 0 ? rest : rest.slice(0, more);
  const expected = more < 0 ? [] : rest.slice(more).filter((text) => !text.startsWith('#'));
  const exits = expected.flatMap((text) => /^exit (\d+)$/.exec(text)?.[1] ?? []);
  return {
    line,
    command: [first.slice(2), ...continued.map((text) => text.slice(2))].join('\n'),
    stdout: withoutBlankEnd(expected.filter((text) => !/^(?:2>|exit \d+$)/.test(text))),
    stderr: expected.flatMap((text) => /^2> ?(.*)$/.exec(text)?.[1] ?? []),
    exit: Number(exits[0] ?? 0),
  };
};

/** The text as it is for a version of the API. Lines of others become comments, to keep the count. */
export const selectVersion = (text: string, version: ApiVersion): string =>
  text
    .replaceAll('<api>', version)
    .replaceAll(/^(v\d): (.*)$/gm, (_, only: string, line: string) =>
      only === version ? line : '#',
    );

/** Reads a session. Throws where it has no title or no command: it would show nothing. */
export const readTranscript = (text: string): Transcript => {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, place) => (line.startsWith('$ ') ? [place] : []));
  const [first] = starts;
  const title = /^# (.+?)\.?$/.exec(lines[0] ?? '')?.[1];
  if (first === undefined || title === undefined) {
    throw new Error('a session begins with a line "# title." and has commands');
  }
  const settings = new Map<string, readonly string[]>();
  for (const line of lines.slice(0, first)) {
    const [, name, value] = /^@ (\w+) (.+)$/.exec(line) ?? [];
    if (name && value) settings.set(name, [...(settings.get(name) ?? []), value]);
  }
  const steps = starts.map((start, place) =>
    readStep(lines.slice(start, starts[place + 1]), start + 1),
  );
  return { title, settings, steps };
};

const anything = '...';

const matches = (pattern: string, line: string): boolean => {
  const expression = /^\/(.+)\/$/.exec(pattern)?.[1];
  return expression === undefined ? pattern === line : new RegExp(expression).test(line);
};

/** What is kept of an alignment: how many lines differ from here on, and how it goes on. */
interface Cell {
  readonly cost: number;
  readonly shown?: string;
  readonly next?: Cell;
}

/**
 * Aligns the lines with what was expected, with as few differences as possible. Answers the lines
 * with a mark before each (`-` expected and not there, `+` there and not expected), or `undefined`
 * when nothing differs.
 */
const differences = (
  expected: readonly string[],
  actual: readonly string[],
): readonly string[] | undefined => {
  const key = (i: number, j: number): number => i * (actual.length + 1) + j;
  const cells = new Map<number, Cell>();
  const at = (i: number, j: number): Cell => cells.get(key(i, j)) ?? { cost: 0 };
  const step = (next: Cell, mark: ' ' | '-' | '+', line: string): Cell => ({
    cost: next.cost + (mark === ' ' ? 0 : 1),
    shown: `${mark} ${line}`,
    next,
  });
  for (let i = expected.length; i >= 0; i--) {
    for (let j = actual.length; j >= 0; j--) {
      const pattern = expected[i];
      const line = actual[j];
      const ways: Cell[] = [];
      if (pattern === anything) ways.push(at(i + 1, j));
      else if (pattern !== undefined) ways.push(step(at(i + 1, j), '-', pattern));
      if (line !== undefined) ways.push(step(at(i, j + 1), pattern === anything ? ' ' : '+', line));
      if (pattern !== undefined && line !== undefined && matches(pattern, line)) {
        ways.push(step(at(i + 1, j + 1), ' ', line));
      }
      const [best] = ways.sort((a, b) => a.cost - b.cost);
      if (best) cells.set(key(i, j), best);
    }
  }
  if (at(0, 0).cost === 0) return undefined;
  const shown: string[] = [];
  for (let cell: Cell | undefined = at(0, 0); cell; cell = cell.next) {
    if (cell.shown !== undefined) shown.push(cell.shown);
  }
  return shown;
};

/** How a command did other than expected, for a person to read; `undefined` when it did not. */
export const deviation = (step: Step, played: Played): string | undefined => {
  const parts = [
    { name: 'stdout', shown: differences(step.stdout, played.stdout) },
    { name: 'stderr', shown: differences(step.stderr, played.stderr) },
    { name: 'exit', shown: differences([String(step.exit)], [String(played.exit)]) },
  ].flatMap(({ name, shown }) => (shown ? [`${name} (- expected, + got):`, ...shown] : []));
  if (parts.length === 0) return undefined;
  return [`line ${step.line}: $ ${step.command}`, ...parts].join('\n');
};
