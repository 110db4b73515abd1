// A table that is wider than its column can be scrolled with the keyboard; one that is not is no stop on the way.

const boxes = document.querySelectorAll('.table-scroll');

function mark() {
  for (const box of boxes) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

addEventListener('resize', mark, { passive: true });
mark();
