import { saidPieces } from '../site/pieces.ts';
import { ownTree } from '../text/html/own-tree.ts';
import { type Statement, statementsOn } from './outputs/statements.ts';
import { publishedFrom } from './site-view.ts';
import { placed, type ViewSource } from './view-source.ts';

/** A term of a language: the words that readers meet, what they mean, and where that is told. */
export type TermView = ReturnType<typeof termViews>[number];

/** The terms of a language whose meaning is published. Their meanings are read where they are told. */
export function termViews(source: ViewSource) {
  const { inLanguage, topics } = source;
  const { code } = inLanguage.language;
  const read = new Map<string, readonly Statement[]>();
  return inLanguage.terms.flatMap(({ words, except, link }) => {
    const [path = '', id] = link.href.split('#');
    const topic = topics.get(`${code}/${path}`);
    if (!topic) return [];
    const said =
      read.get(path) ?? statementsOn(topic, saidPieces(topic, ownTree(topic.again().html)), source);
    read.set(path, said);
    const all = said.filter(({ anchor }) => anchor === id);
    // What is to come means nothing yet.
    const meaning = all.find(({ from, until }) => until !== undefined && from === undefined) ?? all[0];
    if (!meaning) return [];
    const { address: href } = publishedFrom(link.href, source);
    return [placed({ words, except, href, meaning: beginningOf(meaning.text) }, link.place, source)];
  });
}

/** The first paragraph; where it ends by leading to a list, without the sentence that does. */
function beginningOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const whole = /^.*[.!?。！？]/su.exec(line)?.[0] ?? line;
  return /[:：]$/u.test(line) ? whole : line;
}
