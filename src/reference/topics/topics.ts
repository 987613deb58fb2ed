import { exitCodes } from '../../cli/exit-codes.ts';
import { formatConfigTopic } from './config.ts';
import { formatEnvironmentTopic } from './environment.ts';
import { formatFlagsTopic } from './flags.ts';
import { formatOutputTopic } from './output.ts';
import type { TopicName } from './topic-names.ts';
import { formatColumns, formatTopic } from './topic-text.ts';

/** A page of `imco help <topic>`. */
export interface Topic {
  readonly about: string;
  readonly text: () => string;
}

const formatExitCodesTopic = (): string =>
  formatTopic('Exit codes', [
    formatColumns(exitCodes.map(({ code, meaning }) => [String(code), meaning])),
  ]);

const pages: Readonly<Record<TopicName, Topic>> = {
  flags: { about: 'flags of every command', text: formatFlagsTopic },
  output: { about: 'formats, shapes, columns, colour', text: formatOutputTopic },
  config: { about: 'files, profiles, precedence', text: formatConfigTopic },
  environment: { about: 'variables imco reads', text: formatEnvironmentTopic },
  'exit-codes': { about: 'what a run can end with', text: formatExitCodesTopic },
};

/** What `imco help <topic>` knows, by names that anybody may have typed. */
export const topics: Readonly<Record<string, Topic>> = pages;
