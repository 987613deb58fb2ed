import { statSync } from 'node:fs';
import { readNamedFile } from '../../lib/files/named-file.ts';
import { type ReadFile, readOwnFile } from '../../lib/files/own-file.ts';
import type { Origin, ResolvedSetting } from '../settings.ts';

/** How credential files are read. */
export interface CredentialReading {
  /** As `process.platform`; a platform with file modes by default. */
  readonly platform?: string | undefined;
  /** Aborts the reading of a file that blocks. */
  readonly signal?: AbortSignal | undefined;
}

/** Further owners to accept: the owner of a settings file named in this call, which is trusted. */
const listOwners = ({ kind, where }: Origin): readonly number[] => {
  const found = kind === 'file' ? statSync(where, { throwIfNoEntry: false }) : undefined;
  return found ? [found.uid] : [];
};

/**
 * Reads a file that a setting names. One given by a flag or variable may be a pipe and have any
 * owner; one from a settings file has to pass the same checks as that file. Throws a `FileProblem`.
 */
export const readCredentialFile = async (
  { value: path, origin }: ResolvedSetting<string>,
  { platform, signal }: CredentialReading,
  { limit, mode }: { readonly limit?: number; readonly mode?: string } = {},
): Promise<ReadFile> => {
  if (origin.kind === 'flag' || origin.kind === 'environment') {
    return readNamedFile(path, { signal, limit });
  }
  const judgement = { platform, owners: listOwners(origin), mode };
  return readOwnFile(path, { ...judgement, ...(limit !== undefined && { limit }) });
};
