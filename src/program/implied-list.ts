import { catalog } from '../catalog/index.ts';
import { listAliases } from '../catalog/noun-aliases.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { newCommand } from '../cli/command.ts';
import { addCommonFlags } from '../cli/flags/flags.ts';
import type { RunContext } from '../cli/run-context.ts';
import { verbKinds } from '../verbs/index.ts';

/** The resource that these words are the ones of, and nothing more. */
const resourceNamed = (words: readonly string[]): Resource | undefined =>
  catalog.find((resource) =>
    [resource.plural, ...listAliases(resource)].some((noun) =>
      resource.namespace === ''
        ? words.length === 1 && words[0] === noun
        : words.length === 2 && words[0] === resource.namespace && words[1] === noun,
    ),
  );

const asksForHelp = new Set(['--help', '-h']);

/** The flags a list has for itself, which no other command takes as a matter of course. */
const listFlags = (stage: RunContext, resource: Resource): ReadonlySet<string> => {
  const found = Object.entries(resource.verbs).find(([, verb]) => verb.kind === 'list');
  if (found?.[1].kind !== 'list') return new Set();
  const [name, verb] = found;
  const command = newCommand(name, '');
  verbKinds.list.build({ stage, resource, name, command }, verb);
  const common = addCommonFlags(newCommand('', '')).options;
  const isCommon = (long: string): boolean => common.some((option) => option.long === long);
  return new Set(command.options.flatMap(({ long }) => (long && !isCommon(long) ? [long] : [])));
};

/** The flag that a word is, without its value. */
const flagIn = (word: string): string => word.split('=', 1)[0] ?? word;

/**
 * `imco audit events --since 1h` in full: behind a resource the flags of its list can only be meant
 * for that. What has no namespace is a command by itself: `imco labels` lists them.
 */
export const addImpliedList = (stage: RunContext): readonly string[] => {
  const { args } = stage.host;
  const place = args.findIndex((word) => word.startsWith('-'));
  const nouns = place < 0 ? args : args.slice(0, place);
  const resource = resourceNamed(nouns);
  if (!resource) return args;
  const verbs = Object.entries(resource.verbs).flatMap(([name, { also = [] }]) => [name, ...also]);
  const rest = args.slice(nouns.length);
  if (!verbs.includes('list')) return args;
  if (rest.some((word) => asksForHelp.has(word) || verbs.includes(word))) return args;
  const isBare = resource.namespace === '';
  if (!isBare) {
    const own = rest.length > 0 ? listFlags(stage, resource) : new Set<string>();
    if (!rest.some((word) => own.has(flagIn(word)))) return args;
  }
  return args.toSpliced(nouns.length, 0, 'list');
};
