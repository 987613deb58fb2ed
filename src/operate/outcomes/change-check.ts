/**
 * Anyone who can create a file in a parent of the working folder can choose a profile with it. That
 * is acceptable for reading, but not for changes.
 */
import type { Origin, Settings } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Platform, Request } from '../../platform/platform.ts';

/** Called before a change. Throws a `UsageFailure` if the change is not allowed. */
export type ChangeCheck = () => void;

/** Called and awaited before a request that changes something is sent. */
type BeforeChange = () => void | Promise<void>;

/** The project file that chooses the platform, if any. */
const findProjectOrigin = ({
  profile,
  endpoint,
  domain,
}: Settings['values']): Origin | undefined => {
  const decides = profile ?? endpoint ?? domain;
  return decides?.origin.kind === 'project' ? decides.origin : undefined;
};

/** Settings that choose the platform and the credentials. */
const targetSettings = ['endpoint', 'domain', 'port', 'api', 'ca', 'cert', 'key'];

/** Whether a flag or the environment chooses the platform. */
const isChosenInCall = ({ profile, endpoint, domain }: Settings['values']): boolean =>
  [profile, endpoint, domain].some(
    (value) => value?.origin.kind === 'flag' || value?.origin.kind === 'environment',
  );

/**
 * Throws a `UsageFailure` if an untrusted project file chooses another platform than the one that
 * would be changed: a user in that folder expects the platform of the project.
 */
const refuseOtherTarget = ({ values, files }: Settings, profile: string): void => {
  const file = files.find(({ ignored }) => ignored?.some((name) => targetSettings.includes(name)));
  if (!file || isChosenInCall(values)) return;
  const names = (file.ignored ?? []).filter((name) => targetSettings.includes(name)).join(', ');
  const why = file.trust === 'changed' ? 'has changed since you trusted it' : 'is not trusted';
  throw new UsageFailure(
    `${file.path} ${why}, so its settings (${names}) are ignored; refusing to change ${profile} instead`,
    {
      code: 'untrusted_target',
      hint: values.profile
        ? `nothing was sent; run "imco config trust", or add --profile ${profile} to change that one`
        : 'nothing was sent; run "imco config trust", or change to another folder',
    },
  );
};

/**
 * Creates the check before a change. It names the profile and the project file that chose it, once,
 * and refuses a file that is not trusted.
 */
export const createChangeCheck = (
  settings: Settings,
  profile: string,
  note: (line: string) => void,
): ChangeCheck => {
  const { values, files } = settings;
  const origin = findProjectOrigin(values);
  if (!origin) return () => refuseOtherTarget(settings, profile);
  let isNamed = false;
  return () => {
    const { trust } = files.find(({ path }) => path === origin.where) ?? {};
    if (trust !== 'trusted') {
      const why = trust === 'changed' ? 'has changed since you trusted it' : 'is not trusted';
      throw new UsageFailure(
        `profile ${profile} (from ${origin.where}) can only be used for reading: that file ${why}`,
        {
          code: 'untrusted_profile',
          hint: `nothing was sent; add --profile ${profile}, or run "imco config trust"`,
        },
      );
    }
    if (isNamed) return;
    isNamed = true;
    note(`profile ${profile} (from ${origin.where})`);
  };
};

const isChange = ({ method }: Request): boolean => method !== 'GET';

/** A platform that calls `before` ahead of every request that changes something. */
export const withChangeCheck = (platform: Platform, before: BeforeChange): Platform => ({
  ...platform,
  send: async (request, options) => {
    if (isChange(request)) await before();
    return platform.send(request, options);
  },
  putBytes: async (address, bytes, options) => {
    await before();
    return platform.putBytes(address, bytes, options);
  },
});
