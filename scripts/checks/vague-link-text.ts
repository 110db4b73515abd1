import { problem } from '../problem.ts';
import type { LinkPolicy } from '../site/site-graph.ts';
import type { Rule } from './rule.ts';

/** What links say that do not say where they lead; in small letters, without punctuation. */
const VAGUE = new Set(
  [
    'here,click here,click this,click this link,tap here,press here,this,this link,this page,this site,link,a link,the link',
    'more,learn more,read more,see more,show more,view more,find out more,more info,more information,more details,details',
    'see here,read here,go,go here,go to page,continue,continue reading,read on,read this,visit,visit page,open,start,next',
    'website,web page,webpage,page,url,address,download,download here,click to download,info,see details,view details,view',
    '这里,此处,这儿,点这里,点此,点击,点击这里,点击此处,点击此链接,请点击,请点击这里,请点击此处,请点击此链接,单击此处,单击这里,请单击此处',
    '此链接,这个链接,该链接,链接,本页,此页,此页面,该页面,网页,网址,更多,更多信息,更多内容,更多详情,了解更多,了解更多信息,了解详情',
    '查看更多,查看详情,查看,阅读更多,阅读全文,继续阅读,详情,详细信息,详见此处,见此,见此处,见这里,下载,点击下载,在此下载,下载此处',
  ]
    .join(',')
    .split(','),
);
const LONGEST = 40;
/** How such a text may begin: nearly every other text is told from them by that. */
const BEGINNING = new RegExp(
  `^[^a-z\\u3400-\\u9fff]*(?:${[...new Set([...VAGUE].map((text) => /^[a-z]+|^./.exec(text)?.[0]))].join('|')})`,
  'i',
);

/** `vague-link-text`: what is read out for a link says where it leads. */
export const vagueLinkText: Rule = function* (page, { policy }) {
  const more = vagueIn(policy);
  for (const { element, name, href, place } of page.outline.links) {
    if (element === 'a' && name && name.length <= LONGEST && isVague(name, more))
      yield problem('vague-link-text', place, { href, text: name });
  }
};

/** The words alone count: not the case, nor punctuation, arrows and the like around them. */
function isVague(name: string, more: ReadonlySet<string>): boolean {
  if (more.size === 0 && !BEGINNING.test(name)) return false;
  const words = plain(name);
  return VAGUE.has(words) || more.has(words);
}

function plain(name: string): string {
  const words = name.replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '').toLowerCase();
  return words.includes(' ') ? words.replace(/\s+/g, ' ') : words;
}

/** What the languages of a site name themselves; nearly all of them name nothing. */
function vagueIn({ languages }: LinkPolicy): ReadonlySet<string> {
  return new Set([...languages.values()].flatMap(({ vague_link_texts: texts }) => texts.map(plain)));
}
