import { serve } from '@portico/platform/serve';
import { AppModule } from './app.module';
import { MailerConfig } from './config';

void serve('mailer', MailerConfig, AppModule);
