import 'reflect-metadata';
import { serve } from '@portico/platform/serve';
import { DirectoryModule } from './app.module';
import { DirectoryConfig } from './config';

void serve('directory', DirectoryConfig, DirectoryModule);
