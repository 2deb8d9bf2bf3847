import { Line, Lines, QueryFlag } from '@portico/contracts/fields';

/** What comes beside the bytes of a file, in the query. */
export class StartImportQuery {
  @Line('The name of the file, for people.', { max: 500 })
  filename: string;

  @Lines('JSON: which header holds which field; null for none.', { presence: 'optional', max: 50_000 })
  mapping?: string;

  @QueryFlag('Forecasts only.')
  dryRun?: boolean;

  @QueryFlag('Invites everyone created who has an email.')
  sendInvitations?: boolean;
}
