/** The operations of the API that the catalog offers, as its verbs add up to them. */
import { catalog } from '../../src/catalog/index.ts';
import { labelPaths } from '../../src/catalog/labels.ts';
import type { Resource, Verb } from '../../src/catalog/vocabulary.ts';
import type { Operation } from './document.ts';

/** A verb of the catalog. */
export interface Offer {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: Verb;
}

/** An operation a verb makes use of. */
export interface OfferedOperation extends Offer {
  readonly method: string;
  /** Path with the placeholders of the catalog. */
  readonly path: string;
}

/** `cloud servers boot`. */
export const wordsOf = ({ resource, name }: Offer): string =>
  resource.noun === name ? name : `${resource.noun} ${name}`;

/** A path with its placeholders made alike, as the catalog and the contract name them apart. */
const formOf = (path: string): string => path.replaceAll(/\{\w+\}/g, '{}');

/** Method and path of what a verb sends; a row taken from a list needs no request of its own. */
const requestsOf = (resource: Resource, verb: Verb): readonly (readonly [string, string])[] => {
  const one = `${resource.path}/{id}`;
  switch (verb.kind) {
    case 'list':
      return [['GET', verb.path ?? resource.path]];
    case 'show':
      return verb.from === 'list' ? [] : [['GET', one]];
    case 'create':
      return [['POST', resource.path]];
    case 'update':
      return [['PUT', one]];
    case 'action':
      return [[verb.method, verb.path === '' ? one : `${one}/${verb.path}`]];
    case 'view':
      return [['GET', `${one}/${verb.path}`]];
    case 'label':
      return [
        ['POST', labelPaths.assign],
        ['DELETE', labelPaths.unassign],
      ];
    case 'probe':
      return [['GET', resource.path]];
  }
};

/** Every verb of the catalog. */
export const offers: readonly Offer[] = catalog.flatMap((resource) =>
  Object.entries(resource.verbs).map(([name, verb]) => ({ resource, name, verb })),
);

/** The operations of a verb; none where its answer comes from the list. */
export const operationsOf = (offer: Offer): readonly OfferedOperation[] =>
  requestsOf(offer.resource, offer.verb).map(([method, path]) => ({ ...offer, method, path }));

/** Whether what the catalog offers is this operation of the contract. */
export const isSame = (offered: OfferedOperation, operation: Operation): boolean =>
  offered.method === operation.method && formOf(offered.path) === formOf(operation.path);
