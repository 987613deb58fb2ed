/** What is right without a row in SECURITY.md, and was once changed without any test noticing. */
import { behaviour, edit } from '../mutant.ts';

export const behaviours = behaviour(
  {
    without: 'a choice of null that chooses nothing',
    edits: [
      edit(
        'src/config/files/sections.ts',
        "members.get('current') ?? outside.profile",
        "members.has('current') ? members.get('current') : outside.profile",
      ),
    ],
    tests: ['config/load: a file with current: null selects no profile'],
  },
  {
    without: 'a least width for messages',
    edits: [
      edit(
        'src/output/tables/column-layout.ts',
        'const minTextWidth = 24;',
        'const minTextWidth = 2;',
      ),
    ],
    tests: ['output/tables/outcome-table: ids make way before messages get narrow'],
  },
  {
    without: 'ids among what makes way first',
    edits: [
      edit('src/catalog/columns/weights.ts', "const secondary = ['id', ", 'const secondary = ['),
    ],
    tests: [
      'output/formats/table: columns make way by their weight: id, fqdn, private address, then the last',
    ],
  },
  {
    without: 'lines of their own for words that do not fit',
    edits: [edit('src/output/tables/column-layout.ts', 'if (word <= room) {', 'if (word > 0) {')],
    tests: [
      'output/catalog-tables: no line is longer than the terminal, no word that fits is broken, and what matters stays',
    ],
  },
  {
    without: 'notices that wait for the end of a document',
    edits: [
      edit('src/output/notices.ts', 'if (this.#isWriting) this', 'if (!this.#isWriting) this'),
    ],
    tests: [`output/writer: nothing is said within a \${format} document, but after its last line`],
  },
  {
    without: 'an end of the memory of looks that failed',
    edits: [
      edit(
        'src/operate/waiting/wait.ts',
        'failures = trouble ? failures + 1 : 0;',
        'failures += trouble ? 1 : 0;',
      ),
    ],
    tests: ['operate/waiting/wait: a look that fails now and then is nothing to speak of'],
  },
  {
    without: 'a look at which members are leaving',
    edits: [
      edit(
        'src/sandbox/behaviour/server-arrays.ts',
        "({ state }) => state !== 'decommissioning',",
        '() => true,',
      ),
    ],
    tests: ['sandbox/arrays: a member on its way out does not keep its array from being emptied'],
  },
  {
    without: 'a look at the proxy before a server that is not trusted is looked at',
    edits: [
      edit(
        'src/commands/doctor/doctor.ts',
        'connection instanceof Failure || !isDirect',
        'connection instanceof Failure',
      ),
    ],
    tests: ['commands/doctor/doctor: a server behind a proxy is not inspected'],
  },
  {
    without: 'a turn in which failures are heard of',
    edits: [edit('src/operate/outcomes/send.ts', '        await nextTurn();\n', '')],
    tests: ['operate/outcomes: with --fail-fast nothing more is sent once one has failed'],
  },
  {
    without: 'a terminal that shows bytes and nothing over them',
    edits: [
      edit(
        'src/operate/verbs/download.ts',
        'session.options.quiet || isOnTerminal',
        'session.options.quiet',
      ),
    ],
    tests: [
      'terminal/progress-bar: no bar is drawn over bytes on a terminal, however slowly they come',
    ],
  },
  {
    without: 'a refusal of what is no regular file',
    edits: [edit('src/lib/files/own-file.ts', 'if (stats.isFile()) return;', 'return;')],
    tests: ['lib/own-file: special files and files that are far too long are refused immediately'],
  },
  {
    without: 'escapes of tabs and line ends in a row of plain text',
    edits: [
      edit('src/output/formats/text.ts', '? escapeBreaks : toSafeLine', '? unchanged : toSafeLine'),
    ],
    tests: ['output/formats/text: split by tabs every row gives its values, whatever they are'],
  },
  {
    without: 'the lines of a single value in plain text',
    edits: [
      edit(
        'src/output/formats/text.ts',
        "document.shape === 'value' && isSingle(document.value)",
        "document.shape === 'value' && document.value === document",
      ),
    ],
    tests: ['output/formats/text: a single value keeps its lines, and has one line end behind it'],
  },
  {
    without: 'a refusal of flags that a format has no use for',
    edits: [
      edit(
        'src/cli/flags/output-flags.ts',
        'if (unused) throw createUnfitFailure(unused, format);',
        '',
      ),
    ],
    tests: [
      'cli/flags/output-flags: each format takes the flags that it says it has a use for, and refuses the others',
    ],
  },
  {
    without: 'a refusal to follow in a format that has an end',
    edits: [
      edit(
        'src/operate/live/run-live-rows.ts',
        `if (!findFormat(format).isOpenEnded) throw createNeedsEnd('follow', \`-o \${format}\`);`,
        '',
      ),
    ],
    tests: [`operate/live/follow: makes no sense with \${words.join(' ')}`],
  },
  {
    without: 'conditions that all have to match',
    edits: [
      edit(
        'src/operate/targets/selector.ts',
        'tests.every(({ matches }) => matches(row))',
        'tests.some(({ matches }) => matches(row))',
      ),
    ],
    tests: ['operate/filters/conditions: narrows what other filters leave'],
  },
  {
    without: 'a refusal of conditions that cannot all be met',
    edits: [
      edit('src/operate/targets/selector.ts', 'checkContradictions(tests);', ''),
      edit(
        'src/operate/targets/selector.ts',
        "import { checkContradictions } from '../filters/contradictions.ts';",
        '',
      ),
    ],
    tests: ['operate/filters/conditions: narrows what other filters leave'],
  },
  {
    without: 'a failure where a label to exclude is unknown',
    edits: [
      edit(
        'src/operate/filters/row-tests.ts',
        "if (isNegative(condition) && flag !== '--for') {",
        "if (isNegative(condition) && flag === '--for') {",
      ),
    ],
    tests: [
      `operate/filters/conditions: is refused with what is wrong, in lists and for verbs: \${condition}`,
    ],
  },
  {
    without: 'quotes around what is printed of a condition',
    edits: [
      edit(
        'src/operate/filters/condition-syntax.ts',
        "text.replaceAll(/[\"\\\\]/g, '\\\\$&')",
        'text',
      ),
    ],
    tests: ['operate/filters/condition-syntax: reads back what is printed of it'],
  },
  {
    without: 'the second field of a sort',
    edits: [
      edit('src/operate/rows/arrange.ts', 'if (result !== 0) return result;', 'return result;'),
    ],
    tests: [
      'operate/filters/conditions: decide one after the other, and rows that are alike keep their order',
    ],
  },
  {
    without: 'a way on where all ways of an expression were followed',
    edits: [
      edit(
        'src/lib/text/patterns/compile-pattern.ts',
        '[...current, start]',
        'at === 0 ? [start] : current',
      ),
    ],
    tests: ['lib/text/pattern: matches what JavaScript matches'],
  },
  {
    without: 'the end of a watch once nothing is left',
    edits: [
      edit('src/operate/live/write-changes.ts', 'if (endsEmpty && items.length === 0) return;', ''),
    ],
    tests: ['operate/live/live-show: ends with exit code 0 when the server is deleted'],
  },
  {
    without: 'a failure if the exit code of a script is not 0',
    edits: [
      edit(
        'src/operate/waiting/end-event.ts',
        '.some(([, code]) => Number(code) !== 0)',
        '.some(() => false)',
      ),
    ],
    tests: ['operate/waiting/end-event: is a failure by its level, or by an exit code in its text'],
  },
  {
    without: 'the name of the script in the event that ends a wait',
    edits: [edit('src/operate/waiting/end-event.ts', 'isNamed(expected, event)', 'true')],
    tests: [
      'operate/waiting/end-event: is none of another script, of an earlier run, or of the start of another run',
    ],
  },
  {
    without: 'names for people only',
    edits: [
      edit('src/operate/rows/row-view.ts', 'if (writer.forPeople) return keys;', 'return keys;'),
    ],
    tests: [`operate/rows/reference-names: as \${format} asks for nothing else`],
  },
  {
    without: 'a notice about names that cannot be read',
    edits: [edit('src/operate/targets/item-names.ts', 'onUnread?.(resource, failure);', '')],
    tests: [
      'operate/rows/reference-names: shows ids and a notice where names cannot be read, and does not fail',
    ],
  },
  {
    without: 'settings of lists for people only',
    edits: [
      edit(
        'src/operate/rows/list-defaults.ts',
        'return writer.forPeople && !raw ? defaultsOf(noun) : {};',
        'return !raw ? defaultsOf(noun) : {};',
      ),
    ],
    tests: ['commands/config/list-settings: is what it was for programs'],
  },
  {
    without: 'a difference between versions of the API in settings of lists',
    edits: [
      edit(
        'src/operate/rows/list-defaults.ts',
        "words.filter((word) => findOtherField(otherFields, word.replace(/^[+-]/, '')) === undefined);",
        'words.filter(() => otherFields !== undefined);',
      ),
    ],
    tests: [
      'commands/config/list-settings: leaves out a field that only another version of the API has',
    ],
  },
  {
    without: 'a check of settings of lists when they are set',
    edits: [
      edit(
        'src/commands/config/check-list-setting.ts',
        'checkSavedColumns(resource, value, setting.name, findListVerb(resource)?.lacks);',
        '',
      ),
    ],
    tests: ['commands/config/list-settings: refuses what no list can show, and writes nothing'],
  },
  {
    without: 'a look at whether ages are read on a terminal',
    edits: [
      edit(
        'src/operate/rows/time-style.ts',
        "host.terminal.out.isTerminal && findFormat(writer.format).changes === 'drawn';",
        "findFormat(writer.format).changes === 'drawn' && host.terminal !== undefined;",
      ),
    ],
    tests: ['operate/times: are ages on a terminal, and local times with their zone elsewhere'],
  },
);
