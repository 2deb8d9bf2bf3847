import { deleteAll, fetchPage } from './api.js';
import { counted } from './format.js';
import { append, mark, prepend } from './list.js';
import { read, showNothing } from './reader.js';

const $ = (selector) => document.querySelector(selector);
const list = $('#list');
const state = { search: '', newest: '', total: -1, next: null };

/** Begins the list anew: a new search, or mails were deleted. */
async function reload() {
  const page = await fetchPage({ search: state.search });
  list.replaceChildren();
  append(list, page.items);
  state.next = page.nextCursor;
  settle(page);
  if (!openId()) welcome();
}

/** Looks for new mails and puts them on top. */
async function refresh() {
  if (document.hidden) return;
  const page = await fetchPage({ search: state.search }).catch(() => null);
  if (!page) return void ($('#count').textContent = 'The mailbox does not answer');
  const known = page.items.findIndex(({ id }) => id === state.newest);
  if (known < 0 ? page.total !== state.total : page.total < state.total) return reload();
  if (known > 0) prepend(list, page.items.slice(0, known));
  settle(page);
}

async function more() {
  const after = state.next;
  state.next = null; // asked once
  const page = await fetchPage({ search: state.search, after });
  append(list, page.items);
  state.next = page.nextCursor;
  mark(list, openId());
}

function settle(page) {
  state.newest = page.items[0]?.id ?? '';
  state.total = page.total;
  $('#count').textContent = state.search ? `${counted(page.total)} found` : `${counted(page.total)} · sent to nobody`;
  $('#clear').disabled = page.total === 0;
  mark(list, openId());
}

const openId = () => location.hash.slice(1);

async function show() {
  const id = openId();
  document.body.classList.toggle('reading', id !== '');
  mark(list, id);
  if (!id) return welcome();
  await read(id);
  if (matchMedia('(max-width: 820px)').matches) $('#reader').focus();
}

function welcome() {
  const [title, text] = words();
  showNothing(title, text);
  if (state.total > 0) return;
  const hint = Object.assign(document.createElement('p'), { className: 'hint', textContent: `${title}. ${text}` });
  list.replaceChildren(hint); // for a phone, where list and mail are not side by side
}

function words() {
  if (state.total > 0) return ['Pick a mail', 'See it as HTML, as text and as it went over the wire.'];
  if (state.search) return ['Nothing found', 'No address and no subject holds these words.'];
  return ['No mail yet', 'What Portico sends appears here at once, and goes nowhere else.'];
}

/** Up and down through the list: arrows, or j and k. */
function step(by) {
  const rows = [...list.querySelectorAll('.row')];
  const here = rows.findIndex((row) => row.dataset.id === openId());
  const row = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
  row?.scrollIntoView({ block: 'nearest' });
  if (row) location.replace(row.href);
}

let typing;
$('#search').addEventListener('input', ({ target }) => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    state.search = target.value.trim();
    void reload();
  }, 150);
});

$('#clear').addEventListener('click', async () => {
  if (!confirm(`Delete ${state.search ? 'all mails, not only those found' : counted(state.total)}?`)) return;
  await deleteAll();
  location.hash = '';
  await reload();
});

list.addEventListener('scroll', () => {
  if (state.next && list.scrollTop + list.clientHeight > list.scrollHeight - 600) void more();
});

const keys = { ArrowDown: () => step(1), j: () => step(1), ArrowUp: () => step(-1), k: () => step(-1) };
document.addEventListener('keydown', (event) => {
  const inText = event.target.closest('input, pre');
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === 'Escape') return event.target.blur();
  if (inText || !(event.key in keys || event.key === '/')) return;
  event.preventDefault();
  if (event.key === '/') $('#search').focus();
  else keys[event.key]();
});

addEventListener('hashchange', show);
setInterval(refresh, 2000);
await reload();
await show();
