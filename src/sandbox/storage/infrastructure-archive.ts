/** Writes and reads archives of servers. */
import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { isJsonObject } from '../../lib/json/members.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';

/** Larger archives are not read: they are unpacked in memory. */
const largestArchive = 32 * 1024 * 1024;

const memberName = 'definitions/infrastructure.json';

/** The servers in an archive, or the problem of the archive. Stored with the row. */
type InfrastructureFinding =
  | { readonly servers: readonly InputMembers[] }
  | { readonly problem: string };

/** The finding of an archive; undefined before the upload. */
export const inspectInfrastructure = ({
  finding,
}: StoredItem): InfrastructureFinding | undefined =>
  // Findings are created only here; the state file stores them unchanged.
  isJsonObject(finding) ? (finding as InfrastructureFinding) : undefined;

/** An archive of these servers. */
export const packInfrastructure = (servers: readonly InputMembers[]): Uint8Array =>
  zipSync({ [memberName]: strToU8(JSON.stringify({ servers }, null, 2)) });

const createFinding = (bytes: Uint8Array): InfrastructureFinding => {
  const member = unzipSync(bytes)[memberName];
  if (!member) return { problem: `The archive does not contain ${memberName}` };
  const content: unknown = JSON.parse(strFromU8(member));
  const servers = isJsonObject(content) ? content.servers : undefined;
  return Array.isArray(servers) && servers.every(isJsonObject)
    ? { servers }
    : { problem: `${memberName} does not list servers` };
};

/** Reads the archive at `path`; a problem of the archive is a finding as well. */
export const readInfrastructure = async (path: string, size: number): Promise<InputMembers> => {
  if (size > largestArchive) return { finding: { problem: 'The archive is larger than 32 MB' } };
  try {
    return { finding: createFinding(await readFile(path)) };
  } catch {
    return { finding: { problem: 'The archive is not a zip file that can be read' } };
  }
};
