/** What one version of the API lacks or has otherwise, in refusals, help, fields and the sandbox. */
import { behaviour, edit } from '../mutant.ts';

const versionCheck = 'src/verbs/api-version-check.ts';
const sandboxApi = 'src/sandbox/server/api.ts';
const releases = 'src/catalog/versions/platform-release.ts';
const failureEvent = 'src/operate/rows/failure-event.ts';

const refusalMutants = behaviour(
  {
    without: 'a refusal of verbs that the version lacks',
    edits: [edit(versionCheck, 'if (!isInVersion(versions, api)) {', 'if (!versions) {')],
    tests: [
      `verbs/api-versions: is refused before anything is sent: \${words}`,
      'verbs/api-versions: is refused in the other version, and taken in its own',
    ],
  },
  {
    without: 'a refusal of flags that the version lacks',
    edits: [edit(versionCheck, 'if (!isInVersion(field, api))', 'if (!field)')],
    tests: [`verbs/api-versions: is refused before anything is sent: \${words}`],
  },
  {
    without: 'a refusal of fields that the version lacks, where they are named',
    edits: [
      edit(
        'src/operate/input/field-words.ts',
        'if (other) return createOtherVersion',
        'if (!word) return createOtherVersion',
      ),
    ],
    tests: [
      `verbs/api-versions: is refused before anything is sent: \${words}`,
      'verbs/api-versions: is one object of JSON for a program',
    ],
  },
  {
    without: 'a refusal of members of a file that the version lacks',
    edits: [
      edit(
        'src/operate/documents/members.ts',
        'if (other) throw createOtherVersion',
        'if (!member) throw createOtherVersion',
      ),
    ],
    tests: [`verbs/api-versions: is refused in --from-file: \${JSON.stringify(stdin)}`],
  },
  {
    without: 'the profile and its way to switch, in such a refusal',
    edits: [
      edit(
        'src/cli/failure-causes/version-failures.ts',
        'failure instanceof OtherVersionFailure',
        'failure instanceof OtherVersionFailure && platform === undefined',
      ),
    ],
    tests: [
      'verbs/api-versions: names the profile, and how to switch it',
      'verbs/api-versions: suggests the profile alone where its endpoint ends in the version',
      'verbs/api-versions: names the flag or variable that chooses the version instead of the profile',
    ],
  },
  {
    without: 'marks in help',
    edits: [
      edit(
        'src/cli/version-marks.ts',
        'if (mark === undefined || mark === markVersions(whole)) return text;',
        'return text;',
      ),
    ],
    tests: [
      'verbs/api-versions: marks a verb where it is listed and on its own page',
      'verbs/api-versions: marks a flag behind its text, among its notes',
      'verbs/api-versions: marks a new resource, and not each of its parts',
      'verbs/api-versions: follow the facts in each form of the reference',
    ],
  },
  {
    without: 'a mark that is shown once',
    edits: [edit('src/cli/version-marks.ts', ' || mark === markVersions(whole)', '')],
    tests: ['verbs/api-versions: marks a new resource, and not each of its parts'],
  },
  {
    without: 'a flag of every command that no field takes',
    edits: [edit('src/catalog/flags.ts', "  'port',\n", '')],
    tests: ['catalog/flags: are reserved in the catalog'],
  },
  {
    without: 'another flag for a field with the name of such a flag',
    edits: [
      edit('src/catalog/flags.ts', 'if (field.flag !== undefined) return field.flag;\n', '\n'),
    ],
    tests: ['catalog/flags: leave a field of such a name the flag that the catalog gives it'],
  },
);

const planMutants = behaviour(
  {
    without: 'lists of several realms at the same time',
    edits: [
      edit(
        'src/operate/verbs/list.ts',
        "if (way === 'whole' || isBySeveral)",
        "if (way === 'whole' && isBySeveral)",
      ),
    ],
    tests: [`acceptance/server-plans: are requested at the same time for -o \${format}`],
  },
  {
    without: 'the realms of a provider as values of a filter',
    edits: [
      edit(
        'src/operate/targets/row-cache.ts',
        'if (!field?.to) return field?.values ?? [];',
        'if (field) return field.values ?? [];',
      ),
    ],
    tests: [
      'acceptance/server-plans: a list of one provider asks each of its realms once, in parallel',
      'acceptance/server-plans: completion has the plans of each realm of each provider',
      'acceptance/server-plans: a plan is found at the provider of the account, and told apart by its realm',
    ],
  },
  {
    without: 'a list that is requested once in a command',
    edits: [
      edit(
        'src/operate/targets/row-cache.ts',
        'if (known) return known;\n    const reading = this.#reader',
        'const reading = this.#reader',
      ),
    ],
    tests: [
      'acceptance/server-plans: a list of all providers asks for their realms once, and for the plans of each',
    ],
  },
  {
    without: 'the realm that a single response is of',
    edits: [
      edit(
        'src/operate/verbs/list-call.ts',
        '[verb.within, ...findNeededReference(verb)]',
        '[verb.within]',
      ),
    ],
    tests: [
      'acceptance/server-plans: --raw needs the realm before anything is sent, and prints its response',
    ],
  },
  {
    without: 'the provider that a realm belongs to',
    edits: [
      edit(
        'src/operate/verbs/list-call.ts',
        'given ?? (await findParentOfFilter(session, verb, values))',
        'given',
      ),
    ],
    tests: [
      'acceptance/server-plans: a list of one realm is one request, whose provider is that of the realm',
    ],
  },
);

const fieldMutants = behaviour(
  {
    without: 'the event about a failure in its reason',
    edits: [
      edit(failureEvent, "if (id === '' || !events) return '';", "if (id !== '-') return '';"),
    ],
    tests: [`operate/failure-events: is the reason in an outcome of \${version}, and in its JSON`],
  },
  {
    without: 'that event in a version that does not document it',
    edits: [edit(failureEvent, 'resource.fields[errorEventField] ||', 'true ||')],
    tests: [
      `operate/failure-events: is shown by show in \${version}, and in JSON as the platform sends it`,
    ],
  },
  {
    without: 'a failure that stays where its event cannot be read',
    edits: [
      edit(
        failureEvent,
        "(await findNames(cache, events, id, { isOnly: true }))?.full ?? ''",
        '(await cache.readOne(events, id)).header as string',
      ),
    ],
    tests: ['operate/failure-events: is left out where it cannot be read, and the failure stays'],
  },
  {
    without: 'an error message that is not repeated',
    edits: [edit(failureEvent, "event !== '' && event.includes(message)", 'message === undefined')],
    tests: ['operate/failure-events: follows an error message that it does not repeat'],
  },
  {
    without: 'a field of a version',
    edits: [
      edit(
        'src/catalog/network/floating-ips.ts',
        "    remote_id: text('Identifier at the provider', { since: 'v3', nullable: true }),\n",
        '',
      ),
    ],
    tests: [`contract/fields: the names of all fields of \${noun}`],
  },
  {
    without: 'an input of a version',
    edits: [
      edit(
        'src/catalog/network/floating-ips.ts',
        "takes: ['label_ids', 'desired_remote_id'],",
        "takes: ['label_ids'],",
      ),
    ],
    tests: [`contract/facts: what \${name} takes, when, and how \${operation.operationId} ends`],
  },
  {
    without: 'an operation of a version',
    edits: [edit('src/catalog/cloud/realms.ts', '    show: show(),\n', '')],
    tests: ['contract/coverage: every operation has a verb', 'sandbox/contract: all operations'],
  },
);

const sandboxMutants = behaviour(
  {
    without: 'headers that announce the end of a version',
    edits: [edit(sandboxApi, 'headers: isDeprecated ? deprecationHeaders : {}', 'headers: {}')],
    tests: [
      'sandbox/versions: every response of v2 from platform 10 announces its end, refusals included',
    ],
  },
  {
    without: 'those headers in refusals',
    edits: [edit(sandboxApi, 'throw addRefusalHeaders(failure, api.headers);', 'throw failure;')],
    tests: [
      'sandbox/versions: every response of v2 from platform 10 announces its end, refusals included',
    ],
  },
  {
    without: 'an older release that lacks the newer version',
    edits: [edit(releases, "'9': ['v2'],", "'9': ['v2', 'v3'],")],
    tests: [
      'sandbox/versions: platform 9 speaks v2 alone, and announces no end of it',
      'sandbox/versions: a restart as another release keeps the account, and writes the newest version of that release',
    ],
  },
  {
    without: 'the newest version in the profile of a sandbox',
    edits: [edit(releases, 'apis.at(-1)?.version ?? defaultApiVersion', 'defaultApiVersion')],
    tests: [
      'sandbox/versions: a restart as another release keeps the account, and writes the newest version of that release',
    ],
  },
  {
    without: 'a refusal of lists without a filter that they need',
    edits: [
      edit(
        'src/sandbox/handlers/reads.ts',
        'if (Object.keys(errors).length > 0) throw refuseInvalid(errors);',
        '',
      ),
    ],
    tests: [
      'sandbox/versions: v3 lists server plans of one realm only, and v2 of the entire provider',
      'sandbox/versions: v3 lists cloud accounts of the wizard for an app and a location only',
    ],
  },
  {
    without: 'the event about a failure in rows of the sandbox',
    edits: [edit('src/sandbox/lifecycle/lifecycle.ts', 'failed ? event.id : null', 'null')],
    tests: [
      'operate/failure-events: the sandbox names the event of a failure in v3, and none after a success',
    ],
  },
  {
    without: 'responses with the members of their own version',
    edits: [edit('src/sandbox/handlers/answers.ts', '...Object.fromEntries(members),', '...row,')],
    tests: [
      'sandbox/contract-changes: to all other requests conform to the contract',
      'sandbox/versions: fields of v3 are in its responses alone',
    ],
  },
);

export const versionDifferences = [
  ...refusalMutants,
  ...planMutants,
  ...fieldMutants,
  ...sandboxMutants,
];
