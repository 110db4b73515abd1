import { LLMS_FILE, SITE_FILES } from '../../site/addresses.ts';
import type { PublishedTopic } from '../../site/twins.ts';
import type { SitePlan } from '../site-plan.ts';
import { absolute, isDefault, type ViewSource } from '../view-source.ts';
import type { OutputFile } from './output.ts';

/** `llms.txt` (llmstxt.org): what the site is, and where each page stands as Markdown, the default language first. */
export function* llmsFile({ sources, operator, pages }: SitePlan): Generator<OutputFile, undefined> {
  const inOrder = sources.toSorted(
    (a, b) =>
      Number(isDefault(b.inLanguage.language, operator)) - Number(isDefault(a.inLanguage.language, operator)),
  );
  const [main] = inOrder;
  if (!main) return;
  const exported = new Set(pages.flatMap(({ address, view }) => (view ? address : [])));
  const lists = inOrder.map((view) => {
    const topics = view.tree.topics.filter(({ address }) => exported.has(address));
    return [`## ${view.inLanguage.language.name}`, topics.map((topic) => entry(topic, view)).join('\n')];
  });
  const files = [...main.content.generated.keys(), ...SITE_FILES].filter((address) => address !== LLMS_FILE);
  const data = files.map((address) => `- [${address.slice(1)}](${absolute(address, main)})`);
  const home = main.tree.topics.find(({ address }) => address === `/${main.inLanguage.language.code}/`);
  const name = main.inLanguage.words.get('site_name') ?? operator.site.url;
  const summary = home ? [`> ${home.matter.summary}`] : [];
  const parts = [`# ${name}`, ...summary, ...lists.flat(), '## JSON, CSV', data.join('\n')];
  yield { path: LLMS_FILE.slice(1), text: `${parts.join('\n\n')}\n` };
}

function entry({ address, matter }: PublishedTopic, view: ViewSource): string {
  const title = matter.title.replace(/[[\]\\]/g, '\\$&');
  return `- [${title}](${absolute(address, view)}index.md): ${matter.summary}`;
}
