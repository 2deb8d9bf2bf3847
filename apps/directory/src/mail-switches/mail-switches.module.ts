import { Module } from '@nestjs/common';
import { MailSwitches } from './mail-switches.service';

@Module({ providers: [MailSwitches], exports: [MailSwitches] })
export class MailSwitchesModule {}
