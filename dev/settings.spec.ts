import { isAbsolute } from 'node:path';
import { readSettings } from './settings';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db/portico',
  SMTP_URL: 'smtp://relay',
  PUBLIC_URL: 'https://portal.example.com',
  MAIL_FROM: 'no-reply@example.com',
  INTERNAL_SECRET: 'x',
  LINK_SECRET_FILE: '/run/secrets/link',
  SESSION_SECRET: 'x',
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'x',
  ADMIN_API_KEY: 'x',
};

describe('the settings of a start', () => {
  it('need nothing', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true });
    expect(isAbsolute(readSettings({}).dataDir)).toBe(true);
  });

  it.each([
    [{ DATABASE_URL: 'postgres://db/portico' }, false],
    [{ SMTP_URL: 'smtp://relay' }, false],
    [{ REDIS_URL: 'redis://cache' }, false],
    [{ DATABASE_URL: 'postgres://db/portico', DEMO: 'true' }, true],
    [{ DEMO: 'false' }, false],
    [{ PORT: '4000', DATABASE_URL: '' }, true],
  ])('with %j invent a community: %s', (env, demo) => {
    expect(readSettings(env).demo).toBe(demo);
  });

  it('name what is wrong, and no value', () => {
    expect(() => readSettings({ PORT: 'hunter2', PUBLIC_URL: 'nonsense' })).toThrow(/PORT.*\n.*PUBLIC_URL/);
    expect(() => readSettings({ PORT: 'hunter2' })).not.toThrow(/hunter2/);
  });

  it('make nothing up in production', () => {
    expect(readSettings(production)).toMatchObject({ demo: false });
    const { LINK_SECRET_FILE: _link, DATABASE_URL: _database, ...gaps } = production;
    expect(() => readSettings(gaps)).toThrow(/DATABASE_URL: is missing.*\n.*LINK_SECRET: is missing/);
  });

  it('leave room for the ports after the first', () => {
    expect(() => readSettings({ PORT: '65530' })).toThrow('PORT');
    expect(readSettings({ PORT: '65529' }).port).toBe(65_529);
  });
});
