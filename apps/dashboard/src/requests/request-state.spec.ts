import { requestSearch, requestStatuses, stepsFrom } from './request-state';

describe('a maintenance request', () => {
  it('can be taken up, done or declined, and what is over can be opened again', () => {
    expect(stepsFrom('open')).toEqual(['in_progress', 'done', 'declined']);
    expect(stepsFrom('done')).toEqual(['open']);
    expect(stepsFrom('declined')).toEqual(['open']);
  });

  it('never stays where it is by a step', () => {
    for (const status of requestStatuses) expect(stepsFrom(status)).not.toContain(status);
  });
});

describe('the address of the list', () => {
  it('is read as the API takes it, and leaves out whatever is none', () => {
    expect(requestSearch({ search: 'tap', status: 'done' })).toEqual({ search: 'tap', status: 'done' });
    expect(requestSearch({ search: '', status: 'lost' })).toEqual({});
  });
});
