import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { HomeRequestsController } from './home-requests.controller';
import { PhotosService } from './photos.service';
import { RequestsController } from './requests.controller';
import { RequestsService } from './requests.service';

@Module({
  imports: [FilesModule],
  controllers: [RequestsController, HomeRequestsController],
  providers: [RequestsService, PhotosService],
})
export class RequestsModule {}
