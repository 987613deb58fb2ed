import type { ColorLevel } from '../../lib/terminal.ts';

/** What a flag or the configuration asks for. */
export type ColorChoice = 'always' | 'never';

type Env = Readonly<Record<string, string | undefined>>;

/** What the terminal says it can show, at least 16 colours. */
const detectColors = (env: Env): ColorLevel => {
  if (/^(truecolor|24bit)$/i.test(env.COLORTERM ?? '')) return 3;
  if (/-256(color)?$/i.test(env.TERM ?? '')) return 2;
  return 1;
};

/** `FORCE_COLOR`: 0 to 3 is the level, `false` is none, any other word is yes. */
const parseForced = (word: string, env: Env): ColorLevel => {
  switch (word) {
    case '0':
    case 'false':
      return 0;
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return detectColors(env);
  }
};

/** What `IMCO_COLOR` asks for, where that is read before all other settings. */
export const readAskedColor = ({ IMCO_COLOR: asked }: Env): ColorChoice | undefined =>
  asked === 'always' || asked === 'never' ? asked : undefined;

/**
 * Decides how many colours one stream gets: `asked` (flag or configuration) before FORCE_COLOR
 * before NO_COLOR before CLICOLOR_FORCE and CLICOLOR before what the stream is. An empty variable
 * counts as absent, as no-color.org and force-color.org have it.
 */
export const resolveColorLevel = (
  asked: ColorChoice | undefined,
  env: Env,
  isTerminal: boolean,
): ColorLevel => {
  if (asked === 'always') return detectColors(env);
  if (asked === 'never') return 0;
  if (env.FORCE_COLOR) return parseForced(env.FORCE_COLOR, env);
  if (env.NO_COLOR) return 0;
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return detectColors(env);
  if (env.CLICOLOR === '0') return 0;
  return isTerminal && env.TERM !== 'dumb' ? detectColors(env) : 0;
};
