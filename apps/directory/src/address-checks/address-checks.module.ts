import { Resolver } from 'node:dns/promises';
import { Module } from '@nestjs/common';
import { DirectoryConfig } from '../config';
import { AddressChecksController } from './address-checks.controller';
import { AddressChecksService } from './address-checks.service';
import { DOMAIN_RESOLVER, MailDomains } from './mail-domains.service';

/** The address doctor: which addresses look wrong. */
@Module({
  controllers: [AddressChecksController],
  providers: [
    AddressChecksService,
    MailDomains,
    {
      provide: DOMAIN_RESOLVER,
      useFactory: ({ addressChecksDns, nodeEnv }: DirectoryConfig) =>
        (addressChecksDns ?? nodeEnv === 'production') ? new Resolver({ timeout: 2_000, tries: 1 }) : null,
      inject: [DirectoryConfig],
    },
  ],
})
export class AddressChecksModule {}
