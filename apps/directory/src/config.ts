import { DatabaseServiceConfig } from '@portico/platform/config';
import { IsBoolean, IsOptional, IsUrl, Matches } from 'class-validator';

/** The settings of directory. */
export class DirectoryConfig extends DatabaseServiceConfig {
  /** Where the invitations service answers. */
  @IsUrl({ require_tld: false, require_protocol: true })
  invitationsUrl: string;

  /** Where documents and photos lie: `file:///folder` or `s3://bucket/prefix?endpoint=…&region=…`; left out, in PostgreSQL. */
  @IsOptional()
  @Matches(/^(file:\/\/\/|s3:\/\/[a-z0-9])/, { message: '$property must begin with file:/// or s3://' })
  filesUrl?: string;

  /** Whether DNS is asked if the domains of addresses take mail; left out, in production alone. */
  @IsOptional()
  @IsBoolean()
  addressChecksDns?: boolean;
}
