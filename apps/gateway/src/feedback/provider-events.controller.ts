import { applyDecorators, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { providerEventsLimit } from '@portico/contracts/limits';
import type { Request } from 'express';
import { Providers } from '../access/policy.decorators';
import { TakesRaw } from '../bodies/body.decorators';
import { Bytes } from '../bodies/upload.decorators';
import { countedAddress } from '../limits/client-address';
import { LimitedBy } from '../limits/limited.decorator';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { ProviderEventsService } from './provider-events.service';

/** What the routes of all providers have in common. */
const TakesEvents = (provider: string, proof: string): MethodDecorator =>
  applyDecorators(
    Providers(),
    LimitedBy({ name: 'provider-proof', by: (request) => countedAddress(request.ip), counts: 'failures' }),
    TakesRaw(['text/plain', 'application/json'], providerEventsLimit, 'As the provider posts it.'),
    Does(`Takes what ${provider} tells of mails`, `${proof} Not here where its setting is left out.`),
    Answers(200, null, 'Taken in; what is about no mail of ours is passed over.'),
    Refuses('feedback.unverified', 'route.not_found'),
  );

@ApiTags('Feedback')
@Controller('api/v1/feedback')
export class ProviderEventsController {
  constructor(private readonly events: ProviderEventsService) {}

  @Post('ses')
  @TakesEvents('Amazon SES', 'By way of a topic of SNS in `SES_TOPIC_ARNS`, signed by SNS.')
  ses(@Req() request: Request, @Bytes() body: Buffer): Promise<void> {
    return this.events.takeIn('ses', request, body);
  }

  @Post('sendgrid')
  @TakesEvents('SendGrid', 'Its Event Webhook, with the signature switched on: `SENDGRID_WEBHOOK_KEY`.')
  sendgrid(@Req() request: Request, @Bytes() body: Buffer): Promise<void> {
    return this.events.takeIn('sendgrid', request, body);
  }

  @Post('mailgun')
  @TakesEvents('Mailgun', 'Signed by `MAILGUN_SIGNING_KEY`.')
  mailgun(@Req() request: Request, @Bytes() body: Buffer): Promise<void> {
    return this.events.takeIn('mailgun', request, body);
  }

  @Post('postmark')
  @TakesEvents('Postmark', 'With `POSTMARK_WEBHOOK_TOKEN` as the password of basic authentication.')
  postmark(@Req() request: Request, @Bytes() body: Buffer): Promise<void> {
    return this.events.takeIn('postmark', request, body);
  }
}
