import { Module } from '@nestjs/common';
import { MailSwitchesModule } from '../mail-switches/mail-switches.module';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsService } from './organizations.service';

@Module({
  imports: [MailSwitchesModule],
  controllers: [OrganizationsController],
  providers: [OrganizationsService],
})
export class OrganizationsModule {}
