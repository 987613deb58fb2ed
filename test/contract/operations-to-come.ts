import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';

/** Operations of the contracts that no verb makes use of yet. */
export const operationsToCome: Readonly<Record<ApiVersion, readonly string[]>> = {
  v2: [],
  v3: [
    'listCseTemplates',
    'createCseTemplate',
    'getCseTemplate',
    'updateCseTemplate',
    'deleteCseTemplate',
    'listCseTemplateDeployments',
    'createCseDeployment',
    'listCseDeployments',
    'getCseDeployment',
    'updateCseDeployment',
    'deleteCseDeployment',
  ],
};
