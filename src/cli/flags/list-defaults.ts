import { formatListSetting, type ListSettingKind } from '../../config/list-settings.ts';
import type { ListSettingValue, ResolvedSetting, Settings } from '../../config/settings.ts';
import type { ListDefaults, RowOptions, SavedDefault } from '../../operate/rows/row-options.ts';

/** A value with its setting and file, if it has the form that the setting has. */
const describeDefault = <T extends ListSettingValue>(
  name: string,
  setting: ResolvedSetting<ListSettingValue> | undefined,
  isForm: (value: ListSettingValue) => value is T,
): SavedDefault<T> | undefined =>
  setting && isForm(setting.value)
    ? { value: setting.value, where: `${name} in ${setting.origin.where}` }
    : undefined;

const isWords = (value: ListSettingValue): value is readonly string[] => typeof value === 'object';

const isText = (value: ListSettingValue): value is string => typeof value === 'string';

const isSwitch = (value: ListSettingValue): value is boolean => typeof value === 'boolean';

/** Whether a setting was given for this run, and not in a file. */
const isForRun = ({ origin }: ResolvedSetting<unknown>): boolean =>
  origin.kind === 'flag' || origin.kind === 'environment';

/**
 * The defaults of lists from the configuration. A setting for one resource counts more than the one
 * for all, and what was given for this run more than both.
 */
export const readListDefaults = ({
  values,
  lists,
}: Pick<Settings, 'values' | 'lists'>): Pick<RowOptions, 'relative' | 'defaultsOf'> => {
  const { relative } = values;
  return {
    relative: relative && isForRun(relative) ? relative.value : undefined,
    defaultsOf: (noun): ListDefaults => {
      const read = <T extends ListSettingValue>(
        kind: ListSettingKind,
        isForm: (value: ListSettingValue) => value is T,
      ): SavedDefault<T> | undefined => {
        const name = formatListSetting(kind, noun);
        return describeDefault(name, lists.get(name), isForm);
      };
      const columns = read('columns', isWords);
      const sort = read('sort', isText);
      const isRelative = read('relative', isSwitch)?.value ?? relative?.value;
      return {
        ...(columns && { columns }),
        ...(sort && { sort }),
        ...(isRelative !== undefined && { relative: isRelative }),
      };
    },
  };
};
