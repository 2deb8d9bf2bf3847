// A selection: some residents of one community, by id or by filter (B3).
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsDefined, IsObject, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { Ids } from './fields';
import { ResidentFilter } from './residents';

/** Either `ids`, or `filter` with `exclude`. A filter is resolved when the message is generated. */
export class Selection {
  @ValidateIf((selection: Selection) => selection.filter === undefined || selection.ids !== undefined)
  @Ids('The residents, by id.', { max: 50_000 })
  @ArrayMinSize(1)
  ids?: string[];

  @ApiPropertyOptional({ type: ResidentFilter, description: "The residents list's filters; everyone who matches." })
  @ValidateIf((selection: Selection) => selection.filter !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => ResidentFilter)
  filter?: ResidentFilter;

  @Ids('Residents taken out by hand.', { max: 50_000, presence: 'optional' })
  exclude?: string[];
}

/** A field that holds a selection: by id or by filter, never both. */
export function Selects(presence: 'required' | 'optional' = 'required'): PropertyDecorator {
  const docs = { type: Selection, description: 'Who gets it: by `ids`, or by `filter`, never both.' };
  const decorators = [
    presence === 'required' ? ApiProperty(docs) : ApiPropertyOptional(docs),
    presence === 'required' ? IsDefined() : ValidateIf((_, value) => value !== undefined),
    IsObject(),
    ValidateNested(),
    idsOrFilter,
    Type(() => Selection),
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

const idsOrFilter = ValidateBy(
  {
    name: 'idsOrFilter',
    validator: {
      validate: (value: Selection | undefined) => value?.ids === undefined || value.filter === undefined,
      defaultMessage: () => 'A selection has ids or a filter, never both.',
    },
  },
  { context: { code: 'selection.ids_or_filter' } },
);
