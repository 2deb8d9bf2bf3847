import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller';
import { NoticesService } from './notices.service';

/** What was mailed to residents as a notice, to be read again in the portal. */
@Module({ controllers: [NoticesController], providers: [NoticesService] })
export class NoticesModule {}
