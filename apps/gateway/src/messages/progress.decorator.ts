import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProduces, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { MessageProgress } from '@portico/contracts/messages';

/** An event stream whose `progress` events carry a `MessageProgress`. */
export const AnswersProgress = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(MessageProgress),
    ApiProduces('text/event-stream'),
    ApiResponse({
      status: 200,
      description: 'Server-Sent Events. The data of each `progress` event is a MessageProgress as JSON.',
      content: { 'text/event-stream': { schema: { $ref: getSchemaPath(MessageProgress) } } },
    }),
  );
