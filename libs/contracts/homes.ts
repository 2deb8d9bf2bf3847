// A resident's own details, and the language that their mails are in.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Ids, Language, Line } from './fields';
import { PropertyView } from './properties';
import { residentKinds, type ResidentKind } from './residents';

/** What a resident sees of themselves in one home. */
export class HomeView {
  @Answer('The resident.', { format: 'uuid' }) residentId: string;
  @Answer('First name; empty for a company or a trust.') firstName: string;
  @Answer('Last name, or the name of the company.') lastName: string;
  @ApiProperty({ enum: residentKinds, description: 'Owner or tenant.' }) kind: ResidentKind;
  @AnswerOrNull('The email that the community has.') email: string | null;
  @AnswerOrNull('Their phone.') phone: string | null;
  @Answer("The community's name.") communityName: string;
  @Answer('The property.', { type: PropertyView }) property: PropertyView;
}

/** `PATCH /portal/profiles/{residentId}`: what a resident changes alone. */
export class HomePatch {
  @Line('Their phone; null clears it.', { presence: 'nullable', max: 50 })
  phone?: string | null;
}

/** Internal: the language of several residents, who are one person. */
export class HomesLocaleBody {
  @Ids('The residents.', { max: 10_000 })
  residentIds: string[];

  @Language('Language, a BCP 47 tag.')
  locale: string;
}
