import { Module } from '@nestjs/common';
import { BLOB_STORE } from '@portico/platform/blobs/blob-store';
import { openBlobs } from '@portico/platform/blobs/open-blobs.store';
import { EntityManager } from 'typeorm';
import { DirectoryConfig } from '../config';
import { Files } from './files.service';

@Module({
  providers: [
    Files,
    {
      provide: BLOB_STORE,
      useFactory: ({ filesUrl }: DirectoryConfig, db: EntityManager) => openBlobs(filesUrl, db),
      inject: [DirectoryConfig, EntityManager],
    },
  ],
  exports: [Files],
})
export class FilesModule {}
