/** Logins and settings at once, killed, and protected. */
import { edit, threat } from '../mutant.ts';

const lock = 'src/lib/files/file-lock.ts';

export const logins = [
  ...threat(
    'Simultaneous logins and logouts lose credentials',
    {
      without: 'a check within the lock',
      edits: [
        edit(
          'src/commands/login/save.ts',
          'if (!replace && listTakenNames(files).includes(name))',
          'if (!replace && listTakenNames(files).includes(file.path))',
        ),
      ],
      tests: [
        `commands/login-races: \${count} logins of a profile: one succeeds, and the others report the conflict`,
      ],
    },
    {
      without: 'a lock',
      edits: [
        edit(
          lock,
          'while (!(await createLock(lock, waiter.mark))) {',
          'while (!(await createLock(lock, waiter.mark)) && path === lock) {',
        ),
        edit(lock, 'if (!(await isLockHeld(lock, mark))) throw', 'if (path === lock) throw'),
      ],
      tests: [`commands/login-races: \${count} logins and logouts leave consistent settings`],
    },
    {
      without: 'a look at what is named now',
      edits: [
        edit(
          'src/config/credentials/unused-keys.ts',
          'const unused = folders.filter((folder) => !isFolderNamed(folder, files));',
          'const unused = folders.filter(() => files.length > 0);',
        ),
      ],
      tests: ['commands/login-leftovers: credentials that a settings file uses are never removed'],
    },
    {
      without: 'a mark of the file that keys were made for',
      edits: [
        edit(
          'src/config/credentials/unused-keys.ts',
          'return mark === undefined ? isComplete : marks.has(mark);',
          'return mark === undefined ? isComplete : true;',
        ),
      ],
      tests: ['commands/login-leftovers: credentials of another settings file are not removed'],
    },
  ),
  ...threat(
    'A killed process blocks or corrupts the settings',
    {
      without: 'what clears a lock nobody holds',
      edits: [edit(lock, 'if (await clearAbandoned(lock, waiter)) continue;', '')],
      tests: [`lib/file-lock: does not block others: \${name}`],
    },
    {
      without: 'a look at whether the holder runs',
      edits: [
        edit(
          lock,
          "if (lock.state === 'running' || seenFor < leastSeenMs) return false;",
          'if (seenFor < leastSeenMs) return false;',
        ),
        edit(lock, "if (now.state === 'unknown' && age <= longestHeldMs) return false;", ''),
      ],
      tests: ['lib/file-lock: is kept, however the clocks of machine and files are set'],
    },
    {
      without: 'a look at the lock before anything is written',
      edits: [edit(lock, 'if (!(await isLockHeld(lock, mark))) throw', 'if (path === lock) throw')],
      tests: ['lib/file-lock: and was lost in the meantime prevents writing'],
    },
  ),
  ...threat(
    'Credentials of a killed login remain unnoticed',
    {
      without: 'a look at keys without a profile',
      edits: [
        edit(
          'src/commands/doctor/configuration.ts',
          'if (found.length === 0) return',
          'if (found.length >= 0) return',
        ),
      ],
      tests: [
        'commands/login-leftovers: doctor lists unused credentials with the command that removes them',
      ],
    },
    {
      without: 'a logout of keys alone',
      edits: [
        edit(
          'src/commands/login/logout.ts',
          'if (!listProfilesIn(files).includes(name) && (',
          "if (name === '' && (",
        ),
      ],
      tests: [
        'commands/login-leftovers: logout accepts a profile that only has credentials, and asks for confirmation',
      ],
    },
  ),
  ...threat(
    'The protection of a profile is removed by accident',
    {
      without: 'a source that protects and wins',
      edits: [
        edit(
          'src/config/trust/protection.ts',
          'if (!protecting) return said[0];',
          'if (said[0]) return said[0];',
        ),
      ],
      tests: [
        'commands/protection: applies from any source, and attempts to disable it are reported',
      ],
    },
    {
      without: 'the name of the profile for a setting',
      edits: [
        edit(
          'src/commands/config/setting-location.ts',
          '  if (wasProtecting) {\n',
          "  if (wasProtecting && profile === '') {\n",
        ),
      ],
      tests: ['commands/protection: is removed by set and unset only with the profile name'],
    },
    {
      without: 'the name of the profile for an editor',
      edits: [
        edit(
          'src/commands/config/edit.ts',
          'await confirmUnprotecting(context, profile, file, confirmed);',
          'void confirmUnprotecting;',
        ),
      ],
      tests: ['commands/protection: is removed in an editor only with the profile name'],
    },
  ),
];
