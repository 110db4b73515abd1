import type { Problem } from '../problem.ts';
import { addressNamed, addressOfSource, decodePath } from '../site/addresses.ts';
import type { Site } from '../site/site.ts';
import { twinPath } from '../site/twins.ts';

/** A problem that others follow from: the addresses that lead nowhere by it, and the files about which nothing else is told. */
interface Root {
  readonly problem: Problem<'lost-page' | 'translation-missing' | 'unreadable-file'>;
  readonly addresses: readonly string[];
  readonly files: readonly string[];
}

/** What is told of a topic only because its name is new. */
const NEW_NAME = new Set(['unrecorded', 'orphan-page', 'translation-missing', 'translation-stale']);

/**
 * Leaves out what follows from a topic or a download that was renamed by hand, from a twin that is missing, or from a topic that cannot be read: the links to it, and what is
 * said of a new page. The root says how many links there are. What is accepted is no root, so it hides nothing.
 */
export function foldFollowers(problems: readonly Problem[], site: Site): readonly Problem[] {
  const roots = rootsOf(problems, site);
  if (roots.length === 0) return problems;
  const rootAt = new Map(roots.flatMap((root) => root.addresses.map((address) => [address, root] as const)));
  const silent = new Set(roots.flatMap(({ files }) => files));
  const links = new Map<Problem, number>();
  const told = problems.filter((found) => {
    const targets = found.code === 'missing-page' ? targetsOf(found, site) : [];
    const root = targets.map((to) => rootAt.get(to)).find(Boolean);
    if (root && root.problem.code !== 'unreadable-file')
      links.set(root.problem, (links.get(root.problem) ?? 0) + 1);
    if (found.code === 'lost-page') {
      const { problem = found } = rootAt.get(found.facts.address) ?? {};
      return problem === found || problem.code !== 'lost-page';
    }
    return !root && !(silent.has(found.place.file) && NEW_NAME.has(found.code));
  });
  return told.map((found) =>
    links.has(found) ? ({ ...found, facts: { ...found.facts, links: links.get(found) } } as Problem) : found,
  );
}

/** The first problem of each topic that was renamed in several languages, and each of a download, or a twin that is missing. */
function rootsOf(problems: readonly Problem[], { folder, languages }: Site): Root[] {
  const codes = [...languages.keys()];
  const inAll = (path: string): string[] => codes.map((code) => `${code}/${path}`);
  const fileOf = (path: string): string => `${folder}/${path}`;
  const renamed = problems.flatMap((found) =>
    found.code === 'lost-page' && found.facts.renamed ? [found] : [],
  );
  const families = Map.groupBy(renamed, ({ facts }) => JSON.stringify(facts.renamed));
  const renames = [...families.values()].flatMap((family): Root[] => {
    const [first] = family;
    const { from, to } = first?.facts.renamed ?? {};
    if (!first || from === undefined || to === undefined) return [];
    const files = [...inAll(from), ...inAll(to)].map(fileOf);
    // In another language it may have got another name, which is told too.
    const others = new Set(renamed.flatMap((one) => (family.includes(one) ? [] : one.facts.address)));
    const addresses = inAll(from).map(addressOfSource);
    return [{ problem: first, addresses: addresses.filter((address) => !others.has(address)), files }];
  });
  const downloads = problems.flatMap((found): Root[] => {
    if (found.code !== 'lost-page' || !found.facts.isFile || found.facts.file === undefined) return [];
    const { address, file } = found.facts;
    return [{ problem: found, addresses: [address], files: [`${folder}${decodePath(file)}`] }];
  });
  const missing = problems.flatMap((found): Root[] => {
    if (found.code !== 'translation-missing') return [];
    const paths = found.facts.files.map((file) => file.slice(folder.length + 1));
    return [{ problem: found, addresses: paths.map(addressOfSource), files: [] }];
  });
  // What has no right name is not linked to by it either.
  const unread = problems.flatMap((found): Root[] => {
    if (found.code !== 'unreadable-file' || found.facts.reason === 'topic-name') return [];
    return [
      { problem: found, addresses: [addressOfSource(found.place.file.slice(folder.length + 1))], files: [] },
    ];
  });
  const renamedFiles = new Set(renames.flatMap(({ files }) => files));
  return [
    ...renames,
    ...downloads,
    ...unread,
    ...missing.filter(({ problem }) => !renamedFiles.has(problem.place.file)),
  ];
}

/** The addresses that a link to nothing names: one, or in data one in each language. */
export function targetsOf(
  { place, facts }: Problem<'missing-page' | 'missing-anchor' | 'case-mismatch'>,
  { folder, languages }: Site,
): string[] {
  if (!place.file.startsWith(`${folder}/`)) return [];
  const path = place.file.slice(folder.length + 1);
  const homes = path.startsWith('_data/')
    ? [...languages.keys()].map((code) => twinPath('x/data.yaml', code))
    : [path];
  return homes.flatMap((from) => addressNamed(facts.href, from) ?? []);
}
