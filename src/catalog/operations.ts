/** The API operations that a verb uses. */
import { labelPaths } from './labels.ts';
import { getCollectionPath, getCreatePath, getItemPath, joinPath } from './paths.ts';
import type { Resource } from './resource.ts';
import type { ChoiceVerb, Verb } from './verb-forms.ts';

/** An API operation: its id, and the request. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the version, with placeholders. */
  readonly path: string;
}

/** `CloudProvider` of `cloud provider`, `FloatingIps` of `floating_ips`. */
const toPascalCase = (words: string): string =>
  words
    .toLowerCase()
    .split(/[ _/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const toCamelCase = (words: string): string => {
  const pascal = toPascalCase(words);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
};

/** The operation id derived from a verb. */
const deriveOperationId = (resource: Resource, name: string, verb: Verb): string => {
  const one = toPascalCase(resource.title);
  const all = toPascalCase(resource.titles);
  switch (verb.kind) {
    case 'list':
      return `list${all}`;
    case 'show':
    case 'download':
      return `get${one}`;
    case 'view':
      return `${verb.answers.kind === 'list' ? 'list' : 'get'}${one}${toPascalCase(verb.path)}`;
    case 'amend':
      return `update${one}`;
    case 'order':
      return `${name}${all}`;
    case 'probe':
      return name;
    default:
      return `${toCamelCase(name)}${one}`;
  }
};

/** Method and path of each request of a verb, the main one first. */
const listRequests = (
  resource: Resource,
  verb: Verb,
): readonly (Omit<Operation, 'id'> & { readonly id?: string })[] => {
  const item = getItemPath(resource);
  const collection = getCollectionPath(resource);
  switch (verb.kind) {
    case 'list':
      return [
        { method: 'GET', path: collection },
        ...(verb.otherParents ?? []).map(
          ({ operation: id, path }) => ({ id, method: 'GET', path }) as const,
        ),
      ];
    case 'show':
      return verb.from === 'list' ? [] : [{ method: 'GET', path: item }];
    case 'create':
      return [{ method: 'POST', path: getCreatePath(resource, verb) }];
    case 'add':
      return [{ method: 'POST', path: collection }];
    case 'update':
    case 'amend':
      return [{ method: 'PUT', path: item }];
    case 'action':
      return [{ method: verb.method, path: joinPath(resource, verb.path) }];
    case 'make':
      return [{ method: 'POST', path: joinPath(resource, verb.path) }];
    case 'order':
      return [{ method: 'PUT', path: `${resource.path}/${verb.path}` }];
    case 'upload': {
      const { operation: id, method, path } = verb.finish;
      return [
        { method: 'POST', path: collection },
        { id, method, path: joinPath(resource, path) },
      ];
    }
    case 'export':
      return [{ method: 'POST', path: `${collection}/${verb.path}` }];
    case 'download':
      return [{ method: 'GET', path: item }];
    case 'view':
      return [{ method: 'GET', path: joinPath(resource, verb.path) }];
    case 'label':
      return [
        { id: 'assignLabel', method: 'POST', path: labelPaths.assign },
        { id: 'unassignLabel', method: 'DELETE', path: labelPaths.unassign },
      ];
    case 'probe':
      return [{ method: 'GET', path: resource.path }];
    case 'edit':
    case 'wait':
    case 'compare':
    case 'choice':
    case 'ssh':
    case 'ssh-config':
    case 'address':
      return [];
  }
};

/** The operations of the actions that a verb chooses from. */
const listChosenOperations = (resource: Resource, { among }: ChoiceVerb): readonly Operation[] =>
  Object.values(among).flatMap((action) => {
    const verb = resource.verbs[action];
    return verb ? listOperations(resource, action, verb) : [];
  });

/** The operations of a verb; none if it only uses those of others: of show, list and update. */
export const listOperations = (
  resource: Resource,
  name: string,
  verb: Verb,
): readonly Operation[] => {
  if (verb.kind === 'choice') return listChosenOperations(resource, verb);
  return listRequests(resource, verb).map(({ id, ...request }) => ({
    id: id ?? verb.operation ?? deriveOperationId(resource, name, verb),
    ...request,
  }));
};
