import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OrganizationBody, OrganizationCreated } from '@portico/contracts/staff';
import { Installation } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { OrganizationsService } from './organizations.service';

@ApiTags('Staff')
@Controller('api/v1/organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Post()
  @Installation()
  @Does(
    'Makes another management company',
    'With `ADMIN_API_KEY` only. Its key has every scope within it and none outside.',
  )
  @Answers(201, OrganizationCreated, 'The organization, its first administrator, and a key.')
  @Refuses('account.email_taken')
  create(@Body() body: OrganizationBody): Promise<OrganizationCreated> {
    return this.organizations.create(body);
  }
}
