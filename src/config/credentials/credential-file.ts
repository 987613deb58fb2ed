import { statSync } from 'node:fs';
import { readNamedFile } from '../../lib/files/named-file.ts';
import { type ReadFile, readOwnFile } from '../../lib/files/own-file.ts';
import type { Origin, ResolvedSetting } from '../settings.ts';

/** How the files of credentials are read. */
export interface CredentialReading {
  /** As `process.platform`; one with modes by default. */
  readonly platform?: string | undefined;
  /** Ends the reading of what does not come. */
  readonly signal?: AbortSignal | undefined;
}

/** Who may own what a file named in this call names: whoever owns that one, as it is believed. */
const listOwners = ({ kind, where }: Origin): readonly number[] => {
  const found = kind === 'file' ? statSync(where, { throwIfNoEntry: false }) : undefined;
  return found ? [found.uid] : [];
};

/**
 * Reads a file that a setting names. One that was named in this call may be a pipe and anybody's;
 * one that a settings file names is judged as that file is. Throws a `FileProblem`.
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
