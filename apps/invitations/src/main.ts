import { serve } from '@portico/platform/serve';
import { AppModule } from './app.module';
import { InvitationsConfig } from './config';

void serve('invitations', InvitationsConfig, AppModule);
