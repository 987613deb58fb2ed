import type { Command, Option } from 'commander';
import {
  type ApiVersion,
  combineVersions,
  isInVersion,
  type VersionFacts,
} from '../catalog/versions/api-version.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { readFlagFacts } from '../cli/flags/flag-facts.ts';
import { formatCommandPath } from '../cli/usage.ts';
import { createOtherVersion } from '../operate/input/other-version.ts';

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
 * Throws an `OtherVersionFailure` where a version lacks the verb of a command, or the field of a flag
 * that it was given.
 */
export const checkApiVersion = (verbCommand: CheckedCommand, api: ApiVersion): void => {
  const versions = findVerbVersions(verbCommand.resource, verbCommand.name);
  if (!isInVersion(versions, api)) {
    throw createOtherVersion(`"${formatCommandPath(verbCommand.command)}"`, versions);
  }
  for (const [option, field] of listGivenFields(verbCommand)) {
    if (!isInVersion(field, api)) throw createOtherVersion(option.long ?? option.flags, field);
  }
};
