import type { Resource } from '../catalog/vocabulary.ts';
import { Failure, TargetFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import { textOf } from './answers.ts';
import type { Directory } from './directory.ts';
import { type Named, pickOne, readExpression, wordFor } from './match.ts';
import type { Target } from './session.ts';

/** A target by the word it was named with, so that hints name it in the same way. */
const asTarget = ({ item, name }: Named, word: string): Target => ({
  id: textOf(item, 'id'),
  name: name || textOf(item, 'id'),
  word: word.startsWith('-') ? wordFor(word) : word,
  item,
});

/** Rows with the names people know them by; the platform's own rows are left out. */
export const named = async (
  directory: Directory,
  resource: Resource,
  items: readonly Item[],
): Promise<readonly Named[]> => {
  const { internal } = resource;
  const shown = internal ? items.filter((item) => item[internal] == null) : items;
  return Promise.all(
    shown.map(async (item) => ({ item, name: await directory.nameIn(resource, item) })),
  );
};

/** A single id needs no list: the thing itself is read. */
const byId = async (directory: Directory, resource: Resource, id: string): Promise<Named> => {
  try {
    const item = await directory.whole(resource, id);
    return { item, name: await directory.nameIn(resource, item) };
  } catch (failure) {
    if (!(failure instanceof TargetFailure)) throw failure;
    throw new TargetFailure(`there is no ${resource.title} with the id ${id}`, {
      ...failure.details,
      code: 'not_found',
      hint: `see "imco ${resource.noun} list"; for a name that looks like an id write name:${id}`,
    });
  }
};

/** Several failures of targets told as one. */
const together = (failures: readonly Failure[]): Failure => {
  const [first] = failures;
  if (first && failures.length === 1) return first;
  return new TargetFailure(`${failures.length} targets could not be resolved; nothing was sent`, {
    code: first?.code ?? 'not_found',
    lines: failures.flatMap((failure) => [
      failure.details.hint ? `${failure.message}; ${failure.details.hint}` : failure.message,
      ...(failure.details.lines ?? []).map((line) => `  ${line}`),
    ]),
  });
};

/**
 * The things the words name, in the order given, each once. Names are resolved with one list call
 * however many there are. Throws one `TargetFailure` about every word that names nothing or
 * several things.
 */
export const resolveTargets = async (
  directory: Directory,
  resource: Resource,
  words: readonly string[],
): Promise<readonly Target[]> => {
  const [only] = words;
  const expression = only === undefined ? undefined : readExpression(only);
  if (expression?.reading === 'id' && words.length === 1) {
    return [asTarget(await byId(directory, resource, expression.text), only ?? '')];
  }
  const candidates = await named(directory, resource, await directory.list(resource));
  const found = new Map<string, Target>();
  const failures: Failure[] = [];
  for (const word of words) {
    try {
      const target = asTarget(pickOne(resource, word, candidates), word);
      found.set(target.id, target);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw together(failures);
  return [...found.values()];
};
