/** The picture of a terminal session in the README: a real run against a sandbox, as SVG. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { demoPlan } from '../../src/sandbox/seed/demo-plan.ts';
import { realClock } from '../support/clock.ts';
import { asTerminal, runOn, textOf } from '../support/program.ts';

export const pictureFile = join('docs', 'session.svg');

/** The commands of the picture, as they are typed. */
const commands: readonly string[] = [
  "imco servers list --filter 'state=*stalled' --columns name,state,public_ip",
  'imco servers boot app-1 app-2 --wait',
  'imco servers decommission web-01',
  'imco servers show wbe-01',
];

const splitWords = (command: string): readonly string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Columns of the pictured terminal; longer lines continue on the next one. */
const columns = 88;

/** Runs the session. Returns what a terminal shows, with escape sequences for bold and colours. */
export const runSession = async (): Promise<string> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-picture-')));
  const folder = openFolder(join(path, 'sandbox'));
  const sandbox = await startSandbox({
    folder,
    clock: realClock,
    port: 0,
    seed: demoPlan,
    // Fast enough that the first poll finds the servers operational, on any machine.
    speed: 10_000,
    latency: 0,
    faults: [],
    warn: (text) => {
      throw new Error(text);
    },
  });
  const env = { IMCO_CONFIG: folder.config, TERM: 'xterm', IMCO_PLAIN: '1' };
  const shown: string[] = [];
  try {
    for (const command of commands) {
      const [, ...args] = splitWords(command);
      const output = Object.assign(new PassThrough(), asTerminal(columns));
      const read = textOf(output);
      const streams = { stdin: new PassThrough().end(), stdout: output, stderr: output };
      await runOn({ ...streams, args, env, cwd: path, home: path });
      shown.push(`$ ${command}\n${read()}`);
    }
  } finally {
    await sandbox.close();
    await rm(path, { recursive: true, force: true });
  }
  return shown.join('\n');
};

const margin = 16;
const titleHeight = 30;
const lineHeight = 19;
const characterWidth = 8;

const colors: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'dim',
  31: 'red',
  32: 'green',
  33: 'yellow',
  36: 'cyan',
};

interface StyledText {
  readonly text: string;
  readonly style: string;
}

/** Splits a line at escape sequences. */
const readStyles = (line: string): readonly StyledText[] => {
  let style = '';
  // An escape sequence begins with a control character.
  return line.split('\u001b[').flatMap((part, at) => {
    if (at === 0) return [{ text: part, style }];
    const [, code = '', text = ''] = /^(\d+)m(.*)$/.exec(part) ?? [];
    style = colors[code] ?? '';
    return [{ text, style }];
  });
};

/** Wraps at the width of the terminal, as a terminal does. */
const wrapLine = (parts: readonly StyledText[]): readonly (readonly StyledText[])[] => {
  const rows: StyledText[][] = [[]];
  let left = columns;
  for (const { text, style } of parts) {
    for (let rest = text; rest !== ''; ) {
      if (left === 0) {
        rows.push([]);
        left = columns;
      }
      const now = rest.slice(0, left);
      rows.at(-1)?.push({ text: now, style });
      left -= now.length;
      rest = rest.slice(now.length);
    }
  }
  return rows;
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const renderRow = (row: readonly StyledText[], at: number): string => {
  const y = titleHeight + margin + at * lineHeight;
  const spans = row.map(({ text, style }) =>
    style === '' ? escapeXml(text) : `<tspan class="${style}">${escapeXml(text)}</tspan>`,
  );
  return `  <text x="${margin}" y="${y}">${spans.join('')}</text>`;
};

/** Renders a session as SVG. */
export const renderPicture = (session: string): string => {
  const lines = session.replace(/\n$/, '').split('\n');
  const rows = lines.flatMap((line) => wrapLine(readStyles(line)));
  const width = columns * characterWidth + 2 * margin;
  const height = titleHeight + margin + rows.length * lineHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A terminal session with imco">
  <style>
    text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #d8dee9; white-space: pre; }
    .bold { font-weight: bold; fill: #ffffff; }
    .dim { fill: #8b949e; }
    .red { fill: #ff7b72; }
    .green { fill: #7ee787; }
    .yellow { fill: #e3b341; }
    .cyan { fill: #79c0ff; }
  </style>
  <rect width="${width}" height="${height}" rx="8" fill="#161b22"/>
  <circle cx="20" cy="18" r="6" fill="#ff5f56"/>
  <circle cx="40" cy="18" r="6" fill="#ffbd2e"/>
  <circle cx="60" cy="18" r="6" fill="#27c93f"/>
${rows.map(renderRow).join('\n')}
</svg>
`;
};
