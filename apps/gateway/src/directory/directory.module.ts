import { Module } from '@nestjs/common';
import { CommunitiesController } from './communities.controller';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { PropertiesController } from './properties.controller';
import { ResidentsController } from './residents.controller';
import { ResidentsService } from './residents.service';

/** Communities, properties, residents and imports: directory's, at the edge. */
@Module({
  controllers: [CommunitiesController, PropertiesController, ResidentsController, ImportsController],
  providers: [ResidentsService, ImportsService],
})
export class DirectoryModule {}
