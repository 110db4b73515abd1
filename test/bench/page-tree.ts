/** What the bare pass and Eleventy's configuration know of a page before they render it. */
export interface TreePage {
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly weight: number;
}

/** Which pages stand above and right below a page. */
export interface PageTree<Page extends TreePage> {
  readonly above: (address: string) => readonly Page[];
  readonly below: (address: string) => readonly Page[];
}

/** Arranges pages by their addresses, siblings by weight, in one pass. */
export function pageTree<Page extends TreePage>(pages: readonly Page[]): PageTree<Page> {
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const sorted = [...pages].sort((a, b) => a.weight - b.weight);
  const children = Map.groupBy(sorted, ({ address }) => parentOf(address));
  const above = (address: string): Page[] => {
    const parent = byAddress.get(parentOf(address));
    return parent ? [...above(parent.address), parent] : [];
  };
  return { above, below: (address) => children.get(address) ?? [] };
}

function parentOf(address: string): string {
  return address.replace(/[^/]+\/$/, '');
}
