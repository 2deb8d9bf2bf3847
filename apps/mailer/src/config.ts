import { createPrivateKey } from 'node:crypto';
import { IsFQDN, IsInt, IsString, IsUrl, Matches, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { ServiceConfig } from '@portico/platform/config';

/** DKIM is set in full or not at all. */
const signs = (config: MailerConfig): boolean =>
  [config.dkimDomain, config.dkimSelector, config.dkimPrivateKey].some((value) => value !== undefined);

/** A key that cannot sign would send every mail unsigned. */
const DkimKey = (): PropertyDecorator =>
  ValidateBy({
    name: 'dkimKey',
    validator: {
      validate: (value: unknown) => ['rsa', 'ed25519'].includes(keyTypeOf(String(value)) ?? ''),
      defaultMessage: () => 'must be an RSA or an Ed25519 key in PEM',
    },
  });

function keyTypeOf(pem: string): string | undefined {
  try {
    return createPrivateKey(pem).asymmetricKeyType;
  } catch {
    return undefined;
  }
}

/** The settings of the mailer; REDIS_URL or DATABASE_URL says where the queues are. A start lists the names of bad variables, never their values. */
export class MailerConfig extends ServiceConfig {
  /** Where invitations answers: the gate. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  invitationsUrl: string;

  /** The relay, such as `smtps://user:password@relay.example:465`. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['smtp', 'smtps'] })
  smtpUrl: string;

  /** How long to wait for the relay's answer, in seconds. */
  @IsInt()
  @Min(1)
  @Max(3_600)
  smtpTimeoutSeconds: number = 300;

  /** Connections to the relay at the most. */
  @IsInt()
  @Min(1)
  @Max(200)
  smtpConnections: number = 5;

  /** Batches worked on at once. */
  @IsInt()
  @Min(1)
  @Max(500)
  mailerConcurrency: number = 20;

  @ValidateIf(signs)
  @IsFQDN({ require_tld: false })
  dkimDomain?: string;

  @ValidateIf(signs)
  @IsString()
  @Matches(/^[a-z0-9._-]+$/i)
  dkimSelector?: string;

  /** PEM of an RSA key, or of an Ed25519 key (RFC 8463). */
  @ValidateIf(signs)
  @DkimKey()
  dkimPrivateKey?: string;
}
