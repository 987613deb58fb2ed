import { JsonDraft } from './json-draft.ts';
import type { SettingsDraft } from './settings-draft.ts';
import { YamlDraft } from './yaml-draft.ts';

/**
 * Opens the content of a settings file for changes: JSON if its name ends in .json, otherwise YAML.
 * Throws a `ConfigurationFailure` with line and column if it is broken.
 */
export const createDraft = (file: string, content: string): SettingsDraft =>
  file.endsWith('.json') ? new JsonDraft(file, content) : new YamlDraft(file, content);
