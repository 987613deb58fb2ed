/** Types of an internal class of cosmiconfig; `settings-explorer.ts` explains why it is used. */
declare module 'cosmiconfig/dist/Explorer.js' {
  import type { CosmiconfigResult, Loader, Options } from 'cosmiconfig';

  export class Explorer {
    constructor(
      options: Omit<Options, 'loaders'> & {
        readonly loaders: Readonly<Record<string, Loader>>;
        readonly moduleName: string;
        /** Reads a file; the build replaces cosmiconfig's own reading with it. */
        readonly readFile: (path: string) => Promise<string>;
        readonly metaConfigFilePath: null;
        readonly ignoreEmptySearchPlaces: boolean;
        readonly applyPackagePropertyPathToConfiguration: boolean;
      },
    );
    load(file: string): Promise<CosmiconfigResult>;
  }
}
