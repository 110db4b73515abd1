// Takes a reader of an old address, or of an id that moved off this page, to where the statement stands now.

/** The link that says where the statement of this fragment is; undefined where it is not in the list of what moved. */
function linkFor(fragment) {
  for (const id of [fragment, decoded(fragment)]) {
    const entry = id && document.getElementById(id);
    if (entry) return entry.closest('.moved-entry')?.querySelector('.moved-link') ?? undefined;
  }
  return undefined;
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The query goes along, and so does a fragment that is not known here. */
function addressOf(link, { search, hash }) {
  const target = new URL(link.href);
  target.search ||= search;
  target.hash ||= hash;
  return target.href;
}

function go() {
  const found = linkFor(location.hash.slice(1));
  const page = document.querySelector('.moved-page');
  const link = found ?? page;
  if (link) location.replace(addressOf(link, found ? { search: location.search, hash: '' } : location));
}

addEventListener('hashchange', go);
go();
