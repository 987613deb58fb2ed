/** What the words of the catalog for load balancers, clusters, DNS and policies lead to. */
import { behaviour, edit } from '../mutant.ts';

const targetGroups = 'src/catalog/network/target-groups.ts';
const uses = 'src/operate/input/uses.ts';
const watch = 'src/operate/waiting/watch.ts';

const deletions = behaviour(
  {
    without: 'what uses a target group',
    edits: [edit(targetGroups, "usedBy: ['network listeners', 'network listener-rules'],", '')],
    tests: [
      'operate/uses: is tried below for each resource that others can use, or that takes others along',
      `operate/uses: is refused for \${noun} in use, and says by what`,
      'operate/load-balancers: what is used by others is not deleted, and the refusal says by what',
    ],
  },
  {
    without: 'a look at what uses a target, in a dry run',
    edits: [edit(uses, 'if (!session.options.dryRun) return undefined;', 'return undefined;')],
    tests: [`operate/uses: is refused for \${noun} in use, and says by what`],
  },
  {
    without: 'the assignments that go with a policy definition',
    edits: [edit('src/catalog/policy/definitions.ts', "takesAlong: ['policy assignments'],", '')],
    tests: [
      'operate/uses: is tried below for each resource that others can use, or that takes others along',
      `operate/uses: names what is deleted together with \${noun}`,
      `terminal/taken-along: what goes with the target: \${command}`,
    ],
  },
  {
    without: 'what goes with the targets, before a question',
    edits: [
      edit(
        'src/operate/outcomes/introduce-action.ts',
        'for (const line of await taken) writeLine',
        'for (const line of []) writeLine',
      ),
    ],
    tests: [`terminal/taken-along: what goes with the target: \${command}`],
  },
  {
    without: 'a refusal of rows that cannot be changed',
    edits: [
      edit(
        'src/operate/outcomes/fixed-rows.ts',
        'fixed.find(({ when }) => meetsCondition(when, target.item))',
        'fixed.find(({ because }) => because === target.name)',
      ),
    ],
    tests: [
      `operate/policies: that cannot be changed is refused before anything is sent: \${line}`,
      'operate/policies: that cannot be changed is refused among targets that are selected, and others are deleted',
    ],
  },
);

const requests = behaviour(
  {
    without: 'the present values in an update',
    edits: [
      edit(
        'src/operate/input/merge.ts',
        '...Object.fromEntries(resent.map((key) => [key, item[key]])), ',
        '',
      ),
    ],
    tests: [
      'operate/load-balancers: an update that is full sends the present values again',
      'operate/load-balancers: an update sends what the platform always needs, and nothing else',
    ],
  },
  {
    without: 'the other parent of a list',
    edits: [
      edit(
        'src/catalog/rules/list-parents.ts',
        'return parent ? listUnder(resource, parent) : resource;',
        'return resource;',
      ),
    ],
    tests: [
      'catalog/list-parents: has the path of the parent that was given, and its usual one otherwise',
      'operate/policies: is listed by its definition, and by its cloud account',
    ],
  },
  {
    without: 'the text of a document',
    edits: [
      edit(
        'src/operate/input/check-value.ts',
        'return field.inText && value !== null ? toJsonText(value) : value;',
        'return value;',
      ),
    ],
    tests: [
      'operate/policies: has rules that are sent as text, and shown as a document',
      'operate/input/text-documents: is sent as text, given as a value or as its text',
    ],
  },
  {
    without: 'the document in a text',
    edits: [edit('src/operate/rows/text-documents.ts', '?.inText === true', '?.inText === false')],
    tests: [
      'operate/policies: has rules that are sent as text, and shown as a document',
      'operate/input/text-documents: is shown as a value; other text stays as it is',
    ],
  },
  {
    without: 'the limits of a plan',
    edits: [
      edit(
        'src/operate/input/limits.ts',
        'findLimitProblem(limit, row.item, value)',
        'findLimitProblem(limit, {}, value)',
      ),
    ],
    tests: [`operate/input/limits: is checked before anything is sent: \${words.join(' ')}`],
  },
  {
    without: 'what the first row of a parent needs',
    edits: [
      edit(
        'src/operate/input/limits.ts',
        'if (isNew) await checkFirst(session, request, entry);',
        '',
      ),
    ],
    tests: ['operate/input/limits: is checked for the first row of a parent only'],
  },
  {
    without: 'a choice among rows of one name by what they share with the request',
    edits: [
      edit(
        'src/operate/rows/fitting-rows.ts',
        'return !(await Promise.all(refusals)).includes(true);',
        'return refusals.length >= 0;',
      ),
    ],
    tests: [
      'operate/chosen-rows: is the cluster plan in the region of the VPC',
      'operate/chosen-rows: is the server plan in the region of the subnet',
    ],
  },
  {
    without: 'the present parent of a row that is changed',
    edits: [
      edit(
        'src/operate/verbs/update.ts',
        '    { ...target.item, ...target.scope },\n',
        '    scope,\n',
      ),
    ],
    tests: ['operate/chosen-rows: is a part of what the changed row belongs to'],
  },
);

const ends = behaviour(
  {
    without: 'the end of a retry after a failed deletion',
    edits: [
      edit(
        'src/catalog/rules/awaited-end.ts',
        "typeof state === 'string' && Object.hasOwn(awaitsFrom, state)",
        "state === '' && Object.hasOwn(awaitsFrom, state)",
      ),
    ],
    tests: [
      'operate/waiting/retry: of a deletion ends when the row is deleted, not when it is applied',
      'operate/waiting/retry: of several waits for the end of each',
    ],
  },
  {
    without: 'the parts that are still in error after a retry',
    edits: [
      edit(
        'src/operate/verbs/carry-out.ts',
        'for (const warning of failedParts) session',
        'for (const warning of []) session',
      ),
    ],
    tests: [`operate/failed-parts: names the parts that are still in error: \${words.join(' ')}`],
  },
  {
    without: 'a second look at the row that is waited for',
    edits: [
      edit(
        'src/operate/waiting/wait-condition.ts',
        'return !on || isConfirmed(before);',
        'return true;',
      ),
    ],
    tests: [
      'operate/waiting/other-row: is over only when another look confirms the end after an earlier failure',
    ],
  },
  {
    without: 'a failure that the state does not show',
    edits: [edit(watch, '!hasNewValue(item, failedIf, target.earlier)', 'target.earlier !== item')],
    tests: ['operate/waiting/hidden-failures: is a failure if the event of a failure is new'],
  },
  {
    without: 'the event of an earlier failure',
    edits: [edit(watch, 'value !== readConditionValue(earlier ?? {}, field)', 'earlier !== item')],
    tests: ['operate/waiting/hidden-failures: is good if the event is that of an earlier failure'],
  },
);

const monitoring = behaviour(
  {
    without: 'resources in error',
    edits: [
      edit(
        'src/commands/status/in-error.ts',
        'const key = resource.overview?.[fact];',
        "const key = fact === 'busy' ? resource.overview?.busy : undefined;",
      ),
    ],
    tests: [
      'commands/status/in-error: are in the overview, with the reason, and a failure for monitoring',
    ],
  },
  {
    without: 'load balancers among them',
    edits: [
      edit('src/catalog/network/load-balancers.ts', "overview: { failed: 'global_state' },", ''),
    ],
    tests: ['commands/status/in-error: are of every kind that the catalog reports'],
  },
  {
    without: 'a failure for monitoring',
    edits: [
      edit(
        'src/commands/status/concerns.ts',
        'return found > 0 ? [',
        'return found > 1_000_000 ? [',
      ),
    ],
    tests: [
      'commands/status/in-error: are in the overview, with the reason, and a failure for monitoring',
      'commands/status/status: fails on what --fail-on names, after the overview',
    ],
  },
);

const completion = behaviour({
  without: 'what leads to the plan on the line',
  edits: [edit('src/shell/words.ts', 'const length = related ? 6 : ', 'const length = ')],
  tests: ['shells/bash: bash', 'shells/zsh: zsh', 'shells/fish: fish'],
});

export const resourceWords = [...deletions, ...requests, ...ends, ...monitoring, ...completion];
