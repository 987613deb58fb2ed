/** Signed URLs for one file and one method, valid for a limited time. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { catalog } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/resource.ts';
import { createRefusal } from '../server/replies.ts';

/** Path prefix of the storage, outside the versioned API. */
export const storagePath = '/storage';

/** How long a URL is valid, in milliseconds. */
export const addressLifetimeMs = 15 * 60_000;

/** The file that a URL is for. */
export interface StorageAddress {
  readonly resource: Resource;
  readonly id: string;
}

export interface StorageAddresses {
  /** Creates a URL for the upload (PUT) or download (GET) of a file. */
  make(method: 'PUT' | 'GET', resource: Pick<Resource, 'plural'>, id: string): string;
  /**
   * The file of a URL. Throws a `Refusal`: 404 for an unknown path, 403 for a URL
   * that was created for another method, was changed, or has expired.
   */
  read(method: string, url: URL): StorageAddress;
  /** Sets the origin of the storage for new URLs. */
  servedAt(origin: string): void;
}

const form = new RegExp(`^${storagePath}/(?<plural>[a-z-]+)/(?<id>[0-9a-f]+)$`);

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** URLs signed with `secret`; `now` is in milliseconds since 1970. */
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
