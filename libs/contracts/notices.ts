// Notices in the portal: what was mailed to a resident, to be read again.
import { Answer } from './fields';
import { pageOf } from './lists';

/** A file that went with a notice. */
export class NoticeAttachment {
  @Answer('Its id: the SHA-256 of its bytes.') id: string;
  @Answer('The name of the file.') filename: string;
  @Answer('Its media type.') contentType: string;
  @Answer('Its size in bytes.') size: number;
  @Answer('Where it is: a path of this address.') url: string;
}

/** One notice as it was mailed to this resident. */
export class NoticeView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('The subject.') subject: string;
  @Answer('What staff wrote, as safe HTML without any look of its own.') html: string;
  @Answer('When it was sent.', { format: 'date-time' }) sentAt: string;
  @Answer('What went with it.', { type: [NoticeAttachment] }) attachments: NoticeAttachment[];
}

/** A page of notices, newest first. */
export class NoticePage extends pageOf(NoticeView, 'The notices of this page.') {}
