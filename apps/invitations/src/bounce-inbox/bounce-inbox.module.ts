import { Module } from '@nestjs/common';
import { FeedbackModule } from '../feedback/feedback.module';
import { BounceInbox } from './bounce-inbox.service';

/** Bounces that come in by SMTP. */
@Module({ imports: [FeedbackModule], providers: [BounceInbox] })
export class BounceInboxModule {}
