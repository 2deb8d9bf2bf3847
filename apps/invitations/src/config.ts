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
  ValidateBy,
  type ValidationArguments,
} from 'class-validator';
import { DatabaseServiceConfig, PublicOrigin } from '@portico/platform/config';
import { sendgridKeyOf } from './provider-events/sendgrid-signature';

const ADDRESS = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** A setting that means something only beside another one. */
const Needs = (field: keyof InvitationsConfig, variable: string): PropertyDecorator =>
  ValidateBy({
    name: 'needs',
    validator: {
      validate: (_: unknown, given?: ValidationArguments) =>
        ((given as ValidationArguments).object as InvitationsConfig)[field] !== undefined,
      defaultMessage: () => `needs ${variable}`,
    },
  });

const SendgridKey = (): PropertyDecorator =>
  ValidateBy({
    name: 'sendgridKey',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && sendgridKeyOf(value) !== null,
      defaultMessage: () => 'must be the verification key as SendGrid shows it',
    },
  });

/** The settings of invitations. A start lists the names of bad variables, never their values. */
export class InvitationsConfig extends DatabaseServiceConfig {
  /** Where directory answers. */
  @IsUrl(ADDRESS)
  directoryUrl: string;

  /** The address that residents and staff know; links in mails begin with it. */
  @PublicOrigin()
  publicUrl: string;

  /**
   * All links and what is sealed at rest are made from it; at least 32 characters. When it changes, mailed links live on, but for those
   * to unsubscribe, and bounces of earlier mails are not known any more; a mail that is tried again then carries a new link.
   */
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

  /** Where bounces come in by SMTP; left out, no inbox is opened. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Needs('bounceDomain', 'BOUNCE_DOMAIN')
  bouncePort?: number;

  /** The SNS topics of Amazon SES whose notifications are taken in, with commas between them. */
  @IsOptional()
  @Matches(/^arn:aws:sns:[a-z0-9-]+:\d{12}:[\w-]+(?:\s*,\s*arn:aws:sns:[a-z0-9-]+:\d{12}:[\w-]+)*$/, {
    message: '$property must be ARNs of SNS topics, with commas between them',
  })
  sesTopicArns?: string;

  /** The verification key of SendGrid's Event Webhook, as SendGrid shows it. */
  @IsOptional()
  @SendgridKey()
  sendgridWebhookKey?: string;

  /** Mailgun's HTTP webhook signing key. */
  @IsOptional()
  @MinLength(16)
  mailgunSigningKey?: string;

  /** The password in the address of Postmark's webhooks: `https://portico:TOKEN@…`. */
  @IsOptional()
  @MinLength(16)
  postmarkWebhookToken?: string;

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
