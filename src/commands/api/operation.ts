import { catalog } from '../../catalog/index.ts';
import { listOperations, type Operation } from '../../catalog/operations.ts';
import { listOpenMembers, secretFields } from '../../catalog/secret-fields.ts';
import { type ActionVerb, resource, type Verb } from '../../catalog/vocabulary.ts';
import type { Request } from '../../platform/platform.ts';

/** What the catalog knows about a request. */
export interface KnownOperation {
  /** It cannot be undone, or it disrupts a service. */
  readonly isDestructive: boolean;
  /** The entire response is secret. */
  readonly isSecret: boolean;
  /** The catalog's action for this request, if any. */
  readonly action: ActionVerb | undefined;
  /** Members that are not secret in it, although their names are secret elsewhere. */
  readonly openMembers: readonly string[];
}

const isOperationOf = ({ method, path }: Operation, request: Request): boolean => {
  const [given = ''] = request.path.split('?', 1);
  const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+');
  return method === request.method && new RegExp(`^${pattern}/?$`).test(given);
};

const isSecret = (verb: Verb): boolean =>
  (verb.kind === 'view' || verb.kind === 'action') && verb.answers?.kind === 'secret';

/** Finds a raw request in the catalog; an unknown one is judged by its method alone. */
export const findOperation = (request: Request): KnownOperation => {
  const known = catalog.flatMap((one) =>
    Object.entries(one.verbs).flatMap(([name, verb]) =>
      listOperations(one, name, verb).some((operation) => isOperationOf(operation, request))
        ? [{ resource: one, verb }]
        : [],
    ),
  );
  const verbs = known.map(({ verb }) => verb);
  const [action] = verbs.flatMap((verb) => (verb.kind === 'action' ? [verb] : []));
  return {
    action,
    isDestructive:
      request.method === 'DELETE' ||
      verbs.some((verb) => verb.kind === 'action' && verb.destructive === true),
    isSecret: verbs.some(isSecret),
    openMembers: known.flatMap(({ resource: { fields } }) => listOpenMembers(fields)),
  };
};

/** A resource for raw requests, so that confirmations and dry runs can count them. */
export const countRawRequests = resource('requests', {
  path: '',
  about: 'Raw requests',
  sample: '',
  fields: secretFields,
  columns: [],
  verbs: {},
});
