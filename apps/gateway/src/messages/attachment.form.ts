import { ApiProperty } from '@nestjs/swagger';

/** The form that adds an attachment. */
export class AttachmentForm {
  @ApiProperty({
    type: String,
    format: 'binary',
    description: 'pdf, png, jpg, gif, webp, txt, csv, ics, docx, xlsx, pptx, odt, ods or odp.',
  })
  file: unknown;
}
