import { dayOf, hueOf, timeOf } from './format.js';

const template = document.querySelector('#row');

/** One mail of the list, as a link to it. */
function rowOf(mail) {
  const row = template.content.cloneNode(true).firstElementChild;
  const to = mail.to.join(', ') || 'nobody';
  row.href = `#${mail.id}`;
  row.dataset.id = mail.id;
  row.dataset.day = dayOf(mail.at);
  row.querySelector('.face').textContent = to[0].toUpperCase();
  row.querySelector('.face').style.setProperty('--hue', hueOf(to));
  row.querySelector('.to').textContent = to;
  row.querySelector('.subject').textContent = mail.subject || '(no subject)';
  row.querySelector('time').textContent = timeOf(mail.at);
  row.querySelector('time').dateTime = mail.at;
  return row;
}

function headingOf(day) {
  const heading = document.createElement('div');
  heading.className = 'day';
  heading.textContent = day;
  return heading;
}

/** Adds older mails at the end, a heading before each new day. */
export function append(list, mails) {
  for (const mail of mails) {
    const row = rowOf(mail);
    if (list.querySelector('.row:last-of-type')?.dataset.day !== row.dataset.day)
      list.append(headingOf(row.dataset.day));
    list.append(row);
  }
}

/** Puts newer mails on top; they light up for a moment. */
export function prepend(list, mails) {
  for (const mail of mails.toReversed()) {
    const row = rowOf(mail);
    row.classList.add('fresh');
    const first = list.querySelector('.day');
    if (first?.textContent === row.dataset.day) first.after(row);
    else list.prepend(headingOf(row.dataset.day), row);
  }
}

/** Marks the mail that is open. */
export function mark(list, id) {
  for (const row of list.querySelectorAll('.row')) row.setAttribute('aria-current', String(row.dataset.id === id));
}
