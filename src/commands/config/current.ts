/** `config current`: where the next command goes, as far as this machine knows. */
import { X509Certificate } from 'node:crypto';
import { readCredentialFile } from '../../config/credentials/credential-file.ts';
import { resolveApiVersion, resolveEndpoint } from '../../config/endpoint.ts';
import type { Origin, ResolvedSetting, Settings } from '../../config/settings.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Column, Item } from '../../output/document.ts';
import type { Writer } from '../../output/writer.ts';

/** The person that a client certificate belongs to, and the organisation. */
interface Holder {
  readonly user: string | null;
  readonly account: string | null;
}

/** A part of the subject of a certificate. */
const readSubjectPart = (subject: string, name: string): string | null => {
  const line = subject.split('\n').find((one) => one.startsWith(`${name}=`));
  return line?.slice(name.length + 1) ?? null;
};

/** Reads the holder from the client certificate; the platform is not asked. */
const readHolder = async (path: ResolvedSetting<string> | undefined): Promise<Holder> => {
  try {
    if (!path) return { user: null, account: null };
    const { bytes } = await readCredentialFile(path, {});
    const { subject } = new X509Certificate(bytes);
    return { user: readSubjectPart(subject, 'CN'), account: readSubjectPart(subject, 'O') };
  } catch {
    // "imco doctor" explains a file that cannot be read.
    return { user: null, account: null };
  }
};

/** What chose the profile, in words. */
const describeOrigin = ({ kind, where }: Origin): string => {
  switch (kind) {
    case 'flag':
    case 'environment':
      return where;
    case 'project':
      return `project file ${where}`;
    case 'user':
      return `settings file ${where}`;
    default:
      return where;
  }
};

const fields = ['profile', 'endpoint', 'api', 'account', 'user', 'protected', 'from'] as const;

const columns: readonly Column[] = fields.map((key) => ({
  key,
  heading: key,
  kind: key === 'profile' ? 'id' : 'text',
  cell: (row) => {
    const value = row[key];
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? '-');
  },
}));

/**
 * `config current`: the active profile, its platform and account, and what chose it. Nothing is
 * sent. Throws a `TargetFailure` if neither a profile nor a platform is configured.
 */
export const showCurrent = async (
  writer: Writer,
  { values, profiles }: Settings,
): Promise<void> => {
  const { profile } = values;
  const endpoint = resolveEndpoint(values);
  if (!profile && endpoint === undefined) {
    throw new TargetFailure('no profile is active', {
      code: 'no_profile',
      hint:
        profiles.length > 0
          ? `choose one with "imco config use": ${profiles.join(', ')}`
          : 'create one with "imco login", or see "imco config show"',
    });
  }
  const origin = profile?.origin ?? values.endpoint?.origin ?? values.domain?.origin;
  const item: Item = {
    profile: profile?.value ?? null,
    endpoint: endpoint ?? null,
    api: resolveApiVersion(values),
    ...(await readHolder(values.cert)),
    protected: values.protected.value,
    from: origin ? describeOrigin(origin) : null,
  };
  await writer.document({ shape: 'object', item, columns, word: () => profile?.value ?? '' });
};
