import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../checkout';
import type { Browser } from './open-link';
import type { PorticoApi } from './portico-api';
import type { Community } from './shapes';

const dueOnTheFirst = 325;
const months = 4;
/** Of so many homes the management system has told something; of every third the last payment is missing. */
const homesWithLedger = 12;

const documents = [
  { title: 'Covenants, conditions and restrictions', category: 'governing', file: 'maple-court-covenants.pdf' },
  { title: 'House rules', category: 'rules', file: 'maple-court-house-rules.txt' },
];

/** What residents report, and what staff make of it. */
const reports = [
  {
    title: 'The kitchen tap drips',
    description: 'Since Monday, about a drop a second. The valve under the sink does not close fully.',
    category: 'plumbing',
    answer: { status: 'in_progress', text: 'Thank you! The plumber comes on Thursday between 9 and 11.' },
  },
  {
    title: 'Light on the second floor is out',
    description: 'The one next to the lift. It is quite dark there in the evening.',
    category: 'electrical',
    answer: { status: 'done', text: 'A new lamp is in.' },
  },
  {
    title: 'The garden gate squeaks',
    description: 'One hears it in the whole courtyard.',
    category: 'grounds',
    answer: null,
  },
];

/** Gives a community documents, and its owners something to owe: so that the portal is not empty. Once only. */
export async function fillPortal(api: PorticoApi, community: Community): Promise<void> {
  if ((await api.count(`/communities/${community.id}/documents`)) > 0) return;
  await api.post(`/communities/${community.id}/ledger-imports`, formOf('ledger.csv', await ledgerCsv(api, community)));
  for (const { file, ...fields } of documents) {
    const bytes = await readFile(join(checkout, 'dev', 'demo', file));
    await api.post(`/communities/${community.id}/documents`, formOf(file, bytes, fields));
  }
}

/** Reports what is broken as the `n`th resident who opened the portal, and answers it as staff. */
export async function reportSomething(api: PorticoApi, browser: Browser, residentId: string, n: number): Promise<void> {
  const report = reports[n];
  if (!report) return;
  const { answer, ...body } = report;
  const { id } = await browser.json<{ id: string }>('POST', `/api/v1/portal/profiles/${residentId}/requests`, body);
  if (!answer) return;
  await api.post(`/requests/${id}/comments`, { text: answer.text });
  await api.patch(`/requests/${id}`, { status: answer.status });
}

/** An assessment on the first of each of the last months, paid on the fifth. */
async function ledgerCsv(api: PorticoApi, community: Community): Promise<string> {
  const lines = ['Property,Date,Type,Description,Reference,Amount,Due date'];
  let home = 0;
  for await (const { name } of api.all<{ name: string }>(`/communities/${community.id}/properties`)) {
    if (home === homesWithLedger) break;
    home += 1;
    for (let ago = months - 1; ago >= 0; ago -= 1) {
      const [first, fifth, fifteenth] = [dayOf(ago, 1), dayOf(ago, 5), dayOf(ago, 15)];
      const number = `${first.slice(0, 7)}-${home}`;
      lines.push(`"${name}",${first},Assessment,Monthly assessment,INV-${number},${dueOnTheFirst},${fifteenth}`);
      const unpaid = ago === 0 && home % 3 === 0;
      if (!unpaid) lines.push(`"${name}",${fifth},Payment,Bank transfer,PAY-${number},${dueOnTheFirst},`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A day of a month before this one, so that nothing lies in the future. */
function dayOf(monthsAgo: number, day: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - monthsAgo, day)).toISOString().slice(0, 10);
}

function formOf(filename: string, content: string | Buffer, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), filename);
  return form;
}
