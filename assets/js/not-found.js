// What the reader of an address at which nothing stands may have meant.

const most = 3;
const alike = 0.4;
const { pathname } = location;
const page = `${pathname.replace(/\/+$/, '')}/`;
const link = [...document.querySelectorAll('.moved-file')].find((file) => file.pathname === page);

/** The words of an address, without the ending of a file. */
function wordsOf(path) {
  let text = path.replace(/\.\w+$/, '');
  try {
    text = decodeURIComponent(text);
  } catch {}
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** How alike two addresses are, 0 to 1, by the pairs of letters that both have (Dice). */
function likeness(one, other) {
  const [a, b] = [one, other].map((path) => {
    const text = wordsOf(path).join(' ');
    return new Set(Array.from(text, (letter, index) => letter + (text[index + 1] ?? '')));
  });
  return (2 * a.intersection(b).size) / (a.size + b.size || 1);
}

/** Shows the pages of a language whose addresses are most like this one. @param folder the one of the language */
async function showNearest(section, folder) {
  const answer = await fetch(section.dataset.index);
  if (!answer.ok) return;
  const within = (path) => (path.startsWith(folder) ? path.slice(folder.length) : path);
  const [, ...pages] = await answer.json();
  const near = pages
    .map((known) => ({ ...known, score: likeness(within(pathname), within(known.page)) }))
    .sort((a, b) => b.score - a.score)
    .filter(({ score }, index) => index < most && score >= alike);
  for (const { page: href, title } of near) {
    const way = Object.assign(document.createElement('a'), { href, textContent: title });
    const item = document.createElement('li');
    item.append(way);
    section.querySelector('ul').append(item);
  }
  section.hidden = near.length === 0;
}

function folderOf({ dataset }) {
  return dataset.index.replace(/[^/]*$/, '');
}

/** A way to search for the words of the address. */
function showSearch(folder) {
  const item = document.querySelector('.not-found-search');
  const path = pathname.startsWith(folder) ? pathname.slice(folder.length) : pathname;
  const way = item.querySelector('a');
  way.pathname = folder;
  way.search = new URLSearchParams({ q: wordsOf(path).join(' ') });
  item.hidden = false;
}

if (link) location.replace(link.href);
// Where the page is shown under its own name, nobody knows what was asked for.
else if (!pathname.endsWith('/404.html')) {
  // Below a host that has one page for all languages, the address tells which one is read.
  const all = [...document.querySelectorAll('.nearest-pages')];
  const section = all.find((one) => pathname.startsWith(folderOf(one))) ?? all[0];
  showSearch(folderOf(section));
  showNearest(section, folderOf(section)).catch(() => {});
}
