/**
 * `npm run bench`: what imco costs next to other programs, as ratios measured in one run.
 *
 * On every Node of the search path, or on those that BENCH_NODES names.
 *
 *     npm run bench -- --rounds 21 --only 'one list' --json figures.json
 *     BENCH_NODES=/opt/node22/bin/node,/opt/node24/bin/node npm run bench
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { allCases } from './cases/index.ts';
import { inFigures } from './figures.ts';
import { openSite, versionOf } from './ground.ts';
import { markdownTable } from './markdown-table.ts';
import { type Figure, figuresOf } from './measure.ts';
import { nodesOn } from './nodes.ts';

const { values: flags } = parseArgs({
  options: {
    /** How often each command is run; cases that take long have fewer. */
    rounds: { type: 'string', default: '11' },
    /** Only cases with this in their title. */
    only: { type: 'string', default: '' },
    /** Where the figures are written. */
    json: { type: 'string', default: 'bench.json' },
    /** A list of a million events as well. */
    million: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const headings = ['what', 'took', 'next to', 'took', 'ratio', 'at most', 'Node', 'rounds'];

const rowOf = (figure: Figure): readonly string[] => {
  const { of, to, atMost, ratio, ofTook, toTook, measure, node, rounds } = figure;
  const isOver = atMost !== undefined && ratio > atMost;
  return [
    `${of} (${figure.case})`,
    `${inFigures(ofTook)} ${measure}`,
    to,
    `${inFigures(toTook)} ${measure}`,
    inFigures(ratio),
    `${atMost ?? '-'}${isOver ? ' (over)' : ''}`,
    node,
    String(rounds),
  ];
};

const measureAll = async (nodes: readonly string[], rounds: number): Promise<readonly Figure[]> => {
  const site = await openSite([10_000, 100_000, ...(flags.million ? [1_000_000] : [])]);
  const figures: Figure[] = [];
  try {
    for (const path of nodes) {
      const node = versionOf(path);
      const cases = allCases(site.groundFor(path)).filter(({ title }) =>
        title.includes(flags.only),
      );
      if (cases.length === 0) throw new Error(`no case has "${flags.only}" in its title`);
      for (const one of cases) {
        say(`Node ${node}: ${one.title}`);
        const found = await figuresOf(one, { node, rounds }, say);
        figures.push(...found);
        for (const { of, to, ratio } of found) say(`  ${of} / ${to}: ${inFigures(ratio)}`);
      }
    }
  } finally {
    await site.close();
  }
  return figures;
};

const main = async (): Promise<void> => {
  const rounds = Number(flags.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a number from 1 on');
  const { BENCH_NODES: named, PATH: path = '' } = process.env;
  const nodes = named ? named.split(',') : [...new Set([process.execPath, ...nodesOn(path)])];
  const figures = await measureAll(nodes, rounds);
  const [processor] = cpus();
  const machine = `${cpus().length} x ${processor?.model ?? 'unknown'}, ${process.platform}`;
  const date = new Date().toISOString();
  await writeFile(flags.json, `${JSON.stringify({ date, machine, figures }, undefined, 2)}\n`);
  process.stdout.write(`${date.slice(0, 10)}, ${machine}\n\n`);
  process.stdout.write(markdownTable([headings, ...figures.map(rowOf)]));
  say(`\nwritten to ${flags.json}`);
};

// Ended in order, so that nothing is left behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
  say(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
