import { Module } from '@nestjs/common';
import { CommunitiesController } from './communities.controller';
import { CommunitiesService } from './communities.service';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { LogosController } from './logos.controller';
import { OrganizationController } from './organization.controller';
import { PropertiesController } from './properties.controller';
import { ResidentsController } from './residents.controller';
import { ResidentsService } from './residents.service';

/** Communities, properties, residents and imports: directory's, at the edge. */
@Module({
  controllers: [
    OrganizationController,
    CommunitiesController,
    LogosController,
    PropertiesController,
    ResidentsController,
    ImportsController,
  ],
  providers: [CommunitiesService, ResidentsService, ImportsService],
})
export class DirectoryModule {}
