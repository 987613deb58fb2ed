import { type Command, Option } from 'commander';
import type { Fields, Resource } from '../catalog/vocabulary.ts';
import type { Session } from '../operate/session.ts';
import { flagsOf } from './flags.ts';
import { withSession } from './session.ts';
import type { Stage } from './stage.ts';

/** A verb's command while it is put together: what it belongs to and what it runs in. */
export interface Place {
  readonly stage: Stage;
  readonly resource: Resource;
  readonly name: string;
  readonly command: Command;
}

/** Runs a verb in a session opened for the flags of its command. */
export const run = (place: Place, verb: (session: Session) => Promise<void>): Promise<void> =>
  withSession(place.stage, flagsOf(place.command), verb);

/** Gives a command its one target. */
export const takeTarget = ({ command, resource }: Place): void => {
  command.argument(`<${resource.singular}>`, `name or id of the ${resource.title}`);
};

/** Gives a command its targets, at least one. */
export const takeTargets = ({ command, resource }: Place): void => {
  command.argument(`<${resource.singular}...>`, `names or ids of ${resource.titles}`);
};

/** The fields of a resource with these names. */
export const someFields = (resource: Resource, keys: readonly string[]): Fields =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const field = resource.fields[key];
      return field ? [[key, field]] : [];
    }),
  );

export const dryRun = (): Option =>
  new Option('--dry-run', 'print the requests that change something, send none of them');

export const fromFile = (): Option =>
  new Option('--from-file <file>', 'fields from a JSON or YAML file, - for stdin; flags win');

/** Secrets are shown on demand only; where nobody is watching that has to be said twice. */
export const showSecrets = (): readonly Option[] => [
  new Option('--show-secrets', 'print secrets as the platform sent them'),
  new Option('-y, --yes', 'do so also where stdout is no terminal'),
];

/** Adds options in the order given. */
export const addOptions = (command: Command, options: readonly Option[]): void => {
  for (const option of options) command.addOption(option);
};
