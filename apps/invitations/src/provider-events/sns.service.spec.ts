import { Logger } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import { keys, snsConfirmation, snsPost, topicArn } from '../../testing/provider-posts';
import type { InvitationsConfig } from '../config';
import { Sns } from './sns.service';

const certificate = jest.fn<Promise<string | null>, [string]>();
const confirm = jest.fn<Promise<boolean>, [string]>();
let sns: Sns;

beforeEach(() => {
  jest.spyOn(Logger.prototype, 'log').mockImplementation();
  certificate.mockReset().mockResolvedValue(keys.sns);
  confirm.mockReset().mockResolvedValue(true);
  const settings = { sesTopicArns: `arn:aws:sns:us-east-1:123456789012:other, ${topicArn}` };
  sns = new Sns(settings as InvitationsConfig, { certificate, confirm });
});

const open = (post: string) => sns.open(Buffer.from(post));

describe('SNS', () => {
  it('brings what is said at a topic of ours', async () => {
    expect(await open(snsPost({ eventType: 'Bounce' }))).toEqual({ eventType: 'Bounce' });
    expect(await open(snsPost('Successfully validated SNS topic for Amazon SES event publishing.'))).toEqual({});
  });

  it('is asked for its certificate once', async () => {
    for (let i = 0; i < 3; i += 1) await open(snsPost({}));
    expect(certificate).toHaveBeenCalledTimes(1);
  });

  it('is told that we subscribe to a topic of ours', async () => {
    expect(await open(snsConfirmation())).toEqual({});
    expect(confirm.mock.calls).toEqual([
      ['https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37'],
    ]);
  });

  it.each([
    ['a topic of somebody else', snsConfirmation({ TopicArn: 'arn:aws:sns:eu-west-1:999999999999:ses-events' })],
    [
      'a certificate from elsewhere',
      snsPost({}, { SigningCertURL: 'https://example.net/SimpleNotificationService-1.pem' }),
    ],
  ])('is not believed with %s, and nobody is asked', async (_, body) => {
    await expect(open(body)).rejects.toMatchObject({ code: 'feedback.unverified' });
    expect([certificate, confirm].map((asked) => asked.mock.calls)).toEqual([[], []]);
  });

  it.each([
    ['a subscription elsewhere', snsConfirmation({ SubscribeURL: 'https://169.254.169.254/latest/meta-data' })],
    ['another text than was signed', snsPost({}).replace('"Message":"{}"', '"Message":"{ }"')],
    ['another subscription than was signed', snsConfirmation().replace('Token=2336', 'Token=9999')],
  ])('is not believed with %s, and nothing is confirmed', async (_, body) => {
    await expect(open(body)).rejects.toMatchObject({ code: 'feedback.unverified' });
    expect(confirm).not.toHaveBeenCalled();
  });

  it('is not believed where it knows no such certificate, or no such subscription', async () => {
    certificate.mockResolvedValueOnce(null);
    await expect(open(snsPost({}))).rejects.toMatchObject({ code: 'feedback.unverified' });
    confirm.mockResolvedValueOnce(false);
    await expect(open(snsConfirmation())).rejects.toMatchObject({ code: 'feedback.unverified' });
  });

  it('is asked to come again where it cannot be asked itself', async () => {
    certificate.mockRejectedValueOnce(new Problem('service.unavailable'));
    await expect(open(snsPost({}))).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(await open(snsPost({ a: 1 }))).toEqual({ a: 1 });
  });
});
