// Marks, in the contents, the section that is being read; beside a text they are always open.

const box = document.querySelector('.contents-box');
if (matchMedia('(min-width: 64rem)').matches) box.open = true;

const links = new Map();
for (const link of document.querySelectorAll('.contents-link')) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}
const headings = [...links.keys()];
let current;
let waiting = false;

// Where a heading comes to rest when its link is followed, and a little more.
function readingLine() {
  return parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) + 24;
}

function mark() {
  waiting = false;
  const line = readingLine();
  const link = links.get(headings.findLast((heading) => heading.getBoundingClientRect().top <= line));
  if (link === current) return;
  current?.removeAttribute('aria-current');
  link?.setAttribute('aria-current', 'location');
  current = link;
}

function schedule() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(mark);
}

addEventListener('scroll', schedule, { passive: true });
addEventListener('resize', schedule, { passive: true });
mark();
