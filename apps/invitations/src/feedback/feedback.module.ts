import { Module } from '@nestjs/common';
import { FeedbackController } from './feedback.controller';
import { FeedbackService } from './feedback.service';
import { ReportedMails } from './reported-mails.service';

/** Bounces and complaints: as mails that a program hands in, and for the doors of their own beside it. */
@Module({
  controllers: [FeedbackController],
  providers: [FeedbackService, ReportedMails],
  exports: [FeedbackService, ReportedMails],
})
export class FeedbackModule {}
