import { Controller, Get, Injectable } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { PolicyCheck } from './policy.check';
import { Anyone, Residents, Staff } from './policy.decorators';

@Injectable()
@Controller('things')
class Forgetful {
  @Get()
  @Anyone()
  list(): void {}

  @Get('one')
  forgotten(): void {}
}

@Controller('things/:id')
class Careless {
  @Get()
  @Staff('directory:read', 'assigned')
  show(): void {}
}

@Controller('things')
class Careful {
  @Get(':id')
  @Staff('directory:read', 'resident')
  show(): void {}
}

@Controller('portal')
class Homeless {
  @Get('profiles/:residentId/ledger')
  @Residents()
  show(): void {}
}

@Controller('portal/profiles/:residentId')
class Homely {
  @Get('ledger')
  @Residents('path')
  show(): void {}
}

const start = async (controller: new () => object) => {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers: [controller],
    providers: [PolicyCheck],
  }).compile();
  return module.init();
};

describe('the start of the gateway', () => {
  it('fails and names a route without a policy', async () => {
    await expect(start(Forgetful)).rejects.toThrow('Forgetful.forgotten has no policy');
  });

  it('fails for a route with an id in its path that nobody looks up', async () => {
    await expect(start(Careless)).rejects.toThrow('Careless.show: its policy and the id in its path do not agree.');
  });

  it('fails for a route that names a home of a resident, and does not look whether it is theirs', async () => {
    await expect(start(Homeless)).rejects.toThrow('Homeless.show: its policy and the home in its path do not agree.');
  });

  it('goes on where each route says who may use it', async () => {
    await expect(start(Careful)).resolves.toBeDefined();
    await expect(start(Homely)).resolves.toBeDefined();
  });
});
