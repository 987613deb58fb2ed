/** Removing the protection of a profile requires its name, like the actions it protects against. */
import { basename } from 'node:path';
import { resolveEndpoint } from '../../config/endpoint.ts';
import { loadSettings } from '../../config/load.ts';
import { flatProfileName } from '../../config/trust/protection.ts';
import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import { askForName } from '../../output/terminal/ask-for-name.ts';
import { canAsk, findAskingObstacle } from '../../output/terminal/prompts.ts';
import type { ConfigContext } from './own-settings.ts';

/** The host of the endpoint, as the name of a flat profile: it has no other. */
const findFlatName = async ({ host, config }: ConfigContext, file: string): Promise<string> => {
  try {
    const { cwd, home, env, platform } = host;
    const named = config === undefined ? {} : { config };
    const { values } = await loadSettings({
      cwd,
      home,
      env,
      platform,
      flags: {},
      notice: () => {},
      ...named,
    });
    const endpoint = resolveEndpoint(values, () => {});
    if (endpoint !== undefined) return new URL(endpoint).host;
  } catch (error) {
    // Invalid settings have no endpoint.
    if (!(error instanceof Failure)) throw error;
  }
  return basename(file);
};

const createRefusedConfirmation = (message: string): UsageFailure =>
  new UsageFailure(message, { code: 'not_confirmed' });

/**
 * Asks for the name of a protected profile before a change of `file` removes its protection.
 * `confirmed` are the names given with --confirm. Throws a `UsageFailure` without the name.
 */
export const confirmUnprotecting = async (
  context: ConfigContext,
  profile: string,
  file: string,
  confirmed: readonly string[],
): Promise<void> => {
  if (context.dryRun) return;
  const { terminal, signal } = context.host;
  const name = profile === flatProfileName ? await findFlatName(context, file) : profile;
  if (confirmed.includes(name)) return;
  if (confirmed.length > 0) {
    throw createRefusedConfirmation(
      `--confirm ${confirmed.join(', ')} does not match the profile name ${name}`,
    );
  }
  if (!canAsk(terminal)) {
    throw new UsageFailure(
      `profile ${name} is protected: removing the protection needs confirmation, but ${findAskingObstacle(terminal)}`,
      { code: 'confirmation_missing', hint: `add --confirm ${name}` },
    );
  }
  const question = `Profile "${name}" is protected; type its name to remove the protection:`;
  if (!(await askForName(terminal, { question, name }, signal))) {
    throw createRefusedConfirmation(`profile ${name} is still protected; nothing was changed`);
  }
};
