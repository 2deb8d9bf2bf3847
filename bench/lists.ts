import type { PorticoApi } from '../dev/demo/portico-api';
import { filled } from './community';
import { percentileOf } from './grades';

const COMMUNITIES = 20;
const REPEATS = 5;

const filters: Record<string, string>[] = [
  {},
  { hasEmail: 'true' },
  { hasEmail: 'false' },
  { kind: 'owner' },
  { status: 'pending' },
  { status: 'pending', sort: '-invitedAt' },
  { status: 'invited,active' },
  { linkExpired: 'true' },
  { deliveryStatus: 'bounced' },
  { invitedBefore: '2026-01-01T00:00:00Z' },
  { registered: 'false', kind: 'owner' },
  { search: 'ada.77' },
  { search: 'elm' },
  { search: '4711' },
  { sort: '-name' },
  { sort: '-createdAt' },
];

/** Fills twenty communities and asks for the first page under each filter. @returns milliseconds below which 95 % of the answers stay */
export async function listsP95(api: PorticoApi, residents: number): Promise<number> {
  const communities: string[] = [];
  for (let i = 0; i < COMMUNITIES; i += 1) {
    communities.push((await filled(api, residents / COMMUNITIES)).id);
  }
  const times: number[] = [];
  for (let i = 0; i < REPEATS * filters.length; i += 1) {
    const begin = performance.now();
    await api.get(`/communities/${communities[i % COMMUNITIES]}/residents`, filters[i % filters.length]);
    times.push(performance.now() - begin);
  }
  return percentileOf(times, 0.95);
}
