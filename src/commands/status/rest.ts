/** What is shown at a glance of everything but servers: failures, templates, costs, certificate. */
import { events } from '../../catalog/audit/events.ts';
import { templates } from '../../catalog/blueprint/templates.ts';
import { floatingIps } from '../../catalog/network/floating-ips.ts';
import { volumes } from '../../catalog/storage/volumes.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { readText } from '../../operate/rows/answers.ts';
import { streamRows } from '../../operate/rows/arriving-rows.ts';
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

/** A template that does not compile. */
export interface FailedItem {
  readonly id: string;
  readonly name: string;
  readonly error_message: string | null;
}

export interface TemplatesPart {
  readonly count: number;
  /** Each takes a request of its own, so there is an end to it. */
  readonly looked_at: number;
  readonly failing: readonly FailedItem[];
}

/** Something that costs money and is attached to nothing. */
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
  /** Whole days; below 0 when it is over. */
  readonly days_left: number;
}

/** Failures that are shown one by one. */
const mostEvents = 3;

/** Templates that are looked at. */
const mostTemplates = 50;

const readTime = (event: Item): number => Date.parse(readText(event, 'timestamp'));

/**
 * Events from a moment on. The platform answers them all, newest first: reading ends with a batch
 * that is older as a whole, so that years of them are not fetched for one day.
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
    latest: failed.slice(0, mostEvents),
  };
};

/** A template as `show` has it; undefined when it has gone since the list was read. */
const showTemplate = async ({ cache }: Session, id: string): Promise<Item | undefined> => {
  try {
    return await cache.readOne(templates, id);
  } catch (failure) {
    if (failure instanceof TargetFailure) return undefined;
    throw failure;
  }
};

/** Templates that do not compile; the list does not tell their states. */
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

/** Volumes that are attached to no server. */
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

/** Floating IPs that are attached to no server. */
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

/** How long the certificate of the profile is good for; null when it does not say. */
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
