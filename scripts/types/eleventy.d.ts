declare module '@11ty/eleventy' {
  /** The part of Eleventy's configuration interface that this project uses. */
  export interface EleventyConfig {
    readonly globalData: Readonly<Record<string, unknown>>;
    addGlobalData(name: string, value: unknown): void;
    addTemplate(path: string, template: object): void;
    on(event: 'eleventy.after', listener: (build: EleventyBuild) => void): void;
    setUseGitIgnore(use: boolean): void;
  }

  /** What is told when a build is done. */
  export interface EleventyBuild {
    readonly directories: { readonly output: string };
    readonly outputMode: 'fs' | 'json' | 'ndjson';
  }

  /** One rendered template. */
  export interface EleventyPage {
    readonly url: string;
  }

  export interface EleventyOptions {
    readonly configPath?: string;
    readonly quietMode?: boolean;
    readonly config?: (config: EleventyConfig) => void | Promise<void>;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions);
    disableLogger(): void;
    init(): Promise<void>;
    write(): Promise<[unknown, EleventyPage[]]>;
  }
}
