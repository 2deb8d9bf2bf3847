import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HomesClient } from '@portico/clients/homes-client';
import { PortalClient } from '@portico/clients/portal-client';
import { HomePatch, HomeView } from '@portico/contracts/homes';
import { ListQuery, type Page } from '@portico/contracts/lists';
import { NoticePage, type NoticeView } from '@portico/contracts/notices';
import { CallersHome } from '../access/caller.decorators';
import { Residents } from '../access/policy.decorators';
import { servedFile } from '../homes/served-file';
import { Answers, AnswersFile, Does } from '../openapi/answers.decorator';

/** What residents see of themselves, and what was mailed to them. */
@ApiTags('Portal')
@Controller('api/v1/portal')
export class ProfilesController {
  constructor(
    private readonly homes: HomesClient,
    private readonly portal: PortalClient,
  ) {}

  @Get('profiles/:residentId')
  @Residents('path')
  @Does('Shows a home and who one is there')
  @Answers(200, HomeView, 'The details.')
  get(@CallersHome() home: string): Promise<HomeView> {
    return this.homes.home(home);
  }

  @Patch('profiles/:residentId')
  @Residents('path')
  @Does('Changes what a resident says of themselves', 'Whatever is left out stays.')
  @Answers(200, HomeView, 'The details as they are now.')
  update(@CallersHome() home: string, @Body() body: HomePatch): Promise<HomeView> {
    return this.homes.updateHome(home, body);
  }

  @Get('profiles/:residentId/notices')
  @Residents('path')
  @Does('Lists the notices that were sent to this resident', 'Newest first, in the words of the mail.')
  @Answers(200, NoticePage, 'A page of notices.')
  notices(@CallersHome() home: string, @Query() query: ListQuery): Promise<Page<NoticeView>> {
    return this.portal.notices(home, query);
  }

  @Get('profiles/:residentId/notices/:noticeId/attachments/:sha256')
  @Residents('path')
  @Does('Downloads what went with a notice')
  @AnswersFile('The file.')
  async attachment(
    @CallersHome() home: string,
    @Param('noticeId') noticeId: string,
    @Param('sha256') sha256: string,
  ): Promise<Response> {
    return servedFile(await this.portal.noticeAttachment(home, noticeId, encodeURIComponent(sha256)));
  }
}
