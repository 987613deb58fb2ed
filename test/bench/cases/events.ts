import assert from 'node:assert/strict';
import type { Case, CasesOf, Command, Ground } from '../case.ts';

/** A number as people write it. */
const grouped = (count: number): string => count.toLocaleString('en-GB');

const named = (count: number, format: string): string => `${grouped(count)} events as ${format}`;

/** A list of events: a line each, beside those of headings. */
const listed = (ground: Ground, count: number, format: string): Command => ({
  ...ground.imco(['audit', 'events', 'list', '-o', format], ground.withEvents(count)),
  check: (stdout) =>
    assert.equal(stdout.trimEnd().split('\n').length, count + (format === 'jsonl' ? 0 : 1)),
});

/** The same, made to say how much memory it had. */
const weighed = (ground: Ground, command: Command): Command => ({
  ...command,
  args: ['--require', ground.script('peak.cjs'), ...command.args],
});

const parsed = (ground: Ground, count: number): Command => ({
  ...ground.bare([ground.script('parse.cjs')], ground.withEvents(count)),
  check: (stdout) => assert.equal(stdout, `${count}\n`),
});

const timeOf = (ground: Ground, count: number): Case => {
  const formats = ['table', 'csv', 'jsonl'];
  const parsing = `${grouped(count)} events only parsed`;
  return {
    title: `time of ${grouped(count)} events`,
    measure: 'ms',
    ...(count > 10_000 && { mostRounds: count > 100_000 ? 3 : 9 }),
    commands: {
      ...Object.fromEntries(
        formats.map((format) => [named(count, format), listed(ground, count, format)]),
      ),
      [parsing]: parsed(ground, count),
    },
    comparisons: formats.map((format) => ({
      of: named(count, format),
      to: parsing,
      ...(format === 'table' && count === 100_000 && { atMost: 1.5 }),
    })),
  };
};

/** Memory with lists that are longer and longer, next to that of a Node that does nothing. */
const memoryOf = (ground: Ground, format: string): Case => {
  const counts = ground.eventCounts;
  const [shortest = 0, ...longer] = counts;
  const bare = 'node -e 0';
  return {
    title: `most memory of events as ${format}`,
    measure: 'MB',
    mostRounds: 3,
    commands: {
      ...Object.fromEntries(
        counts.map((count) => [
          named(count, format),
          weighed(ground, listed(ground, count, format)),
        ]),
      ),
      [bare]: weighed(ground, ground.bare(['-e', '0'])),
    },
    comparisons: [
      ...counts.map((count) => ({
        of: named(count, format),
        to: bare,
        ...(format !== 'table' && { atMost: 1.6 }),
      })),
      ...longer.map((count) => ({
        of: named(count, format),
        to: named(shortest, format),
        atMost: 1.2,
      })),
    ],
  };
};

/** What a Node needs for nothing but receiving such lists: nothing that lists them has less. */
const memoryOfReceiving = (ground: Ground): Case => {
  const bare = 'node -e 0';
  const received = (count: number): string => `${grouped(count)} events only received`;
  return {
    title: 'most memory of events only received',
    measure: 'MB',
    mostRounds: 3,
    commands: {
      ...Object.fromEntries(
        ground.eventCounts.map((count) => [
          received(count),
          weighed(ground, ground.bare([ground.script('count.cjs')], ground.withEvents(count))),
        ]),
      ),
      [bare]: weighed(ground, ground.bare(['-e', '0'])),
    },
    comparisons: ground.eventCounts.map((count) => ({ of: received(count), to: bare })),
  };
};

/** Lists that are long. */
export const events: CasesOf = (ground) => [
  ...ground.eventCounts.map((count) => timeOf(ground, count)),
  ...['csv', 'jsonl', 'table'].map((format) => memoryOf(ground, format)),
  memoryOfReceiving(ground),
];
