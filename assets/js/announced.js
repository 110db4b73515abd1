// What held until a day closes itself when that is over, by the reader's clock. Both days stand in the page.

const now = new Date();
const two = (number) => String(number).padStart(2, '0');
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

for (const box of document.querySelectorAll('.announced-until'))
  if (box.dataset.until < today) box.open = false;
