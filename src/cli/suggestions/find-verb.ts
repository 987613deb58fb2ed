import { catalog } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { findHomeResource, findResourceIn } from '../command-line/find-resource.ts';
import { findVerbCalled } from './find-verb-called.ts';
import { findNamesakes } from './namesakes.ts';
import { findOurNoun, findOurVerbs } from './other-words.ts';

/** A verb of a resource. */
export interface FoundVerb {
  readonly resource: Resource;
  readonly name: string;
  /** The given resource, if the verb belongs to another one. */
  readonly from?: Resource;
}

/** A verb of a resource by its name, or by a word of another tool. */
const findOwnVerb = (resource: Resource, word: string): string | undefined =>
  findVerbCalled(resource, word) ??
  findOurVerbs(word).find((name) => Object.hasOwn(resource.verbs, name));

/** The resource of a noun inside a verb: `list-attachments`, `list-plans` of VPNs. */
const findResourceCalled = (near: Resource, noun: string): Resource | undefined =>
  findResourceIn(near.namespace, `${near.singular}-${noun}`) ??
  findHomeResource(noun) ??
  catalog.find(({ title, titles }) =>
    [title, titles].some((words) => words.replaceAll(' ', '-') === noun),
  );

/** Finds the verb of a word that contains a noun: `list-events`, `override-server`. */
const findNounVerb = (resource: Resource, word: string): FoundVerb | undefined => {
  const [, verb, noun] = /^([a-z]+)-(.+)$/.exec(word) ?? [];
  if (verb === undefined || noun === undefined) return undefined;
  const isOwn = resource.singular === noun || [noun, findOurNoun(noun)].includes(resource.plural);
  if (isOwn) {
    const own = findOwnVerb(resource, verb);
    // `describe-instances` is a list.
    const isOfAll = own === 'show' && noun.endsWith('s') && resource.verbs.list !== undefined;
    const name = isOfAll ? 'list' : own;
    return name === undefined ? undefined : { resource, name };
  }
  if (/^labels?$/.test(noun) && resource.labelable) return { resource, name: 'label' };
  const start = `${resource.singular}-`;
  const nouns = noun.startsWith(start) ? [noun, noun.slice(start.length)] : [noun];
  for (const one of nouns) {
    // `process-cookbook` of cookbook versions.
    if (resource.singular.startsWith(`${one}-`) && Object.hasOwn(resource.verbs, verb)) {
      return { resource, name: verb };
    }
    if (resource.verbs[one]?.kind === 'view') return { resource, name: one };
    const other = findResourceCalled(resource, one);
    const name = other && findOwnVerb(other, verb);
    if (other && name !== undefined) return { resource: other, name, from: resource };
  }
  return undefined;
};

/** The verb of another resource that picks a row of this one: `scripts run backup` is a verb of servers. */
const findPickingVerb = (resource: Resource, word: string): FoundVerb | undefined => {
  for (const other of catalog) {
    const name = findOurVerbs(word).find((ours) => {
      const verb = Object.hasOwn(other.verbs, ours) ? other.verbs[ours] : undefined;
      return verb?.kind === 'action' && verb.pick?.flag === resource.singular;
    });
    if (name !== undefined) return { resource: other, name, from: resource };
  }
  return undefined;
};

/** Finds the verb of a resource for a word. */
export const findVerb = (resource: Resource, word: string): FoundVerb | undefined => {
  const called = findVerbCalled(resource, word);
  if (called !== undefined) return { resource, name: called };
  // Of several, none is likelier than the others.
  const [namesake, ...others] = findNamesakes(resource, word);
  if (others.length > 0) return undefined;
  if (namesake) return { resource: namesake, name: findVerbCalled(namesake, word) ?? word };
  const name = findOwnVerb(resource, word);
  if (name !== undefined) return { resource, name };
  return findNounVerb(resource, word) ?? findPickingVerb(resource, word);
};

/** The only verb, or that of servers, the most common resource. */
const chooseLikeliest = (found: readonly FoundVerb[]): FoundVerb | undefined =>
  found.find(({ resource }) => resource.noun === 'cloud servers') ??
  (found.length === 1 ? found[0] : undefined);

/** Finds the verb for a word without a resource, if it is unambiguous. */
export const findVerbAlone = (namespace: string, word: string): FoundVerb | undefined => {
  const among = catalog.filter(
    (resource) =>
      resource.namespace !== '' && (namespace === '' || resource.namespace === namespace),
  );
  const having = (nameIn: typeof findOwnVerb): readonly FoundVerb[] =>
    among.flatMap((resource) => {
      const name = nameIn(resource, word);
      return name === undefined ? [] : [{ resource, name }];
    });
  const called = having(findVerbCalled);
  return chooseLikeliest(called.length > 0 ? called : having(findOwnVerb));
};
