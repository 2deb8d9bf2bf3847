// Addresses that an organization does not mail.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Answer, Email, Line, OneOf } from './fields';
import { ListQuery, pageOf } from './lists';

export const suppressionReasons = ['hard_bounce', 'complaint', 'manual', 'unsubscribe'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** `POST /suppressions`. */
export class SuppressionBody {
  @Email('The address.')
  email: string;

  @ApiPropertyOptional({ default: 'manual' })
  @OneOf(suppressionReasons, 'Why.', 'optional')
  reason: SuppressionReason = 'manual';
}

/** An address that is not mailed. */
export class SuppressionView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('The address, in the form in which addresses are compared.') email: string;
  @ApiProperty({ enum: suppressionReasons, description: 'Why.' }) reason: SuppressionReason;
  @Answer('Since when.', { format: 'date-time' }) at: string;
}

/** Which page of suppressions, newest first. */
export class SuppressionListQuery extends ListQuery {
  @Line('Part of the address.', { presence: 'optional' })
  search?: string;
}

/** One page of suppressions. */
export class SuppressionPage extends pageOf(SuppressionView, 'The suppressions of this page, newest first.') {}
