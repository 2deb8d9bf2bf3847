import { PorticoApi } from '../demo/portico-api';
import { localUrl, type Settings } from '../settings';

const everyday = ['directory:read', 'directory:write', 'messages:read', 'messages:write', 'messages:send'];

/** Adds who works there, and the programs around: one that asks, whose API it answers, and one that is told. */
export async function openOffice(api: PorticoApi, settings: Settings, communityId: string): Promise<PorticoApi> {
  const here = { communityIds: [communityId] };
  await api.post('/users', { name: 'Dana Whitfield', email: 'dana@example.com', role: 'manager', ...here });
  await api.post('/users', { name: 'Sam Ortiz', email: 'sam@example.com', role: 'viewer', ...here });
  await api.post('/suppressions', { email: 'no.mail.please@example.com' });
  await api.post('/webhooks', {
    url: 'https://hooks.example.com/portico',
    events: ['invitation.accepted', 'delivery.bounced', 'message.finished'],
  });
  await api.post('/relays', {
    name: 'Stand-in in another country',
    url: 'smtps://user:password@relay.example.com:465',
    ratePerSecond: 14,
    domains: [
      { domain: 'example.com', ratePerSecond: 5, connections: 2 },
      { domain: 'example.org', connections: 4 },
    ],
    paused: true,
  });
  const { secret } = await api.post<{ secret: string }>('/api-keys', { name: 'Management system', scopes: everyday });
  return new PorticoApi(localUrl(settings), secret);
}
