import { Global, Module } from '@nestjs/common';
import { TroublePages } from '../forms/page.filter';
import { PortalModule } from '../portal/portal.module';
import { StaffModule } from '../staff/staff.module';
import { FacesService } from './faces.service';
import { PagesController } from './pages.controller';
import { PagesService } from './pages.service';
import { PortalAppController } from './portal-app.controller';
import { StaffPagesService } from './staff-pages.service';
import { TroublePagesService } from './trouble-pages.service';
import { UnsubscribeController } from './unsubscribe.controller';
import { UnsubscribeService } from './unsubscribe.service';

/** The plain pages. Global, because every route that takes a page's form tells its trouble in a page. */
@Global()
@Module({
  imports: [PortalModule, StaffModule],
  controllers: [PagesController, UnsubscribeController, PortalAppController],
  providers: [
    FacesService,
    PagesService,
    StaffPagesService,
    UnsubscribeService,
    { provide: TroublePages, useClass: TroublePagesService },
  ],
  exports: [TroublePages],
})
export class PagesModule {}
