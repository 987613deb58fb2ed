import {
  type ColorChoice,
  readAskedColor,
  resolveColorLevel,
} from '../output/terminal/color-level.ts';
import { type HelpScreen, showBold, showPlain } from './help-layout.ts';

/**
 * How headings of help are shown on stdout. Help reads no configuration: the flag `--color` or else
 * the environment decides.
 */
export const chooseHeading = (
  env: NodeJS.ProcessEnv,
  isTerminal: boolean,
  asked: ColorChoice | undefined = undefined,
): HelpScreen['heading'] =>
  resolveColorLevel(asked ?? readAskedColor(env), env, isTerminal) > 0 ? showBold : showPlain;
