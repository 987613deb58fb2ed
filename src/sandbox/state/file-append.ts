import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Not available on every system: links are followed there. */
const noLink = constants.O_NOFOLLOW ?? 0;

/** Flags to open a file for appending. A link is not followed: it may name any other file. */
export const appendWhole = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | noLink;

/** Truncates a file that is not a link. */
export const truncateTo = async (path: string, size: number): Promise<void> => {
  const file = await open(path, constants.O_RDWR | noLink);
  try {
    await file.truncate(size);
  } finally {
    await file.close();
  }
};
