import { joinPath } from '../../catalog/paths.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import type { Target } from '../targets/target.ts';

/**
 * Builds the request of an action on one resource. `more` fills further placeholders of its path.
 * Actions have a JSON body even if it is empty.
 */
export const buildActionRequest = (
  resource: Resource,
  action: Pick<ActionVerb, 'method' | 'path'>,
  { id, scope }: Pick<Target, 'id' | 'scope'>,
  {
    body = {},
    more = {},
  }: { readonly body?: object; readonly more?: Readonly<Record<string, string>> } = {},
): Request => {
  const path = buildPath(joinPath(resource, action.path), { ...scope, ...more, id });
  return action.method === 'DELETE'
    ? { method: 'DELETE', path }
    : { method: action.method, path, body };
};
