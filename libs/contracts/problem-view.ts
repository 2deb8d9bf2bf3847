// Problems as the public document describes them; problems.ts has their codes.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One wrong field. */
export class FieldErrorView {
  @ApiProperty({ description: 'A path such as `selection.ids[3]`.' }) field: string;
  @ApiProperty({ description: 'A stable word.' }) code: string;
  @ApiProperty({ description: 'A plain sentence.' }) message: string;
}

/** Every error, as RFC 9457 has it. */
export class ProblemView {
  @ApiProperty({ description: 'A name for this kind of problem.', format: 'uri' }) type: string;
  @ApiProperty({ description: 'The same for every problem of this kind.' }) title: string;
  @ApiProperty({ description: 'The HTTP status.' }) status: number;
  @ApiProperty({ description: 'What went wrong this time, for a person.' }) detail: string;
  @ApiProperty({ description: 'A stable word such as `resident.already_active`.' }) code: string;
  @ApiPropertyOptional({ type: [FieldErrorView], description: 'The wrong fields of a 422.' }) errors?: FieldErrorView[];
  @ApiPropertyOptional({ description: 'Names this request in the logs.' }) requestId?: string;
}
