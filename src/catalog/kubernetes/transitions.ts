/** Transitions of Kubernetes clusters and node pools. */

/** A cluster is created or changed at the provider. */
const clusterChange = {
  transitional: ['applying'],
  success: ['applied'],
  failure: ['application_error'],
} as const;

/** A new cluster may wait for a VPC of its own. */
export const clusterCreation = {
  ...clusterChange,
  transitional: ['start', 'waiting_for_vpc', 'applying'],
} as const;

export const clusterUpdate = clusterChange;

/** A cluster is deleted; the failed state has another name than that of node pools. */
export const clusterDeletion = {
  transitional: ['decommissioning'],
  success: ['end'],
  failure: ['decommissioning_error'],
  deleted: true,
} as const;

export const nodePoolCreation = { ...clusterChange, transitional: ['start', 'applying'] } as const;

export const nodePoolUpdate = clusterChange;

export const nodePoolDeletion = { ...clusterDeletion, failure: ['decommission_error'] } as const;
