/** The part of cosmiconfig below its front door, which has no types; `search-places.ts` says why. */
declare module 'cosmiconfig/dist/Explorer.js' {
  import type { CosmiconfigResult, Loader, Options } from 'cosmiconfig';

  export class Explorer {
    constructor(
      options: Omit<Options, 'loaders'> & {
        readonly loaders: Readonly<Record<string, Loader>>;
        readonly moduleName: string;
        /** Reads a file in place of cosmiconfig, which the build takes its own reading from. */
        readonly readFile: (path: string) => Promise<string>;
        readonly metaConfigFilePath: null;
        readonly ignoreEmptySearchPlaces: boolean;
        readonly applyPackagePropertyPathToConfiguration: boolean;
      },
    );
    load(file: string): Promise<CosmiconfigResult>;
  }
}
