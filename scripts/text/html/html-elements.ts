function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Elements that never have content (HTML standard, 13.1.2). */
export const VOID = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements that an end tag of another element does not close from outside (13.2.4.2, the scope of an element). */
export const BARRIERS = words('table td th caption object applet marquee select');

/** The parts of a table: outside of one their tags are ignored. */
export const TABLE_PARTS = words('caption col colgroup tbody td tfoot th thead tr');

/** What stands below what in a table: a part ends the open ones that are named for it. */
export const ENDS_IN_TABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['tr', ['tr', 'colgroup']],
  ...['tbody', 'thead', 'tfoot', 'colgroup'].map((name): [string, string[]] => [
    name,
    ['tr', 'tbody', 'thead', 'tfoot', 'colgroup'],
  ]),
  ['td', ['colgroup']],
  ['th', ['colgroup']],
]);

/** Elements that end a paragraph when they begin in it. */
export const ENDS_PARAGRAPH = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form li dd dt plaintext hr xmp table',
);

export const HEADINGS = words('h1 h2 h3 h4 h5 h6');

/** Elements that end one of these, when it is open around them and no list or block is between. */
export const ENDS_ITEM: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
]);

/** Elements that are more than a mark in a text (13.2.4.2, the special category). */
export const SPECIAL = words(
  'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp',
);

/** Marks in a text, whose end tags count wherever they stand (the adoption agency). */
export const FORMATTING = words('a b big code em font i nobr s small strike strong tt u');

/** Tags that end a drawing or a formula, since they are of HTML alone (13.2.6.5). */
export const BREAKS_OUT = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);

/** Where HTML stands within a drawing or a formula. */
export const INTEGRATION: Readonly<Record<'svg' | 'math', ReadonlySet<string>>> = {
  svg: words('foreignobject desc title'),
  math: words('mi mo mn ms mtext'),
};

/** What may stand before the text of a page without beginning it. */
export const HEAD_PARTS = words(
  'html head base basefont bgsound link meta noframes noscript script style template title frameset frame',
);
