// Prometheus: what Node tells of itself, and how long requests take, by route and never by address.
import { Controller, Get, Header, Module } from '@nestjs/common';
import type { MiddlewareConsumer, NestModule } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';
import { Public } from './internal.guard';

const DURATION = 'http_request_duration_seconds';

@Public()
@ApiExcludeController()
@Controller('metrics')
class MetricsController {
  /** All metrics of this process in Prometheus' text format. */
  @Get()
  @Header('Content-Type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}

/** `GET /metrics`. An app adds metrics of its own with prom-client's classes; they go into the same registry. */
@Module({ controllers: [MetricsController] })
export class MetricsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(measured).forRoutes('{*path}');
  }
}

function measured(request: Request, response: Response, next: NextFunction): void {
  const end = durations().startTimer();
  response.once('finish', () => {
    const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
    end({ method: request.method, route, status: response.statusCode });
  });
  next();
}

/** Made with the first request; several apps in one process, as in tests, share it. */
function durations(): Histogram {
  const existing = register.getSingleMetric(DURATION);
  if (existing) return existing as Histogram;
  collectDefaultMetrics();
  return new Histogram({
    name: DURATION,
    help: 'How long requests take, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
}
