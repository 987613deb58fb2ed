import { catalog } from '../catalog/index.ts';
import { aliasesOf } from './resource-command.ts';

const live: ReadonlySet<string | undefined> = new Set(['--follow', '--watch']);

/** Whether these words are the ones of a resource, and nothing more. */
const nameResource = (words: readonly string[]): boolean =>
  catalog.some((resource) =>
    [resource.plural, ...aliasesOf(resource)].some((noun) =>
      resource.namespace === ''
        ? words.length === 1 && words[0] === noun
        : words.length === 2 && words[0] === resource.namespace && words[1] === noun,
    ),
  );

/**
 * `imco audit events --follow` in full: behind a resource `--follow` and `--watch` can only be meant
 * for its list.
 */
export const liveWords = (args: readonly string[]): readonly string[] => {
  const place = args.findIndex((word) => word.startsWith('-'));
  if (!live.has(args[place]) || !nameResource(args.slice(0, place))) return args;
  return args.toSpliced(place, 0, 'list');
};
