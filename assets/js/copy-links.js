// The sign behind a title, or whatever has an id, puts its address on the clipboard and says so, and offers a citation of it; the browser
// still goes there, but from a page that holds others: whoever reads that one stays on it.

const shownFor = 4000;
const status = document.querySelector('.copy-status');
// A version is cited as itself.
const canonical = document.querySelector('.version-notice')
  ? null
  : document.querySelector('link[rel="canonical"]');
const box = document.querySelector('.citation');
const field = document.querySelector('.citation-text');
const button = document.querySelector('.citation-copy');
// The version that holds today, and the ids and hashes of its statements by turns.
const today = new Date().toLocaleDateString('sv');
const later = JSON.parse(box?.dataset.later ?? '[]').findLast(({ from }) => from <= today);
const version = later?.version ?? box?.dataset.version;
const hashes = (later?.hashes ?? box?.dataset.hashes ?? '').split(' ');
let timer;

function addressOf(link) {
  const own = new URL(canonical?.href ?? location.href);
  return new URL(isHere(link) ? own.pathname + link.hash : link.pathname + link.hash, own).href;
}

function isHere(link) {
  return link.pathname === location.pathname;
}

/** The heading that a link stands at, or below. */
function headingAt(link) {
  const isAbove = (heading) => heading.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING;
  return link.closest('.heading') ?? [...document.querySelectorAll('h1, .heading')].findLast(isAbove);
}

/** The hash of the statement that a link stands in; empty where no version says the same. */
function hashOf(link) {
  const heading = headingAt(link);
  const at = hashes.indexOf(link.hash && !heading.matches('h1') ? heading.firstElementChild.id : 'top');
  return at < 0 ? '' : hashes[at + 1];
}

/** How sure the statement is that a link stands in: what the mark of its heading says, or else of the one above that. */
function markOf(link) {
  const parts = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6), .section-status')];
  const heading = headingAt(link);
  let level = 'H7';
  for (let at = parts.findIndex((part) => heading.contains(part)); at >= 0; at--) {
    if (parts[at].matches('.section-status') || parts[at].tagName >= level) continue;
    const mark = parts[at + 1]?.querySelector(':scope > .section-status-words');
    if (mark) return ` (${mark.textContent})`;
    level = parts[at].tagName;
  }
  return '';
}

/** The words of a heading or a term; of anything else those of the heading above it. */
function sectionOf(link) {
  const named = link.closest('dt') ?? headingAt(link);
  // Without the sign itself.
  return named.textContent.trim().replace(/#$/, '');
}

function announce(text) {
  clearTimeout(timer);
  status.textContent = text;
  timer = setTimeout(() => {
    status.textContent = '';
  }, shownFor);
}

/** Where the browser lets nobody write to the clipboard, the text is selected, to be copied by hand. */
async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
    announce(told);
  } catch {
    if (!box?.matches(':popover-open')) return;
    announce(status.dataset.refused);
    field.select();
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.heading-link');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = addressOf(link);
  // The page is there already.
  const isPage = link.hash === '';
  if (isPage || !isHere(link)) event.preventDefault();
  // When the browser has gone to the place, which takes the focus away.
  setTimeout(() => {
    if (box?.showPopover) {
      const hash = hashOf(link);
      const said = (isPage ? box.dataset.page : box.dataset.form)
        .replace('[section]', () => sectionOf(link))
        .replace('[address]', () => (hash ? version + link.hash : address));
      field.value = said + markOf(link) + (hash && ` SHA-256 ${hash}`);
      link.focus({ preventScroll: true });
      box.showPopover({ source: link });
      button.focus();
    }
    copy(address, status.dataset.copied);
  });
});

button?.addEventListener('click', () => copy(field.value, box.dataset.copied));
// Whoever goes on reads what the box would cover.
box?.addEventListener('focusout', ({ relatedTarget }) => {
  if (relatedTarget && !box.contains(relatedTarget)) box.hidePopover();
});
document.querySelector('.citation-close')?.addEventListener('click', () => box.hidePopover());
