/** The operations of the API that the catalog offers, as its verbs add up to them. */
import { listOperations as catalogued, type Operation } from '../../src/catalog/operations.ts';
import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import type { Resource, Verb } from '../../src/catalog/vocabulary.ts';
import type { Operation as WrittenOperation } from './document.ts';

/** A verb of the catalog. */
export interface Offer {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: Verb;
}

/** An operation a verb makes use of: its name, and the path with the placeholders of the catalog. */
export interface OfferedOperation extends Offer, Operation {}

/** `cloud servers boot`. */
export const wordsOf = ({ resource, name }: Offer): string =>
  resource.noun === name ? name : `${resource.noun} ${name}`;

/** A path with its placeholders made alike, as the catalog and the contract name them apart. */
export const formOf = (path: string): string => path.replaceAll(/\{\w+\}/g, '{}');

/** Every verb that a version has; an edit is an update from an editor, which needs a terminal. */
export const listOffers = (version: ApiVersion): readonly Offer[] =>
  catalogFor(version).resources.flatMap((resource) =>
    Object.entries(resource.verbs).flatMap(([name, verb]) =>
      verb.kind === 'edit' ? [] : [{ resource, name, verb }],
    ),
  );

/** The operations of a verb; none where its answer comes from the list. */
export const operationsOf = (offer: Offer): readonly OfferedOperation[] =>
  catalogued(offer.resource, offer.name, offer.verb).map((operation) => ({
    ...offer,
    ...operation,
  }));

/** Whether what the catalog offers is this operation of the contract, by method and path. */
export const isSame = (offered: OfferedOperation, operation: WrittenOperation): boolean =>
  offered.method === operation.method && formOf(offered.path) === formOf(operation.path);
