declare module 'nspell' {
  /** Judges words by a dictionary in the form of Hunspell. */
  export default class nspell {
    correct(word: string): boolean;
  }
}
