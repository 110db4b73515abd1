/** A name of something else on the page, and the attribute that it stands in. */
export interface FoundReference {
  readonly id: string;
  readonly attribute: string;
}

/** The attributes that name elements by their ids, several with spaces between them (WAI-ARIA 1.2). */
const LISTS = ['aria-labelledby', 'aria-describedby', 'aria-controls'] as const;
const NONE: readonly FoundReference[] = [];

/** The elements of the page that an element names: a label its field, a cell its headings, an image its map, a drawing its parts. */
export function referencesOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  foreign: boolean,
): readonly FoundReference[] {
  let found: FoundReference[] | undefined;
  const add = (attribute: string, ids: readonly string[]): void => {
    found ??= [];
    for (const id of ids) found.push({ id, attribute });
  };
  for (const attribute of LISTS) {
    const list = attributes[attribute];
    if (list) add(attribute, wordsOf(list));
  }
  if (foreign) {
    const href = attributes.href ?? attributes['xlink:href'];
    if (name === 'use' && href?.startsWith('#')) add('use', [href.slice(1)]);
  } else {
    if (name === 'label' && attributes.for !== undefined) add('for', [attributes.for]);
    if (name === 'output' && attributes.for) add('for', wordsOf(attributes.for));
    if ((name === 'td' || name === 'th') && attributes.headers) add('headers', wordsOf(attributes.headers));
    if ((name === 'img' || name === 'object') && attributes.usemap !== undefined)
      add('usemap', [attributes.usemap]);
  }
  return found ?? NONE;
}

function wordsOf(list: string): string[] {
  return list.split(/[\t\n\f\r ]+/).filter(Boolean);
}
