import { UsageFailure } from '../../lib/failures/failures.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { askForName } from '../../output/terminal/ask-for-name.ts';
import { canAsk, confirm, findAskingObstacle } from '../../output/terminal/prompts.ts';
import { toSafeText } from '../../output/terminal/safe-text.ts';
import type { ConfigContext } from '../config/own-settings.ts';

/** Consent from the command line, in place of a question. */
export interface LogoutConsent {
  readonly yes: boolean;
  /** The name of a protected profile. */
  readonly confirm: string | undefined;
}

const createNotConfirmed = (message: string): UsageFailure =>
  new UsageFailure(message, { code: 'not_confirmed' });

/** What a logout removes. */
export interface Removal {
  readonly name: string;
  readonly isProtected: boolean;
  /** Folders with the credentials of the profile. */
  readonly folders: readonly string[];
}

/** Asks before anything is removed; a protected profile requires typing its name. */
export const confirmLogout = async (
  { host }: ConfigContext,
  { name, isProtected, folders }: Removal,
  consent: LogoutConsent,
): Promise<void> => {
  if (consent.confirm !== undefined && consent.confirm !== name) {
    throw createNotConfirmed(
      `--confirm ${consent.confirm} does not match the profile name ${name}`,
    );
  }
  if (consent.confirm === name || (consent.yes && !isProtected)) return;
  if (!canAsk(host.terminal)) {
    throw new UsageFailure(`logout needs confirmation, but ${findAskingObstacle(host.terminal)}`, {
      code: 'confirmation_missing',
      hint: `add ${isProtected ? `--confirm ${name}` : '--yes'}`,
    });
  }
  const introduce = async ({ stream }: TerminalOutput): Promise<void> => {
    const removed = `logout removes profile ${name}${folders.length > 0 ? ' and its credentials:' : ''}`;
    for (const line of [removed, ...folders.map((folder) => `  ${folder}`)]) {
      stream.write(`${toSafeText(line)}\n`);
    }
  };
  const question = isProtected
    ? `Profile "${name}" is protected; type its name to log out:`
    : `Log out of profile ${name}?`;
  const asked = { question, introduce };
  const isMeant = isProtected
    ? await askForName(host.terminal, { ...asked, name }, host.signal)
    : await confirm(host.terminal, asked, host.signal);
  if (!isMeant) throw createNotConfirmed('logout was cancelled; nothing was removed');
};
