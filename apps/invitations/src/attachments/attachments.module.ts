import { Global, Module } from '@nestjs/common';
import { BLOB_STORE } from '@portico/platform/blobs/blob-store';
import { openBlobs } from '@portico/platform/blobs/open-blobs.store';
import { EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { ATTACHMENT_STORE } from '../deliveries/outer-rooms';
import { AttachmentsController } from './attachments.controller';
import { AttachmentsService } from './attachments.service';

/** Files of messages; global, since deliveries reads the bytes through its ATTACHMENT_STORE. Needs a global MESSAGE_EDITOR. */
@Global()
@Module({
  controllers: [AttachmentsController],
  providers: [
    AttachmentsService,
    {
      provide: BLOB_STORE,
      useFactory: ({ attachmentsUrl }: InvitationsConfig, db: EntityManager) => openBlobs(attachmentsUrl, db),
      inject: [InvitationsConfig, EntityManager],
    },
    { provide: ATTACHMENT_STORE, useExisting: BLOB_STORE },
  ],
  exports: [ATTACHMENT_STORE],
})
export class AttachmentsModule {}
