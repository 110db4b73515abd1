// Takes a reader of a file that stands here no more to the page that says what became of it: not every server does.
const page = `${location.pathname.replace(/\/+$/, '')}/`;
const link = [...document.querySelectorAll('.moved-file')].find(({ pathname }) => pathname === page);
if (link) location.replace(link.href);
