import type { Command, Option } from 'commander';
import {
  combineVersions,
  isInVersion,
  type VersionFacts,
} from '../catalog/versions/api-version.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { readFlagFacts } from '../cli/flags/flag-facts.ts';
import { formatCommandPath } from '../cli/usage.ts';
import { createOtherVersion, type SpokenVersion } from '../operate/input/other-version.ts';

/** A verb's command, with the resource it belongs to as the union of all versions has it. */
interface CheckedCommand {
  readonly resource: Resource;
  readonly name: string;
  readonly command: Command;
}

/** In which versions a verb is; one of a resource that a version lacks is not there either. */
export const findVerbVersions = (resource: Resource, name: string): VersionFacts =>
  combineVersions(resource, resource.verbs[name] ?? {});

/** The flags a command was given that are about a field. */
const listGivenFields = ({
  command,
}: CheckedCommand): readonly (readonly [Option, VersionFacts])[] =>
  command.options.flatMap((option) => {
    const { field } = readFlagFacts(option);
    const isGiven = command.getOptionValueSource(option.attributeName()) === 'cli';
    return field && isGiven ? [[option, field]] : [];
  });

/**
 * Throws a `UsageFailure` where the version that is spoken lacks the verb of a command, or the field
 * of a flag that it was given.
 */
export const checkApiVersion = (verbCommand: CheckedCommand, spoken: SpokenVersion): void => {
  const versions = findVerbVersions(verbCommand.resource, verbCommand.name);
  if (!isInVersion(versions, spoken.api)) {
    throw createOtherVersion(`"${formatCommandPath(verbCommand.command)}"`, versions, spoken);
  }
  for (const [option, field] of listGivenFields(verbCommand)) {
    if (!isInVersion(field, spoken.api)) {
      throw createOtherVersion(option.long ?? option.flags, field, spoken);
    }
  }
};
