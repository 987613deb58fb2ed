import { findHomeNamespace } from '../../catalog/home-namespaces.ts';
import { catalog, namespaces } from '../../catalog/index.ts';
import { listAliases } from '../../catalog/noun-aliases.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { ownCommandNames } from '../own-commands.ts';

const isCalled = (resource: Resource, word: string): boolean =>
  resource.plural === word || listAliases(resource).includes(word);

/** The resource of a namespace that a word names, in any of its spellings. */
export const findResourceIn = (namespace: string, word: string): Resource | undefined =>
  catalog.find((resource) => resource.namespace === namespace && isCalled(resource, word));

const commandNames: ReadonlySet<string> = new Set([...ownCommandNames, 'help']);

/** Whether a word is a command or a namespace of its own right, which comes before any noun. */
export const isTopCommand = (word: string): boolean =>
  commandNames.has(word) ||
  Object.hasOwn(namespaces, word) ||
  findResourceIn('', word) !== undefined;

/** The resource that a noun means without its namespace, in any of its spellings. */
export const findHomeResource = (word: string): Resource | undefined =>
  isTopCommand(word)
    ? undefined
    : catalog.find(
        (resource) =>
          resource.namespace !== '' &&
          resource.namespace === findHomeNamespace(resource.plural) &&
          isCalled(resource, word),
      );
