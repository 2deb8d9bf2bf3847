import { join } from 'node:path';
import { IsEmail, IsInt, IsNumber, IsString, IsUrl, Max, Min, MinLength, ValidateBy } from 'class-validator';
import type { ValidationArguments } from 'class-validator';
import { DatabaseServiceConfig, PublicOrigin } from '@portico/platform/config';

const ADDRESS = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** What opens everything must not be easy to guess where it counts. */
const LongInProduction = (characters: number): PropertyDecorator =>
  ValidateBy({
    name: 'longInProduction',
    validator: {
      validate: (value: unknown, given?: ValidationArguments) =>
        ((given as ValidationArguments).object as GatewayConfig).nodeEnv !== 'production' ||
        String(value).length >= characters,
      defaultMessage: () => `must have at least ${characters} characters in production`,
    },
  });

/** The gateway's settings, each from the variable of its name (`publicUrl` from `PUBLIC_URL`). */
export class GatewayConfig extends DatabaseServiceConfig {
  /** Where directory is. */
  @IsUrl(ADDRESS)
  directoryUrl: string;

  /** Where invitations is. */
  @IsUrl(ADDRESS)
  invitationsUrl: string;

  /** The address under which people reach the gateway; with https, cookies are `__Host-` ones. */
  @PublicOrigin()
  publicUrl: string;

  /** The first administrator, made when the first organization has none. */
  @IsEmail({ require_tld: false })
  adminEmail: string;

  @IsString()
  @LongInProduction(12)
  adminPassword: string;

  /** A key of the first organization with every scope; it alone may make organizations. */
  @IsString()
  @LongInProduction(32)
  adminApiKey: string;

  /** Signs the nonces of the portal's pages and the prints of idempotent requests. */
  @MinLength(16)
  sessionSecret: string;

  /** What the first organization is called when it is made. */
  @IsString()
  organizationName: string = 'Portico';

  /** Multiplies every request limit. */
  @IsNumber()
  @Min(0)
  rateLimitFactor: number = 1;

  /** How many proxies of ours stand in front: as many entries of `X-Forwarded-For` are believed. */
  @IsInt()
  @Min(0)
  @Max(10)
  trustedProxies: number = 0;

  /** Where the built web apps are: beside the built services. */
  @IsString()
  webDir: string = join(__dirname, '../../web');
}
