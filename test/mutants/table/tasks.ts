/** Ends that no state shows, tasks that go on after a run, and what transfers leave behind. */
import { behaviour, edit, threat } from '../mutant.ts';

const watch = 'src/operate/waiting/watch.ts';
const waitFor = 'src/operate/waiting/wait-for.ts';
const waitFailures = 'src/operate/waiting/wait-failures.ts';
const partialUpload = 'src/operate/transfers/partial-upload.ts';
const startTransfer = 'src/operate/transfers/start-transfer.ts';
const resume = 'src/operate/transfers/resume.ts';
const exportVerb = 'src/operate/verbs/export.ts';
const accounts = 'src/catalog/brownfield/cloud-accounts.ts';

const hidden = 'operate/waiting/hidden-failures';
const transfers = 'operate/transfers/export';

const endMutants = behaviour(
  {
    without: 'failures that the state does not show',
    edits: [
      edit(watch, 'if (failedIf === undefined || !hasNewValue', 'if (failedIf || !hasNewValue'),
    ],
    tests: [
      `${hidden}: is a failure if the event of a failure is new`,
      `${hidden}: lists what is new, and fails with the text of the event on demand`,
      'operate/waiting/tasks: has failed if it has a message at its end, whatever its state',
      `${transfers}: fails with the message of its task, although that is finished`,
    ],
  },
  {
    without: 'a comparison with the event before the request',
    edits: [edit(watch, 'value !== readConditionValue(earlier ?? {}, field)', 'true')],
    tests: [
      `${hidden}: is good if the event is that of an earlier failure`,
      `${hidden}: ends well if the event is an earlier one: \${line.join(' ')}`,
    ],
  },
  {
    without: 'a second look where the first may be too early',
    edits: [
      edit(
        watch,
        'if (mayBeEarlier(condition,',
        'if (!condition || false && mayBeEarlier(condition,',
      ),
    ],
    tests: [
      `${hidden}: is not the end of the import`,
      `${hidden}: is the end if the second look shows the same`,
    ],
  },
  {
    without: 'such failures of waits for an import of another run',
    edits: [
      edit(
        waitFor,
        "const name = field.values ? errorEventField : 'error_message';",
        "const name = 'none';",
      ),
    ],
    tests: [
      `${hidden}: fails if its event is new: \${line.join(' ')}`,
      'operate/waiting/tasks: can be waited for again, and fails in the same way',
      `${transfers}: fails with that message however it is waited for`,
    ],
  },
  {
    without: 'such failures of waits for a state',
    edits: [edit(waitFor, 'failedIf: findErrorField(resource, field),', '')],
    tests: [
      `${hidden}: fails if its event is new: \${line.join(' ')}`,
      `${transfers}: fails with that message however it is waited for`,
    ],
  },
  {
    without: 'one import at a time',
    edits: [
      edit(accounts, "when: inState('idle'),", ''),
      edit(
        'src/operate/waiting/states.ts',
        'return isPassingValue(resource.fields[resource.stateField], state);',
        'return false;',
      ),
    ],
    tests: [`${hidden}: is refused while another import is in progress`],
  },
  {
    without: 'a check of what an account can import',
    edits: [edit(accounts, 'in: [true],', 'in: [true, null],')],
    tests: [`${hidden}: that the account does not support is refused, with those that it does`],
  },
);

const resumeMutants = behaviour(
  {
    without: 'time for the id of what is created after Ctrl-C',
    edits: [edit(startTransfer, 'signal: delayed.signal', 'signal')],
    tests: [
      `${transfers}: that was interrupted while it was started is known by its id`,
      'operate/upload-stopped: while the thing is being made waits for its id, and deletes it',
    ],
  },
  {
    without: 'the command that goes on, at the timeout',
    edits: [edit(waitFailures, 'resume === undefined ? hint :', "resume !== '' ? hint :")],
    tests: [
      `${transfers}: that is still in progress at the timeout is not started again by its hint`,
      `${transfers}: names it after Ctrl-C and at the timeout as well`,
    ],
  },
  {
    without: 'the command that goes on, after Ctrl-C',
    edits: [edit(waitFailures, 'resume ?? ', '')],
    tests: [
      `${transfers}: that was interrupted while it was waited for names the command that goes on`,
      `${transfers}: names it after Ctrl-C and at the timeout as well`,
    ],
  },
  {
    without: 'the command that goes on, without --wait',
    edits: [edit('src/operate/outcomes/settle.ts', 'const way = resume ?? ', 'const way = ')],
    tests: [`${transfers}: names the command that goes on if it is not waited for`],
  },
  {
    without: 'a refusal of dry runs that would write the file',
    edits: [edit(resume, "options.dryRun ? '--dry-run' : undefined", 'undefined')],
    tests: [
      `${transfers}: is resumed without anything else: it sends and writes nothing then`,
      `${transfers}: needs a file or an id, and not both`,
    ],
  },
  {
    without: 'a look whether an import has started',
    edits: [edit(partialUpload, 'resume !== undefined && isUncertain(failure)', 'resume === id')],
    tests: [
      `${transfers}: that may have started although its request failed is not simply repeated`,
    ],
  },
);

const fileMutants = behaviour(
  {
    without: 'the removal of what an upload has created',
    edits: [
      edit(partialUpload, 'isRemovable ? await remove(session, upload) : undefined', 'undefined'),
    ],
    tests: [
      'operate/upload-stopped: of the content is reported with its status, and the new row is deleted',
      'operate/upload-stopped: in its last request as well',
    ],
  },
  {
    without: 'words about what no request deletes',
    edits: [
      edit(
        partialUpload,
        'if (!isRemovable) return withLeftover(upload, failure);',
        'if (!isRemovable) return failure;',
      ),
    ],
    tests: [`${transfers}: that was refused says what is left behind, as no request deletes it`],
  },
  {
    without: 'a look whether the folder can be written before an export is started',
    edits: [edit(exportVerb, 'await checkWritable(place);', '')],
    tests: [`${transfers}: is not started for a folder that cannot be written`],
  },
  {
    without: 'secrets that are stored as they are',
    edits: [edit('src/operate/input/values.ts', 'field.verbatim ? withoutLineEnd(text) : ', '')],
    tests: [
      'operate/input/values: of a secret that is stored verbatim loses only the line end of a single line',
    ],
  },
);

const hostMutants = threat('The path of an exported file leads to another host', {
  without: 'the host of the API for the file of an export',
  edits: [
    edit(
      exportVerb,
      `return \`\${base}/\${path.replace(/^\\/+/, '')}\`;`,
      'return new URL(path, base).href;',
    ),
  ],
  tests: [`${transfers}: never follows a path to another host`],
});

export const taskMutants = [...endMutants, ...resumeMutants, ...fileMutants, ...hostMutants];
