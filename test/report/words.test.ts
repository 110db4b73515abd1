import { describe, expect, test } from 'vitest';
import { type Code, type Facts, problem } from '../../scripts/problem.ts';
import { codes, messageOf } from '../../scripts/report/codes.ts';

const place = { file: 'en/a.md', line: 7, column: 3 };

function said<C extends Code>(code: C, facts: Facts[C]): string {
  return messageOf(problem(code, place, facts));
}

type Said = { [C in Code]: [facts: Facts[C], message: string][] };

/** The exact words of every kind of problem, in each of its variants. They are pinned here and nowhere else. */
const messages: Said = {
  'missing-page': [
    [
      { href: 'x.md', only: ['English'] },
      '`x.md` leads to a topic that exists in English only.\nTranslate it, or say `one_language: true` in its front matter: it is shown in every language then.',
    ],
    [
      { href: 'old.md', gone: '2026-11-25', suggestion: 'new.md#x' },
      '`old.md` leads to what was taken off the site on 2026-11-25.\nLink to what takes its place, `new.md#x`, or take the link away.',
    ],
    [
      { href: 'old.md', gone: '2026-11-25' },
      '`old.md` leads to what was taken off the site on 2026-11-25.\nLink to what takes its place, or take the link away.',
    ],
    [
      { href: '../index.md', index: 'content/en/privacy/index.md', section: 'privacy/' },
      'The folder of this topic has no page of its own: who shortens an address to it finds nothing, and the navigation lists its topics like sections.\nWrite `content/en/privacy/index.md`: `npm run new -- privacy/` makes it in every language.',
    ],
    [
      { href: 'retentoin.md', suggestion: 'retention.md' },
      '`retentoin.md` leads to a page or file that does not exist.\nDid you mean `retention.md`?',
    ],
    [
      { href: 'x.md' },
      '`x.md` leads to a page or file that does not exist.\nLink to a topic by the path of its file (`../privacy/index.md`), or to a file under `downloads/`.',
    ],
  ],
  'missing-anchor': [
    [
      { href: 'a.md#leave_servcie', anchors: ['leave_service', 'timeline'], suggestion: '#leave_service' },
      '`a.md#leave_servcie` names an anchor that the page does not have.\nDid you mean `#leave_service`? It has: `#leave_service`, `#timeline`.',
    ],
    [
      { href: '#x', anchors: [], elsewhere: ['a.md#x', 'b.md#x'] },
      '`#x` names an anchor that the page does not have.\nThere is one of that name at `a.md#x`, `b.md#x`. It has no anchors.',
    ],
    [
      { href: 'c.md#x', anchors: [], elsewhere: ['a.md#x'], suggestion: 'a.md#x' },
      '`c.md#x` names an anchor that the page does not have.\nDid you mean `a.md#x`? One of that name stands there. It has no anchors.',
    ],
    [
      { href: 'c.md#u\u0308', suggestion: '#\u00fc' },
      '`c.md#u\u0308` names an anchor that the page does not have.\nCopy `#\u00fc`, which looks the same and is made of other characters. Look at the ids of that page.',
    ],
    [{ href: '#x', anchors: [] }, '`#x` names an anchor that the page does not have.\nIt has no anchors.'],
    [
      { href: '#x', anchors: Array.from({ length: 14 }, (_, index) => `a${index}`) },
      '`#x` names an anchor that the page does not have.\nIt has: `#a0`, `#a1`, `#a2`, `#a3`, `#a4`, `#a5`, `#a6`, `#a7`, `#a8`, `#a9`, `#a10`, `#a11` and 2 more.',
    ],
  ],
  'duplicate-anchor': [
    [
      { id: 'x', first: place },
      'The id `x` stands twice on this page; the other one is at en/a.md:7:3.\nGive one of them another id. Keep the one that others link to.',
    ],
  ],
  'broken-reference': [
    [
      { id: 'a', attribute: 'use', href: 's.svg#a', suggestion: 's.svg#b' },
      '`use` names `s.svg#a`, and there is no such id in that file.\nDid you mean `s.svg#b`?',
    ],
    [
      { id: 'hdr', attribute: 'aria-labelledby', suggestion: 'hd' },
      '`aria-labelledby` names `hdr`, and there is no such id on this page.\nDid you mean `hd`?',
    ],
    [
      { id: 'plan', attribute: 'usemap' },
      '`usemap` names `plan`, and there is no such map on this page.\nGive what is meant this id, or take the attribute away.',
    ],
  ],
  'missing-id': [
    [
      { heading: 'The end', suggestion: 'the-end' },
      'The heading “The end” has no id, so nobody can link to it.\nWrite one at its end, the same in every language: `{#the-end}`.',
    ],
    [
      { heading: 'The end (#end)', suggestion: 'end', written: '(#end)' },
      'The heading “The end (#end)” has no id, so nobody can link to it.\nWrite `{#end}` in place of `(#end)`.',
    ],
    [
      { heading: '数据' },
      'The heading “数据” has no id, so nobody can link to it.\nWrite one at its end, the same in every language: `{#short-name}`.',
    ],
  ],
  'bad-id': [
    [
      { id: 'A', reason: 'form', suggestion: 'a' },
      'The id `A` is not of the form of new ids.\nBegin with a small letter; go on with small letters, digits, `-` and `_`. Did you mean `a`?',
    ],
    [
      { id: '数', reason: 'form' },
      'The id `数` is not of the form of new ids.\nBegin with a small letter; go on with small letters, digits, `-` and `_`.',
    ],
    [
      { id: '', reason: 'form' },
      'This id is empty.\nBegin with a small letter; go on with small letters, digits, `-` and `_`.',
    ],
    [
      { id: 'tc-x', reason: 'reserved' },
      'The id `tc-x` is reserved: ids that begin with `tc-` or `fn` belong to the generator, `top` to the browser.\nChoose another id.',
    ],
  ],
  'empty-link': [
    [
      { text: 'More' },
      'The link “More” has no address.\nWrite where it leads, or take the link away and leave its text.',
    ],
    [{ text: '' }, 'A link has no address.\nWrite where it leads, or take the link away and leave its text.'],
  ],
  'empty-link-text': [
    [
      { href: 'a.md' },
      'The link to `a.md` has no text, so nobody can read where it leads.\nWrite between the brackets what the reader finds there.',
    ],
  ],
  'unsafe-link': [
    [
      { href: 'javascript:x', scheme: 'javascript' },
      '`javascript:x` uses `javascript:`, which a page must not use.\nLink with `https:`, `mailto:` or `tel:`.',
    ],
  ],
  todo: [
    [
      { text: 'TODO: how long' },
      'Something is left to be written here: `TODO: how long`.\nWrite it in place of `TODO`; what has one is not published.',
    ],
    [
      { text: 'texts.search: TODO', draft: true, others: 2 },
      'Something is left to be written here, and at 2 more places of this file: `texts.search: TODO`.\nWrite it in place of `TODO`; what has one is not published.',
    ],
  ],
  'foreign-text': [
    [
      {
        key: 'limits',
        text: 'Limits',
        language: 'English',
        original: { file: 'en/b.md', line: 9, column: 1 },
      },
      'The section `#limits` says word for word what its original says (English, en/b.md:9:1).\nTranslate it. Where it is right so, accept it in _data/acceptances.yaml: `- { code: foreign-text, file: en/a.md, what: limits, reason: WHY, until: DAY }`.',
    ],
    [
      { key: 'search', text: 'Search', language: 'English', suggestion: 'Suche' },
      'The text `search` is what English says: `Search`.\nTake it away: the generator says `Suche`. Or write what this site says otherwise.',
    ],
    [
      { key: 'all', text: 'Everything on one page', language: 'English' },
      'The text `all` is what English says: `Everything on one page`.\nWrite it in the language of this file.',
    ],
  ],
  'readers-see-markup': [
    [
      { flaw: 'cells-lost', text: '90 days', cells: 3, columns: 2 },
      'This row has 3 cells, its table 2 columns: readers do not see `90 days`, nor what follows it.\nTake a `|` away, or give the head of the table another column. A `|` that belongs to the text is written `\\|`.',
    ],
    [
      { flaw: 'cells-missing', text: '| Log |', cells: 1, columns: 2 },
      'This row has 1 of the 2 cells of its table: `| Log |`.\nWrite the others, or leave them empty, as in `| a | |`.',
    ],
    [
      { flaw: 'cells-missing', text: 'More.', cells: 1, columns: 2 },
      '`More.` is taken for a row of the table above it.\nLeave a line empty above it.',
    ],
    [
      { flaw: 'no-delimiter', text: '| Log | 90 |' },
      '`| Log | 90 |` looks like a row of a table, and there is no table, so readers see the `|`.\nWrite a line such as `|---|---|` below the first row; leave no line empty between the rows of one table.',
    ],
    [
      { flaw: 'delimiter-cells', text: '|---|', cells: 1, columns: 2 },
      'The row above has 2 cells, `|---|` 1, so this is no table, and readers see the `|`.\nGive both as many cells.',
    ],
    [
      { flaw: 'tabs', text: 'Role Duty' },
      'Tabs stand between words here, as in a table that was pasted: `Role Duty`. Readers see them as spaces.\nWrite a table: `| a | b |` for each row, and `|---|---|` below the first.',
    ],
    [
      { flaw: 'heading', text: '##Scope', suggestion: '## Scope' },
      '`##Scope` is no heading, since no space stands behind its `#`.\nDid you mean `## Scope`?',
    ],
    [
      { flaw: 'callout', text: '[!IMPORTENT]', suggestion: '[!IMPORTANT]' },
      '`[!IMPORTENT]` is not one of the callouts: `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`.\nDid you mean `[!IMPORTANT]`?',
    ],
    [
      { flaw: 'callout', text: '[!DANGER]' },
      '`[!DANGER]` is not one of the callouts: `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`.\nWrite one of these.',
    ],
    [
      { flaw: 'callout-text', text: '[!NOTE]' },
      '`[!NOTE]` makes no callout, since text stands behind it on its line.\nPut that text on the next line, behind a `>`.',
    ],
    [
      { flaw: 'callout-quote', text: '[!NOTE]' },
      '`[!NOTE]` makes no callout, since it does not begin a quote.\nWrite `> ` in front of each line of the callout, and leave a line empty above it.',
    ],
    [
      { flaw: 'wiki-link', text: '[[Retention]]', suggestion: '[Retention](retention.md)' },
      '`[[Retention]]` is no link, so readers see its brackets.\nWrite `[Retention](retention.md)`.',
    ],
    [
      { flaw: 'wiki-link', text: '[[Retention]]' },
      '`[[Retention]]` is no link, so readers see its brackets.\nWrite `[text](data-retention.md)`, with the path of the file that it should lead to.',
    ],
    [
      { flaw: 'conflict', text: '<<<<<<< HEAD' },
      '`<<<<<<< HEAD` is a mark of git: two versions of a text stand here, and nobody has chosen from them.\nKeep what is right, and take away the other version and the marks (`<<<<<<<`, `=======`, `>>>>>>>`).',
    ],
    [
      { flaw: 'fence', text: '```' },
      'The code that begins here does not end where it should, so text below it is taken for code.\nEnd it with a line of as many of the same marks, and nothing else on it.',
    ],
    [
      { flaw: 'stars', text: '**b' },
      'These stars make nothing bold, so readers see them: `**b`.\nBegin right before a word and end right behind one: `**word**`. Stars that are meant are written `\\*\\*`.',
    ],
    [
      { flaw: 'plain', text: '**b**', suggestion: 'b' },
      'This text is shown as it is written, so readers see `**b**`.\nWrite `b`. Markdown is read below the front matter alone.',
    ],
    [
      { flaw: 'plain', text: '{#b}' },
      'This text is shown as it is written, so readers see `{#b}`.\nWrite plain words. Markdown is read below the front matter alone.',
    ],
    [
      { flaw: 'note-unused', text: '[^b]' },
      'Readers do not see the note `[^b]`, since nothing in the text refers to it.\nWrite `[^b]` where the note belongs, or remove it.',
    ],
    [
      { flaw: 'note-twice', text: '[^b]' },
      'Readers do not see this note, since another one below is called `[^b]` too.\nGive each note a name of its own.',
    ],
    [
      { flaw: 'indented', text: 'We keep your data.' },
      'Four spaces at the head of a line make code of this text: `We keep your data.`.\nTake them away. Code between two lines of three backquotes is never in doubt.',
    ],
  ],
  'raw-html': [
    [
      { html: '<br>' },
      '`<br>` is HTML; topics hold Markdown alone.\nWrite it as Markdown, or in `code` marks if readers should see it.',
    ],
    [
      { html: `<a href="${'x'.repeat(90)}">` },
      `\`<a href="${'x'.repeat(50)}…\` is HTML; topics hold Markdown alone.\nWrite it as Markdown, or in \`code\` marks if readers should see it.`,
    ],
  ],
  'image-alt': [
    [
      { src: 'a.png' },
      'The image `a.png` says nothing to those who cannot see it.\nDescribe between the brackets what it shows: `![…](…)`.',
    ],
  ],
  'heading-order': [
    [
      { heading: 'Deep', level: 4, previous: 2 },
      'The heading “Deep” is of level 4, but stands below one of level 2.\nBegin it with `###`.',
    ],
    [
      { heading: 'Title', level: 1, previous: 1 },
      '“Title” is a second h1; the title is the h1 of the page.\nBegin this heading with `##`.',
    ],
    [
      { heading: 'Menu', level: 3, previous: 0 },
      'The heading “Menu” is of level 3, but is the first of its page.\nBegin the page with its `h1`.',
    ],
  ],
  'empty-heading': [
    [{ id: '' }, 'A heading has no words.\nWrite what stands below it, or take it away.'],
    [{ id: 'x' }, 'The heading `{#x}` has no words.\nWrite what stands below it, or take it away.'],
  ],
  'unpublished-target': [
    [
      { href: 'x.md' },
      '`x.md` leads to a draft, which readers do not see.\nPublish it (take `draft: true` out of its front matter), or take the link away.',
    ],
    [
      { href: 'x.md', from: '2026-12-01' },
      '`x.md` leads to a page that readers do not see before 2026-12-01 (`publish`).\nTake the link away until then, or let the page on which it stands be published on that day too.',
    ],
    [
      { href: 'x.md', until: '2026-12-31' },
      '`x.md` leads to a page that is there up to and with 2026-12-31 (`expires`), and is gone after that day.\nLink to what takes its place, or take the link away, before that.',
    ],
  ],
  'front-matter': [
    [
      { key: 'title', fault: 'missing', detail: 'write a text' },
      '`title` is missing in the front matter: write a text.',
    ],
    [
      { key: 'titel', fault: 'unknown', detail: 'known: title, owner', suggestion: 'title' },
      '`titel` is not a key that the front matter knows (known: title, owner).\nDid you mean `title`?',
    ],
    [
      { key: 'order', fault: 'invalid', detail: 'write a whole number' },
      '`order` is not right: write a whole number.',
    ],
    [
      {
        key: 'sources.0',
        fault: 'invalid',
        detail: 'there is no source `a`',
        suggestion: 'ab',
        known: ['ab', 'c'],
      },
      'Entry 1 of `sources` is not right: there is no source `a`.\nDid you mean `ab`? Known: `ab`, `c`.',
    ],
    [
      { key: '0.links.1.to', fault: 'invalid', detail: 'write a path' },
      '`to` of entry 2 of `links` of entry 1 is not right: write a path.',
    ],
    [
      {
        key: 'owner',
        fault: 'missing',
        detail: 'add it',
        known: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      },
      '`owner` is missing in the front matter: add it.\nKnown: `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8` and others.',
    ],
    [
      { key: '', fault: 'invalid', detail: 'write keys and values' },
      'The front matter is not right: write keys and values.',
    ],
    [
      { key: '', fault: 'syntax', detail: 'missing closing quote' },
      'The front matter cannot be read: missing closing quote.',
    ],
  ],
  'data-file': [
    [
      { key: 'site.url', fault: 'missing', detail: 'write a text' },
      '`site.url` is missing in this file: write a text.',
    ],
    [{ key: '', fault: 'missing', detail: 'the site needs this file' }, 'The site needs this file.'],
    [
      { key: '', fault: 'syntax', detail: 'missing closing quote' },
      'This file cannot be read: missing closing quote.',
    ],
  ],
  'unknown-word': [
    [
      { word: 'operatr', suggestion: 'operator' },
      '`{operatr}` is not among the `words` of _data/operator.yaml.\nDid you mean `{operator}`?',
    ],
    [
      { word: 'x' },
      '`{x}` is not among the `words` of _data/operator.yaml.\nDefine it there, or put the braces in `code` marks.',
    ],
    [
      { word: 'operater', suggestion: 'operator', places: 59 },
      '`operater` is used nowhere, and `{operator}`, which stands at 59 places, has no value.\nDid you mean `operator`?',
    ],
    [
      { word: 'certificate', register: true, suggestion: 'certificates' },
      'The register `certificate` has no rows to show here.\nDid you mean `{register: certificates}`?',
    ],
    [
      { word: 'certificates', register: true },
      'The register `certificates` has no rows to show here.\nWrite them into _data/certificates.yaml, or name a list that has some.',
    ],
  ],
  'layout-fault': [
    [
      { fault: 'block', name: 'befor_text', suggestion: 'before_text', known: ['before_text', 'text'] },
      'No layout that this one extends has a block `befor_text`, so nobody would see it.\nDid you mean `before_text`? It has `before_text`, `text`.',
    ],
    [
      { fault: 'syntax', name: 'unexpected token: %}' },
      'Nunjucks cannot read this layout: unexpected token: %}.\nMend it here, or just before.',
    ],
    [
      { fault: 'open', name: '{% block text %}', known: ['{% endblock %}'] },
      'Nothing ends `{% block text %}`, which begins here.\nWrite `{% endblock %}` where it ends.',
    ],
    [
      { fault: 'render', name: 'Unable to call `a`' },
      'Nunjucks cannot make a page of this: Unable to call `a`.\nMend it here, or in what is called here.',
    ],
  ],
  'stale-overlay': [
    [
      { reason: 'changed', ours: 'topic.njk', changes: ['3 - <p>old</p>', '3 + <p>new</p>'], more: 2 },
      '`topic.njk` of ours changed since this file was made or looked at: `3 - <p>old</p>`, `3 + <p>new</p>` and 2 more.\nTake over what this file needs too, then run `npm run review -- --done en/a.md`.',
    ],
    [
      { reason: 'gone', ours: 'topic.njk' },
      'There is no `topic.njk` among ours any more, whose place this file took.\nRemove this file if nothing of yours names it, and its copy in `.base/` in any case.',
    ],
  ],
  'low-contrast': [
    [
      {
        ...{ key: 'logo', front: 'images/logo.svg', back: 'ground' },
        ...{ frontColour: '#003366', backColour: '#0e1614', ratio: '1.45', needed: '2' },
      },
      'By night `images/logo.svg` is hardly seen: the lightest of its colours, #003366, has a contrast of 1.45:1 to `ground` (#0e1614).\nDraw it in light colours too, and name that file as `logo_dark`.',
    ],
    [
      {
        ...{
          key: 'light.accent',
          front: 'accent',
          back: 'ground',
          frontColour: '#ffdd00',
          backColour: '#ffffff',
        },
        ...{ ratio: '1.33', needed: '4.5', suggestion: '#7b6a00' },
      },
      '`accent` (#ffdd00) on `ground` (#ffffff) has a contrast of 1.33:1, and needs 4.5:1 (WCAG 2.2, AA).\nWrite `"#7b6a00"` for `light.accent`: the nearest of its hue with which this and all other pairs are right.',
    ],
    [
      {
        ...{
          key: 'light.ground',
          front: 'ink',
          back: 'ground',
          frontColour: '#777777',
          backColour: '#777777',
        },
        ...{ ratio: '1', needed: '4.5' },
      },
      '`ink` (#777777) on `ground` (#777777) has a contrast of 1:1, and needs 4.5:1 (WCAG 2.2, AA).\nNo lightness of `light.ground` is right for all that it is seen with: choose its hue, or the colours around it, anew.',
    ],
  ],
  'duplicate-address': [
    [
      { address: '/en/a/', other: 'en/a/index.md' },
      'This file and en/a/index.md would both be published at `/en/a/`.\nRename or remove one of them.',
    ],
    [
      { address: '/en/not-published/' },
      'At `/en/not-published/` stands a page that the site makes itself, and this file would be published there too.\nRename this file.',
    ],
  ],
  'unreadable-file': [
    [
      { reason: 'topic-name', detail: 'incident-plan.md' },
      'The name of a topic is its address, and this one makes no good address.\nUse small letters, digits and hyphens, and the ending `.md`: `data-retention.md`. Rename it to `incident-plan.md`.',
    ],
    [{ reason: 'encoding' }, 'The file is not UTF-8 from this line on.\nSave it with the encoding UTF-8.'],
    [
      { reason: 'outside' },
      'The file is a symbolic link that leaves the content folder.\nPut a copy of its target here: nothing outside the content folder is read.',
    ],
    [{ reason: 'broken-link' }, 'The file is a symbolic link to nothing.\nRemove it.'],
    [{ reason: 'linked-folder' }, 'A symbolic link to a folder is not followed.\nMake it a real folder.'],
    [
      { reason: 'name-bytes' },
      'Its name is not text of UTF-8, so no two machines would agree on its address.\nGive it another name.',
    ],
    [
      { reason: 'special' },
      'This is no file, but a pipe, a socket or a device, or a link to one: it is not opened.\nRemove it.',
    ],
    [
      { reason: 'denied' },
      'The system does not let this be read.\nLook at the permissions of the file or folder.',
    ],
    [
      { reason: 'topic-name' },
      'The name of a topic is its address, and this one makes no good address.\nUse small letters, digits and hyphens, and the ending `.md`: `data-retention.md`.',
    ],
    [
      { reason: 'not-a-topic' },
      'This is neither a topic (`.md` in the folder of a language), nor data (`.yaml` in `_data/`), nor a download.\nPut files that topics link to under `downloads/`.',
    ],
    [
      { reason: 'no-language', detail: 'fr' },
      '`fr` is not a language of this site, so no topic in this folder is published.\nDescribe it in _data/languages/fr.yaml, or move the topics into the folder of a language.',
    ],
    [
      { reason: 'no-language', detail: 'German', suggestion: 'de' },
      '`German` is not a language of this site, so no topic in this folder is published.\nRename the folder `German` to `de`.',
    ],
    [
      { reason: 'no-language', detail: 'my docs' },
      '`my docs` is not a language of this site, so no topic in this folder is published.\nMove the topics into the folder of a language, which is called by its code, such as `en`.',
    ],
  ],
  'case-mismatch': [
    [
      { href: 'Data.md', part: 'page', suggestion: 'data.md' },
      '`Data.md` names a page or file that is there in another case only; capital and small letters are not the same in addresses.\nWrite `data.md`.',
    ],
    [
      { href: 'a.md#Timeline', part: 'anchor', suggestion: '#timeline' },
      '`a.md#Timeline` names an anchor that is there in another case only; capital and small letters are not the same in addresses.\nWrite `#timeline`.',
    ],
    [
      { href: 'a.md#TIMELINE', part: 'anchor', spellings: ['#Timeline', '#timeline'] },
      '`a.md#TIMELINE` names an anchor that is there in another case only; capital and small letters are not the same in addresses.\nWrite the one that is meant: `#Timeline`, `#timeline`.',
    ],
  ],
  'alias-link': [
    [
      { href: 'a.md#old', part: 'anchor', suggestion: '#new' },
      '`a.md#old` uses an old id, which is kept for those outside who know no other.\nWrite `#new`.',
    ],
    [
      { href: '/en/a', part: 'page', suggestion: '/en/a/' },
      '`/en/a` leads there only by way of a redirect.\nWrite `/en/a/`.',
    ],
  ],
  'vague-link-text': [
    [
      { href: 'a.md', text: 'here' },
      '“here” does not say where the link to `a.md` leads. Many readers hear links without the words around them.\nWrite what the reader finds there, such as the title of the page.',
    ],
  ],
  'malformed-link': [
    [
      { href: 'htps://a.example', flaw: 'scheme', suggestion: 'https://a.example' },
      '`htps://a.example` begins with a scheme that does not exist.\nDid you mean `https://a.example`?',
    ],
    [
      { href: '[a](b c.md)', flaw: 'unread' },
      '`[a](b c.md)` is not read as a link, so readers see it as it stands.\n' +
        'Write `[text](address)` with nothing between the brackets, and `%20` for each space in the address.',
    ],
    [
      { href: '[a][b]', flaw: 'no-definition' },
      '`[a][b]` names an address that this file does not define, so readers see it as it stands.\n' +
        'Define it on a line of its own, as in `[name]: data-retention.md`, or write `[text](address)`.',
    ],
    [
      { href: '[^1]', flaw: 'no-footnote' },
      '`[^1]` names a footnote that is not there, so readers see it as it stands.\n' +
        'Write the note on a line of its own, as in `[^1]: The note.`.',
    ],
    [
      { href: 'https:a', flaw: 'slashes' },
      '`https:a` lacks the `//` behind its scheme.\nBegin the address with `https://`.',
    ],
    [
      { href: 'www.a.example', flaw: 'no-scheme', suggestion: 'https://www.a.example' },
      '`www.a.example` has no scheme, so it is read as the path of a file.\nDid you mean `https://www.a.example`?',
    ],
    [
      { href: 'https://[a', flaw: 'host' },
      '`https://[a` names no host that could exist.\nCopy the address again from where you found it.',
    ],
    [
      { href: '100%.md', flaw: 'percent', suggestion: '100%25.md' },
      '`100%.md` holds a `%` that does not begin an escape such as `%20`.\nDid you mean `100%25.md`?',
    ],
    [
      { href: 'a\u200b.md', flaw: 'invisible' },
      '`a\\u{200b}.md` holds a character that cannot be seen.\nType the address anew instead of pasting it.',
    ],
    [
      { href: '{{ url }}', flaw: 'placeholder' },
      '`{{ url }}` holds a placeholder that nothing has filled in.\nWrite the address that was meant.',
    ],
    [
      { href: 'mailto:', flaw: 'mailto' },
      '`mailto:` names no mail address that could exist.\nWrite one address, or several with commas between them: `mailto:privacy@example.com`.',
    ],
    [
      { href: 'mailto:a@b.example?subject=A&B', flaw: 'mail-field' },
      '`mailto:a@b.example?subject=A&B` has a field of a message without a `=`.\nWrite a field as `subject=…`, and `%26` for each `&` that is a part of its text.',
    ],
    [
      { href: 'tel:x', flaw: 'tel' },
      '`tel:x` is no telephone number.\nWrite digits with hyphens between them, and no spaces: `tel:+86-10-1234-5678`.',
    ],
  ],
  'own-address': [
    [
      { href: 'https://t.example/en/a/', suggestion: 'a.md' },
      '`https://t.example/en/a/` is on this site, and its full address is not checked for what is there.\nWrite the path of its file: `a.md`.',
    ],
    [
      { href: 'https://t.example/c', contact: true },
      '`https://t.example/c` is on this site, and its full address is not checked for what is there.\nA contact is a mail address, a telephone number or another site: take `href` away, and link to the page from a topic; in `filings` name it with `to`.',
    ],
    [
      { href: 'https://t.example/b' },
      '`https://t.example/b` is on this site, and its full address is not checked for what is there.\nWrite the path of its file, as in `../privacy/index.md`.',
    ],
  ],
  'forbidden-host': [
    [
      { href: 'https://127.1/', host: '127.0.0.1', reason: 'private' },
      '`https://127.1/` leads to `127.0.0.1`, which is this machine or a private network: readers cannot reach it.\nLink to an address that every reader can open.',
    ],
    [
      { href: 'https://intranet/', host: 'intranet', reason: 'private' },
      '`https://intranet/` leads to `intranet`, which is a name that only a private network knows: readers cannot reach it.\nLink to an address that every reader can open.',
    ],
    [
      { href: 'https://b.example/', host: 'b.example', reason: 'denied' },
      '`https://b.example/` leads to `b.example`, which the list `deny` of _data/hosts.yaml rules out.\nLink to the host that readers should see.',
    ],
    [
      { href: 'https://qa.b.example/', host: 'qa.b.example', reason: 'label', label: 'qa' },
      '`https://qa.b.example/` leads to `qa.b.example`: by `qa` in its name it is a host for tests.\nLink to the host that readers should see. If this is one, add it to `allow` in _data/hosts.yaml.',
    ],
  ],
  'insecure-link': [
    [
      { href: 'http://a.example/', suggestion: 'https://a.example/' },
      '`http://a.example/` does not say `https:`, so what readers get could be read or changed on its way.\nWrite `https://a.example/`, and open it once to see that it works.',
    ],
  ],
  'remote-asset': [
    [
      { href: 'https://cdn.example/a.png', host: 'cdn.example' },
      'The page would load `https://cdn.example/a.png` from `cdn.example`, which then knows of every reader.\nPut a copy of it under `downloads/`, and name that.',
    ],
  ],
  'other-language': [
    [
      { href: '../zh/a.md', language: '简体中文' },
      '`../zh/a.md` leads to a page in another language, and the text of the link does not say so.\nName the language in the text of the link, as in “… (简体中文)”.',
    ],
    [
      { href: '/zh/all/', language: '简体中文', suggestion: '/en/all/' },
      '`/zh/all/` leads to a page in another language, and the text of the link does not say so.\nLink to `/en/all/`, which is the same in the language of this page; or name the language in the text of the link, as in “… (简体中文)”.',
    ],
  ],
  'unsourced-section': [
    [
      { id: 'leave_service' },
      'Nothing says what the section `{#leave_service}` rests on.\nWrite it below `sources:` in the front matter: `leave_service: [SOURCE]` with ids from _data/sources.yaml, `leave_service: none` if it states nothing, or `leave_service: not-published`.',
    ],
    [
      { count: 3 },
      'One list of sources stands for all 3 sections of this page, so that readers cannot tell which rests on which.\nName them a section: `sources: { first-id: [SOURCE], second-id: [OTHER] }`.',
    ],
  ],
  'circular-source': [
    [
      { href: 'https://trust.example.com/old.html', host: 'trust.example.com' },
      '`https://trust.example.com/old.html` is an address of this site (`trust.example.com` is its host, or was), and no statement can rest on itself.\nName where the statement was read: a law, a contract, a file at a commit; a document of yours may lie in `downloads/`.',
    ],
  ],
  'unused-source': [
    [
      { id: 'handbook' },
      'No topic names the source `handbook`.\nName it where a statement rests on it, or take it away.',
    ],
  ],
  'orphan-page': [
    [
      { address: '/en/a/' },
      'No topic and no panel links to `/en/a/`, and it stands too deep for the menu and the lists of sections, so readers hardly find it.\nLink to it where a reader would look for it, or make it a draft (`draft: true`).',
    ],
  ],
  spelling: [
    [
      { word: 'recieve', times: 1, suggestion: 'receive' },
      '`recieve` is not in the dictionary.\nDid you mean `receive`? If it is right, list it in _data/spelling.yaml.',
    ],
    [
      { word: 'Vianet', times: 3 },
      '`Vianet` is not in the dictionary; it stands 3 times in this file.\nIf it is right, list it in _data/spelling.yaml.',
    ],
  ],
  term: [
    [
      { word: '次级处理者', suggestion: '子处理方' },
      "This site does not say `次级处理者`.\nWrite `子处理方`, or put the words in quotation marks where they are somebody else's.",
    ],
  ],
  spacing: [
    [
      { fault: 'double-space', text: 'a  b', times: { 'double-space': 2, 'no-break-space': 12 } },
      'Two spaces stand inside a sentence: “a  b”. On this line there are 2 × two spaces, 12 × a no-break space.\nMend each of them; text that is pasted without its format brings none along.',
    ],
    [{ fault: 'double-space', text: 'a  b' }, 'Two spaces stand inside a sentence: “a  b”.\nLeave one.'],
    [
      { fault: 'space-before', text: 'a , b' },
      'A space stands before a punctuation mark: “a , b”.\nTake it away.',
    ],
    [
      { fault: 'glued-link', text: 'see[the' },
      'A link begins right behind a letter: “see[the”.\nPut a space between them, or take the whole word into the link.',
    ],
    [{ fault: 'double-stop', text: '.。' }, 'Two full stops stand together: “.。”.\nLeave the `。`.'],
    [
      { fault: 'narrow-mark', text: '数,据' },
      'A Western punctuation mark stands between Chinese characters: “数,据”.\nWrite the Chinese one: `，` `；` `！` `？`.',
    ],
    [
      { fault: 'no-break-space', text: 'a\u00a0b' },
      'A no-break space stands here, which looks like an ordinary one: “a\u00a0b”.\nWrite an ordinary space, or `&nbsp;` where lines must not break.',
    ],
  ],
  'review-overdue': [
    [
      { reviewed: '2025-01-31', due: '2026-01-31' },
      'This page was last reviewed on 2025-01-31, and the next review was due by 2026-01-31.\nHold its statements against their sources, and write the day on which you did into `reviewed`.',
    ],
  ],
  'missing-notice': [
    [
      { page: 'zh/offer.md', expires: '2026-12-31', on: '2027-01-01', languages: ['zh'] },
      'After 2026-12-31 (`expires`) readers of this page are told that it is gone, and not why.\nSay so in _data/gone.yaml: `- { page: zh/offer.md, on: 2027-01-01, why: WHAT HAPPENED }`; `see` there names what they are to read instead.',
    ],
    [
      { page: 'offer.md', expires: '2026-12-31', on: '2027-01-01', languages: ['en', 'zh'] },
      'After 2026-12-31 (`expires`) readers of this page are told that it is gone, and not why.\nSay so in _data/gone.yaml: `- { page: offer.md, on: 2027-01-01, why: { en: WHAT HAPPENED, zh: WHAT HAPPENED } }`; `see` there names what they are to read instead.',
    ],
  ],
  'security-expires': [
    [
      { key: 'security.expires', expires: '2026-01-31', when: 'over' },
      'What security.txt says holds until 2026-01-31, and that day is over: nobody may rely on it any more.\nSee whether these addresses are still answered, and write a day within a year into `expires`.',
    ],
    [
      { key: 'security.expires', expires: '2026-01-31', when: 'soon' },
      'What security.txt says holds until 2026-01-31, which is in 30 days at most.\nSee whether these addresses are still answered, and write a day within a year into `expires`.',
    ],
    [
      { key: 'security.expires', expires: '2026-01-31', when: 'far' },
      'What security.txt says is to hold until 2026-01-31, which is more than a year ahead: addresses grow old sooner.\nSee whether these addresses are still answered, and write a day within a year into `expires`.',
    ],
  ],
  'translation-missing': [
    [
      { languages: ['简体中文'], files: ['content/zh/a.md'], drafts: [], links: 3 },
      'This page does not exist in 简体中文, and 3 links there lead to it.\nWrite `content/zh/a.md`. A page for the readers of one language alone says so: `one_language: true`.',
    ],
    [
      { languages: ['简体中文'], files: ['content/zh/a.md'], drafts: [] },
      'This page does not exist in 简体中文.\nWrite `content/zh/a.md`. A page for the readers of one language alone says so: `one_language: true`.',
    ],
    [
      { languages: ['简体中文', 'العربية'], files: ['content/ar/a.md'], drafts: ['content/zh/a.md'] },
      'This page does not exist in 简体中文, العربية.\nWrite `content/ar/a.md`. Publish `content/zh/a.md`, which readers do not see yet. A page for the readers of one language alone says so: `one_language: true`.',
    ],
  ],
  'translation-anchors': [
    [
      { id: 'a b', missing: ['a', 'b'], extra: [], original: place },
      'This page lacks `#a`, `#b`, which its original has (en/a.md:7:3).\nA link must lead to the same statement in every language: the same ids in the same order, old ids too.',
    ],
    [
      { id: 'x', missing: [], extra: ['x'], original: place },
      'This page has `#x`, which its original (en/a.md) lacks.\nA link must lead to the same statement in every language: the same ids in the same order, old ids too.',
    ],
    [
      {
        id: 'a',
        missing: [],
        extra: [],
        moved: { anchor: 'a', after: 'b', original: place },
        original: place,
      },
      '`#a` stands at another place than in the original: there it comes behind `#b` (en/a.md:7:3).\nA link must lead to the same statement in every language: the same ids in the same order, old ids too.',
    ],
    [
      {
        id: 'a',
        missing: [],
        extra: [],
        moved: { anchor: 'a', after: '', original: place },
        original: place,
      },
      '`#a` stands at another place than in the original: there it comes first (en/a.md:7:3).\nA link must lead to the same statement in every language: the same ids in the same order, old ids too.',
    ],
  ],
  'translation-differs': [
    [
      { text: '60', side: 'extra', section: 'top', original: place, isUnsure: true },
      '`60` is not in the original, at the head of the page (en/a.md:7:3).\nIt only warns, since how one of these languages writes numbers is not tested. Say the same in both. Where the difference is right, accept it in _data/acceptances.yaml: `- { code: translation-differs, file: en/a.md, what: "60", reason: WHY, until: DAY }`.',
    ],
    [
      { text: '90', side: 'missing', section: 'period', original: place },
      '`90` (en/a.md:7:3) is missing here, under `#period`.\nSay the same in both. Where the difference is right, accept it in _data/acceptances.yaml: `- { code: translation-differs, file: en/a.md, what: "90", reason: WHY, until: DAY }`.',
    ],
    [
      { text: '60', side: 'extra', section: 'top', original: place },
      '`60` is not in the original, at the head of the page (en/a.md:7:3).\nSay the same in both. Where the difference is right, accept it in _data/acceptances.yaml: `- { code: translation-differs, file: en/a.md, what: "60", reason: WHY, until: DAY }`.',
    ],
    [
      { text: '60', side: 'other', instead: '90', section: 'top', original: place },
      '`60` stands here, `90` in the original (en/a.md:7:3).\nSay the same in both. Where the difference is right, accept it in _data/acceptances.yaml: `- { code: translation-differs, file: en/a.md, what: "60", reason: WHY, until: DAY }`.',
    ],
  ],
  'translation-stale': [
    [
      { reason: 'changed', id: 'x', target: 'zh/a.md#x', original: place },
      'The original of this section (en/a.md:7:3) changed since it was translated.\nSay what the original says, then run `npm run review -- --done zh/a.md#x`.',
    ],
    [
      { reason: 'new', id: 'x', target: 'zh/a.md#x', original: place },
      'The original of this section (en/a.md:7:3) was never compared with the translation.\nSay what the original says, then run `npm run review -- --done zh/a.md#x`.',
    ],
    [
      { reason: 'never', target: 'zh/a.md', original: place },
      'This translation was never compared with its original (en/a.md).\nSay what the original says, then run `npm run review -- --done zh/a.md`.',
    ],
  ],
  'stale-acceptance': [
    [
      { kind: 'spacing', what: 'a  b', found: [], file: 'en/b.md' },
      'There is no `spacing` about `a  b` that this entry could accept.\nIt is in another file: write `en/b.md` as its `file`.',
    ],
    [
      { kind: 'spacing', what: 'a b', found: ['a  b'], suggestion: 'a  b' },
      'There is no `spacing` about `a b` that this entry could accept.\nDid you mean `a  b`?',
    ],
    [
      { kind: 'missing-page', found: ['x.md', 'y.md'] },
      'This entry does not say which `missing-page` it accepts.\nWrite as its `what` the one that it is about: `x.md`, `y.md`. If that is none, remove the entry.',
    ],
    [
      { kind: 'orphan-page', found: [] },
      'There is no `orphan-page` that this entry could accept.\nRemove the entry.',
    ],
  ],
  'lost-page': [
    [
      { address: '/en/a/', day: '2026-11-25', isFile: false, renamed: { from: 'a.md', to: 'b.md' } },
      '`a.md` was renamed to `b.md` by hand, and `/en/a/`, which was published (first recorded on 2026-11-25), leads nowhere now.\n`npm run move -- a.md b.md --done-by-hand` does the rest, in every language.',
    ],
    [
      {
        ...{ address: '/en/a/', day: '2026-11-25', isFile: false, renamed: { from: 'a.md', to: 'b.md' } },
        ...{ links: 1, gone: '- { page: a.md }' },
      },
      '`a.md` was renamed to `b.md` by hand, and `/en/a/`, which was published (first recorded on 2026-11-25), and 1 link lead nowhere now.\n`npm run move -- a.md b.md --done-by-hand` does the rest, in every language. If that is another page, say in _data/gone.yaml what became of the old one: `- { page: a.md }`.',
    ],
    [
      {
        address: '/en/old/',
        day: '2026-11-25',
        isFile: false,
        file: 'content/en/new.md',
        line: 'top: [/en/old/]',
        gone: '- { page: old.md, on: DAY, why: WHAT HAPPENED }',
        deleted: 'old',
      },
      '`/en/old/` was published (first recorded on 2026-11-25), and nothing stands there any more. Others may have cited it.\nIf its file was deleted, put it back: what is to go is taken off by `npm run move -- old --gone`. If it moved, write below `aliases:` in the front matter of content/en/new.md: `top: [/en/old/]`. If it is gone for good, say so in _data/gone.yaml: `- { page: old.md, on: DAY, why: WHAT HAPPENED }`. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-page, file: en/a.md, what: /en/old/, reason: WHY, until: DAY }`.',
    ],
    [
      { address: '/en/old/', day: '2026-11-25', isFile: false, line: 'top: [/en/old/]' },
      '`/en/old/` was published (first recorded on 2026-11-25), and nothing stands there any more. Others may have cited it.\nIf it moved, write below `aliases:` in the front matter of the topic that takes its place: `top: [/en/old/]`. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-page, file: en/a.md, what: /en/old/, reason: WHY, until: DAY }`.',
    ],
    [
      { address: '/en/old/', day: '2026-11-25', isFile: false, draft: 'content/en/old.md' },
      '`/en/old/` was published (first recorded on 2026-11-25), and nothing stands there any more. Others may have cited it.\ncontent/en/old.md is a draft now: publish it. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-page, file: en/a.md, what: /en/old/, reason: WHY, until: DAY }`.',
    ],
    [
      {
        address: '/downloads/a.pdf',
        day: '2026-11-25',
        isFile: true,
        gone: '- { page: downloads/a.pdf, on: DAY, why: WHAT HAPPENED }',
      },
      '`/downloads/a.pdf` was published (first recorded on 2026-11-25), and nothing stands there any more. Others may have cited it.\nPut the file back under its name. If it has another name now, `npm run move -- /downloads/a.pdf /downloads/NEW-NAME` does the rest. If it is gone for good, say so in _data/gone.yaml: `- { page: downloads/a.pdf, on: DAY, why: WHAT HAPPENED }`. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-page, file: en/a.md, what: /downloads/a.pdf, reason: WHY, until: DAY }`.',
    ],
    [
      { address: '/downloads/a.pdf', day: '2026-11-25', isFile: true, file: '/downloads/b.pdf' },
      '`/downloads/a.pdf` was published (first recorded on 2026-11-25), and nothing stands there any more. Others may have cited it.\n`/downloads/b.pdf` holds the same: if that is its name now, `npm run move -- /downloads/a.pdf /downloads/b.pdf` does the rest. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-page, file: en/a.md, what: /downloads/a.pdf, reason: WHY, until: DAY }`.',
    ],
  ],
  'download-changed': [
    [
      { path: 'downloads/a.pdf', day: '2026-11-25', version: '0123456789ab', languages: ['en', 'zh'] },
      '`downloads/a.pdf` does not hold what was published under this name (first recorded on 2026-11-25). Who cited it gets something else now.\nGive the new file a name of its own, and put the old one back. Where it must have this name, say what changed in _data/gone.yaml: `- { page: downloads/a.pdf, on: DAY, why: { en: WHAT CHANGED, zh: WHAT CHANGED }, version: "0123456789ab" }`.',
    ],
  ],
  'download-unreadable': [
    [
      { path: 'downloads/a.pdf' },
      '`downloads/a.pdf` is called PDF, and cannot be read as one: it was cut off, or is something else. Readers may not be able to open it, and are not told its pages and its day.\nPut the whole file in its place, or give it the ending of what it is.',
    ],
  ],
  'download-stale': [
    [
      { path: 'downloads/a.pdf', address: '/en/all/' },
      '`downloads/a.pdf` was made from texts that have changed since: it does not say what `/en/all/` says.\nMake it anew: `npm run pdf`.',
    ],
  ],
  'unannounced-change': [
    [
      { count: 1, ids: ['customer'], file: 'en/privacy/access.md' },
      'A statement of this page is not what was released last: `#customer`.\nSay what changed: `npm run change -- --kind changed --summary "…" --only en/privacy/access.md#customer`; without `--only` it is about all that changed.',
    ],
    [
      { count: 7, ids: ['a', 'b', 'c', 'd', 'e'], file: 'en/a.md' },
      '7 statements of this page are not what was released last: `#a`, `#b`, `#c`, `#d`, `#e` and others.\nSay what changed: `npm run change -- --kind changed --summary "…" --only en/a.md#a`; without `--only` it is about all that changed.',
    ],
  ],
  'change-file': [
    [
      {
        fault: 'no-statement',
        text: 'en/a.md#retention',
        suggestion: 'en/a.md#retention-times',
        known: ['#top', '#retention-times'],
      },
      'There is no statement `en/a.md#retention`, and the last release had none.\nDid you mean `en/a.md#retention-times`? The page has: `#top`, `#retention-times`.',
    ],
    [
      { fault: 'no-statement', text: 'en/b.md#x' },
      'There is no statement `en/b.md#x`, and the last release had none.\nTake it off the list; a file that lists no other can go.',
    ],
    [
      { fault: 'moved', text: 'en/a.md#x', suggestion: 'en/b.md#x' },
      '`en/a.md#x` stands elsewhere now: `en/b.md#x`.\nList it as that.',
    ],
    [
      { fault: 'unchanged', text: 'en/a.md#top' },
      '`en/a.md#top` says what it said when it was released last.\nTake it off the list; a file that lists no other can go.',
    ],
    [
      {
        fault: 'twice',
        text: 'en/a.md#top',
        first: { file: 'content/_data/changes/a.yaml', line: 4, column: 5 },
      },
      '`en/a.md#top` is listed twice: here, and at content/_data/changes/a.yaml:4:5.\nOne statement changes once a release: take it off at one of these places; a file that lists no other can go.',
    ],
    [
      { fault: 'kind', text: 'en/a.md#x', suggestion: 'new', known: ['changed', 'changed'] },
      '`en/a.md#x` is changed, which no change of the kind `new` is about.\nTake it off this list, and list it in a file of the kind `changed`; where this file lists no other, change its kind.',
    ],
    [
      { fault: 'past', text: '2026-11-22' },
      '`2026-11-22` is not a day to come: what holds at once, or held already, has no `effective`.\nTake the line away, or write the day from which it will hold.',
    ],
    [
      { fault: 'no-language', text: 'fr', known: ['en', 'zh'] },
      '`fr` is not a language of this site.\nTake it away, or write it for one that is: `en`, `zh`.',
    ],
    [
      { fault: 'no-summary', text: 'zh', known: ['en', 'zh'] },
      'A statement in `zh` is listed, and the summary has no text in it.\nWrite one for each: `summary: { en: …, zh: … }`.',
    ],
  ],
  'not-editorial': [
    [
      { statement: 'en/a.md#b', number: '72', count: 0 },
      '`en/a.md#b` says another number than it did (`72`), and readers are not told of what is `editorial`.\nIs it more than spelling? Then make the kind of this file `changed`, or `corrected` where it was wrong; what is editorial indeed goes into a file of its own.',
    ],
    [
      { statement: 'en/a.md#b', count: 1200 },
      '`en/a.md#b` differs in 1,200 words, and readers are not told of what is `editorial`.\nIs it more than spelling? Then make the kind of this file `changed`, or `corrected` where it was wrong; what is editorial indeed goes into a file of its own.',
    ],
  ],
  'damaged-history': [
    [
      { fault: 'altered' },
      'This line is not as it was written: its key does not fit it.\nPut the file back as it was: `git log -p` shows what became of it. Commands alone write it.',
    ],
    [
      { fault: 'unknown' },
      'This line says something that this generator does not know.\nWas it written by a later edition of the generator? Then use that one.',
    ],
    [
      { fault: 'conflict' },
      'Two versions of this file were not merged.\nKeep the lines of both, and remove this line; `merge=union` in .gitattributes does so by itself.',
    ],
    [
      { fault: 'no-entry', name: '2026-11-28' },
      'The release `2026-11-28` told of more than this log has of it: lines are missing.\nPut the file back: `git checkout HEAD -- en/a.md`; where a commit took them away, `git log -p -- en/a.md` shows which.',
    ],
    [
      { fault: 'no-file', file: 'content/_data/versions/en/a.jsonl' },
      '`content/_data/versions/en/a.jsonl` is missing, which keeps the history of the site.\nPut it back: `git checkout HEAD -- content/_data/versions/en/a.jsonl`. Where a commit took it away, `git log --diff-filter=D -- content/_data/versions/en/a.jsonl` tells which, and the one before has it.',
    ],
    [
      { fault: 'no-first' },
      'There are versions of pages, and no line of `_data/changelog.jsonl` tells of the first release.\nPut the file back as it was: `git log -p` shows what became of it. Commands alone write it.',
    ],
    [
      { fault: 'not-kept' },
      '`keep_versions` cannot be switched off while `_data/versions` has versions of pages: these would go on saying what is in force, whatever the pages say.\nWrite `keep_versions: true` below `site`; what changed meanwhile is to be announced.',
    ],
    [
      { fault: 'no-text', key: '0123456789abcdef' },
      'This line names a text `0123456789abcdef`, and no line holds that.\nPut the file back as it was: `git log -p` shows what became of it. Commands alone write it.',
    ],
    [
      { fault: 'no-version', key: '0123456789abcdef' },
      'This version follows another one, `0123456789abcdef`, and no line holds that.\nPut the file back as it was: `git log -p` shows what became of it. Commands alone write it.',
    ],
    [
      { fault: 'redacted', first: { file: 'content/_data/versions/en/a.jsonl', line: 9, column: 1 } },
      'What this line says was taken out for good, as content/_data/versions/en/a.jsonl:9:1 tells: a branch that was merged had it still.\nTake this line away, and see to that branch.',
    ],
    [
      {
        fault: 'twice',
        name: '2026-11-28',
        first: { file: 'content/_data/versions/en/a.jsonl', line: 4, column: 1 },
      },
      'There are two versions `2026-11-28` of this page: this one, and the one at content/_data/versions/en/a.jsonl:4:1. Two branches were released on one day.\n`npm run release` gives the one that was not published yet another name; nothing of either is lost.',
    ],
  ],
  'release-interrupted': [
    [
      { release: '2026-11-28' },
      'The release `2026-11-28` was interrupted, and not all of it is written.\n`npm run release` finishes it.',
    ],
  ],
  'bad-name': [
    [
      { name: '2026-11-28', reason: 'day' },
      '`2026-11-28` has the form of a day: below the address of each page, its versions stand under such names.\nGive this topic, or its folder, another name.',
    ],
    [
      { name: 'versions', reason: 'versions' },
      'Below the address of each page, `versions/` is the list of its versions.\nGive this topic, or its folder, another name.',
    ],
  ],
  'lost-anchor': [
    [
      {
        address: '/en/a/',
        id: 'old',
        day: '2026-11-25',
        file: 'content/en/a.md',
        line: 'new: [old]',
        gone: '- { page: a.md#old, on: DAY, why: WHAT HAPPENED }',
      },
      '`/en/a/#old` was published (first recorded on 2026-11-25), and the page has no such anchor any more. Others may have cited it.\nIf the statement is there still, write below `aliases:` in the front matter of content/en/a.md: `new: [old]`. If the statement is gone, say so in _data/gone.yaml: `- { page: a.md#old, on: DAY, why: WHAT HAPPENED }`. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-anchor, file: en/a.md, what: /en/a/#old, reason: WHY, until: DAY }`.',
    ],
    [
      {
        address: '/en/a/',
        id: 'old',
        day: '2026-11-25',
        file: 'content/en/a.md',
        line: 'new: [older, old]',
        replaces: 'new',
      },
      '`/en/a/#old` was published (first recorded on 2026-11-25), and the page has no such anchor any more. Others may have cited it.\nIf the statement is there still, change the line of `new` below `aliases:` in the front matter of content/en/a.md to: `new: [older, old]`. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-anchor, file: en/a.md, what: /en/a/#old, reason: WHY, until: DAY }`.',
    ],
    [
      { address: '/en/a/', id: 'old', day: '2026-11-25', anchors: ['b', 'c'] },
      '`/en/a/#old` was published (first recorded on 2026-11-25), and the page has no such anchor any more. Others may have cited it.\nWrite it below `aliases:` in the front matter of the topic that holds the statement now, under the anchor of that statement. It has: `#b`, `#c`. What cannot be mended yet is accepted in _data/acceptances.yaml: `- { code: lost-anchor, file: en/a.md, what: /en/a/#old, reason: WHY, until: DAY }`.',
    ],
  ],
  picture: [
    [
      { fault: 'heavy', bytes: 125_000_001, most: 100_000 },
      'This picture has 125,001 kB, and whoever opens a page with it waits for all of them: 100 kB are enough.\nMake it as wide as it is shown, twice at most, and save it as WebP, or as PNG with fewer colours.',
    ],
    [
      { fault: 'icon', width: 64, height: 48, side: 180 },
      'This icon has 64 × 48 pixels, and is announced as one of 180 × 180: it is blurred, or left out.\nDraw it with 180 × 180 pixels.',
    ],
    [
      { fault: 'no-box' },
      'This logo does not say how large its drawing is (`viewBox`), so it is cut off where there is little room.\nWrite `viewBox="0 0 WIDTH HEIGHT"` into its `<svg …>`, with the size that it is drawn in.',
    ],
  ],
  'moved-site': [
    [
      { was: 'https://a.eu/trust/', now: 'https://a.eu/vertrauen/' },
      'This site was released at `https://a.eu/trust/`, and stands at `https://a.eu/vertrauen/` now: every address that others have cited leads nowhere there.\nHave the host send each address below `https://a.eu/trust/` on to the same below `https://a.eu/vertrauen/` (301), then record it: `npm run release`. If it is not to move, put `site.url` and `site.base` back in _data/operator.yaml.',
    ],
  ],
  'record-not-compared': [
    [
      { reason: 'no-git' },
      'The record was compared with no earlier commit, since git is not installed here: a line that it has lost is not told.\nInstall git.',
    ],
    [
      { reason: 'owner', detail: '/srv/site' },
      'The record was compared with no earlier commit, since git does not trust a repository that belongs to another user: a line that it has lost is not told.\nIf you trust it, tell git so: `git config --global --add safe.directory /srv/site`.',
    ],
    [
      { reason: 'refused', detail: 'fatal: bad config' },
      'The record was compared with no earlier commit, since git refuses (fatal: bad config): a line that it has lost is not told.\nSee what git says of this repository: `git status`.',
    ],
    [
      { reason: 'shallow' },
      'The record was compared with no earlier commit, since this clone is shallow: a line that it has lost is not told.\nFetch the commits before: `git fetch --unshallow`; for actions/checkout, `fetch-depth: 0`.',
    ],
  ],
  unrecorded: [
    [
      { count: 1, keys: ['/en/a/#x'] },
      '1 address of this file is not in the record yet: `/en/a/#x`.\nBefore they are published, `npm run release` records them, so that they can never be lost unseen.',
    ],
    [
      { count: 1, keys: ['/downloads/a.pdf'], isEdition: true },
      'The record has earlier editions of `/downloads/a.pdf`, and not this one yet.\nBefore they are published, `npm run release` records them, so that they can never be lost unseen.',
    ],
    [
      { count: 12, keys: ['/en/a/', '/en/a/#x'] },
      '12 addresses of this file are not in the record yet: `/en/a/`, `/en/a/#x` and others.\nBefore they are published, `npm run release` records them, so that they can never be lost unseen.',
    ],
  ],
  'alias-conflict': [
    [
      { address: '/en/a/', reason: 'page', other: 'content/en/a.md' },
      '`/en/a/` cannot be an old address: content/en/a.md is published there.\nTake this entry away where that is what was published there; if it is something else, it needs another address, since those who cited this one meant what stands here.',
    ],
    [
      { address: '/en/a/#x', reason: 'anchor', other: 'content/en/a.md' },
      '`/en/a/#x` cannot be an old id: content/en/a.md has an anchor of that name.\nTake this entry away where that is what was published there; if it is something else, it needs another id, since those who cited this one meant what stands here.',
    ],
    [
      { address: '/a.html/b/', reason: 'file', other: '/a.html' },
      '`/a.html/b/` cannot be an old address: `/a.html` is a file, and a folder of that name cannot stand beside it.\nTake this entry away.',
    ],
    [
      { address: '/assets/x/', reason: 'generated', other: '' },
      '`/assets/x/` cannot be an old address: the generator writes files of its own there, or hosts do not show what is there.\nTake this entry away.',
    ],
    [
      { address: '/en/a/#x', reason: 'alias', other: 'content/en/b.md:9:10' },
      '`/en/a/#x` is claimed twice: here, and at content/en/b.md:9:10.\nKeep the one that holds the statement now.',
    ],
    [
      { address: '/en/a/', reason: 'circle', other: 'content/en/a.md' },
      '`/en/a/` is the address of content/en/a.md, which claims the address of this page: neither could be reached.\nTake this entry away.',
    ],
    [
      {
        address: '/en/b/#x',
        reason: 'taken',
        other: '/en/c/#x',
        recorded: 'content/_data/record.txt:9',
        file: 'content/en/c.md',
        line: 'x: [/en/b/#x]',
      },
      'Those who cited `/en/b/#x` meant what is at `/en/c/#x` now, and find something else.\nGive what is found there another id: an old one is not used again. Write below `aliases:` in the front matter of content/en/c.md: `x: [/en/b/#x]`. If it is the same all the same, take what stands behind the address off its line in the record (content/_data/record.txt:9).',
    ],
    [
      { address: '/en/b/', reason: 'returned', other: 'gone', recorded: 'content/_data/record.txt:9' },
      '`/en/b/` is recorded as gone, and something is found there again.\nGive what is found there another address: an old one is not used again. If it is the same all the same, take what stands behind the address off its line in the record (content/_data/record.txt:9).',
    ],
    [
      {
        address: '/en/b/',
        reason: 'astray',
        other: '/en/c/',
        recorded: 'content/_data/record.txt:9',
        isNamed: true,
        file: 'content/en/c.md',
        line: 'top: [/en/a/, /en/b/]',
        replaces: 'top',
      },
      'Those who cited `/en/b/` meant what is at `/en/c/` now, and are led elsewhere.\nTake the address off here. Change the line of `top` below `aliases:` in the front matter of content/en/c.md to: `top: [/en/a/, /en/b/]`. If it is the same all the same, take what stands behind the address off its line in the record (content/_data/record.txt:9).',
    ],
    [
      { address: '/en/b/#x', reason: 'not-gone', other: '/en/c/#x', recorded: 'content/_data/record.txt:9' },
      'Those who cited `/en/b/#x` meant what is at `/en/c/#x` now, and are told that it is gone.\nIf it is the same all the same, take what stands behind the address off its line in the record (content/_data/record.txt:9).',
    ],
  ],
  unreachable: [
    [
      { href: 'https://a.example/', cause: 'status', detail: '404' },
      '`https://a.example/` cannot be reached: the host answers 404 (not found).\nOpen it in a browser: if it is gone, link to what takes its place, or take the link away.',
    ],
    [
      { href: 'https://a.example/', cause: 'certificate', detail: 'expired', at: 'https://b.example/' },
      '`https://a.example/` cannot be reached: it leads on to `https://b.example/`, and there browsers do not trust the host’s certificate: it has expired.\nOpen it in a browser: if it is gone, link to what takes its place, or take the link away.',
    ],
    [
      { href: 'https://10.0.0.1/', cause: 'private' },
      '`https://10.0.0.1/` cannot be reached: it is an address of this machine or of a private network, which readers cannot reach.\nLink to an address that every reader can open.',
    ],
  ],
  redirected: [
    [
      { href: 'https://a.example/x', suggestion: 'https://b.example/x' },
      '`https://a.example/x` has moved for good.\nLink to where it leads now: `https://b.example/x`.',
    ],
  ],
  'external-anchor': [
    [
      { href: 'https://a.example/#ther', anchors: ['there', 'end'], suggestion: '#there' },
      'The page of `https://a.example/#ther` is there, the anchor is not; readers see its top.\nDid you mean `#there`? It has: `#there`, `#end`.',
    ],
    [
      { href: 'https://a.example/#x', anchors: [] },
      'The page of `https://a.example/#x` is there, the anchor is not; readers see its top.\nIt has no anchors.',
    ],
  ],
};

for (const code of Object.keys(messages) as Code[]) {
  describe(code, () => {
    test.each(messages[code] as [Facts[typeof code], string][])('%j', (facts, message) => {
      expect(said(code, facts)).toBe(message);
    });
  });
}

/** What is said otherwise where the place is in HTML: a page that anything built, a style sheet, a layout. */
const curesInHtml: { [C in Code]?: [facts: Facts[C], cure: string][] } = {
  'missing-page': [
    [{ href: 'x.html' }, 'Write the address of a page or file that is there, or take the link away.'],
  ],
  'empty-link-text': [
    [
      { href: 'x.html' },
      'Write into the element what the reader finds there; where it holds an image alone, into its `alt`.',
    ],
  ],
  'image-alt': [
    [
      { src: 'x.png' },
      'Describe in its `alt` what it shows; one that shows nothing of its own gets `alt=""`.',
    ],
  ],
  'heading-order': [
    [{ heading: 'X', level: 1, previous: 1 }, 'Make it an `h2`.'],
    [{ heading: 'X', level: 4, previous: 2 }, 'Make it an `h3`.'],
  ],
  'own-address': [
    [{ href: 'https://a.example/b/' }, 'Write its address without the host, as in `/privacy/`.'],
    [{ href: 'https://a.example/b/', suggestion: '/b/' }, 'Write its address without the host: `/b/`.'],
  ],
  'remote-asset': [
    [{ href: 'https://a.example/b.js', host: 'a.example' }, 'Put a copy of it on this site, and name that.'],
  ],
  'forbidden-host': [
    [
      { href: 'https://qa.b.example/', host: 'qa.b.example', reason: 'label', label: 'qa' },
      'Link to the host that readers should see.',
    ],
  ],
};

describe('In HTML the cure speaks of HTML', () => {
  for (const [name, kinds] of Object.entries(curesInHtml))
    for (const [facts, cure] of kinds)
      test.each(['a/index.html', 'a.htm', 'a.css', 'layouts/base.njk'])(`${name} in %s: ${cure}`, (file) => {
        const found = problem(name as Code, { ...place, file }, facts as never);
        expect(messageOf(found).split('\n')[1]).toBe(cure);
        const inSource = problem(name as Code, place, facts as never);
        expect(messageOf(inSource).split('\n')[1]).not.toBe(cure);
      });

  test('and the sentence too', () => {
    const inHtml = { ...place, file: 'a.html' };
    expect(messageOf(problem('empty-heading', inHtml, { id: 'x' }))).toMatch(
      /^The heading `#x` has no words\.\n/,
    );
    expect(messageOf(problem('heading-order', inHtml, { heading: 'X', level: 1, previous: 1 }))).toMatch(
      /^“X” is a second h1; a page has one, its title\.\n/,
    );
  });
});

test('Every kind of problem has a weight and words', () => {
  expect(Object.keys(codes).sort()).toEqual(Object.keys(messages).sort());
});
