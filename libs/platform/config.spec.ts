import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsBoolean, IsInt, IsOptional, IsString, Min, MinLength } from 'class-validator';
import { ConfigError, DatabaseServiceConfig, loadConfig, PublicOrigin } from './config';

class MailConfig {
  @IsInt()
  @Min(1)
  mailRatePerSecond: number = 14;

  @IsBoolean()
  allowPrivateWebhooks: boolean = false;

  @IsOptional()
  @IsString()
  smtpUrl?: string;

  @IsString()
  @MinLength(8)
  linkSecret: string;
}

class SiteConfig {
  @PublicOrigin()
  publicUrl: string;
}

const secret = 'a-link-secret-of-the-test';

describe('the settings of a service', () => {
  it('come from variables named after their fields, converted to their types', () => {
    const config = loadConfig(MailConfig, {
      MAIL_RATE_PER_SECOND: '250',
      ALLOW_PRIVATE_WEBHOOKS: 'true',
      SMTP_URL: 'smtp://127.0.0.1:25',
      LINK_SECRET: secret,
    });
    expect({ ...config }).toEqual({
      mailRatePerSecond: 250,
      allowPrivateWebhooks: true,
      smtpUrl: 'smtp://127.0.0.1:25',
      linkSecret: secret,
    });
  });

  it('keep their defaults where a variable is left out or empty', () => {
    const config = loadConfig(MailConfig, { MAIL_RATE_PER_SECOND: '', SMTP_URL: '', LINK_SECRET: secret });
    expect(config).toMatchObject({ mailRatePerSecond: 14, allowPrivateWebhooks: false });
    expect(config.smtpUrl).toBeUndefined();
  });

  it('are read from the file that a _FILE variable names, without the white space around', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'portico-config-')), 'secret');
    writeFileSync(file, `  ${secret}\n`);
    expect(loadConfig(MailConfig, { LINK_SECRET_FILE: file }).linkSecret).toBe(secret);
    expect(loadConfig(MailConfig, { LINK_SECRET_FILE: file, LINK_SECRET: 'the variable wins' }).linkSecret).toBe(
      'the variable wins',
    );
  });

  it('say the names of all bad variables at once, and never their values', () => {
    const load = (): MailConfig =>
      loadConfig(MailConfig, {
        MAIL_RATE_PER_SECOND: 'many-4711',
        ALLOW_PRIVATE_WEBHOOKS: 'perhaps',
        LINK_SECRET: 'hunter2',
      });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/MAIL_RATE_PER_SECOND: must/);
    expect(load).toThrow(/ALLOW_PRIVATE_WEBHOOKS: must/);
    expect(load).toThrow(/LINK_SECRET: must be longer than or equal to 8/);
    expect(load).not.toThrow(/4711|perhaps|hunter2/);
  });

  it('say which are missing, and which file cannot be read', () => {
    expect(() => loadConfig(DatabaseServiceConfig, { INTERNAL_SECRET: 'x'.repeat(32) })).toThrow(
      /PORT: is missing\n {2}DATABASE_URL: is missing|DATABASE_URL: is missing\n {2}PORT: is missing/,
    );
    expect(() => loadConfig(MailConfig, { LINK_SECRET_FILE: '/nowhere/at/all' })).toThrow(
      /LINK_SECRET_FILE: the file cannot be read/,
    );
  });

  it.each([
    ['https://portal.example', 'https://portal.example'],
    ['https://portal.example/', 'https://portal.example'],
    ['HTTPS://Portal.example:443', 'https://portal.example'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
  ])('know the public address %s as %s', (PUBLIC_URL, origin) => {
    expect(loadConfig(SiteConfig, { PUBLIC_URL }).publicUrl).toBe(origin);
  });

  it.each([
    'portal.example',
    'ftp://portal.example',
    'https://portal.example/app',
    'https://ada@portal.example',
    'https://portal.example/?a',
  ])('refuse the public address %s: links would lead elsewhere', (PUBLIC_URL) => {
    expect(() => loadConfig(SiteConfig, { PUBLIC_URL })).toThrow(/PUBLIC_URL: must be http/);
  });
});
