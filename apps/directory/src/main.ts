import { serve } from '@portico/platform/serve';
import { AppModule } from './app.module';
import { DirectoryConfig } from './config';

void serve('directory', DirectoryConfig, AppModule);
