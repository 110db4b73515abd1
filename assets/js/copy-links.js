// A heading's link puts the section's full address on the clipboard and says so; the browser still goes to the section.

const shownFor = 4000;
const status = document.querySelector('.copy-status');
const canonical = document.querySelector('link[rel="canonical"]');
let timer;

function addressOf(link) {
  const address = new URL(canonical?.href ?? location.href);
  address.hash = link.hash;
  return address.href;
}

function announce(text) {
  clearTimeout(timer);
  status.textContent = text;
  timer = setTimeout(() => {
    status.textContent = '';
  }, shownFor);
}

document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('.heading-link');
  if (!link || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(addressOf(link));
    announce(status.dataset.copied);
  } catch {
    // Not allowed to write: the address bar shows the address all the same.
  }
});
