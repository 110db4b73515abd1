// The desk of `npm start`: a page that is not the newest one is loaded anew, and what was folded away stays so.

const shown = document.querySelector('meta[name="desk-version"]')?.content;
new EventSource('/.preview/events').onmessage = ({ data }) => {
  if (data !== shown) location.reload();
};

const KEY = 'desk-folded';
const here = document.querySelector('.desk-here');
// Another problem is news, and stands open again.
if (here && sessionStorage.getItem(KEY) === here.textContent) here.open = false;
here?.addEventListener('toggle', () => sessionStorage.setItem(KEY, here.open ? '' : here.textContent));
