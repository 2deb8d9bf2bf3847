import { DatabaseServiceConfig } from '@portico/platform/config';
import { IsUrl } from 'class-validator';

/** The settings of directory. */
export class DirectoryConfig extends DatabaseServiceConfig {
  /** Where the invitations service answers. */
  @IsUrl({ require_tld: false, require_protocol: true })
  invitationsUrl: string;
}
