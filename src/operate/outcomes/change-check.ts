/**
 * Whoever may put a file above the working folder may choose a profile with it. That is good enough
 * to look at something, and not to change it.
 */
import type { Origin, Settings } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Platform, Request } from '../../platform/platform.ts';

/** Called before something is changed. Throws a `UsageFailure` where that is not to be. */
export type ChangeCheck = () => void;

/** Called and waited for before a request that changes something is sent. */
type BeforeChange = () => void | Promise<void>;

/** The file of a project that decides which platform is talked to, where one does. */
const findProjectOrigin = ({
  profile,
  endpoint,
  domain,
}: Settings['values']): Origin | undefined => {
  const decides = profile ?? endpoint ?? domain;
  return decides?.origin.kind === 'project' ? decides.origin : undefined;
};

/** Settings that say which platform is meant, and as whom. */
const targetSettings = ['endpoint', 'domain', 'port', 'api', 'ca', 'cert', 'key'];

/** Whether this very call says which platform is meant. */
const isChosenInCall = ({ profile, endpoint, domain }: Settings['values']): boolean =>
  [profile, endpoint, domain].some(
    (value) => value?.origin.kind === 'flag' || value?.origin.kind === 'environment',
  );

/**
 * Throws a `UsageFailure` where the file of a project means another platform than the one that
 * would be changed, as that file is not trusted: whoever works there means the platform of the
 * project.
 */
const refuseOtherTarget = ({ values, files }: Settings, profile: string): void => {
  const file = files.find(({ ignored }) => ignored?.some((name) => targetSettings.includes(name)));
  if (!file || isChosenInCall(values)) return;
  const names = (file.ignored ?? []).filter((name) => targetSettings.includes(name)).join(', ');
  const why = file.trust === 'changed' ? 'was changed since it was trusted' : 'is not trusted';
  throw new UsageFailure(
    `${file.path} says which platform is meant (${names}), and ${why}: nothing is changed on ${profile} instead`,
    {
      code: 'untrusted_target',
      hint: values.profile
        ? `nothing was sent; add --profile ${profile} if you mean that, or run "imco config trust"`
        : 'nothing was sent; run "imco config trust", or go to another folder',
    },
  );
};

/**
 * What is done before a change: profile and file are named where the file of a project chose them,
 * once. A file that is not trusted does not choose where something is changed.
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
      const why = trust === 'changed' ? 'was changed since it was trusted' : 'is not trusted';
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

/** The same platform, with something to be done before every request that changes something. */
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
