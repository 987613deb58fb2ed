/** Values for operations whose members have to fit each other, a plan, or a key. */
import { writeFile } from 'node:fs/promises';
import { formatFlagName } from '../../src/catalog/flags.ts';
import { redactionMark } from '../../src/lib/text/redaction-mark.ts';
import { secretMask } from '../../src/operate/rows/secrets.ts';
import {
  createCertificate,
  createPrivateKeyPem,
} from '../../src/sandbox/seed/network/certificate-text.ts';
import type { Bench } from './bench.ts';
import type { Member, Sample } from './samples.ts';
import { listWords, rowOf } from './things.ts';

/** The text of a flag; of a reference the name of a row, with the flags of the list that has it. */
type FittingValue = string | { readonly name: string; readonly within?: readonly string[] };

interface FittingOperation {
  /** What the verb is about, in place of the usual thing or parent. */
  readonly about?: readonly string[];
  readonly values: Readonly<Record<string, FittingValue>>;
}

const aws = ['--cloud-provider', 'Amazon Web Services'];
const day = 24 * 3600 * 1000;

const createPem = (name: string, issuer: string): string =>
  createCertificate({ name, issuer, from: Date.now() - day, until: Date.now() + 300 * day });

const fitting: Readonly<Record<string, FittingOperation>> = {
  createCluster: {
    values: {
      cloud_account_id: { name: 'aws-prod' },
      vpc_id: { name: 'edge' },
      version: '1.29',
      default_vpc_cidr: '10.40.0.0/16',
      public_access_ip_addresses: '198.51.100.0/24',
    },
  },
  updateCluster: { values: { version: '1.30', public_access_ip_addresses: '198.51.100.0/24' } },
  createNodePool: {
    about: ['--cluster', 'staging'],
    values: {
      node_pool_plan_id: { name: 'Standard_D2s_v3', within: ['--realm', 'West Europe'] },
    },
  },
  createLoadBalancer: {
    values: {
      cloud_account_id: { name: 'aws-prod' },
      realm_id: { name: 'EU (Ireland)', within: aws },
      vpc_id: { name: 'edge' },
    },
  },
  createListener: { values: { protocol: 'http' } },
  createTargetGroup: { values: { protocol: 'http', health_check_protocol: 'http' } },
  updateTargetGroup: { values: { protocol: 'https', health_check_protocol: 'https' } },
  createLoadBalancerCertificate: {
    values: {
      public_key: createPem('lab.example.com', 'Lab CA'),
      chain: createPem('Lab CA', 'Lab Root'),
      private_key: createPrivateKeyPem('lab.example.com'),
    },
  },
};

/** What a verb is about if its members have to fit; undefined for the usual. */
export const findFittingTarget = (operationId: string): readonly string[] | undefined =>
  fitting[operationId]?.about;

const createReference = async (
  bench: Bench,
  flag: string,
  noun: string,
  { name, within }: Exclude<FittingValue, string>,
): Promise<Sample> => {
  const words = within ? [...noun.split(' '), 'list', ...within] : listWords(noun);
  return { words: [flag, name], value: (await rowOf(bench, noun, name, words)).id };
};

/** What gives a member a value that fits; undefined if any value does. */
export const findFittingSample = async (
  bench: Bench,
  operationId: string,
  { name, field, key }: Member,
): Promise<Sample | undefined> => {
  const value = fitting[operationId]?.values[name];
  if (value === undefined) return undefined;
  const flag = `--${formatFlagName(key, field)}`;
  if (typeof value === 'object') return createReference(bench, flag, field.to ?? '', value);
  if (field.secret) return { words: [flag, '-'], stdin: value, value: secretMask };
  if (!field.file) return { words: [flag, value], value: field.kind === 'texts' ? [value] : value };
  const path = `${bench.newPath}-${name}.pem`;
  await writeFile(path, value);
  // What looks like a key or a certificate is not shown.
  return { words: [flag, path], value: `${redactionMark}\n`, given: value };
};
