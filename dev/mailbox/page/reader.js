import { fetchMail, fetchSource } from './api.js';
import { dateOf, sizeOf } from './format.js';

const reader = document.querySelector('#reader');
const looks = { width: 'wide', scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light' };

/** What stands under each tab. */
const tabs = {
  mail: { title: 'Mail', show: (mail) => frameOf(mail) },
  text: { title: 'Text', show: (mail) => textOf(mail) },
  source: { title: 'Source', show: async (mail) => preOf(await fetchSource(mail.id)) },
  headers: { title: 'Headers', show: (mail) => tableOf(mail.headers) },
};

/** Opens a mail; a mail without HTML opens at its text. */
export async function read(id) {
  const mail = await fetchMail(id).catch(() => null);
  if (!mail) return showNothing('This mail is gone', 'It was deleted, or never was here.');
  reader.replaceChildren(document.querySelector('#mail').content.cloneNode(true));
  reader.querySelector('h2').textContent = mail.subject || '(no subject)';
  reader.querySelector('dl').replaceChildren(...detailsOf(mail));
  reader.querySelector('.parts').replaceChildren(...mail.attachments.map((part, i) => partOf(mail.id, part, i)));
  reader.querySelector('.tabs').replaceChildren(...Object.keys(tabs).map((name) => tabOf(name, mail)));
  for (const button of reader.querySelectorAll('.switch button')) button.onclick = () => look(button);
  for (const [kind, value] of Object.entries(looks))
    look(reader.querySelector(`[data-look=${kind}] [data-value=${value}]`));
  await open(mail.hasHtml ? 'mail' : 'text', mail);
}

/** Says that there is nothing to read, and what would change that. */
export function showNothing(title, text) {
  const nothing = document.querySelector('#nothing').content.cloneNode(true);
  nothing.querySelector('h2').textContent = title;
  nothing.querySelector('p').textContent = text;
  reader.replaceChildren(nothing);
}

async function open(name, mail) {
  reader.dataset.tab = name;
  for (const tab of reader.querySelectorAll('[role=tab]'))
    tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
  const shown = await tabs[name].show(mail);
  if (reader.dataset.tab === name) reader.querySelector('.stage').replaceChildren(shown);
}

function look(button) {
  const { look: kind } = button.parentElement.dataset;
  looks[kind] = button.dataset.value;
  reader.dataset[kind] = button.dataset.value;
  for (const one of button.parentElement.children) one.setAttribute('aria-pressed', String(one === button));
}

function tabOf(name, mail) {
  const tab = Object.assign(document.createElement('button'), { type: 'button', textContent: tabs[name].title });
  tab.setAttribute('role', 'tab');
  tab.dataset.tab = name;
  tab.hidden = name === 'mail' && !mail.hasHtml;
  tab.onclick = () => open(name, mail);
  return tab;
}

function detailsOf(mail) {
  const envelope = mail.to.join(', ');
  const rows = { From: mail.fromHeader, To: mail.toHeader || envelope, 'Reply to': mail.replyTo };
  if (!mail.toHeader.includes(envelope)) rows['Sent to'] = envelope;
  rows.Received = `${dateOf(mail.at)} · ${sizeOf(mail.size)}`;
  const filled = Object.entries(rows).filter(([, value]) => value);
  return filled.flatMap(([name, value]) => [elementOf('dt', name), elementOf('dd', value)]);
}

function partOf(id, { filename, size }, i) {
  const link = elementOf('a', filename);
  link.href = `/api/mails/${id}/attachments/${i}`;
  link.append(elementOf('small', sizeOf(size)));
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function frameOf(mail) {
  const frame = document.createElement('iframe');
  frame.title = mail.subject || 'The mail';
  frame.sandbox = 'allow-popups allow-popups-to-escape-sandbox';
  frame.src = `/api/mails/${mail.id}/html`;
  return frame;
}

/** Text as it is, but its web addresses can be followed. */
function textOf(mail) {
  const pre = preOf('');
  pre.className = 'prose';
  for (const part of (mail.text || '(This mail has no text part.)').split(/(https?:\/\/[^\s<>"]+)/)) {
    pre.append(/^https?:/.test(part) ? Object.assign(elementOf('a', part), { href: part, target: '_blank' }) : part);
  }
  return pre;
}

function preOf(text) {
  const pre = elementOf('pre', text);
  pre.tabIndex = 0;
  return pre;
}

function tableOf(headers) {
  const table = document.createElement('table');
  for (const { name, value } of headers) table.insertRow().append(elementOf('th', name), elementOf('td', value));
  return table;
}

function elementOf(tag, text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}
