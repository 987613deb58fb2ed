import type { Resource } from '../catalog/vocabulary.ts';
import { pathOf } from '../platform/paths.ts';
import type { Request } from '../platform/platform.ts';

/**
 * The request of an action on one thing; `values` fill the placeholders of its path, `id` among
 * them. Actions carry a JSON body even when it is empty.
 */
export const actionRequest = (
  resource: Resource,
  action: { readonly method: 'PUT' | 'POST' | 'DELETE'; readonly path: string },
  values: Readonly<Record<string, string>>,
): Request => {
  const rest = action.path ? `/${action.path}` : '';
  const path = pathOf(`${resource.path}/{id}${rest}`, values);
  return action.method === 'DELETE'
    ? { method: 'DELETE', path }
    : { method: action.method, path, body: {} };
};
