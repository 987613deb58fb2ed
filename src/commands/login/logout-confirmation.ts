import { UsageFailure } from '../../lib/failures/failures.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { askForName } from '../../output/terminal/ask-for-name.ts';
import { canAsk, confirm, findAskingObstacle } from '../../output/terminal/prompts.ts';
import { toSafeText } from '../../output/terminal/safe-text.ts';
import type { ConfigContext } from '../config/own-settings.ts';

/** What stands for an answer where nobody can be asked. */
export interface LogoutConsent {
  readonly yes: boolean;
  /** The name of a protected profile. */
  readonly confirm: string | undefined;
}

const createNotConfirmed = (message: string): UsageFailure =>
  new UsageFailure(message, { code: 'not_confirmed' });

/** What is asked about before it is removed. */
export interface Removal {
  readonly name: string;
  readonly isProtected: boolean;
  /** With the keys of the profile. */
  readonly folders: readonly string[];
}

/** Asks before keys are removed; a protected profile wants its name. */
export const confirmLogout = async (
  { host }: ConfigContext,
  { name, isProtected, folders }: Removal,
  consent: LogoutConsent,
): Promise<void> => {
  if (consent.confirm !== undefined && consent.confirm !== name) {
    throw createNotConfirmed(`--confirm names ${consent.confirm}; the profile is ${name}`);
  }
  if (consent.confirm === name || (consent.yes && !isProtected)) return;
  if (!canAsk(host.terminal)) {
    throw new UsageFailure(
      `logout asks for confirmation and ${findAskingObstacle(host.terminal)}`,
      {
        code: 'confirmation_missing',
        hint: `add ${isProtected ? `--confirm ${name}` : '--yes'}`,
      },
    );
  }
  const introduce = async ({ stream }: TerminalOutput): Promise<void> => {
    const removed = `logout removes profile ${name}${folders.length > 0 ? ' and its keys:' : ''}`;
    for (const line of [removed, ...folders.map((folder) => `  ${folder}`)]) {
      stream.write(`${toSafeText(line)}\n`);
    }
  };
  const question = isProtected
    ? `this profile is protected; type "${name}", its name, to log out`
    : `Log out of profile ${name}?`;
  const asked = { question, introduce };
  const isMeant = isProtected
    ? await askForName(host.terminal, { ...asked, name }, host.signal)
    : await confirm(host.terminal, asked, host.signal);
  if (!isMeant) throw createNotConfirmed('logout was not confirmed; nothing was removed');
};
