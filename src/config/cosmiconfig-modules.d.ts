/** The part of cosmiconfig below its front door, which has no types; `search-places.ts` says why. */
declare module 'cosmiconfig/dist/Explorer.js' {
  import type { CosmiconfigResult, Loader, Options } from 'cosmiconfig';

  export class Explorer {
    constructor(
      options: Omit<Options, 'loaders'> & {
        readonly loaders: Readonly<Record<string, Loader>>;
        readonly moduleName: string;
        readonly metaConfigFilePath: null;
        readonly ignoreEmptySearchPlaces: boolean;
        readonly applyPackagePropertyPathToConfiguration: boolean;
      },
    );
    search(folder: string): Promise<CosmiconfigResult>;
    load(file: string): Promise<CosmiconfigResult>;
  }
}
