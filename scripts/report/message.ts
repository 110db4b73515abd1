/** What a problem says: what is wrong, and what to do about it. */
export interface Message {
  readonly what: string;
  readonly cure?: string;
}
