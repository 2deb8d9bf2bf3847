import { setTimeout as wait } from 'node:timers/promises';
import { PlainError } from '../plain-error';
import type { PorticoApi } from './portico-api';
import { detail, done, figure, progress } from './progress';
import type { Roster } from './roster';
import type { Community, ImportReport } from './shapes';

/** The community of that name; made where there is none. */
export async function findOrCreateCommunity(api: PorticoApi, name: string): Promise<Community> {
  for await (const community of api.all<Community>('/communities', { search: name })) {
    if (community.name === name) return community;
  }
  return api.post<Community>('/communities', { name });
}

/** Imports the roster and follows it to its end. */
export async function importRoster(
  api: PorticoApi,
  communityId: string,
  roster: Roster,
  bar = progress('importing'),
): Promise<ImportReport> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(roster.csv)], { type: 'text/csv' }), roster.filename);
  const { id } = await api.post<{ id: string }>(`/communities/${communityId}/imports`, form);
  try {
    for (;;) {
      const report = await api.get<ImportReport>(`/imports/${id}`);
      bar.update(report.rows, report.rowsTotal ?? report.rows, 'records');
      if (report.status === 'done') return report;
      if (report.status === 'failed') throw new PlainError(`The import failed: ${report.failure ?? 'nobody says why'}`);
      await wait(150);
    }
  } finally {
    bar.end();
  }
}

/**
 * The figures of a roster, by the names that an `….expected.json` has for them. Those about addresses add up to all residents:
 * whose field held two good addresses has the first, and is counted apart.
 */
export async function rosterFigures(
  api: PorticoApi,
  communityId: string,
  report: ImportReport,
): Promise<Record<string, number>> {
  const { counts } = await api.get<Community>(`/communities/${communityId}`);
  const list = `/communities/${communityId}/residents`;
  const [owners, tenants] = await Promise.all(['owner', 'tenant'].map((kind) => api.count(list, { kind })));
  const withProblem = (code: string) => report.errors.filter((error) => error.code === code).length;
  const [invalid, taken] = [withProblem('email.invalid'), withProblem('resident.email_taken')];
  const second = withProblem('email.second_ignored');
  return {
    homes: counts.properties,
    residents: counts.residents,
    owners: owners ?? 0,
    tenants: tenants ?? 0,
    ok_email: counts.residents - counts.withoutEmail - second,
    no_email: counts.withoutEmail - invalid - taken,
    invalid_email: invalid,
    duplicate_email_other_property: taken,
    second_address_in_field: second,
  };
}

/** Tells what the import brought. */
export function tellFigures(report: ImportReport, figures: Record<string, number>): void {
  const of = (name: string) => figure(figures[name] ?? 0);
  const changes = (['created', 'updated', 'skipped', 'failed'] as const).map(
    (word) => `${figure(report[word])} ${word}`,
  );
  done(
    `Roster imported: ${of('homes')} homes, ${of('residents')} residents (${of('owners')} owners, ${of('tenants')} tenants)`,
  );
  detail(`people: ${changes.join(', ')}`);
  detail(
    `addresses: ${of('ok_email')} good, ${of('second_address_in_field')} good with a second one left aside, ` +
      `${of('no_email')} missing, ${of('invalid_email')} broken, ${of('duplicate_email_other_property')} that another property has`,
  );
}

/** Where the figures differ from those expected, one sentence for each. */
export function differences(figures: Record<string, number>, expected: Record<string, number>): string[] {
  const wrong = Object.entries(expected).filter(([name, value]) => name in figures && figures[name] !== value);
  return wrong.map(([name, value]) => `${name} is ${figures[name]}, expected ${value}`);
}
