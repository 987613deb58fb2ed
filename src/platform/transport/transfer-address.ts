import { ConnectionFailure } from '../../lib/failures/failures.ts';

const createBadAddress = (why: string): ConnectionFailure =>
  new ConnectionFailure(`the platform handed out an address ${why}`, {
    code: 'bad_address',
    hint: 'tell whoever runs the platform; imco sends files over HTTPS only',
  });

/**
 * Reads an address the platform handed out for the bytes of a file. Throws a `ConnectionFailure`
 * when it is no URL, not one of HTTPS, or has a user name or password in it. The address itself is
 * not repeated: whoever has it has the file.
 */
export const parseTransferAddress = (address: string): URL => {
  if (!URL.canParse(address)) throw createBadAddress('that is no URL');
  const url = new URL(address);
  if (url.protocol !== 'https:')
    throw createBadAddress(`that is no https: URL but ${url.protocol}`);
  if (url.username !== '' || url.password !== '') throw createBadAddress('with a user name in it');
  return url;
};

/** An address as it may be shown: what signs it stands in the query. */
export const formatTransferAddress = ({ origin, pathname }: URL): string => origin + pathname;
