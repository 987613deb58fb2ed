import { formatFlagName, takesFile } from '../../catalog/flags.ts';
import type { Field } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { askText } from '../../output/terminal/prompts.ts';
import { type GivenValue, readNamedValue } from '../input/values.ts';
import type { Session } from '../session.ts';
import type { FieldAnswer } from './inquiry.ts';

const requireText = (text: string): string | undefined =>
  text.trim() === '' ? 'a value is required' : undefined;

/** Asks for a line of text that is not empty. */
export const askLine = async ({ host }: Session, question: string): Promise<string> =>
  (await askText(host.terminal, question, host.signal, requireText)).trim();

/** Asks for further lines until an empty one. */
const askMoreLines = async (session: Session, first: string): Promise<readonly string[]> => {
  const { terminal, signal } = session.host;
  const lines = [first];
  for (;;) {
    const line = await askText(terminal, 'Another one (Enter for none):', signal);
    if (line.trim() === '') return lines;
    lines.push(line.trim());
  }
};

/** Whether stdin would be read for a value: what is typed there is the answer itself. */
const isStandardInput = (field: Field, text: string): boolean =>
  /^@?-$/.test(text) &&
  (takesFile(field) ||
    field.long === true ||
    field.kind === 'json' ||
    field.notation !== undefined);

const refuseStandardInput = (field: Field, given: GivenValue, flag: string): void => {
  const texts = typeof given === 'object' ? given : [given];
  if (!texts.some((text) => isStandardInput(field, String(text)))) return;
  throw new UsageFailure(`${flag}: stdin cannot be read here`, {
    hint: takesFile(field) ? 'type the path of a file' : 'type the value, or @ and a path',
  });
};

const describeForm = (field: Field, question: string): string => {
  if (takesFile(field)) return question.replace(/ \(--/, ', path of the file (--');
  if (field.notation) return question.replace(/:$/, `, as ${field.notation.form}:`);
  return field.kind === 'texts' ? question.replace(/:$/, ', separated by commas:') : question;
};

/** Asks for a text until it passes the check of its field; what is wrong is printed. */
export const askFieldText = async (
  session: Session,
  field: Field,
  { question, flag }: { readonly question: string; readonly flag: string },
): Promise<FieldAnswer> => {
  const isList = field.kind === 'texts' || field.notation !== undefined;
  for (;;) {
    const line = await askLine(session, describeForm(field, question));
    const lines = field.notation ? await askMoreLines(session, line) : [line];
    const given: GivenValue = isList ? lines : line;
    try {
      refuseStandardInput(field, given, flag);
      return { given, value: await readNamedValue(session.host, field, given, flag) };
    } catch (failure) {
      if (!(failure instanceof UsageFailure)) throw failure;
      const { lines: more = [], hint } = failure.details;
      for (const text of [failure.message, ...more, ...(hint ? [hint] : [])]) {
        session.writer.warn(text);
      }
    }
  }
};

/** Asks for the value of a field as text, with its flag. */
export const askFlagText = (
  session: Session,
  key: string,
  field: Field,
  question: string,
): Promise<FieldAnswer> =>
  askFieldText(session, field, { question, flag: `--${formatFlagName(key, field)}` });
