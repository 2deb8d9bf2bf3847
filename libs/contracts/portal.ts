// The resident's side: activation, sign-in, sessions.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Email, Flag, Language, Line, QueryFlag } from './fields';
import { portalStatuses, residentKinds, type PortalStatus, type ResidentKind } from './residents';

/** `POST /portal/activations`: accepts an invitation on a person's act (A11). */
export class ActivationBody {
  @Line('The token of the link.', { max: 200 })
  token: string;

  @Line('The nonce of the page.', { max: 200 })
  nonce: string;

  @Flag('Links the home to the account that is signed in (A12).', 'optional')
  confirm?: boolean;
}

/** A body that carries only the token of a link. */
export class TokenBody {
  @Line('The token of the link.', { max: 200 })
  token: string;
}

/** The form of a page that signs a resident out. */
export class SignOutForm {
  @Line('The link that they want to start anew with, where there is one.', { presence: 'optional', max: 200 })
  token?: string;
}

/** `DELETE /portal/sessions`. */
export class SignOutQuery {
  @QueryFlag('Whether the account is signed out on every device.')
  everywhere?: boolean;
}

/** `PATCH /portal/me`: whatever is left out stays. */
export class AccountPatch {
  @Language('Language of mails and pages, a BCP 47 tag such as `es`.', 'optional')
  locale?: string;
}

/** `POST /portal/sign-in-links`. */
export class SignInLinkBody {
  @Email('The address of the account.')
  email: string;
}

/** `GET /portal/activations/nonce`: good once, in this browser, for 15 minutes. */
export class NonceView {
  @Answer('To be sent with the activation.') nonce: string;
  @Answer('When it ends.', { format: 'date-time' }) expiresAt: string;
}

/** What a resident signs in with. */
export class AccountView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its address.') email: string;
  @AnswerOrNull('Language of its mails and pages, a BCP 47 tag; null where none was told.') locale: string | null;
}

/** One resident profile of an account. */
export class ProfileView {
  @Answer('The resident.', { format: 'uuid' }) residentId: string;
  @Answer('The community.', { format: 'uuid' }) communityId: string;
  @Answer("The community's name.") communityName: string;
  @Answer("The property's name.") propertyName: string;
  @ApiProperty({ enum: residentKinds }) kind: ResidentKind;
  @Answer('First name.') firstName: string;
  @Answer('Last name.') lastName: string;
  @ApiProperty({ enum: portalStatuses }) portalStatus: PortalStatus;
  @Answer("The community's time zone, such as `America/New_York`.") timezone: string;
  @Answer("The community's colour, `#rrggbb`.") brandColor: string;
  @AnswerOrNull("Where the community's logo is: a path of this address.") logoUrl: string | null;
  @Answer("Where the portal's instruction guide is: the community's, else ours.") instructionGuideUrl: string;
}

/** Who is signed in to the portal, and their homes. */
export class PortalMe {
  @Answer('The account.', { type: AccountView }) account: AccountView;
  @Answer('Their resident profiles.', { type: [ProfileView] }) profiles: ProfileView[];
}
