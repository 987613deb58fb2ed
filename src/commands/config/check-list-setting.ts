/** Checks the value of a setting for lists, such as `columns.servers`, against the catalog. */
import { findListVerb } from '../../catalog/paths.ts';
import { unionCatalog } from '../../catalog/versions/catalog-for.ts';
import { describeListValue, type ListSetting, readListValue } from '../../config/list-settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { checkSavedColumns, checkSavedSort } from '../../operate/rows/list-defaults.ts';

/**
 * The value to write into the file. Throws a `UsageFailure` for a value of another form, and for
 * fields that lists of the resource do not have.
 */
export const readCheckedListValue = (setting: ListSetting, text: string): string | boolean => {
  const value = readListValue(setting, text);
  if (value === undefined) {
    throw new UsageFailure(`${setting.name}: expected ${describeListValue(setting)}`, {
      code: 'bad_setting',
    });
  }
  if (typeof value === 'boolean') return value;
  const resource = unionCatalog.find(setting.noun);
  if (typeof value === 'string') {
    checkSavedSort(resource, value, setting.name);
    return value;
  }
  checkSavedColumns(resource, value, setting.name, findListVerb(resource)?.lacks);
  return value.join(',');
};
