/** What `imco status --fail-on` makes a failure of, for monitoring. */
import type { AccountStatus } from './account.ts';
import { isExpiringSoon } from './expiry.ts';

/** The number of problems of each kind, and how a sentence counts them. */
const concerns = {
  stalled: {
    about: 'servers and server arrays that are stalled',
    words: ['server or array is stalled', 'servers or arrays are stalled'],
    count: ({ stalled }) => stalled?.count,
  },
  errors: {
    about: 'other resources in error',
    words: ['other resource is in error', 'other resources are in error'],
    count: ({ in_error: failed }) => failed?.count,
  },
  failures: {
    about: 'events of level error in the last day',
    words: ['failure in the last day', 'failures in the last day'],
    count: ({ failed_events: failed }) => failed?.count,
  },
  templates: {
    about: 'templates that failed to compile',
    words: ['template failed to compile', 'templates failed to compile'],
    count: ({ templates }) => templates?.failing.length,
  },
  certificates: {
    about: 'certificates that expire within 30 days: yours, and those of load balancers',
    words: ['certificate expires soon', 'certificates expire soon'],
    count: ({ certificate, load_balancer_certificates: others }) =>
      Number(certificate !== null && isExpiringSoon(certificate)) + (others?.expiring.length ?? 0),
  },
  unattached: {
    about: 'volumes and addresses that are not attached',
    words: ['volume or address is unattached', 'volumes or addresses are unattached'],
    count: ({ volumes, floating_ips: addresses }) =>
      (volumes?.unattached.length ?? 0) + (addresses?.unattached.length ?? 0),
  },
} as const satisfies Record<
  string,
  {
    readonly about: string;
    readonly words: readonly [one: string, several: string];
    readonly count: (status: AccountStatus) => number | undefined;
  }
>;

/** What can be wrong with an account. */
export type Concern = keyof typeof concerns;

// The table above has no other keys.
const concernNames = Object.keys(concerns) as readonly Concern[];

/** The words that `--fail-on` accepts: each concern, and `any` of them. */
export const failOnWords: readonly string[] = [...concernNames, 'any'];

/** What a word of `--fail-on` means, for help. */
export const describeFailOn = (): string =>
  concernNames.map((name) => `${name} (${concerns[name].about})`).join(', ');

/** The concerns that the words mean. */
export const selectConcerns = (words: readonly string[]): readonly Concern[] =>
  words.includes('any') ? concernNames : concernNames.filter((name) => words.includes(name));

/** What is wrong of what these concerns name; empty if nothing is. */
export const describeConcerns = (status: AccountStatus, chosen: readonly Concern[]): string =>
  chosen
    .flatMap((name) => {
      const { count, words } = concerns[name];
      const found = count(status) ?? 0;
      return found > 0 ? [`${found} ${words[found === 1 ? 0 : 1]}`] : [];
    })
    .join(', ');
