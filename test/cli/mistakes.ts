import { topic } from '../support/fixture.ts';

/** A mistake of an editor: the text of a topic, or other files with what stands in them. */
export interface Mistake {
  readonly name: string;
  /** The body of a topic, which begins on line 7; a text that begins otherwise with `#!` is the whole file, without that. */
  readonly text: string;
  /** Place, code and message of the one problem that is told. */
  readonly told: string;
  /** Where the topic stands, where not at a name of its own. */
  readonly path?: string;
  readonly files?: Readonly<Record<string, string>>;
}

const matter = (change: (head: string) => string): string => `#!${change(topic('Words.\n'))}`;
const replaced = (from: string, to: string): string => matter((text) => text.replace(from, to));
const IMAGE = `data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(150_000)}`;

const rows: readonly (readonly [
  name: string,
  text: string,
  told: string,
  more?: Pick<Mistake, 'path' | 'files'>,
])[] = [
  // Front matter
  [
    'a quote that is not closed',
    replaced('owner: Editors', 'owner: "Editors'),
    '4:8 front-matter: The front matter cannot be read: the quote that begins here (`"`) does not end.',
  ],
  [
    'quotes in quotes',
    replaced('title: A topic', 'title: "The "best" topic"'),
    '2:8 front-matter: The front matter cannot be read: the quotes (`"`) end before the text does.\nDid you mean `\'The "best" topic\'`?',
  ],
  [
    'a blank in the braces of an id',
    '## What we keep {#kept }',
    '7:17 bad-id: `{#kept }` is no id here, and readers would see it.\nDid you mean `{#kept}`?',
  ],
  [
    'Markdown in a title',
    replaced('title: A topic', 'title: A **new** topic'),
    '2:8 readers-see-markup: This text is shown as it is written, so readers see `**new**`.\nWrite `new`. Markdown is read below the front matter alone.',
  ],
  [
    'a colon in a title',
    replaced('title: A topic', 'title: Data: a topic'),
    '2:8 front-matter: The front matter cannot be read: a text that holds `: ` needs quotes around it, `"Data: a topic"`.',
  ],
  [
    'no owner',
    replaced('owner: Editors\n', ''),
    '2:1 front-matter: `owner` is missing in the front matter: add `owner: …`, the role that answers for the page.\nKnown: `Editors`, `Privacy office`.',
  ],
  [
    'no space behind a colon',
    replaced('owner: Editors', 'owner:Editors'),
    '4:1 front-matter: The front matter cannot be read: a space is missing behind the `:`.\nDid you mean `owner: Editors`?',
  ],
  [
    'a day as people write it',
    replaced('2026-02-28', '28.2.2026'),
    '5:11 front-matter: `reviewed` is not right: write `28.2.2026` as `2026-02-28`.',
  ],
  [
    'a day that does not exist',
    replaced('2026-02-28', '2026-02-30'),
    '5:11 front-matter: `reviewed` is not right: `2026-02-30` is not a day of the calendar (YYYY-MM-DD).',
  ],
  [
    'a review in the future',
    replaced('2026-02-28', '2026-12-28'),
    '5:11 front-matter: `reviewed` is not right: 2026-12-28 is a day to come (today is 2026-11-22).',
  ],
  [
    'a source that does not exist',
    replaced('28\n---', '28\nsources: [handbok]\n---'),
    '6:11 front-matter: Entry 1 of `sources` is not right: there is no source `handbok`; name one that there is, or add it to _data/sources.yaml.\nDid you mean `handbook`? Known: `handbook`.',
  ],
  [
    'a list that is not straight',
    replaced('28\n---', '28\naliases:\n  top:\n    - old\n   - older\n---'),
    '9:4 front-matter: The front matter cannot be read: this line begins with 3 blanks, its neighbours with 4.',
  ],
  [
    'quotes of print',
    replaced('title: A topic', 'title: “A topic”'),
    '2:8 front-matter: `title` is not right: the quotes around it are not those of YAML, so they would be shown.\nDid you mean `"A topic"`?',
  ],
  [
    'an empty line before the front matter',
    matter((text) => `\n${text}`),
    '1:1 front-matter: The front matter cannot be read: the file does not begin with a line `---`.',
  ],
  [
    'a front matter without an end',
    matter((text) => text.replace('28\n---', '28')),
    '1:1 front-matter: The front matter cannot be read: the front matter has no end: a second line `---` is missing.',
  ],
  [
    'a key that is mistyped',
    replaced('28\n---', '28\nordr: 3\n---'),
    '6:1 front-matter: `ordr` is not a key that the front matter knows (known: title, short, summary, owner, reviewed, review_every, order, sources, aliases, one_language, draft, publish, expires).\nDid you mean `order`?',
  ],
  [
    'a title that says too little',
    replaced('title: A topic', 'title: Read more'),
    '2:8 vague-link-text: “Read more” does not say where links to this page lead, and menus and lists make links of its `title`. Many readers hear links without the words around them.\nWrite what the reader finds here.',
  ],
  [
    'two letters of a key turned round',
    replaced('owner: Editors', 'onwer: Editors'),
    '4:1 front-matter: `onwer` is not a key that the front matter knows (known: title, short, summary, owner, reviewed, review_every, order, sources, aliases, one_language, draft, publish, expires).\nDid you mean `owner`?',
  ],
  [
    'a key that lacks a letter',
    replaced('reviewed: ', 'reviwed: '),
    '5:1 front-matter: `reviwed` is not a key that the front matter knows (known: title, short, summary, owner, reviewed, review_every, order, sources, aliases, one_language, draft, publish, expires).\nDid you mean `reviewed`?',
  ],
  [
    'a word for a number',
    replaced('28\n---', '28\norder: first\n---'),
    '6:8 front-matter: `order` is not right: write a whole number.',
  ],
  [
    'yes for true',
    replaced('28\n---', '28\ndraft: yes\n---'),
    '6:8 front-matter: `draft` is not right: write true or false.',
  ],
  // Headings and ids
  [
    'a heading without its space',
    '##Scope {#scope}\n\nWords.',
    '7:1 readers-see-markup: `##Scope` is no heading, since no space stands behind its `#`.\nDid you mean `## Scope`?',
  ],
  [
    'a heading without an id',
    '## What we keep\n\nWords.',
    '7:4 missing-id: The heading “What we keep” has no id, so nobody can link to it.\nWrite one at its end, the same in every language: `{#what-we-keep}`.',
  ],
  [
    'an id in other brackets',
    '## What we keep (#kept)\n\nWords.',
    '7:4 missing-id: The heading “What we keep (#kept)” has no id, so nobody can link to it.\nWrite `{#kept}` in place of `(#kept)`.',
  ],
  [
    'an id of capital letters',
    '## What we keep {#What Kept}\n\nWords.',
    '7:17 bad-id: The id `What Kept` is not of the form of new ids.\nBegin with a small letter; go on with small letters, digits, `-` and `_`. Did you mean `what-kept`?',
  ],
  [
    'an id twice',
    '## One {#one}\n\nWords.\n\n## Two {#one}\n\nWords.',
    '11:8 duplicate-anchor: The id `one` stands twice on this page; the other one is at en/an-id-twice.md:7:8.\nGive one of them another id. Keep the one that others link to.',
  ],
  [
    'a level left out',
    '#### Deep {#deep}\n\nWords.',
    '7:6 heading-order: The heading “Deep” is of level 4, but stands below one of level 1.\nBegin it with `##`.',
  ],
  [
    'a second title',
    '# Title {#title}\n\nWords.',
    '7:3 heading-order: “Title” is a second h1; the title is the h1 of the page.\nBegin this heading with `##`.',
  ],
  // Links
  [
    'a mail address',
    'Write to [us](legal@example.com).',
    '7:10 malformed-link: `legal@example.com` has no scheme, so it is read as the path of a file.\nDid you mean `mailto:legal@example.com`?',
  ],
  [
    'an address without its scheme',
    'See [our shop](www.example.com).',
    '7:5 malformed-link: `www.example.com` has no scheme, so it is read as the path of a file.\nDid you mean `https://www.example.com`?',
  ],
  [
    'a scheme that is mistyped',
    'See [our shop](htps://example.com/).',
    '7:5 malformed-link: `htps://example.com/` begins with a scheme that does not exist.\nDid you mean `https://example.com/`?',
  ],
  [
    'an address without protection',
    'See [our shop](http://example.com/).',
    '7:5 insecure-link: `http://example.com/` does not say `https:`, so what readers get could be read or changed on its way.\nWrite `https://example.com/`, and open it once to see that it works.',
  ],
  [
    'a file on the own machine',
    String.raw`See [the report](C:\Users\me\report.pdf).`,
    '7:5 unsafe-link: `C:\\Users\\me\\report.pdf` is a file on your own machine, which readers do not have.\nPut it into `content/downloads/`, and link to `../downloads/report.pdf`.',
  ],
  [
    'a path of Windows',
    String.raw`See [the report](..\downloads\report.pdf).`,
    '7:5 malformed-link: `..\\downloads\\report.pdf` has `\\` between the names of folders, which only Windows reads.\nDid you mean `../downloads/report.pdf`?',
  ],
  [
    'a path that is mistyped',
    'See [retention](privacy/retenton.md).',
    '7:5 missing-page: `privacy/retenton.md` leads to a page or file that does not exist.\nDid you mean `privacy/retention.md`?',
  ],
  [
    'an anchor that is mistyped',
    'See [retention](privacy/retention.md#timelin).',
    '7:5 missing-anchor: `privacy/retention.md#timelin` names an anchor that the page does not have.\nDid you mean `#timeline`? It has: `#retention`, `#leave_service`, `#_You_control_your`, `#fnref1`, `#timeline`, `#subscription`, `#fn1`.',
  ],
  [
    'a path in capital letters',
    'See [retention](Privacy/Retention.md).',
    '7:5 case-mismatch: `Privacy/Retention.md` names a page or file that is there in another case only; capital and small letters are not the same in addresses.\nWrite `privacy/retention.md`.',
  ],
  [
    'a vague text',
    'For retention see [here](privacy/retention.md).',
    '7:19 vague-link-text: “here” does not say where the link to `privacy/retention.md` leads. Many readers hear links without the words around them.\nWrite what the reader finds there, such as the title of the page.',
  ],
  [
    'no address',
    'See [retention]().',
    '7:5 empty-link: The link “retention” has no address.\nWrite where it leads, or take the link away and leave its text.',
  ],
  [
    'the full address of a page',
    'See [retention](https://trust.example.com/en/privacy/retention/).',
    '7:5 own-address: `https://trust.example.com/en/privacy/retention/` is on this site, and its full address is not checked for what is there.\nWrite the path of its file: `privacy/retention.md`.',
  ],
  [
    'a space in a link',
    'See [retention] (privacy/retention.md).',
    '7:5 malformed-link: `[retention] (privacy/retention.md)` is not read as a link, so readers see it as it stands.\nWrite `[text](address)` with nothing between the brackets, and `%20` for each space in the address.',
  ],
  [
    'a link of a wiki',
    'See [[retention]].',
    '7:5 readers-see-markup: `[[retention]]` is no link, so readers see its brackets.\nWrite `[retention](privacy/retention.md)`.',
  ],
  [
    'a file with blanks in its name',
    'See [the report](../downloads/anual-report.docx).',
    '7:5 missing-page: `../downloads/anual-report.docx` leads to a page or file that does not exist.\nDid you mean `../downloads/annual%20report.docx`?',
    { files: { 'downloads/annual report.docx': 'x' } },
  ],
  [
    'a picture among those of the layouts',
    '![A map](../images/map.png)',
    '7:1 missing-page: `images/map.png` is there, but files that texts show or link to stand in `downloads/` of the content.\nMove it into `downloads/`, and write `../downloads/map.png` here.',
    { files: { 'images/map.png': 'x' } },
  ],
  [
    'a note of another number',
    'Words.[^9]',
    '7:7 malformed-link: `[^9]` names a footnote that is not there, so readers see it as it stands.\nWrite the note on a line of its own, as in `[^9]: The note.`.',
  ],
  [
    'a link to a draft',
    'See [the plan](plan.md).',
    '7:5 unpublished-target: `plan.md` leads to a draft, which readers do not see.\nPublish it (take `draft: true` out of its front matter), or take the link away.',
    { files: { 'en/plan.md': topic('Words.\n').replace('28\n', '28\ndraft: true\n') } },
  ],
  [
    'a footnote without a note',
    'Words.[^1]',
    '7:7 malformed-link: `[^1]` names a footnote that is not there, so readers see it as it stands.\nWrite the note on a line of its own, as in `[^1]: The note.`.',
  ],
  [
    'a link to a name with blanks',
    'See [the plan](Incident%20Plan.md).',
    '7:5 missing-page: `Incident%20Plan.md` leads to a page or file that does not exist.\nDid you mean `incident-plan.md`?',
  ],
  // Words and marks
  [
    'a word that is mistyped',
    'The {operatr} says.',
    '7:5 unknown-word: `{operatr}` is not among the `words` of _data/operator.yaml.\nDid you mean `{operator}`?',
  ],
  [
    'a word of two',
    'Call the {hot line}.',
    '7:10 unknown-word: `{hot line}` is not among the `words` of _data/operator.yaml.\nDefine it there, or put the braces in `code` marks.',
  ],
  ['two spaces', 'One  two.', '7:4 spacing: Two spaces stand inside a sentence: “One  two.”.\nLeave one.'],
  [
    'a word that stands twice',
    'We keep the the data.',
    '7:13 spacing: A word stands here twice: “We keep the the data.”.\nTake one of the two away.',
  ],
  [
    'a paragraph from Word',
    'We\u00a0keep\u00a0data  for 90\u00a0days , and\u00a0no  longer .',
    '7:3 spacing: A no-break space stands here, which looks like an ordinary one: “We\u00a0keep\u00a0data  f”. On this line there are 4 × a no-break space, 2 × two spaces, 2 × a space before a mark.\nMend each of them; text that is pasted without its format brings none along.',
  ],
  [
    'HTML',
    'One<br>two.',
    '7:4 raw-html: `<br>` is HTML; topics hold Markdown alone.\nWrite it as Markdown, or in `code` marks if readers should see it.',
  ],
  [
    'a comment without an end',
    'Words.\n\n<!-- later\n\nMore.',
    '9:1 raw-html: A comment begins here and does not end, so the rest of the text is left out.\nEnd it with `-->`.',
  ],
  [
    'an image that says nothing',
    '![](../downloads/report.pdf)',
    '7:1 image-alt: The image `../downloads/report.pdf` says nothing to those who cannot see it.\nDescribe between the brackets what it shows: `![…](…)`.',
  ],
  [
    'an image of another host',
    '![A map](https://cdn.example.org/map.png)',
    '7:1 remote-asset: The page would load `https://cdn.example.org/map.png` from `cdn.example.org`, which then knows of every reader.\nPut a copy of it under `downloads/`, and name that.',
  ],
  [
    'an image in the text itself',
    `![A map](${IMAGE})`,
    '7:1 unsafe-link: `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgiVBORw0KGgoAAAANSUhEUgiVBORw0KGgoAAA…` holds a file of 2.5 MB in itself.\nPut the file into `content/downloads/`, and name it by its path.',
  ],
  // Markdown that readers see
  [
    'a cell too many',
    '| a | b |\n|---|---|\n| 1 | 2 | 3 |',
    '9:9 readers-see-markup: This row has 3 cells, its table 2 columns: readers do not see `3`, nor what follows it.\nTake a `|` away, or give the head of the table another column. A `|` that belongs to the text is written `\\|`.',
  ],
  [
    'a cell too few',
    '| a | b |\n|---|---|\n| 1 |',
    '9:1 readers-see-markup: This row has 1 of the 2 cells of its table: `| 1 |`.\nWrite the others, or leave them empty, as in `| a | |`.',
  ],
  [
    'text right below a table',
    '| a | b |\n|---|---|\n| 1 | 2 |\nWords.',
    '10:1 readers-see-markup: `Words.` is taken for a row of the table above it.\nLeave a line empty above it.',
  ],
  [
    'a table without its second row',
    '| a | b |\n| 1 | 2 |',
    '7:1 readers-see-markup: `| a | b |` looks like a row of a table, and there is no table, so readers see the `|`.\nWrite a line such as `|---|---|` below the first row; leave no line empty between the rows of one table.',
  ],
  [
    'a table from a spreadsheet',
    'Role\tDuty\nOwner\tAnswers',
    '7:1 readers-see-markup: Tabs stand between words here, as in a table that was pasted: `Role Duty`. Readers see them as spaces.\nWrite a table: `| a | b |` for each row, and `|---|---|` below the first.',
  ],
  [
    'an unknown callout',
    '> [!IMPORTENT]\n> Words.',
    '7:3 readers-see-markup: `[!IMPORTENT]` is not one of the callouts: `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`.\nDid you mean `[!IMPORTANT]`?',
  ],
  [
    'text behind the mark of a callout',
    '> [!NOTE] Words.',
    '7:3 readers-see-markup: `[!NOTE]` makes no callout, since text stands behind it on its line.\nPut that text on the next line, behind a `>`.',
  ],
  [
    'a conflict',
    '<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other',
    '7:1 readers-see-markup: `<<<<<<< HEAD` is a mark of git: two versions of a text stand here, and nobody has chosen from them.\nKeep what is right, and take away the other version and the marks (`<<<<<<<`, `=======`, `>>>>>>>`).',
  ],
  [
    'code without an end',
    '```sh\nnpm ci\n\nWords.',
    '7:1 readers-see-markup: The code that begins here does not end where it should, so text below it is taken for code.\nEnd it with a line of as many of the same marks, and nothing else on it.',
  ],
  [
    'a paragraph that is code',
    'One.\n\n    We keep your data for 90 days.',
    '9:5 readers-see-markup: Four spaces at the head of a line make code of this text: `We keep your data for 90 days.`.\nTake them away. Code between two lines of three backquotes is never in doubt.',
  ],
  // Names
  [
    'a name with blanks',
    'Words.',
    '1:1 unreadable-file: The name of a topic is its address, and this one makes no good address.\nUse small letters, digits and hyphens, and the ending `.md`: `data-retention.md`. Rename it to `incident-plan.md`.',
    { path: 'en/Incident Plan.md' },
  ],
];

/** Where the topic of a mistake stands. */
export function pathOf({ name, path }: Mistake): string {
  return path ?? `en/${name.toLowerCase().replace(/[^a-z]+/g, '-')}.md`;
}

/** Sixty mistakes that editors make in a topic. */
export const mistakes: readonly Mistake[] = rows.map(([name, text, told, more]) => ({
  ...{ name, text, told },
  ...more,
}));
