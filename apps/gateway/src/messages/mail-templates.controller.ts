import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MailTemplateList } from '@portico/contracts/mail-templates';
import { locales } from '@portico/mail/content';
import { invitationDefaults, noticeDefaults } from '@portico/mail/defaults';
import { Staff } from '../access/policy.decorators';
import { Answers, Does } from '../openapi/answers.decorator';

/** The words that staff start from. They are the same for everybody. */
@ApiTags('Messages')
@Controller('api/v1/mail-templates')
export class MailTemplatesController {
  @Get()
  @Staff('messages:read', 'assigned')
  @Does("Lists the product's own words", 'What an invitation or a notice says where nobody has written anything else.')
  @Answers(200, MailTemplateList, 'The words of each purpose in each language.')
  list(): MailTemplateList {
    const items = locales.flatMap((locale) => [
      { purpose: 'invitation' as const, locale, ...invitationDefaults(locale) },
      { purpose: 'notice' as const, locale, ...noticeDefaults(locale) },
    ]);
    return { items };
  }
}
