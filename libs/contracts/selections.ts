// A selection: some residents of one community, by id or by filter (B3).
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsObject, ValidateIf, ValidateNested } from 'class-validator';
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

  @Ids('Residents taken out by hand, with a filter.', { max: 50_000, presence: 'optional' })
  exclude?: string[];
}
