const TOPIC_NAME = /^[a-z0-9]+(?:[-_][a-z0-9]+)*\.md$/;
const FOLDER_NAME = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;

/** Whether a path of a topic makes an address: small letters, digits, `-` and `_` between them. */
export function isPublishable(path: string): boolean {
  const names = path.split('/');
  return TOPIC_NAME.test(names.pop() ?? '') && names.every((name) => FOLDER_NAME.test(name));
}
