import { Chalk, type ChalkInstance } from 'chalk';
import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Tone } from '../document.ts';

/** Dresses text for one stream; at colour level 0 it comes back as it was. */
export type Paint = (text: string) => string;

/** The few things that are coloured. */
export interface Colors {
  readonly heading: Paint;
  readonly tones: Readonly<Record<Tone, Paint>>;
}

/** The colours of one stream, at its own level. */
export const createColors = (sink: TerminalOutput): Colors => {
  const chalk: ChalkInstance = new Chalk({ level: sink.colors });
  return {
    heading: (text) => chalk.bold(text),
    tones: {
      good: (text) => chalk.green(text),
      busy: (text) => chalk.yellow(text),
      bad: (text) => chalk.red(text),
      plain: (text) => text,
    },
  };
};
