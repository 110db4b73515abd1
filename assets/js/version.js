// On a version of a page: the way to the present one leads to the same statement there, where that has it.

const link = document.querySelector('.version-now');
const kept = new Set(link?.dataset.kept.split(' ').filter(Boolean));

function lead() {
  const fragment = location.hash.slice(1);
  link.hash = kept.has(fragment) ? fragment : '';
}

if (link) {
  addEventListener('hashchange', lead);
  lead();
}
