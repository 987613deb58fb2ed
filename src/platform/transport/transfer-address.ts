import { ConnectionFailure } from '../../lib/failures/failures.ts';

const createBadAddress = (why: string): ConnectionFailure =>
  new ConnectionFailure(`the platform returned an invalid file address: ${why}`, {
    code: 'bad_address',
    hint: 'report this to the administrator of the platform; imco transfers files only over HTTPS',
  });

/**
 * Reads an address the platform handed out for the bytes of a file. Throws a `ConnectionFailure`
 * when it is no URL, not one of HTTPS, or has a user name or password in it. The address itself is
 * not repeated: whoever has it has the file.
 */
export const parseTransferAddress = (address: string): URL => {
  if (!URL.canParse(address)) throw createBadAddress('not a URL');
  const url = new URL(address);
  if (url.protocol !== 'https:') throw createBadAddress(`${url.protocol} instead of https:`);
  if (url.username !== '' || url.password !== '') throw createBadAddress('it contains a user name');
  return url;
};

/** An address as it may be shown: what signs it stands in the query. */
export const formatTransferAddress = ({ origin, pathname }: URL): string => origin + pathname;
