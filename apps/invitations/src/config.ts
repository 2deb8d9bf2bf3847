import {
  IsBoolean,
  IsEmail,
  IsFQDN,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
} from 'class-validator';
import { DatabaseServiceConfig, PublicOrigin } from '@portico/platform/config';

const ADDRESS = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** The settings of invitations. A start lists the names of bad variables, never their values. */
export class InvitationsConfig extends DatabaseServiceConfig {
  /** Where directory answers. */
  @IsUrl(ADDRESS)
  directoryUrl: string;

  /** The address that residents and staff know; links in mails begin with it. */
  @PublicOrigin()
  publicUrl: string;

  /** All links and what is sealed at rest are made from it. Mailed links live on when it changes; a mail that is tried again then carries a new one. At least 32 characters. */
  @IsString()
  @MinLength(32)
  linkSecret: string;

  /** The sender's address; its name is the community's. */
  @IsEmail({ require_tld: false, allow_ip_domain: true })
  mailFrom: string;

  /** Where bounces are sent to; left out, the return path is the sender's address. */
  @IsOptional()
  @IsFQDN({ require_tld: false })
  bounceDomain?: string;

  /** Mails a second over all workers, exactly; left out, as fast as the relay takes them. */
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(100_000)
  mailRatePerSecond?: number;

  /** The first wait after a 4xx or a lost connection, in seconds; doubled each time. */
  @IsInt()
  @Min(1)
  @Max(86_400)
  retryBaseSeconds: number = 300;

  /** Whether webhooks may call private and loopback addresses: for tests and closed networks. */
  @IsBoolean()
  allowPrivateWebhooks: boolean = false;

  /** Where attachments lie: `file:///folder` or `s3://bucket/prefix?endpoint=…&region=…`; left out, in PostgreSQL. */
  @IsOptional()
  @Matches(/^(file:\/\/\/|s3:\/\/[a-z0-9])/, { message: '$property must begin with file:/// or s3://' })
  attachmentsUrl?: string;
}
