/** Reads the archive of an application: a CSAR file (TOSCA 1.3, section 6). */
import { readFile } from 'node:fs/promises';
import { isJsonObject } from '../../lib/json/members.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';

/** Larger archives are not read: they are unpacked in memory. */
const largestArchive = 32 * 1024 * 1024;
/** Larger members of an archive are not read: descriptions are small. */
const largestMember = 1024 * 1024;

const metadataName = 'TOSCA-Metadata/TOSCA.meta';

/** The application in an archive, or the problem of the archive. Stored with the row. */
export type ApplicationFinding =
  | {
      readonly name: string;
      readonly version: string | null;
      readonly inputs: readonly InputMembers[];
    }
  | { readonly problem: string };

/** The finding of the archive of a template; undefined before the upload. */
export const inspectApplication = ({ finding }: StoredItem): ApplicationFinding | undefined =>
  // Findings are created only here; the state file stores them unchanged.
  isJsonObject(finding) ? (finding as ApplicationFinding) : undefined;

const readMember = (value: unknown, name: string): unknown =>
  isJsonObject(value) ? value[name] : undefined;

const readInputs = (template: unknown): readonly InputMembers[] => {
  const inputs = readMember(readMember(template, 'topology_template'), 'inputs');
  return Object.entries(isJsonObject(inputs) ? inputs : {}).map(([name, input]) => ({
    name,
    description: readMember(input, 'description') ?? null,
    type: String(readMember(input, 'type') ?? 'string'),
    required: readMember(input, 'required') !== false && readMember(input, 'default') === undefined,
    dependencies: {},
  }));
};

const createFinding = async (members: ReadonlyMap<string, string>): Promise<ApplicationFinding> => {
  const metadata = members.get(metadataName);
  if (metadata === undefined) return { problem: `The archive does not contain ${metadataName}` };
  const entry = /^Entry-Definitions:\s*(\S+)\s*$/m.exec(metadata)?.[1] ?? '';
  const text = members.get(entry);
  if (text === undefined) return { problem: `${metadataName} does not name a template` };
  const { parse } = await import('yaml');
  const template: unknown = parse(text);
  const facts = readMember(template, 'metadata');
  const name = readMember(facts, 'template_name');
  if (typeof name !== 'string' || name === '') return { problem: `${entry} has no template_name` };
  const version = readMember(facts, 'template_version');
  return {
    name,
    version: version === undefined ? null : String(version),
    inputs: readInputs(template),
  };
};

/** Reads the archive at `path`; a problem of the archive is a finding as well. */
export const readApplication = async (path: string, size: number): Promise<InputMembers> => {
  if (size > largestArchive) return { finding: { problem: 'The archive is larger than 32 MB' } };
  const { strFromU8, unzipSync } = await import('fflate');
  try {
    const unzipped = unzipSync(await readFile(path), {
      filter: ({ originalSize }) => originalSize < largestMember,
    });
    const members = new Map(
      Object.entries(unzipped).map(([name, bytes]) => [name, strFromU8(bytes)] as const),
    );
    return { finding: await createFinding(members) };
  } catch {
    return { finding: { problem: 'The archive is not a CSAR file with readable templates' } };
  }
};
