// Keeps the section that is being read in the links to the other languages: it has the same id there.

const links = document.querySelectorAll('.language-link:not(.language-link-home)');

// The id that translations share: an old one belongs to this page alone, so the one of its statement stands in for it.
function idHere() {
  const id = location.hash.slice(1);
  const found = id === '' ? null : (document.getElementById(id) ?? document.getElementById(decoded(id)));
  return found?.closest('[id]:not(.alias, main)')?.id ?? '';
}

function decoded(id) {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function keep() {
  const id = idHere();
  for (const link of links) link.hash = id === '' ? '' : `#${encodeURIComponent(id)}`;
}

addEventListener('hashchange', keep);
addEventListener('pageshow', keep);
document.addEventListener('click', keep, { capture: true });
keep();
