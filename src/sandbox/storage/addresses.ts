/** Addresses that hold for one thing, one method and a limited time. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { catalog } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/resource.ts';
import { createRefusal } from '../server/replies.ts';

/** Below this path, which is outside the API and its versions. */
export const storagePath = '/storage';

/** How long an address can be used, in milliseconds. */
export const addressLifetimeMs = 15 * 60_000;

/** What an address is for. */
export interface StorageAddress {
  readonly resource: Resource;
  readonly id: string;
}

export interface StorageAddresses {
  /** The address bytes of a thing are sent to (PUT) or fetched from (GET) from now on. */
  make(method: 'PUT' | 'GET', resource: Pick<Resource, 'plural'>, id: string): string;
  /**
   * What an address leads to. Throws a `Refusal`: 404 for a path nothing has, 403 for an address
   * that was not made for the method, was changed, or is too old.
   */
  read(method: string, url: URL): StorageAddress;
  /** Says where the storage is for who asks next. */
  servedAt(origin: string): void;
}

const form = new RegExp(`^${storagePath}/(?<plural>[a-z-]+)/(?<id>[0-9a-f]+)$`);

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Addresses signed with `secret`; `now` in milliseconds since 1970. */
export const openAddresses = (secret: string, now: () => number): StorageAddresses => {
  let origin = '';
  const sign = (method: string, path: string, expires: string): string =>
    createHmac('sha256', secret).update(`${method}\n${path}\n${expires}`).digest('base64url');
  return {
    servedAt: (where) => {
      origin = where;
    },
    make: (method, { plural }, id) => {
      const path = `${storagePath}/${plural}/${id}`;
      const expires = String(now() + addressLifetimeMs);
      const query = new URLSearchParams({ expires, signature: sign(method, path, expires) });
      return `${origin}${path}?${query}`;
    },
    read: (method, { pathname, searchParams }) => {
      const { plural, id = '' } = form.exec(pathname)?.groups ?? {};
      const resource = catalog.find((one) => one.plural === plural && hasBytes(one));
      if (!resource) throw createRefusal(404, 'Not found');
      const expires = searchParams.get('expires') ?? '';
      const signature = searchParams.get('signature') ?? '';
      if (!isSame(signature, sign(method, pathname, expires)))
        throw createRefusal(403, 'The signature does not match the URL and the method');
      if (Number(expires) <= now()) throw createRefusal(403, 'The URL has expired');
      return { resource, id };
    },
  };
};

const hasBytes = ({ verbs }: Resource): boolean =>
  Object.values(verbs).some(({ kind }) => kind === 'upload');
