// Addresses that look wrong, as they are on the wire: what staff should look at before a send.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Cursor, Id, Limit, QueryWords } from './fields';
import { pageOf } from './lists';
import { Selects, type Selection } from './selections';

/** What can be said of an address; where several are true the first is told. */
export const addressFindings = ['typo', 'no_mail_domain', 'role', 'shared'] as const;
export type AddressFinding = (typeof addressFindings)[number];

const meaning =
  '`typo`: the domain is a slip of a well-known one, and `suggestion` says which. `no_mail_domain`: by DNS the domain takes no mail. ' +
  '`role`: an office reads it, not a person. `shared`: it stands at several homes of the community; only a note.';

/** Which findings, and which page. */
export class AddressCheckQuery {
  @QueryWords(addressFindings, 'Findings, a comma list; all where left out.')
  finding?: AddressFinding[];

  @Limit()
  limit: number = 50;

  @Cursor()
  cursor?: string;
}

/** Internal, `POST /address-checks/page`: among the selected of a community. */
export class AddressCheckBody extends AddressCheckQuery {
  @Id('The community.')
  communityId: string;

  @Selects()
  selection: Selection;
}

/** One address to look at. */
export class AddressCheckView {
  @Answer('The resident.', { format: 'uuid' }) residentId: string;
  @Answer('Their name.') name: string;
  @Answer('The address that they have.') email: string;
  @Answer("The property's name.") propertyName: string;
  @ApiProperty({ enum: addressFindings, description: meaning }) finding: AddressFinding;
  @AnswerOrNull('The address that was probably meant; of a `typo` alone.') suggestion: string | null;
}

/** One page of addresses to look at. */
export class AddressCheckPage extends pageOf(AddressCheckView, 'The addresses of this page, by resident.') {}
