/**
 * What each verb of the catalog is run with against the account of the sandbox. They are run in
 * the order of the catalog on one account, so that what one changes the next one finds changed.
 * Together the scenarios of a verb send every member it knows.
 */
import { type ApiVersion, isInVersion } from '../../src/catalog/versions/api-version.ts';
import { applicationScenarios } from './scenarios/applications.ts';
import { blueprintScenarios } from './scenarios/blueprint.ts';
import { brownfieldScenarios } from './scenarios/brownfield.ts';
import { cloudScenarios } from './scenarios/cloud.ts';
import { compareScenarios } from './scenarios/comparisons.ts';
import { dnsScenarios } from './scenarios/dns.ts';
import { extensionScenarios } from './scenarios/extensions.ts';
import { infrastructureScenarios } from './scenarios/infrastructure.ts';
import { kubernetesScenarios } from './scenarios/kubernetes.ts';
import { loadBalancerPartScenarios } from './scenarios/load-balancer-parts.ts';
import { loadBalancerScenarios } from './scenarios/load-balancers.ts';
import { networkScenarios } from './scenarios/network.ts';
import { organisationScenarios } from './scenarios/organisation.ts';
import { otherScenarios } from './scenarios/other.ts';
import { policyScenarios } from './scenarios/policy.ts';
import type { Scenarios } from './scenarios/scenario.ts';
import { secretScenarios } from './scenarios/secrets.ts';
import { serverScenarios } from './scenarios/servers.ts';
import { waitScenarios } from './scenarios/waits.ts';

const ownScenarios: Scenarios = {
  ...blueprintScenarios,
  ...serverScenarios,
  ...cloudScenarios,
  ...networkScenarios,
  ...otherScenarios,
  ...kubernetesScenarios,
  ...dnsScenarios,
  ...loadBalancerScenarios,
  ...loadBalancerPartScenarios,
  ...waitScenarios,
  ...brownfieldScenarios,
  ...applicationScenarios,
  ...infrastructureScenarios,
  ...extensionScenarios,
  ...organisationScenarios,
  ...secretScenarios,
  ...policyScenarios,
};

const scenarios: Scenarios = { ...ownScenarios, ...compareScenarios(ownScenarios) };

/** The scenarios of the verbs that a version has. */
export const scenariosFor = (version: ApiVersion): Scenarios =>
  Object.fromEntries(
    Object.entries(scenarios)
      .map(([words, own]) => [words, own.filter((one) => isInVersion(one, version))] as const)
      .filter(([, own]) => own.length > 0),
  );
