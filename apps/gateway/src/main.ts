import { serve } from '@portico/platform/serve';
import { AppModule } from './app.module';
import { GatewayConfig } from './config';
import { configureEdge } from './edge';
import { printDocument } from './openapi/openapi.printer';

void (process.argv[2] === 'openapi'
  ? printDocument(AppModule)
  : serve('gateway', GatewayConfig, AppModule, configureEdge));
