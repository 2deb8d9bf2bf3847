import { serve } from '@portico/platform/serve';
import { AppModule } from './app.module';
import { GatewayConfig } from './config';
import { configureEdge } from './edge';

void serve('gateway', GatewayConfig, AppModule, configureEdge);
