import { catalog } from '../../catalog/index.ts';
import { listOperations, type Operation } from '../../catalog/operations.ts';
import { secretFields } from '../../catalog/secret-fields.ts';
import { type ActionVerb, resource, type Verb } from '../../catalog/vocabulary.ts';
import type { Request } from '../../platform/platform.ts';

/** A request as the catalog knows it. */
export interface KnownOperation {
  /** The platform cannot take it back, or it disrupts. */
  readonly isDestructive: boolean;
  /** The whole answer is secret. */
  readonly isSecret: boolean;
  /** The action it is. */
  readonly action: ActionVerb | undefined;
}

const isOperationOf = ({ method, path }: Operation, request: Request): boolean => {
  const [given = ''] = request.path.split('?', 1);
  const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+');
  return method === request.method && new RegExp(`^${pattern}/?$`).test(given);
};

const isSecret = (verb: Verb): boolean =>
  (verb.kind === 'view' || verb.kind === 'action') && verb.answers?.kind === 'secret';

/** What the catalog says of a raw request; of one it does not know, what its method says. */
export const findOperation = (request: Request): KnownOperation => {
  const verbs = catalog.flatMap((one) =>
    Object.entries(one.verbs).flatMap(([name, verb]) =>
      listOperations(one, name, verb).some((operation) => isOperationOf(operation, request))
        ? [verb]
        : [],
    ),
  );
  const [action] = verbs.flatMap((verb) => (verb.kind === 'action' ? [verb] : []));
  return {
    action,
    isDestructive:
      request.method === 'DELETE' ||
      verbs.some((verb) => verb.kind === 'action' && verb.destructive === true),
    isSecret: verbs.some(isSecret),
  };
};

/** Raw requests as what confirmations and dry runs are about. */
export const countRawRequests = resource('requests', {
  path: '',
  about: 'Raw requests',
  sample: '',
  fields: secretFields,
  columns: [],
  verbs: {},
});
