/** Every mutant, by what it concerns. */
import type { MutantOf } from './mutant.ts';
import { answers } from './table/answers.ts';
import { apiVersionMutants } from './table/api-versions.ts';
import { askingMutants } from './table/asking.ts';
import { behaviours } from './table/behaviours.ts';
import { changes } from './table/changes.ts';
import { configuration } from './table/configuration.ts';
import { connections } from './table/connections.ts';
import { documentMutants } from './table/documents.ts';
import { files } from './table/files.ts';
import { keys } from './table/keys.ts';
import { logins } from './table/logins.ts';
import { output } from './table/output.ts';
import { ownership } from './table/ownership.ts';
import { packages } from './table/packages.ts';
import { reaching } from './table/reaching.ts';
import { resourceWords } from './table/resource-words.ts';
import { runtime } from './table/runtime.ts';
import { secrets } from './table/secrets.ts';
import { taskMutants } from './table/tasks.ts';
import { tlsMutants } from './table/tls.ts';
import { userCommands } from './table/user-commands.ts';
import { versionDifferences } from './table/version-differences.ts';

export const mutants: readonly MutantOf[] = [
  ...configuration,
  ...output,
  ...secrets,
  ...connections,
  ...tlsMutants,
  ...keys,
  ...logins,
  ...ownership,
  ...files,
  ...changes,
  ...packages,
  ...runtime,
  ...answers,
  ...behaviours,
  ...apiVersionMutants,
  ...versionDifferences,
  ...resourceWords,
  ...taskMutants,
  ...userCommands,
  ...reaching,
  ...documentMutants,
  ...askingMutants,
];
