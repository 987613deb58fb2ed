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

/** cosmiconfig follows this member to other files; imco does not, so that a file is one file. */
const withoutImport =
  (read: (file: string, content: string) => unknown) =>
  async (file: string, content: string): Promise<unknown> => {
    const value = await read(file, content);
    if (isJsonObject(value) && Object.hasOwn(value, '$import')) {
      throw new ConfigurationFailure(`${file}: $import is not a setting`, {
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
 * cosmiconfig without its front door. The function `cosmiconfig()` first looks for settings of its
 * own in the working folder and runs `.config/config.js` and the like there, and it adds loaders
 * that run code to those it is given. The class behind it does neither. Nor does it open a file:
 * `read` does, as such files are judged.
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
      // What is remembered is what is parsed: a second look may find something else.
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
  /** A file; without content where it is empty. */
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
