/** Values for parameters that a row declares, such as those of a policy definition. */
import { formatFlagName } from '../../catalog/flags.ts';
import type { Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';
import { describeParameter, readParameters } from './declared-parameters.ts';

const createInvalid = (
  flag: string,
  wrong: readonly string[],
  { to, row }: Declaration,
  words: readonly string[],
): UsageFailure => {
  const declaring = quoteForShell(readText(row, to.namedBy));
  const hint =
    words.length > 0
      ? `parameters of ${to.title} ${declaring}: ${words.join(', ')}`
      : `${to.title} ${declaring} has no parameters`;
  const [only = ''] = wrong;
  return wrong.length === 1
    ? new UsageFailure(`${flag}: ${only}`, { code: 'invalid_value', hint })
    : new UsageFailure(`${flag}: ${wrong.length} values are not valid or missing`, {
        code: 'invalid_value',
        hint,
        lines: wrong,
      });
};

/** The parameters, with the row that declares them. */
interface Declaration {
  readonly to: Resource;
  readonly row: Item;
  readonly parameters: JsonObject;
}

/** The row that a sibling refers to, with its parameters; undefined if it declares none at all. */
const readDeclaration = async (
  { cache }: Session,
  fields: Fields,
  { declaredBy }: Field,
  resolved: InputValues,
): Promise<Declaration | undefined> => {
  const noun = declaredBy && fields[declaredBy.ref]?.to;
  const id = declaredBy && resolved[declaredBy.ref];
  if (!declaredBy || !noun || typeof id !== 'string') return undefined;
  const to = cache.catalog.find(noun);
  const row = (await cache.peekOne(to, id)) ?? (await cache.readOne(to, id));
  const parameters = row[declaredBy.field];
  return isJsonObject(parameters) ? { to, row, parameters } : undefined;
};

/**
 * The values with those for declared parameters in their types: a flag only has strings. `resolved`
 * are all values known, references as ids. Throws a `UsageFailure` if parameters are unknown, are
 * missing or have values of another type.
 */
export const readDeclaredValues = async (
  session: Session,
  fields: Fields,
  wanted: readonly string[],
  { values, resolved }: { readonly values: InputValues; readonly resolved: InputValues },
): Promise<InputValues> => {
  let complete = values;
  for (const key of wanted) {
    const field = fields[key];
    const declaration =
      field?.declaredBy && (await readDeclaration(session, fields, field, resolved));
    if (!field || !declaration) continue;
    const given = values[key];
    const read = readParameters(declaration.parameters, isJsonObject(given) ? given : {});
    if (read.wrong.length > 0) {
      const words = Object.entries(declaration.parameters).map(describeParameter);
      throw createInvalid(`--${formatFlagName(key, field)}`, read.wrong, declaration, words);
    }
    if (given !== undefined) complete = { ...complete, [key]: read.values };
  }
  return complete;
};
