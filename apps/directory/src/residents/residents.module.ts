import { Module } from '@nestjs/common';
import { MassEditService } from './mass-edit.service';
import { ResidentNews } from './resident-news.service';
import { ResidentsController } from './residents.controller';
import { ResidentsService } from './residents.service';
import { StandingsController } from './standings.controller';

@Module({
  controllers: [ResidentsController, StandingsController],
  providers: [ResidentsService, MassEditService, ResidentNews],
  exports: [ResidentNews],
})
export class ResidentsModule {}
