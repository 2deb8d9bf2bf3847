// The product's own words, where a community or a draft has none of its own.
import { ApiProperty } from '@nestjs/swagger';
import { Answer } from './fields';
import { messagePurposes, type MessagePurpose } from './messages';

/** What a mail of a purpose says in a language until staff write something else. */
export class MailTemplate {
  @ApiProperty({ enum: messagePurposes, description: 'What the mail is for.' }) purpose: MessagePurpose;
  @Answer('Its language, as a tag.', { example: 'en' }) locale: string;
  @Answer('The subject, with merge fields.') subject: string;
  @Answer('The text: Markdown with merge fields.') body: string;
}

/** `GET /mail-templates`. */
export class MailTemplateList {
  @Answer('One for each purpose and language.', { type: [MailTemplate] }) items: MailTemplate[];
}
