/** `ip`: the address of a machine. */
import { defaultFormat } from '../../output/formats/formats.ts';
import { createItemColumn } from '../../output/result.ts';
import type { Session } from '../session.ts';
import { findReadTarget, type ReadCall } from '../verbs/read-call.ts';
import { readAddressOrder, requireAddress } from './addresses.ts';

/** A call of `ip` as given on the command line. */
export interface AddressCall extends ReadCall {
  readonly address: string | undefined;
}

/** Writes the address alone, or with name, id and kind in the formats of objects. */
export const showAddress = async (session: Session, call: AddressCall): Promise<void> => {
  const { writer } = session;
  const order = readAddressOrder(call.address, session.options.ssh?.address);
  const target = await findReadTarget(session, call);
  if (!target) return;
  const { kind, address } = requireAddress(call.resource, target, order);
  if (writer.format === defaultFormat) return writer.text(address);
  const { id, name } = target;
  await writer.document({
    shape: 'object',
    item: { id, name, address, kind },
    columns: ['name', 'address', 'kind', 'id'].map(createItemColumn),
  });
};
