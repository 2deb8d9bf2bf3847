// Passkeys: a resident signs in with what their device keeps, once they have signed in by mail.
import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { Answer, AnswerOrNull, Line } from './fields';

/** What `navigator.credentials` has to be asked with, as `PublicKeyCredential.parse…OptionsFromJSON` takes it. */
export class PasskeyOptions {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Its `publicKey`, as JSON.' })
  publicKey: object;
}

/** A body with what the browser answered, `PublicKeyCredential.toJSON()`. */
export class PasskeyAnswer {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the browser answered, as JSON.' })
  @IsObject()
  credential: object;
}

/** `POST /portal/passkeys`. */
export class PasskeyBody extends PasskeyAnswer {
  @Line('What its owner calls it.', { max: 100, example: 'My phone' })
  name: string;
}

/** `PATCH /portal/passkeys/{id}`. */
export class PasskeyPatch {
  @Line('What its owner calls it from now on.', { max: 100, example: 'My phone' })
  name: string;
}

/** A passkey of the account. */
export class PasskeyView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('What its owner calls it.') name: string;
  @Answer('When it was added.', { format: 'date-time' }) createdAt: string;
  @AnswerOrNull('When it was last used.', { type: String, format: 'date-time' }) lastUsedAt: string | null;
}

/** All passkeys of the account. */
export class PasskeyList {
  @Answer('Newest first.', { type: [PasskeyView] }) items: PasskeyView[];
}

/** Internal: the browser that a challenge is bound to, by the text of its cookie. */
export class BrowserBody {
  @Line("The browser's cookie.", { max: 200 })
  browser: string;
}

/** Internal: the same of somebody who is signed in. */
export class SignedInBrowserBody extends BrowserBody {
  @Line('The token of the session.', { max: 200 })
  token: string;
}

/** Internal: a passkey to be added. */
export class NewPasskeyBody extends PasskeyBody {
  @Line("The browser's cookie.", { max: 200 })
  browser: string;

  @Line('The token of the session.', { max: 200 })
  token: string;
}

/** Internal: a passkey's new name. */
export class RenamePasskeyBody extends PasskeyPatch {
  @Line('The token of the session.', { max: 200 })
  token: string;
}

/** Internal: a passkey that signs in. */
export class PasskeySignInBody extends PasskeyAnswer {
  @Line("The browser's cookie.", { max: 200 })
  browser: string;
}
