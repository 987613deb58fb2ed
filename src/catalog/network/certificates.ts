import { isIssuedByChain, isKeyOf, readCertificateEnd } from '../../lib/tls/pem-texts.ts';
import {
  type CreateNote,
  create,
  type Derivation,
  destroy,
  id,
  integer,
  list,
  ref,
  resource,
  show,
  text,
  time,
  update,
} from '../vocabulary.ts';
import { appliedAtBalancer } from './applied.ts';

const dayMs = 24 * 60 * 60 * 1000;

const readEnd = ({ public_key: pem }: Readonly<Record<string, unknown>>): number | undefined =>
  typeof pem === 'string' ? readCertificateEnd(pem) : undefined;

const expiresAt: Derivation = (row) => {
  const end = readEnd(row);
  return end === undefined ? undefined : new Date(end).toISOString();
};

/** Full days; negative once it has expired. */
const daysLeft: Derivation = (row, now) => {
  const end = readEnd(row);
  return end === undefined ? undefined : Math.floor((end - now) / dayMs);
};

const explainOtherKey: CreateNote = ({ public_key: certificate, private_key: key }) =>
  isKeyOf(String(certificate), String(key))
    ? undefined
    : '--private-key-file: the private key does not belong to the certificate';

/** Days before its end from which a new certificate is remarked on. */
const soonDays = 30;

const remarkOnUse: CreateNote = (after, now) => {
  const days = Number(daysLeft(after, now));
  const isChained = isIssuedByChain(String(after.public_key), String(after.chain));
  const remarks = [
    ...(days < 0 ? ['the certificate has expired'] : []),
    ...(days >= 0 && days < soonDays
      ? [`the certificate expires in ${days} day${days === 1 ? '' : 's'}`]
      : []),
    ...(isChained ? [] : ['the chain does not start with the CA that issued the certificate']),
  ];
  return remarks.length > 0 ? remarks.join('; ') : undefined;
};

/** The load balancer applies a change of its certificates. */
const awaits = appliedAtBalancer(['load_balancer_id']);

export const certificates = resource('network certificates', {
  path: '/network/load_balancers/{load_balancer_id}/certificates',
  since: 'v3',
  about: 'TLS certificates of load balancers',
  sample: 'shop-2026',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    expires_at: time('End of its validity', { heading: 'expires', derive: expiresAt }),
    days_left: integer('Days until it expires', { derive: daysLeft }),
    public_key: text('Certificate in PEM format', {
      nullable: true,
      flag: 'certificate',
      file: true,
      format: 'certificate',
    }),
    chain: text('Certificates of the CAs between it and the root, in PEM format', {
      nullable: true,
      file: true,
      format: 'certificates',
    }),
    private_key: text('Private key of the certificate, in PEM format', {
      nullable: true,
      secret: true,
      neverShown: true,
      long: true,
      format: 'private-key',
    }),
    load_balancer_id: ref('network load-balancers', 'Load balancer'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'load_balancer_id', 'expires_at', 'days_left'],
  verbs: {
    list: list({
      operation: 'listLoadBalancerCertificates',
      path: '/network/load_balancers/{load_balancer_id}/certificates',
      within: 'load_balancer_id',
    }),
    show: show({ operation: 'getLoadBalancerCertificate' }),
    create: create({
      about: 'Upload a certificate to a load balancer',
      note: 'The private key is read from a file or stdin, or its file is asked for. It is never shown.',
      operation: 'createLoadBalancerCertificate',
      needs: ['name', 'public_key', 'chain', 'private_key'],
      misfit: explainOtherKey,
      awaits,
      doubt: remarkOnUse,
    }),
    update: update({
      about: 'Rename a certificate',
      note: 'To renew a certificate, create a new one, update the listener to it, and delete the old one.',
      operation: 'updateLoadBalancerCertificate',
      takes: ['name'],
    }),
    delete: destroy({
      operation: 'deleteLoadBalancerCertificate',
      usedBy: ['network listeners'],
      awaits,
      loses: 'The certificate is deleted from the load balancer with its private key.',
    }),
  },
});
