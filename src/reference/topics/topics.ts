import { exitCodes } from '../../cli/exit-codes.ts';
import { formatConfigTopic } from './config.ts';
import { formatEnvironmentTopic } from './environment.ts';
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
  'exit-codes': { about: 'what a run can end with', text: formatExitCodesTopic },
  output: { about: 'formats, shapes, columns, colour', text: formatOutputTopic },
  environment: { about: 'variables imco reads', text: formatEnvironmentTopic },
  config: { about: 'files, profiles, precedence', text: formatConfigTopic },
};

/** What `imco help <topic>` knows, by names that anybody may have typed. */
export const topics: Readonly<Record<string, Topic>> = pages;
