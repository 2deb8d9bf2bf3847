import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { MailSwitchesModule } from '../mail-switches/mail-switches.module';
import { CommunitiesController } from './communities.controller';
import { CommunitiesService } from './communities.service';
import { LogosController } from './logos.controller';
import { LogosService } from './logos.service';

@Module({
  imports: [FilesModule, MailSwitchesModule],
  controllers: [CommunitiesController, LogosController],
  providers: [CommunitiesService, LogosService],
})
export class CommunitiesModule {}
