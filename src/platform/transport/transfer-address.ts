import { ConnectionFailure } from '../../lib/failures/failures.ts';

const createBadAddress = (why: string): ConnectionFailure =>
  new ConnectionFailure(`the platform returned an invalid file address: ${why}`, {
    code: 'bad_address',
    hint: 'report this to the administrator of the platform; imco transfers files only over HTTPS',
  });

/**
 * Parses an address that the platform returned for a file. Throws a `ConnectionFailure` if it is
 * not a URL, not https, or contains a user name or password. The address is not repeated: anybody
 * who knows it can read the file.
 */
export const parseTransferAddress = (address: string): URL => {
  if (!URL.canParse(address)) throw createBadAddress('not a URL');
  const url = new URL(address);
  if (url.protocol !== 'https:') throw createBadAddress(`${url.protocol} instead of https:`);
  if (url.username !== '' || url.password !== '') throw createBadAddress('it contains a user name');
  return url;
};

/** An address as it can be shown: without the query, which contains the signature. */
export const formatTransferAddress = ({ origin, pathname }: URL): string => origin + pathname;
