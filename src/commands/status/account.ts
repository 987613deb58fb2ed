/** The data of the account overview. */
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import type { ArraysPart, ServersPart, StalledPart } from './fleet.ts';
import type { BusyPart, InErrorPart } from './in-error.ts';
import type { LoadBalancerCertificatesPart } from './load-balancer-certificates.ts';
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

/** The parts that need requests. */
export interface StatusParts {
  readonly servers: ServersPart;
  readonly server_arrays: ArraysPart;
  readonly stalled: StalledPart;
  readonly in_error: InErrorPart;
  readonly in_progress: BusyPart;
  readonly failed_events: FailedEventsPart;
  readonly templates: TemplatesPart;
  readonly volumes: VolumesPart;
  readonly floating_ips: AddressesPart;
  readonly load_balancer_certificates: LoadBalancerCertificatesPart;
}

/** The entire overview; a part that could not be read is null, and `errors` has the reason. */
export type AccountStatus = { readonly [K in keyof StatusParts]: StatusParts[K] | null } & {
  readonly profile: string;
  readonly endpoint: string;
  readonly api: ApiVersion;
  /** A newer version that the platform also supports. */
  readonly newer_api: ApiVersion | null;
  readonly certificate: CertificatePart | null;
  readonly errors: Readonly<Partial<Record<keyof StatusParts, PartError>>>;
};
