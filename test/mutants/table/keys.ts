/** How keys are taken, kept and watched over. */
import { edit, threat } from '../mutant.ts';

export const keys = [
  ...threat(
    'A key archive writes outside its folder, expands without limit, or has duplicate members',
    {
      without: 'a refusal of names that lead away',
      edits: [
        edit('src/config/credentials/zip.ts', 'if (isLeadingAway(name))', "if (name === '')"),
      ],
      tests: [
        'commands/login/login: writes no files from a hostile archive',
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a bound for what inflates',
      edits: [
        edit(
          'src/config/credentials/key-archive.ts',
          'if (length > longestMember) throw tooLong();',
          '',
        ),
      ],
      tests: [
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a refusal of members that are there twice',
      edits: [
        edit(
          'src/config/credentials/zip.ts',
          'if (twice !== undefined) throw',
          "if (twice === '') throw",
        ),
      ],
      tests: [
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a bound for what says how large it is',
      edits: [
        edit(
          'src/config/credentials/key-archive.ts',
          'if (long) throw',
          "if (long?.name === '') throw",
        ),
      ],
      tests: [
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a refusal of links',
      edits: [
        edit('src/config/credentials/zip.ts', 'if (!plainKinds.has(kind))', 'if (kind === 1)'),
      ],
      tests: [
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a look at the name in the second place',
      edits: [
        edit(
          'src/config/credentials/zip.ts',
          '!== headerMark || localName !== name',
          '!== headerMark',
        ),
      ],
      tests: [
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a refusal of more members than a key has',
      edits: [
        edit('src/config/credentials/zip.ts', 'if (count > mostMembers)', 'if (count > 65_535)'),
      ],
      tests: [
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a checksum',
      edits: [
        edit(
          'src/config/credentials/key-archive.ts',
          'bytes.length !== member.size || crc32(bytes) !== member.checksum',
          'bytes.length !== member.size',
        ),
      ],
      tests: [
        'config/credentials/key-archive: an archive that differs from those of the platform is refused',
      ],
    },
    {
      without: 'a refusal of what is cut off',
      edits: [
        edit(
          'src/config/credentials/zip.ts',
          "throw createZipRefusal(archive, 'not a ZIP archive, or incomplete');",
          "throw new RangeError('offset');",
        ),
      ],
      tests: [
        'config/credentials/key-archive: a damaged archive gives either its files or a configuration failure',
      ],
    },
  ),
  ...threat(
    'Credentials leak while they are replaced, or a passphrase is saved',
    {
      without: 'files for their owner alone',
      edits: [edit('src/lib/files/whole-file.ts', '  mode = 0o600,\n', '  mode = 0o644,\n')],
      tests: ['commands/login/login: saves working credentials that only their owner can read'],
    },
    {
      without: 'the lock of a key that is kept',
      edits: [
        edit(
          'src/commands/login/login.ts',
          'saveProfile(context, plan, options)',
          'saveProfile(context, { ...plan, source: { ...source, read: keys } }, options)',
        ),
      ],
      tests: [
        'commands/login/login: a key with a passphrase stays encrypted, and works with the passphrase file',
      ],
    },
    {
      without: 'a prompt that does not echo',
      edits: [
        edit(
          'src/output/terminal/prompts.ts',
          "clack.password({ message: toSafeText(question), mask: '', ...asking })",
          'clack.text({ message: toSafeText(question), ...asking })',
        ),
      ],
      tests: [
        'terminal/passphrase: is asked for once',
        'terminal/passphrase: can be typed again after a typo',
      ],
    },
  ),
  ...threat(
    'Other users of the machine read a private key',
    {
      without: 'a look at the rights of the group',
      edits: [
        edit(
          'src/config/credentials/credentials.ts',
          '(stats.mode & 0o077) === 0',
          '(stats.mode & 0o007) === 0',
        ),
      ],
      tests: [
        'config/connection: a private key that others can read causes one notice with the fix',
      ],
    },
    {
      without: 'files for their owner alone',
      edits: [edit('src/lib/files/whole-file.ts', '  mode = 0o600,\n', '  mode = 0o644,\n')],
      tests: ['security/host: are readable only by their owner, also with umask 000'],
    },
    {
      without: 'a file that is closed from its first moment on',
      edits: [
        edit(
          'src/lib/files/whole-file.ts',
          "await open(temporary, 'wx', 0o600)",
          "await open(temporary, 'wx', 0o666)",
        ),
      ],
      tests: [
        'lib/files/whole-file: a new file is readable only by its owner from the start, with any umask',
      ],
    },
  ),
];
