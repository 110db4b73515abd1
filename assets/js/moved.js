// Takes a reader of an old address, or of an id that moved off this page, to where the statement stands now.

/** The entry of this fragment in the list of what moved; null where it is not in it. */
function entryFor(fragment) {
  for (const id of [fragment, decoded(fragment)]) {
    const found = id && document.getElementById(id);
    if (found) return found.closest('.moved-entry');
  }
  return null;
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

/** Of a statement that was taken off, the entry says why: its reader stays. */
function go() {
  const entry = entryFor(location.hash.slice(1));
  const link = (entry ?? document).querySelector(entry ? '.moved-link' : '.moved-page');
  if (link) location.replace(addressOf(link, entry ? { search: location.search, hash: '' } : location));
}

addEventListener('hashchange', go);
go();
