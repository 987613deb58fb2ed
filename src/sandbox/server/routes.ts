import { labelPaths } from '../../catalog/labels.ts';
import { listOperations } from '../../catalog/operations.ts';
import type { Resource } from '../../catalog/resource.ts';
import { listUnder } from '../../catalog/rules/list-parents.ts';
import type { Verb } from '../../catalog/verb-forms.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import { createFromTarget, finishUpload, runAction } from '../handlers/actions.ts';
import { addRow } from '../handlers/add-row.ts';
import type { HandlerCall } from '../handlers/calls.ts';
import { createRow, updateRow } from '../handlers/create-and-update.ts';
import { addLabel, removeLabel } from '../handlers/labels.ts';
import { orderRows } from '../handlers/order-rows.ts';
import { listRows, showRow, showView } from '../handlers/reads.ts';
import { startExport } from '../handlers/tasks.ts';
import { createRefusal, type Reply } from './replies.ts';

/** An operation: a method on a path, and its handler. */
export interface Route {
  readonly method: string;
  /** Path segments; `{name}` is a placeholder. */
  readonly pieces: readonly string[];
  readonly answer: (call: HandlerCall) => Reply;
}

const createRoute = (method: string, path: string, answer: Route['answer']): Route => ({
  method,
  pieces: path.split('/').filter(Boolean),
  answer,
});

/**
 * The handlers of the requests of a verb, in their order; undefined for requests that other verbs
 * send as well.
 */
const listAnswers = (
  resource: Resource,
  name: string,
  verb: Verb,
): readonly (Route['answer'] | undefined)[] => {
  switch (verb.kind) {
    case 'list':
      // A part of another list has no request of its own.
      if (verb.where) return [];
      return [
        (call) => listRows(resource, verb, call),
        ...(verb.otherParents ?? []).map((parent): Route['answer'] | undefined =>
          parent.isView ? undefined : (call) => listRows(listUnder(resource, parent), verb, call),
        ),
      ];
    case 'show':
      return [(call) => showRow(resource, call)];
    case 'create':
      return [(call) => createRow(resource, name, verb, call)];
    case 'add':
      return [(call) => addRow(resource, name, call)];
    case 'update':
      return [(call) => updateRow(resource, name, verb, call)];
    case 'view':
      return [(call) => showView(resource, name, verb, call)];
    case 'action':
      return [(call) => runAction(resource, name, verb, call)];
    case 'make':
      return [(call) => createFromTarget(resource, name, verb, call)];
    case 'order':
      return [(call) => orderRows(resource, verb, call)];
    case 'upload':
      return [
        (call) => createRow(resource, name, verb, call),
        (call) => finishUpload(resource, name, verb, call),
      ];
    case 'export':
      return [(call) => startExport(resource, name, verb, call)];
    case 'probe':
      return [() => ({ status: 200, body: {} })];
    case 'edit':
    case 'amend':
    case 'download':
    case 'label':
    case 'choice':
    case 'wait':
    case 'ssh':
    case 'ssh-config':
    case 'address':
    case 'compare':
      return [];
  }
};

const listRoutes = (resource: Resource, name: string, verb: Verb): Route[] => {
  const operations = listOperations(resource, name, verb);
  return listAnswers(resource, name, verb).flatMap((answer, index) => {
    const operation = operations[index];
    return operation && answer ? [createRoute(operation.method, operation.path, answer)] : [];
  });
};

const countPlaceholders = ({ pieces }: Route): number =>
  pieces.filter((piece) => piece.startsWith('{')).length;

/** Every operation of a catalog; fixed paths come before those with placeholders. */
export const createRoutes = ({ resources }: Catalog): Route[] =>
  [
    ...resources.flatMap((resource) =>
      Object.entries(resource.verbs).flatMap(([name, verb]) => listRoutes(resource, name, verb)),
    ),
    createRoute('POST', labelPaths.assign, addLabel),
    createRoute('DELETE', labelPaths.unassign, removeLabel),
  ].sort((a, b) => countPlaceholders(a) - countPlaceholders(b));

/** The values of the placeholders, if the path matches the route. */
const matchParams = (
  { pieces }: Route,
  given: readonly string[],
): Record<string, string> | undefined => {
  if (pieces.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, piece] of pieces.entries()) {
    const value = given[index] ?? '';
    if (piece.startsWith('{')) params[piece.slice(1, -1)] = value;
    else if (piece !== value) return undefined;
  }
  return params;
};

/** The decoded segments of a path. Throws a `Refusal` (400) if an escape is malformed. */
const decodePath = (path: string): string[] => {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw createRefusal(400, 'The path is malformed');
  }
};

/**
 * The route of a request, with the values of its placeholders. `path` follows the API version; a
 * slash at its end is ignored. Throws a `Refusal`: 404 for an unknown path, 405 for a
 * method that is not allowed.
 */
export const matchRoute = (
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } => {
  const given = decodePath(path);
  const matching = routes.flatMap((candidate) => {
    const params = matchParams(candidate, given);
    return params ? [{ route: candidate, params }] : [];
  });
  if (matching.length === 0) throw createRefusal(404, 'Not found');
  const found = matching.find((candidate) => candidate.route.method === method);
  if (found) return found;
  const allowed = [...new Set(matching.map((candidate) => candidate.route.method))].join(', ');
  throw createRefusal(405, `Method ${method} is not allowed`, { Allow: allowed });
};
