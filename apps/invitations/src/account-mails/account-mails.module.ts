import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { AccountMailsController } from './account-mails.controller';
import { AccountMailsService } from './account-mails.service';

/** Mails to staff about their own account. */
@Module({
  imports: [DeliveriesModule],
  controllers: [AccountMailsController],
  providers: [AccountMailsService],
})
export class AccountMailsModule {}
