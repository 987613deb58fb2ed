import { X509Certificate } from 'node:crypto';
import { writeFileWhole } from '../../lib/files/whole-file.ts';
import {
  type Certificates,
  createCertificates,
  createForeignIdentities,
  type ForeignIdentities,
  readHost,
} from './certificates.ts';
import type { SandboxFolder } from './folder.ts';
import { readFolderText } from './folder-checks.ts';

/** Certificates that expire sooner than this, in ms, are replaced. */
const leastLeft = 7 * 24 * 3600 * 1000;

const readKeys = (folder: SandboxFolder): Certificates | undefined => {
  const paths = [folder.ca, folder.serverCert, folder.serverKey, folder.cert, folder.key];
  const [ca, serverCert, serverKey, cert, key] = paths.map(readFolderText);
  if (!ca || !serverCert || !serverKey || !cert || !key) return undefined;
  return { ca, server: { cert: serverCert, key: serverKey }, operator: { cert, key } };
};

/** When a certificate expires, in ms since 1970; NaN if it is not a certificate. */
const readExpiry = (pem: string): number => {
  try {
    return Date.parse(new X509Certificate(pem).validTo);
  } catch {
    return Number.NaN;
  }
};

const areFresh = (certificates: readonly string[], now: number): boolean =>
  certificates.every((pem) => readExpiry(pem) > now + leastLeft);

/** The key archive in the form of the platform: three members, one of them in a folder. */
const createArchive = async ({ ca, operator }: Certificates): Promise<Uint8Array> => {
  const { strToU8, zipSync } = await import('fflate');
  return zipSync({
    'ca_cert.pem': strToU8(ca),
    'cert.crt': strToU8(operator.cert),
    'private/cert.key': strToU8(operator.key),
  });
};

/** Whether the certificate of the server is valid for the host of the domain, if one is given. */
const isFor = (domain: string | undefined, pem: string): boolean =>
  domain === undefined || new X509Certificate(pem).checkHost(readHost(domain)) !== undefined;

/**
 * Waits for all files, also if one fails: what the others have not finished is removed by then. Throws
 * the first failure.
 */
const settleWrites = async (writes: readonly Promise<void>[]): Promise<void> => {
  const written = await Promise.allSettled(writes);
  const failed = written.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
};

/**
 * The certificates of a sandbox folder. They are created on first use, and again if they are about
 * to expire, one is missing or they are not valid for the domain. `now` is in milliseconds since
 * 1970.
 */
export const loadIdentities = async (
  folder: SandboxFolder,
  now: number,
  domain?: string,
): Promise<Certificates> => {
  const present = readKeys(folder);
  const isFresh =
    present && areFresh([present.ca, present.server.cert, present.operator.cert], now);
  if (isFresh && isFor(domain, present.server.cert)) return present;
  const created = await createCertificates(now, domain);
  // Created before the files are written: a write that failed meanwhile would be an unhandled
  // rejection.
  const archive = await createArchive(created);
  await settleWrites([
    writeFileWhole(folder.ca, created.ca),
    writeFileWhole(folder.cert, created.operator.cert),
    writeFileWhole(folder.key, created.operator.key),
    writeFileWhole(folder.serverCert, created.server.cert),
    writeFileWhole(folder.serverKey, created.server.key),
    writeFileWhole(folder.archive, archive),
  ]);
  return created;
};

/**
 * The CA and the certificate of the storage host of a folder. They are created on first use, and
 * again if they are about to expire or one is missing. `now` is in milliseconds since 1970.
 */
export const loadForeignIdentities = async (
  folder: SandboxFolder,
  now: number,
): Promise<ForeignIdentities> => {
  const [ca, cert, key] = [folder.storageCa, folder.storageCert, folder.storageKey].map(
    readFolderText,
  );
  if (ca && cert && key && areFresh([ca, cert], now)) return { ca, server: { cert, key } };
  const created = await createForeignIdentities(now);
  await settleWrites([
    writeFileWhole(folder.storageCa, created.ca),
    writeFileWhole(folder.storageCert, created.server.cert),
    writeFileWhole(folder.storageKey, created.server.key),
  ]);
  return created;
};
