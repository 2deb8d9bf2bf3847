// Documents of a community: what every resident may read.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, Id, Line, OneOf, QueryWords } from './fields';
import { ListQuery, pageOf } from './lists';

export const documentCategories = ['governing', 'rules', 'minutes', 'financial', 'form', 'other'] as const;
export type DocumentCategory = (typeof documentCategories)[number];

/** What is said of a document beside its file. */
export class DocumentBody {
  @Line('Its title.', { example: 'Covenants, conditions and restrictions' })
  title: string;

  @OneOf(documentCategories, 'What kind of document it is.')
  category: DocumentCategory;
}

/** Internal: the same beside the bytes of the file, which are the body. */
export class NewDocumentQuery extends DocumentBody {
  @Line('The name of the file, as it was given.', { max: 500 })
  filename: string;
}

/** The form that adds a document. */
export class DocumentForm extends DocumentBody {
  @ApiProperty({
    type: String,
    format: 'binary',
    description: 'pdf, png, jpg, gif, webp, txt, csv, ics, docx, xlsx, pptx, odt, ods or odp, 25 MB at the most.',
  })
  file: unknown;
}

/** A document of a community. */
export class DocumentView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its community.', { format: 'uuid' }) communityId: string;
  @Answer('Its title.') title: string;
  @ApiProperty({ enum: documentCategories, description: 'What kind of document it is.' }) category: DocumentCategory;
  @Answer('The name of its file, cleaned.') filename: string;
  @Answer('Its media type.') contentType: string;
  @Answer('Its size in bytes.') size: number;
  @Answer('When it was added.', { format: 'date-time' }) createdAt: string;
}

/** Filters of a list of documents. */
export class DocumentListQuery extends ListQuery {
  @QueryWords(documentCategories, 'Category, a comma list.')
  category?: DocumentCategory[];

  @Line('Words of the title or the name of the file.', { presence: 'optional' })
  search?: string;
}

/** A page of documents, newest first. */
export class DocumentPage extends pageOf(DocumentView, 'The documents of this page.') {}

/** Which of their homes a resident reads a document for. */
export class ProfileQuery {
  @Id('The resident profile.')
  profile: string;
}
