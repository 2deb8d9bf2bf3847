import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListQuery } from '@portico/contracts/lists';
import type { Page } from '@portico/contracts/lists';
import { UserBody, UserPage, UserPatch, UserView } from '@portico/contracts/staff';
import { Caller } from '../access/caller.decorators';
import type { StaffCaller } from '../access/caller';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { UsersService } from './users.service';

@ApiTags('Staff')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Staff('staff:manage', 'organization')
  @Does('Lists the staff, by address')
  @Answers(200, UserPage, 'A page of users.')
  list(@Caller() caller: StaffCaller, @Query() query: ListQuery): Promise<Page<UserView>> {
    return this.users.list(caller, query);
  }

  @Post()
  @Staff('staff:manage', 'organization')
  @Does('Adds a user', 'Without a password a mail lets them set one. A key needs every scope to add an administrator.')
  @Answers(201, UserView, 'The new user.')
  @Refuses('account.email_taken')
  create(@Caller() caller: StaffCaller, @Body() body: UserBody): Promise<UserView> {
    return this.users.create(caller, body);
  }

  @Patch(':id')
  @Staff('staff:manage', 'user')
  @Does('Changes a user', 'A new password ends their sessions; a new role or new communities hold at once.')
  @Answers(200, UserView, 'The user as they are now.')
  @Refuses('staff.last_administrator')
  update(@Caller() caller: StaffCaller, @Param('id') id: string, @Body() body: UserPatch): Promise<UserView> {
    return this.users.update(caller, id, body);
  }

  @Delete(':id')
  @Staff('staff:manage', 'user')
  @Does('Removes a user', 'Their sessions end at once.')
  @Answers(204, null, 'Removed.')
  @Refuses('staff.last_administrator')
  remove(@Caller() caller: StaffCaller, @Param('id') id: string): Promise<void> {
    return this.users.remove(caller, id);
  }
}
