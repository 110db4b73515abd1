// Search: a field, and below it the sections that answer (the combobox of the ARIA Authoring Practices). What it searches
// is asked for when it is opened.

const settles = 400;
const opener = document.querySelector('.search-open');
const dialog = document.querySelector('.search-dialog');
const field = dialog.querySelector('.search-field');
const list = dialog.querySelector('.search-results');
const status = dialog.querySelector('.search-status');
const number = new Intl.NumberFormat(document.documentElement.lang);
let finder;
let active = -1;
let timer;

async function load() {
  const { index, finder: module } = dialog.dataset;
  const [{ createFinder }, answer] = await Promise.all([import(module), fetch(index)]);
  if (!answer.ok) throw new Error(answer.statusText);
  return createFinder(await answer.json());
}

/** What finds sections; after a failure it is asked for anew. */
function findSections() {
  finder ??= load().catch((error) => {
    finder = undefined;
    throw error;
  });
  return finder;
}

function open() {
  if (!dialog.open) dialog.showModal();
  field.select();
  findSections().catch(() => say(status.dataset.failed));
}

/** Said aloud when somebody stops writing, not at each letter. */
function say(text, delay = 0) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = text;
  }, delay);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function withMarks(className, pieces) {
  const line = document.createElement('span');
  line.className = className;
  for (const { text, isAsked } of pieces) {
    const piece = isAsked ? document.createElement('mark') : document.createTextNode('');
    piece.textContent = text;
    line.append(piece);
  }
  return line;
}

function optionOf({ href, page, heading, text }, index) {
  const option = document.createElement('a');
  Object.assign(option, { href, id: `tc-search-${index}`, className: 'search-result', tabIndex: -1 });
  set(option, { role: 'option', 'aria-selected': 'false' });
  const where = withMarks('search-where', [{ text: page }]);
  // Spaces for those who hear it as one text.
  option.append(withMarks('search-heading', heading), ' ', where, ' ', withMarks('search-text', text));
  return option;
}

/** Marks one of the results as the one that Enter leads to; -1 is none. */
function activate(index) {
  if (list.children[active]) set(list.children[active], { 'aria-selected': 'false' });
  active = index;
  const option = list.children[active];
  if (!option) return field.removeAttribute('aria-activedescendant');
  set(option, { 'aria-selected': 'true' });
  set(field, { 'aria-activedescendant': option.id });
  option.scrollIntoView({ block: 'nearest' });
}

/** The address bar has the question: the page can be sent on, and left and come back to. */
function keepQuestion(question) {
  const address = new URL(location.href);
  if (question) address.searchParams.set('q', question);
  else address.searchParams.delete('q');
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}

async function show() {
  const asked = field.value.trim();
  const find = await findSections().catch(() => undefined);
  if (!find) return say(status.dataset.failed);
  if (asked !== field.value.trim()) return;
  const results = asked ? find(asked) : [];
  list.replaceChildren(...results.map(optionOf));
  list.hidden = results.length === 0;
  set(field, { 'aria-expanded': String(results.length > 0) });
  activate(-1);
  const told =
    results.length > 0
      ? status.dataset.found.replace('#', number.format(results.length))
      : status.dataset.none;
  set(list, { 'aria-label': told });
  if (asked) say(told, settles);
  else say('');
  clearTimeout(keepQuestion.timer);
  keepQuestion.timer = setTimeout(keepQuestion, settles, asked);
}

function follow() {
  clearTimeout(keepQuestion.timer);
  keepQuestion(field.value.trim());
}

// Without this program there is a link alone; ids that nothing shows would be addresses that lead nowhere.
set(opener, { role: 'button', 'aria-haspopup': 'dialog', 'aria-keyshortcuts': 'Control+/' });
// A browser makes whatever scrolls a stop of the keyboard; the field has the keys.
set(list, { role: 'listbox', id: 'tc-search-results', tabindex: '-1' });
set(field, {
  role: 'combobox',
  'aria-autocomplete': 'list',
  'aria-controls': list.id,
  'aria-expanded': 'false',
});
opener.addEventListener('click', (event) => {
  event.preventDefault();
  open();
});
opener.addEventListener('keydown', (event) => {
  if (event.key !== ' ') return;
  event.preventDefault();
  open();
});

document.addEventListener('keydown', (event) => {
  // A key alone would have to be one that can be switched off (WCAG 2.1.4): who speaks to a browser types what it hears.
  if (event.key !== '/' || !event.ctrlKey || dialog.open) return;
  event.preventDefault();
  open();
});

field.addEventListener('input', ({ isComposing }) => isComposing || show());
field.addEventListener('compositionend', show);
field.addEventListener('keydown', (event) => {
  const count = list.children.length;
  // The keys of whoever is choosing Chinese characters are not ours.
  if (event.isComposing || count === 0) return;
  if (event.key === 'ArrowDown') activate((active + 1) % count);
  else if (event.key === 'ArrowUp') activate((Math.max(active, 0) + count - 1) % count);
  else if (event.key === 'Enter') list.children[Math.max(active, 0)].click();
  else return;
  event.preventDefault();
});

list.addEventListener('click', follow);
dialog.querySelector('.search-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
dialog.addEventListener('close', () => {
  clearTimeout(keepQuestion.timer);
  keepQuestion('');
});

const question = new URLSearchParams(location.search).get('q');
if (question) {
  field.value = question;
  open();
  show();
}
