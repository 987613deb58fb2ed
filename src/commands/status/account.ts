/** The account at a glance, as data. */
import type { ArraysPart, ServersPart, StalledPart } from './fleet.ts';
import type {
  AddressesPart,
  CertificatePart,
  FailedEventsPart,
  TemplatesPart,
  VolumesPart,
} from './rest.ts';

/** A part of the account that could not be read. */
interface PartError {
  readonly code: string;
  readonly message: string;
}

/** The parts that have to be asked for. */
export interface StatusParts {
  readonly servers: ServersPart;
  readonly server_arrays: ArraysPart;
  readonly stalled: StalledPart;
  readonly failed_events: FailedEventsPart;
  readonly templates: TemplatesPart;
  readonly volumes: VolumesPart;
  readonly floating_ips: AddressesPart;
}

/** All that is shown; a part that could not be read is null, and `errors` says why. */
export type AccountStatus = { readonly [K in keyof StatusParts]: StatusParts[K] | null } & {
  readonly profile: string;
  readonly endpoint: string;
  readonly certificate: CertificatePart | null;
  readonly errors: Readonly<Partial<Record<keyof StatusParts, PartError>>>;
};
