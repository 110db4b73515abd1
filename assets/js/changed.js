// A change is news for 90 days, by the reader's clock. Its day stands in the page: without this it stays there, and stays true.

const DAYS = 90;
const oldest = Date.now() - DAYS * 86_400_000;

for (const note of document.querySelectorAll('.changed-note'))
  if (Date.parse(note.dataset.day) < oldest) note.hidden = true;
