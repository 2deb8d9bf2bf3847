import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysService } from './api-keys.service';
import { AssignedCommunities } from './assigned-communities.service';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { FirstOrganization } from './first-organization.service';
import { OrganizationsController } from './organizations.controller';
import { OrganizationsService } from './organizations.service';
import { PasswordHasher } from './password-hasher.service';
import { PasswordLinksService } from './password-links.service';
import { SessionsService } from './sessions.service';
import { StaffCookie } from './staff-cookie.service';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  controllers: [AuthController, UsersController, ApiKeysController, OrganizationsController],
  providers: [
    ApiKeysService,
    AssignedCommunities,
    AuthService,
    FirstOrganization,
    OrganizationsService,
    PasswordHasher,
    PasswordLinksService,
    SessionsService,
    StaffCookie,
    UsersService,
  ],
  exports: [ApiKeysService, AuthService, FirstOrganization, PasswordLinksService, SessionsService],
})
export class StaffModule {}
