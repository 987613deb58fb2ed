import type { certificates } from '../../../catalog/network/certificates.ts';
import type { Row } from '../../../catalog/resource.ts';
import { isKeyOf } from '../../../lib/tls/pem-texts.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';

type Certificate = Row<typeof certificates> & StoredItem;

/** The private key of a certificate stays at the load balancer: nothing stores or returns it. */
export const certificateBehaviour: Behaviour<Certificate> = {
  check: ({ values: { public_key: certificate, private_key: key } }) =>
    certificate === undefined || isKeyOf(String(certificate), String(key))
      ? {}
      : { private_key: ['does not belong to the certificate'] },
  normaliseInput: ({ private_key: _, ...values }) => values,
};
