import { exitCodes } from '../../cli/exit-codes.ts';
import { errorCodes } from '../../lib/failures/error-codes.ts';
import { formatConfigTopic } from './config.ts';
import { formatEnvironmentTopic } from './environment.ts';
import { formatExtensionsTopic } from './extensions.ts';
import { formatFiltersTopic } from './filters.ts';
import { formatFlagsTopic } from './flags.ts';
import { formatOutputTopic } from './output.ts';
import { formatProgramsTopic } from './programs.ts';
import type { TopicName } from './topic-names.ts';
import { formatColumns, formatParagraph, formatTopic } from './topic-text.ts';

/** A page of `imco help <topic>`. */
export interface Topic {
  readonly about: string;
  readonly text: () => string;
}

const errorCodesIntro =
  'Programs recognise errors by their code, the member "code" of the JSON on stderr and of outcomes. A ' +
  'code keeps its meaning in later versions; new ones may be added. If an action ended in a failed ' +
  'state, the code is that state, such as stalled.';

const formatExitCodesTopic = (): string =>
  formatTopic('Exit codes', [
    'imco exits with one of these codes:',
    formatColumns(exitCodes.map(({ code, meaning }) => [String(code), meaning])),
    formatParagraph(errorCodesIntro),
    'Error codes:',
    formatColumns(Object.entries(errorCodes)),
  ]);

const pages: Readonly<Record<TopicName, Topic>> = {
  flags: { about: 'flags of every command', text: formatFlagsTopic },
  output: { about: 'output formats, columns and colour', text: formatOutputTopic },
  filters: { about: 'conditions of --filter, --selector and --for', text: formatFiltersTopic },
  config: { about: 'configuration files, profiles and settings', text: formatConfigTopic },
  environment: { about: 'environment variables', text: formatEnvironmentTopic },
  'exit-codes': { about: 'exit codes and error codes', text: formatExitCodesTopic },
  programs: { about: 'using imco from scripts, programs and AI agents', text: formatProgramsTopic },
  extensions: { about: 'aliases and plugins', text: formatExtensionsTopic },
};

/** The topics of `imco help <topic>`, by any string as a key. */
export const topics: Readonly<Record<string, Topic>> = pages;
