import { Explorer as Cosmiconfig } from 'cosmiconfig/dist/Explorer.js';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import type { ReadFile } from '../../lib/files/own-file.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { decodeText } from '../../lib/text/decode.ts';
import type { SettingsFile } from '../settings.ts';
import { readJson } from './read-json.ts';

/** A file and what is in it. */
export interface LoadedFile extends SettingsFile {
  readonly content: unknown;
  /** The text that was read. */
  readonly text: string;
}

/** The names a project's file, or one in the home folder, may have. */
export const rcFiles = ['.imcorc', '.imcorc.json', '.imcorc.yaml', '.imcorc.yml'];

/** Refuses `$import`, with which cosmiconfig would load other files. */
const withoutImport =
  (read: (file: string, content: string) => unknown) =>
  async (file: string, content: string): Promise<unknown> => {
    const value = await read(file, content);
    if (isJsonObject(value) && Object.hasOwn(value, '$import')) {
      throw new ConfigurationFailure(`${file}: "$import" is not a valid setting`, {
        code: 'unknown_setting',
        hint: 'write the settings into this file',
      });
    }
    return value;
  };

const readYamlText = async (file: string, content: string): Promise<unknown> => {
  const { readYaml } = await import('./syntax.ts');
  return readYaml(file, content);
};

/** How the bytes of a file are read. */
type Reader = (path: string) => ReadFile | Promise<ReadFile>;

/**
 * Uses the internal class of cosmiconfig. The public function `cosmiconfig()` first searches the
 * working folder for its own settings and runs `.config/config.js` and the like there, and it adds
 * loaders that run code. The class does neither, and it opens no file itself: `read` does, with the
 * safety checks for such files.
 */
export const openExplorer = (read: Reader) => {
  const texts = new Map<string, string>();
  const explorer = new Cosmiconfig({
    moduleName: 'imco',
    searchPlaces: rcFiles,
    searchStrategy: 'none',
    loaders: {
      '.json': withoutImport(readJson),
      noExt: withoutImport(readYamlText),
      default: withoutImport(readYamlText),
    },
    readFile: async (path) => {
      const { bytes } = await read(path);
      const text = decodeText(bytes);
      // Keep the text that is parsed: a second read could return something else.
      texts.set(path, text);
      return text;
    },
    transform: (result) => result,
    cache: false,
    ignoreEmptySearchPlaces: true,
    metaConfigFilePath: null,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
    applyPackagePropertyPathToConfiguration: false,
  });
  /** Loads a file; an empty file has no content. */
  return async (path: string, kind: LoadedFile['kind']): Promise<LoadedFile> => {
    const result = await explorer.load(path);
    const isEmpty = result === null || result.isEmpty === true;
    return {
      path,
      kind,
      content: isEmpty ? undefined : result.config,
      text: texts.get(path) ?? '',
    };
  };
};
