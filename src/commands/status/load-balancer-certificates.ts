/** Certificates of load balancers in the account overview. */
import { certificates } from '../../catalog/network/certificates.ts';
import { loadBalancers } from '../../catalog/network/load-balancers.ts';
import { readText } from '../../operate/rows/answers.ts';
import { createCompletion } from '../../operate/rows/derived-fields.ts';
import type { Session } from '../../operate/session.ts';
import type { Item } from '../../output/document.ts';
import { isExpiringSoon } from './expiry.ts';

/** A certificate that expires soon or has expired. */
export interface ExpiringCertificate {
  readonly id: string;
  readonly name: string;
  readonly load_balancer_id: string;
  readonly load_balancer: string;
  readonly expires_at: string;
  /** Full days; negative once it has expired. */
  readonly days_left: number;
}

export interface LoadBalancerCertificatesPart {
  readonly count: number;
  /** The one that expires first comes first. */
  readonly expiring: readonly ExpiringCertificate[];
}

const readExpiring = (balancer: Item, certificate: Item): readonly ExpiringCertificate[] => {
  const { days_left: days } = certificate;
  if (typeof days !== 'number' || !isExpiringSoon({ days_left: days })) return [];
  return [
    {
      id: readText(certificate, 'id'),
      name: readText(certificate, 'name'),
      load_balancer_id: readText(balancer, 'id'),
      load_balancer: readText(balancer, 'name'),
      expires_at: readText(certificate, 'expires_at'),
      days_left: days,
    },
  ];
};

/** The certificates of all load balancers. */
export const readLoadBalancerCertificates = async ({
  cache,
  host,
}: Session): Promise<LoadBalancerCertificatesPart> => {
  const resource = cache.catalog.find(certificates.noun);
  const complete = createCompletion(resource, host.clock.now());
  const balancers = await cache.list(cache.catalog.find(loadBalancers.noun));
  const lists = balancers.map(async (balancer) => {
    const rows = await cache.list(resource, readText(balancer, 'id'));
    return {
      count: rows.length,
      expiring: rows.flatMap((row) => readExpiring(balancer, complete(row))),
    };
  });
  const read = await Promise.all(lists);
  return {
    count: read.reduce((sum, { count }) => sum + count, 0),
    expiring: read
      .flatMap(({ expiring }) => expiring)
      .sort((one, other) => one.days_left - other.days_left),
  };
};
