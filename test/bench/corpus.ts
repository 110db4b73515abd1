import { CannotRun } from '../../scripts/cannot-run.ts';

/** A link to be written into a topic's text, in the form of whoever builds it. */
export type WriteLink = (text: string, target: CorpusTopic, anchor: string) => string;

/** A topic of the bench. */
export interface CorpusTopic {
  readonly language: 'en' | 'zh';
  /** Below the language's folder, without ending: `privacy/s012/topic-0345`, `privacy/index`. */
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  /** The ids of its headings. */
  readonly anchors: readonly string[];
  /** Its text, about 660 words, with 20 anchored links. */
  readonly body: (link: WriteLink) => string;
}

const SECTIONS = ['privacy', 'compliance', 'transparency', 'security', 'operations'];
const ANCHORS = ['scope', 'in-short', 'limits', 'timeline', 'exceptions', 'notices', 'evidence'];
const LINKS = 20;
const PER_FOLDER = 50;
const WORDS = {
  en: 'the data customer access key region account service notice period record copy storage disk engineer review owner source law request export backup log audit firm term answer page day year month within after before without only each every kept sent held read used given stated named shown found deleted encrypted stored moved'.split(
    ' ',
  ),
  zh: '客户 数据 访问 密钥 区域 账户 服务 通知 期限 记录 副本 存储 磁盘 工程师 审查 负责人 来源 法律 请求 导出 备份 日志 审计 机构 条款 回答 页面 之后 之前 期间 仅限 保留 发送 持有 读取 使用 说明 命名 显示 删除 加密 移动'.split(
    ' ',
  ),
};

/** The pages that panels link to: a home page and two sections in each language. */
const LEAST = 6;

/**
 * Makes N topics, half in each language, the same for the same N.
 * @throws CannotRun where N is too small for a site
 */
export function makeCorpus(count: number): CorpusTopic[] {
  if (count < LEAST) throw new CannotRun(`${count} topics are no site: at least ${LEAST} are`);
  const topics = (['en', 'zh'] as const).flatMap((language) => topicsOf(language, Math.ceil(count / 2)));
  return topics.slice(0, count);
}

function topicsOf(language: 'en' | 'zh', count: number): CorpusTopic[] {
  const paths = pathsOf(count);
  const topics: CorpusTopic[] = [];
  for (const [index, path] of paths.entries()) {
    const random = new Random(index * 2 + (language === 'zh' ? 1 : 0));
    const words = (n: number): string => sentence(random, language, n);
    topics.push({
      language,
      path,
      title: words(4),
      summary: words(16),
      anchors: ANCHORS,
      body: (link) => bodyOf(new Random(index * 7 + 3), language, topics, link),
    });
  }
  return topics;
}

function pathsOf(count: number): string[] {
  const paths = ['index', ...SECTIONS.map((section) => `${section}/index`)];
  for (let i = 0; paths.length < count; i++) {
    const folder = `${SECTIONS[Math.floor(i / PER_FOLDER) % SECTIONS.length]}/s${String(Math.floor(i / PER_FOLDER)).padStart(3, '0')}`;
    if (i % PER_FOLDER === 0) paths.push(`${folder}/index`);
    else paths.push(`${folder}/topic-${String(i).padStart(5, '0')}`);
  }
  return paths.slice(0, count);
}

function bodyOf(
  random: Random,
  language: 'en' | 'zh',
  topics: readonly CorpusTopic[],
  link: WriteLink,
): string {
  let left = LINKS;
  const nextLink = (): string => {
    left--;
    const target = random.pick(topics);
    return link(sentence(random, language, 3), target, random.pick(target.anchors));
  };
  const paragraph = (words: number): string =>
    `${sentence(random, language, words)}. ${nextLink()} ${sentence(random, language, words)}.`;
  const parts = ANCHORS.map((anchor, i) => {
    const lines = [`## ${sentence(random, language, 4)} {#${anchor}}`, paragraph(14), paragraph(12)];
    if (i % 3 === 0) lines.push([1, 2, 3, 4].map(() => `- ${sentence(random, language, 6)}`).join('\n'));
    if (i % 3 === 1) lines.push(table(random, language));
    if (i % 3 === 2 && left > 0)
      lines.push(
        `**${sentence(random, language, 3)}** ${sentence(random, language, 12)} \`code\` ${nextLink()}.`,
      );
    return lines.join('\n\n');
  });
  const rest = Array.from({ length: left }, () => `- ${nextLink()}`);
  return `\n${[...parts, rest.join('\n')].join('\n\n')}\n`;
}

function table(random: Random, language: 'en' | 'zh'): string {
  const row = (): string => `| ${[1, 2, 3].map(() => sentence(random, language, 3)).join(' | ')} |`;
  return [row(), '|---|---|---|', row(), row(), row()].join('\n');
}

function sentence(random: Random, language: 'en' | 'zh', words: number): string {
  const list: string[] = [];
  // No word twice in a row: the check would tell it.
  for (let last = ''; list.length < words; list.push(last))
    last = random.pick(WORDS[language].filter((word) => word !== last));
  return list.join(language === 'en' ? ' ' : '');
}

/** A source of numbers that gives the same ones every time (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }

  /** One of these. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}
