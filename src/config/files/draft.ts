import { JsonDraft } from './json-draft.ts';
import type { SettingsDraft } from './settings-draft.ts';
import { YamlDraft } from './yaml-draft.ts';

/**
 * The content of a settings file, to be changed: JSON where its name ends so, YAML otherwise. Throws
 * a `ConfigurationFailure` with line and column where it is broken.
 */
export const createDraft = (file: string, content: string): SettingsDraft =>
  file.endsWith('.json') ? new JsonDraft(file, content) : new YamlDraft(file, content);
