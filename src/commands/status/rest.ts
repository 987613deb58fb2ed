/** The account overview apart from servers: failures, templates, costs and the certificate. */
import { events } from '../../catalog/audit/events.ts';
import { templates } from '../../catalog/blueprint/templates.ts';
import { floatingIps } from '../../catalog/network/floating-ips.ts';
import { volumes } from '../../catalog/storage/volumes.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { readText } from '../../operate/rows/answers.ts';
import { streamRows } from '../../operate/rows/arriving-rows.ts';
import { maskSecrets } from '../../operate/rows/secrets.ts';
import type { Session } from '../../operate/session.ts';
import type { Item } from '../../output/document.ts';
import { readExpiry } from '../../platform/transport/certificates.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface FailedEventsPart {
  readonly since: string;
  readonly count: number;
  /** Newest first. */
  readonly latest: readonly Item[];
}

/** A template that failed to compile. */
export interface FailedItem {
  readonly id: string;
  readonly name: string;
  readonly error_message: string | null;
}

export interface TemplatesPart {
  readonly count: number;
  /** Limited, because each template takes one request. */
  readonly looked_at: number;
  readonly failing: readonly FailedItem[];
}

/** A resource that costs money but is not attached to a server. */
interface Unattached {
  readonly id: string;
  readonly name: string;
}

export interface VolumesPart {
  readonly count: number;
  readonly unattached_gb: number;
  readonly unattached: readonly (Unattached & { readonly size: number | null })[];
}

export interface AddressesPart {
  readonly count: number;
  readonly unattached: readonly (Unattached & { readonly address: string | null })[];
}

export interface CertificatePart {
  readonly path: string;
  readonly expires_at: string;
  /** Full days; negative once it has expired. */
  readonly days_left: number;
}

/** Failures that are listed individually. */
const mostEvents = 3;

/** Templates that are checked. */
const mostTemplates = 50;

const readTime = (event: Item): number => Date.parse(readText(event, 'timestamp'));

/**
 * Events since a given time. The platform returns all events, newest first: reading stops at the
 * first batch that is entirely older, so that years of events are not fetched for one day.
 */
const listEventsSince = async (session: Session, since: number): Promise<readonly Item[]> => {
  const fresh: Item[] = [];
  for await (const batch of streamRows(session, { path: events.path })) {
    const within = batch.filter((event) => readTime(event) >= since);
    if (within.length === 0) break;
    fresh.push(...within);
  }
  return fresh;
};

/** Events of level error within the last day. */
export const readFailedEvents = async (session: Session): Promise<FailedEventsPart> => {
  const since = session.host.clock.now() - dayMs;
  const failed = (await listEventsSince(session, since))
    .filter((event) => readText(event, 'level') === 'error')
    .sort((a, b) => readTime(b) - readTime(a));
  return {
    since: new Date(since).toISOString(),
    count: failed.length,
    latest: failed.slice(0, mostEvents).map((event) => maskSecrets(session, events, event)),
  };
};

/** A template with all its fields; undefined if it was deleted since the list was read. */
const showTemplate = async ({ cache }: Session, id: string): Promise<Item | undefined> => {
  try {
    return await cache.readOne(templates, id);
  } catch (failure) {
    if (failure instanceof TargetFailure) return undefined;
    throw failure;
  }
};

/** Templates that failed to compile. Each is read by itself: the list has no states. */
export const readTemplates = async (session: Session): Promise<TemplatesPart> => {
  const listed = await session.cache.list(templates);
  const asked = listed.slice(0, mostTemplates).map((item) => readText(item, 'id'));
  const whole = await Promise.all(asked.map((id) => showTemplate(session, id)));
  const failed = templates.fields.state.failed ?? [];
  return {
    count: listed.length,
    looked_at: asked.length,
    failing: whole.flatMap((item) =>
      item && failed.includes(readText(item, 'state'))
        ? [
            {
              id: readText(item, 'id'),
              name: readText(item, 'name'),
              error_message: readText(item, 'error_message') || null,
            },
          ]
        : [],
    ),
  };
};

const isAttached = (item: Item): boolean => readText(item, 'attached_server_id') !== '';

/** Volumes that are not attached to a server. */
export const readVolumes = async ({ cache }: Session): Promise<VolumesPart> => {
  const items = await cache.list(volumes);
  const unattached = items
    .filter((item) => !isAttached(item))
    .map((item) => ({
      id: readText(item, 'id'),
      name: readText(item, 'name'),
      size: typeof item.size === 'number' ? item.size : null,
    }));
  return {
    count: items.length,
    unattached_gb: unattached.reduce((sum, { size }) => sum + (size ?? 0), 0),
    unattached,
  };
};

/** Floating IPs that are not attached to a server. */
export const readAddresses = async ({ cache }: Session): Promise<AddressesPart> => {
  const items = await cache.list(floatingIps);
  return {
    count: items.length,
    unattached: items
      .filter((item) => !isAttached(item))
      .map((item) => ({
        id: readText(item, 'id'),
        name: readText(item, 'name'),
        address: readText(item, 'address') || null,
      })),
  };
};

/** When the certificate of the profile expires; null if unknown. */
export const readCertificatePart = ({ profile, host }: Session): CertificatePart | null => {
  const { certificate } = profile;
  const expiry = certificate && readExpiry(certificate);
  if (!certificate || expiry === undefined) return null;
  return {
    path: certificate.path,
    expires_at: new Date(expiry).toISOString(),
    days_left: Math.floor((expiry - host.clock.now()) / dayMs),
  };
};
