import { Global, Module } from '@nestjs/common';
import { PortalModule } from '../portal/portal.module';
import { StaffModule } from '../staff/staff.module';
import { PagesController } from './pages.controller';
import { PagesService } from './pages.service';
import { TroublePages } from './trouble-pages.service';

/** The plain pages. Global, because every route that takes a page's form tells its trouble in a page. */
@Global()
@Module({
  imports: [PortalModule, StaffModule],
  controllers: [PagesController],
  providers: [PagesService, TroublePages],
  exports: [TroublePages],
})
export class PagesModule {}
