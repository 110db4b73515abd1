// The first use of a term shows what it means to whoever points at it, comes to it by the keyboard, or taps it. Escape
// closes that, as the browser does for every popover.

const gap = 6;
const waits = 200;
const notes = document.querySelectorAll('.term-note');
const links = [...document.querySelectorAll('.term')];
let timer;

function noteOf(link) {
  return notes[links.indexOf(link)];
}

/** Puts a note below its term, above it where there is no room. */
function place(note, link) {
  const [{ left, top, bottom }] = link.getClientRects();
  const { offsetWidth: width, offsetHeight: height } = note;
  const { clientWidth, clientHeight } = document.documentElement;
  const x = Math.max(gap, Math.min(left, clientWidth - width - gap));
  const y = bottom + gap + height > clientHeight && top > height + gap ? top - gap - height : bottom + gap;
  Object.assign(note.style, { left: `${x + scrollX}px`, top: `${y + scrollY}px` });
}

function show(link) {
  clearTimeout(timer);
  const note = noteOf(link);
  if (!note.showPopover || note.matches(':popover-open')) return;
  note.showPopover();
  place(note, link);
}

/** In a moment, so that one can get from the term to its note. */
function hide(link) {
  clearTimeout(timer);
  timer = setTimeout(() => noteOf(link).hidePopover?.(), waits);
}

for (const [index, link] of links.entries()) {
  const note = notes[index];
  // Without this program nobody sees the notes; ids in them would be addresses that lead nowhere.
  note.firstElementChild.id = `tc-term-${index + 1}`;
  link.setAttribute('aria-describedby', note.firstElementChild.id);
  link.addEventListener('pointerenter', ({ pointerType }) => {
    clearTimeout(timer);
    if (pointerType === 'mouse') timer = setTimeout(show, waits, link);
  });
  link.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && hide(link));
  note.addEventListener('pointerenter', () => clearTimeout(timer));
  note.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && hide(link));
  link.addEventListener('focus', () => link.matches(':focus-visible') && show(link));
  // At once: what comes next may stand below it. Not from who goes on to the note itself.
  link.addEventListener('blur', ({ relatedTarget }) => {
    if (!note.contains(relatedTarget) && !note.matches(':hover')) note.hidePopover?.();
  });
  link.addEventListener('click', (event) => {
    // Who points with a finger has not seen the note, and finds the way to the definition in it.
    if (event.pointerType !== 'touch' || !note.showPopover) return;
    event.preventDefault();
    show(link);
  });
}
