import { findHomeNamespace } from '../../catalog/home-namespaces.ts';
import { catalog, namespaces } from '../../catalog/index.ts';
import { listAliases } from '../../catalog/noun-aliases.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { ownCommandNames } from '../own-commands.ts';

const isCalled = (resource: Resource, word: string): boolean =>
  resource.plural === word || listAliases(resource).includes(word);

/** Finds a resource of a namespace by its noun, in any spelling. */
export const findResourceIn = (namespace: string, word: string): Resource | undefined =>
  catalog.find((resource) => resource.namespace === namespace && isCalled(resource, word));

const commandNames: ReadonlySet<string> = new Set([...ownCommandNames, 'help']);

/** Whether a word is a command or a namespace, which takes precedence over any noun. */
export const isTopCommand = (word: string): boolean =>
  commandNames.has(word) ||
  Object.hasOwn(namespaces, word) ||
  findResourceIn('', word) !== undefined;

/** Finds a resource by its noun without a namespace, in any spelling. */
export const findHomeResource = (word: string): Resource | undefined =>
  isTopCommand(word)
    ? undefined
    : catalog.find(
        (resource) =>
          resource.namespace !== '' &&
          resource.namespace === findHomeNamespace(resource.plural) &&
          isCalled(resource, word),
      );
