// Maintenance requests (work orders): a resident reports, staff answer.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Line, Lines, NestedList, OneOf, QueryWords, Whole } from './fields';
import { photoLimit } from './limits';
import { ListQuery, pageOf } from './lists';

export const requestStatuses = ['open', 'in_progress', 'done', 'declined'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const requestCategories = ['plumbing', 'electrical', 'heating', 'grounds', 'common_area', 'other'] as const;
export type RequestCategory = (typeof requestCategories)[number];

export const commentAuthors = ['staff', 'resident'] as const;
export type CommentAuthorKind = (typeof commentAuthors)[number];

/** What a resident reports. */
export class RequestBody {
  @Line('What it is about.', { example: 'The kitchen tap drips' })
  title: string;

  @Lines('All about it.', { min: 1, max: 10_000 })
  description: string;

  @OneOf(requestCategories, 'Whose work it is.')
  category: RequestCategory;
}

/** The same as a form, which may bring photos. */
export class RequestForm extends RequestBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'binary' },
    required: false,
    maxItems: photoLimit.maxFiles,
    description: 'png, jpg, gif or webp, 10 MB each at the most.',
  })
  photos?: unknown;
}

/** Internal: what comes beside the bytes of a photo. */
export class PhotoQuery {
  @Line('The name of the file, as it was given.', { max: 500 })
  filename: string;
}

/** Internal: a photo whose bytes are stored already. */
export class StoredPhoto {
  @Line('Its name.')
  filename: string;

  @Line('Its media type.')
  contentType: string;

  @Whole('Its size in bytes.', 1, photoLimit.maxBytes)
  size: number;

  @Line('The SHA-256 of its bytes.', { min: 64, max: 64 })
  sha256: string;
}

/** Internal: a request with the photos that were stored for it. */
export class NewRequestBody extends RequestBody {
  @NestedList(StoredPhoto, 'The photos that were stored for it.', { max: photoLimit.maxFiles })
  photos: StoredPhoto[];
}

/** Internal: whose request it is. */
export interface RequestOwner {
  /** Null where they were removed. */
  residentId: string | null;
}

/** `PATCH /requests/{id}`. */
export class RequestPatch {
  @OneOf(requestStatuses, 'The state from now on.')
  status: RequestStatus;
}

/** One comment of either side. */
export class CommentBody {
  @Lines('What is said.', { min: 1, max: 10_000 })
  text: string;
}

/** Who said something. */
export class CommentAuthor {
  @ApiProperty({ enum: commentAuthors, description: 'Which side.' }) kind: CommentAuthorKind;
  @Answer('Their name; that of the community where a program speaks.') name: string;
}

/** What one side said. */
export class CommentView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('When.', { format: 'date-time' }) at: string;
  @Answer('Who.', { type: CommentAuthor }) author: CommentAuthor;
  @Answer('What was said.') text: string;
}

/** A photo of a request. */
export class PhotoView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its name, cleaned.') name: string;
  @Answer('Its size in bytes.') size: number;
  @Answer('Where it is, for the side that asked.') url: string;
}

/** A maintenance request with all that was said. */
export class RequestView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('The community.', { format: 'uuid' }) communityId: string;
  @Answer('The property.', { format: 'uuid' }) propertyId: string;
  @Answer("The property's name.") propertyName: string;
  @AnswerOrNull('Who reported it; null once they were removed.', { type: String, format: 'uuid' })
  residentId: string | null;
  @Answer('Their name, as it was then.') residentName: string;
  @Answer('What it is about.') title: string;
  @Answer('All about it.') description: string;
  @ApiProperty({ enum: requestCategories, description: 'Whose work it is.' }) category: RequestCategory;
  @ApiProperty({ enum: requestStatuses, description: 'Where it stands.' }) status: RequestStatus;
  @Answer('In the order of the form.', { type: [PhotoView] }) photos: PhotoView[];
  @Answer('Oldest first.', { type: [CommentView] }) comments: CommentView[];
  @Answer('When it was reported.', { format: 'date-time' }) createdAt: string;
  @Answer('When its state or its comments changed last.', { format: 'date-time' }) updatedAt: string;
}

/** Which page of requests, newest first. */
export class RequestListQuery extends ListQuery {
  @QueryWords(requestStatuses, 'Status, a comma list.')
  status?: RequestStatus[];

  @Line('Words of the title, the description, the resident or the property.', { presence: 'optional' })
  search?: string;
}

/** A page of requests, newest first. */
export class RequestPage extends pageOf(RequestView, 'The requests of this page.') {}
