/** `imco alias delete`. */
import { aliasesMember, loadAliases } from '../../config/aliases.ts';
import { listOwnFiles } from '../../config/files/own-files.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import {
  type ConfigContext,
  createWriteContext,
  printNotice,
  readOwnLocation,
} from '../config/own-settings.ts';
import { refreshCompletion } from './alias-files.ts';

const createUnknownAlias = (name: string, known: readonly string[]): TargetFailure => {
  const near = findNearest(name, known);
  return new TargetFailure(`alias "${name}" not found`, {
    code: 'not_found',
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : 'see "imco alias list"',
  });
};

/** `alias delete`: deletes all the given aliases, or none if one of them does not exist. */
export const deleteAliases = async (
  context: ConfigContext,
  names: readonly string[],
): Promise<void> => {
  const { host, dryRun } = context;
  const known = (await loadAliases(host)).map(({ name }) => name);
  const missing = names.find((name) => !known.includes(name));
  if (missing !== undefined) throw createUnknownAlias(missing, known);
  for (const { path } of await listOwnFiles(readOwnLocation(host))) {
    await changeSettings(path, createWriteContext(context), (draft) => {
      for (const name of names) draft.delete([aliasesMember, name]);
      const left = draft.get([aliasesMember]);
      if (isJsonObject(left) && Object.keys(left).length === 0) draft.delete([aliasesMember]);
    });
  }
  if (!dryRun) await refreshCompletion(host);
  const listed = [...new Set(names)];
  await printNotice(context, `${dryRun ? 'would delete' : 'deleted'} ${listed.join(', ')}`, {
    deleted: listed,
  });
};
