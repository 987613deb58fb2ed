/** Flags of a create that begin with what exists: another row, a file, or a list of all fields. */
import { Option } from 'commander';
import type { CreateVerb, Resource } from '../../catalog/vocabulary.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { createCountFlag } from '../../cli/flags/flag-values.ts';
import { addOptions, createFromFileFlag } from '../../cli/flags/verb-flags.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { addFlag, readTextFlag, type VerbCommand } from '../verb-command.ts';

/** What the flags say. */
export interface DocumentFlags {
  readonly fromFile: () => string | undefined;
  readonly like: () => string | undefined;
  readonly count: () => number | undefined;
  /** Whether only the fields are to be printed. */
  readonly isSkeleton: () => boolean;
}

const createLikeFlag = ({ noun, title }: Resource): Option =>
  setFlagFacts(
    new Option('--like <name|id>', `copy the settings of this ${title}, except name and secrets`),
    { refersTo: noun },
  );

/** Adds the flags. Where a parent has one row only, there is none to copy and no further one. */
export const addDocumentFlags = (verbCommand: VerbCommand): DocumentFlags => {
  const { resource, command } = verbCommand;
  const file = addFlag(verbCommand, createFromFileFlag());
  const read = (): Readonly<Record<string, unknown>> => command.opts();
  if (!resource.only) {
    addOptions(command, [
      createLikeFlag(resource),
      createCountFlag('--count <n>', `create n ${resource.titles}; {n} in the name is the number`),
    ]);
  }
  addOptions(command, [
    new Option('--skeleton', 'print a YAML file with all fields and their descriptions'),
  ]);
  return {
    fromFile: () => readTextFlag(file()),
    like: () => readTextFlag(read().like),
    count: () => (typeof read().count === 'number' ? Number(read().count) : undefined),
    isSkeleton: () => read().skeleton === true,
  };
};

/** Throws a `UsageFailure` if a format other than YAML was asked for. */
const refuseOtherFormat = ({ context: { line } }: VerbCommand): void => {
  const { format } = line;
  if (format === undefined || format === 'yaml') return;
  throw new UsageFailure(`--skeleton prints YAML and cannot be combined with -o ${format}`, {
    code: 'contradiction',
  });
};

/** Throws a `UsageFailure` if the flags of a create that only prints its fields give values. */
export const refuseValues = ({ resource, name }: VerbCommand, given: readonly unknown[]): void => {
  if (given.every((one) => one === undefined)) return;
  throw new UsageFailure('--skeleton cannot be combined with values', {
    code: 'contradiction',
    hint: `run "imco ${resource.noun} ${name} --skeleton" alone`,
  });
};

/** Prints the fields of a create as YAML. */
export const printSkeleton = async (verbCommand: VerbCommand, verb: CreateVerb): Promise<void> => {
  refuseOtherFormat(verbCommand);
  const { context, resource, name } = verbCommand;
  const { composeSkeleton } = await import('../../operate/documents/skeleton.ts');
  await context.writer.text(composeSkeleton({ resource, name, verb }));
};
