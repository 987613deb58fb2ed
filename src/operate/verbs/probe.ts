import type { Resource } from '../../catalog/vocabulary.ts';
import type { Session } from '../session.ts';

/** Sends a test request; any 2xx shows that endpoint and certificate are valid. */
export const runProbe = async (session: Session, resource: Resource): Promise<void> => {
  const { clock, signal } = session.host;
  const request = { method: 'GET', path: resource.path } as const;
  const started = clock.monotonic();
  const answer = await session.platform.send(request, { signal });
  const item = {
    url: session.platform.url(request),
    profile: session.profile.name,
    status: answer.status,
    milliseconds: Math.round(clock.monotonic() - started),
    answer: answer.body ?? null,
  };
  const keys = ['url', 'profile', 'status', 'milliseconds'] as const;
  await session.writer.document({
    shape: 'object',
    item,
    columns: keys.map((key) => ({
      key,
      heading: key,
      kind: 'text',
      cell: () => String(item[key]),
    })),
  });
};
