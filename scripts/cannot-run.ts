/** A command cannot do its work at all (exit 2). The message is one line for the person who called it. */
export class CannotRun extends Error {
  override name = 'CannotRun';
}

/** What an act gives; undefined where it throws. */
export function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
