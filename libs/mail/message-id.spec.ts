import { deliveryIdFromMessageId, messageIdOf } from './message-id';

const id = '0198c7a2-5d1e-7f3a-9b4c-1234567890ab';

describe('the Message-ID of a delivery', () => {
  it('is the same each time and leads back to the delivery', () => {
    expect(messageIdOf(id, 'mail.example')).toBe(`<delivery.${id}@mail.example>`);
    expect(deliveryIdFromMessageId(messageIdOf(id, 'mail.example'))).toBe(id);
  });

  it('is found among other headers, whatever its case', () => {
    const headers = `Received: by x\r\nMessage-ID: <DELIVERY.${id.toUpperCase()}@mail.example>\r\nSubject: a`;
    expect(deliveryIdFromMessageId(headers)).toBe(id);
  });

  it.each([`<${id}@other.example>`, '<delivery.1@mail.example>', `delivery.${id}@mail.example`, ''])(
    'is not %j',
    (text) => {
      expect(deliveryIdFromMessageId(text)).toBeNull();
    },
  );
});
