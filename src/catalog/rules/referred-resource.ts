/** Chains of references, such as those from a target to its target group and its load balancer. */
import { findField } from '../paths.ts';
import type { Resource } from '../resource.ts';
import type { Noun } from '../vocabulary/nouns.ts';

/** The resource that a chain of references leads to; the resource itself for an empty chain. */
export const followReferences = (
  resource: Resource,
  chain: readonly string[],
  find: (noun: Noun) => Resource,
): Resource =>
  chain.reduce((of, key) => {
    const to = findField(of, key)?.to;
    if (!to) throw new Error(`${key} of ${of.noun} refers to nothing`);
    return find(to);
  }, resource);
