import { ConfigError, loadConfig } from '@portico/platform/config';
import { gatewayEnv } from '../testing/stub-services';
import { GatewayConfig } from './config';

const secrets = { INTERNAL_SECRET: 'internal-secret-of-32-characters!', PORT: '3000' };
const weak = { ADMIN_PASSWORD: 'short-secr3', ADMIN_API_KEY: 'a-key-of-thirty-one-characters!' };

/** The names of the settings that stop the start. */
function refused(env: Record<string, string>): string[] {
  try {
    loadConfig(GatewayConfig, { ...gatewayEnv('postgres://localhost/portico'), ...secrets, ...env });
    return [];
  } catch (error) {
    for (const value of Object.values(weak)) expect((error as Error).message).not.toContain(value);
    return (error as ConfigError).problems.map(({ variable }) => variable).toSorted();
  }
}

describe('The first administrator and the first key', () => {
  it('must be hard to guess in production: the start stops and names them, without their values', () => {
    expect(refused({ ...weak, NODE_ENV: 'production' })).toEqual(['ADMIN_API_KEY', 'ADMIN_PASSWORD']);
    const strong = { ADMIN_PASSWORD: `${weak.ADMIN_PASSWORD}t`, ADMIN_API_KEY: `${weak.ADMIN_API_KEY}!` };
    expect(refused({ ...strong, NODE_ENV: 'production' })).toEqual([]);
  });

  it('may be simple on a developer’s machine', () => {
    expect(refused({ ...weak, NODE_ENV: 'development' })).toEqual([]);
  });
});
