/** What rows, files and editors may bring into a change. */
import { behaviour, edit, threat } from '../mutant.ts';

const editing = 'operate/documents/editing';
const rows = 'operate/documents/rows-as-input';
const several = 'operate/documents/several-rows';

export const documentMutants = [
  ...threat(
    'A copy or a printed row sends a secret, or its mask, to another resource',
    {
      without: 'a copy without secrets inside its values',
      edits: [
        edit(
          'src/operate/documents/settable.ts',
          'if (isSecretMember(name, held) && isSecretSet(held)) {',
          'if (false) {',
        ),
      ],
      tests: [`${several}: are never copied, at any depth`],
    },
    {
      without: 'a copy without secret fields',
      edits: [
        edit(
          'src/operate/documents/settable.ts',
          'if (field.secret || (isSecretMember(key, held) && !open.includes(key))) {',
          'if (false) {',
        ),
      ],
      tests: [`${several}: are never copied, at any depth`],
    },
    {
      without: 'a refusal of masks in place of secrets',
      edits: [
        edit(
          'src/operate/documents/members.ts',
          'const masked = findMask(value, word);',
          'const masked = undefined;',
        ),
      ],
      tests: [`${several}: that were masked when they were printed are not sent`],
    },
  ),
  ...threat('A row is applied to another row by mistake', {
    without: 'a look at the id of the document of another row',
    edits: [
      edit(
        'src/operate/documents/update-document.ts',
        "const id = different.find(([key]) => key === 'id');",
        'const id = undefined;',
      ),
    ],
    tests: [`${rows}: of another id is refused by an update`],
  }),
  ...threat(
    'What is edited shows a secret, or others read it',
    {
      without: 'the private mode of the file that is edited',
      edits: [
        edit(
          'src/operate/documents/edit-file.ts',
          "await open(path, 'w', 0o600)",
          "await open(path, 'w')",
        ),
        edit(
          'src/operate/documents/edit-file.ts',
          'await file.chmod(0o600);',
          'await file.chmod(0o644);',
        ),
      ],
      tests: [`${editing}: uses a private file, which is gone after a success`],
    },
    {
      without: 'a check of the folder for temporary files',
      edits: [
        edit('src/operate/documents/edit-file.ts', 'if (problem) throw problem;', ''),
        edit('src/operate/documents/edit-file.ts', 'checkOwnFolder(folder, { platform });', ''),
      ],
      tests: [`${editing}: uses no temporary folder in which others could exchange the file`],
    },
    {
      without: 'masks in the text that is edited',
      edits: [
        edit(
          'src/operate/documents/edit-text.ts',
          'return maskValue(held ?? null);',
          'return held ?? null;',
        ),
      ],
      tests: [`${editing}: never writes a secret into the file or the comparison`],
    },
    {
      without: 'a text without secret fields',
      edits: [
        edit(
          'src/operate/documents/edit-text.ts',
          'filter(([, { secret }]) => !secret)',
          'filter(() => true)',
        ),
      ],
      tests: [`${editing}: never writes a secret into the file or the comparison`],
    },
  ),
  ...threat(
    'An edit sends the secret of one list element as that of another',
    {
      without: 'a refusal where elements with different secrets look alike',
      edits: [
        edit(
          'src/operate/documents/restore-secrets.ts',
          'if (left.length !== others.length + 1) throw createUnclearSecret(path);',
          '',
        ),
      ],
      tests: [`${editing}: gives the elements of a list their own secrets or none`],
    },
    {
      without: 'a refusal where several elements with secrets were changed',
      edits: [
        edit(
          'src/operate/documents/restore-secrets.ts',
          'return changed.length === 1 && changed[0] === at;',
          'return changed.includes(at);',
        ),
      ],
      tests: [`${editing}: gives the elements of a list their own secrets or none`],
    },
  ),
  ...threat('An edit overwrites what others have changed', {
    without: 'a second look at the row before it is changed',
    edits: [
      edit(
        'src/operate/documents/edit.ts',
        'if (Object.keys(foreign).length === 0) return { ...target, item: now };',
        'if (foreign) return { ...target, item: now };',
      ),
    ],
    tests: [`${editing}: does not send over what others have changed in the meantime`],
  }),
  ...behaviour(
    {
      without: 'a check of all documents before the first is sent',
      edits: [
        edit(
          'src/operate/documents/create-several.ts',
          'if (failures.length > 0) throw combineInvalid(failures, drafts.length);',
          '',
        ),
      ],
      tests: [`${several}: are not sent at all if one document is not valid`],
    },
    {
      without: 'a number in the names of copies',
      edits: [
        edit('src/operate/documents/drafts.ts', 'if (count === 1 || isTold) return;', 'return;'),
      ],
      tests: [`${several}: are refused without a number in the name, and above the limit`],
    },
  ),
];
