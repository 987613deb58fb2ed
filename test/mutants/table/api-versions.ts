/** What depends on the version of the API: the catalog, and the choice of the version. */
import { behaviour, edit } from '../mutant.ts';

const selectResource = 'src/catalog/versions/select-resource.ts';
const platformVersions = 'src/platform/api-versions.ts';

const catalogMutants = behaviour(
  {
    without: 'a selection of fields by version',
    edits: [
      edit(
        selectResource,
        `      .filter(([, field]) => isInVersion(field, version))
      .map(([name, field]) => [name`,
        '      .map(([name, field]) => [name',
      ),
    ],
    tests: [
      'catalog/versions: has the fields of the version, as the version calls them',
      'catalog/versions: has columns for fields of the version only',
      'sandbox/versions: fields of v3 are in its responses alone',
    ],
  },
  {
    without: 'the name that a version has for a field',
    edits: [edit(selectResource, 'field.calledIn?.[version] ?? name', 'name')],
    tests: [
      'catalog/versions: has the fields of the version, as the version calls them',
      'catalog/versions: differ in a fact that says so',
      'sandbox/versions: v3 refuses the older member of a larger array, and v2 the newer one',
    ],
  },
  {
    without: 'that name where the flag of a field is sent',
    edits: [edit('src/cli/flags/field-flags.ts', '(api && field.calledIn?.[api]) ?? key', 'key')],
    tests: [`verbs/api-versions: is sent by \${flag} as \${api} has it`],
  },
  {
    without: 'a selection of verbs by version',
    edits: [edit(selectResource, '      .filter(([, verb]) => isInVersion(verb, version))\n', '')],
    tests: [
      'catalog/versions: has the verbs of the version, and those that follow from its fields',
    ],
  },
  {
    without: 'what a version requires of a list',
    edits: [edit(selectResource, '    ...verb.byVersion?.[version],\n', '')],
    tests: [
      'catalog/versions: has lists with the filters of the version, and with what it needs',
      'acceptance/server-plans: a list of one provider asks each of its realms once, in parallel',
      'acceptance/server-plans: the wizard deploys to a plan of a realm, and lists accounts for an app and a location',
      'sandbox/versions: v3 lists server plans of one realm only, and v2 of the entire provider',
      'sandbox/versions: v3 lists cloud accounts of the wizard for an app and a location only',
    ],
  },
  {
    without: 'a selection of resources by version',
    edits: [
      edit(
        'src/catalog/versions/catalog-for.ts',
        'resources.filter((one) => isInVersion(one, version))',
        'resources',
      ),
    ],
    tests: ['catalog/versions: has the resources that the version has, in their order'],
  },
  {
    without: 'a catalog that is handed on',
    edits: [
      edit(
        'src/operate/targets/row-cache.ts',
        "import type { Catalog } from '../../catalog/versions/catalog-for.ts';",
        "import { type Catalog, unionCatalog } from '../../catalog/versions/catalog-for.ts';\n\nvoid unionCatalog;",
      ),
    ],
    tests: ['structure: hands the catalog of one version to what is below the command line'],
  },
  {
    without: 'one place for the names of versions',
    edits: [edit(platformVersions, 'const defaultGraceMs', "void '/v3/';\nconst defaultGraceMs")],
    tests: ['structure: names versions of the API in the catalog and the configuration only'],
  },
);

const choiceMutants = behaviour(
  {
    without: 'a ping of each version at the same time',
    edits: [
      edit(
        'src/commands/login/version.ts',
        'given ? [given] : listSentVersions(platform)',
        'given ? [given] : listSentVersions(platform).slice(0, 1)',
      ),
    ],
    tests: [
      'commands/login/version: with one ping for each version, at the same time',
      `commands/login/version: \${version} for platform \${release}, where "doctor" and "ping" then work`,
    ],
  },
  {
    without: 'a refusal of an endpoint and a version that differ',
    edits: [
      edit(
        'src/config/endpoint.ts',
        "if (api.origin.kind !== 'default' && api.value !== version) {",
        'if (version !== version) {',
      ),
    ],
    tests: [
      'commands/config/version: are refused where they differ, by every command, before anything is sent',
      'commands/login/version: by the end of the endpoint is refused next to another one, and nothing is sent',
    ],
  },
  {
    without: 'a check on the platform before a profile is switched',
    edits: [
      edit(
        'src/commands/config/set.ts',
        'if (versionCheck && isApiVersion(version)) {',
        'if (versionCheck && !isApiVersion(version)) {',
      ),
    ],
    tests: [
      `commands/config/version: is refused where \${what} has nothing at its path`,
      'commands/config/version: is refused where the platform cannot be reached',
    ],
  },
  {
    without: 'an endpoint that agrees with the version',
    edits: [
      edit(
        'src/commands/config/agree-version.ts',
        "    draft.set(other('endpoint'), agreed);\n",
        '',
      ),
    ],
    tests: [`commands/config/version: changes the version of an endpoint that ends in "\${end}"`],
  },
  {
    without: 'the mood of a dry run',
    edits: [edit('src/commands/config/set.ts', "dryRun ? 'would end' : 'now ends'", "'now ends'")],
    tests: [
      'commands/config/version: with --dry-run reports the end of the endpoint as what would change',
    ],
  },
  {
    without: 'cached names that go with the version of a profile',
    edits: [
      edit('src/commands/config/stale-names.ts', '  clearProfileCache(host, profile);\n', ''),
    ],
    tests: ['commands/config/version: leaves the names of the earlier version out of completion'],
  },
  {
    without: 'a suggestion of the newest version',
    edits: [
      edit(
        'src/commands/doctor/platform.ts',
        '  if (newer) {\n',
        '  if (newer && pong.ms < 0) {\n',
      ),
    ],
    tests: [
      'commands/doctor/version: suggests v3 where v2 is set and the platform supports v3',
      'commands/doctor/version: shows the announced end of v2, and suggests v3 on the same platform',
    ],
  },
  {
    without: 'that suggestion in the overview of the account',
    edits: [edit('src/commands/status/status.ts', '  if (newer) {', '  if (newer === null) {')],
    tests: [
      'commands/doctor/version: shows the version, and suggests v3 where v2 is set and v3 responds',
    ],
  },
  {
    without: 'the one reason why each of several targets failed',
    edits: [
      edit(
        'src/lib/failures/combine.ts',
        'return others.length === 0 ? status : undefined;',
        'return others.length < 0 ? status : undefined;',
      ),
    ],
    tests: [
      'cli/unsupported-version: is reported once where each of several targets fails',
      `cli/unsupported-version: is reported by "\${words.join(' ')}"`,
    ],
  },
);

export const apiVersionMutants = [...catalogMutants, ...choiceMutants];
