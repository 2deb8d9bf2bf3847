import { addPhotos } from './photos';

const photo = (type = 'image/jpeg', size = 1_000_000) => ({ type, size });

describe('the photos of a request', () => {
  it('are added to those that are there', () => {
    const [one, two] = [photo(), photo('image/webp')];
    expect(addPhotos([one], [two])).toEqual({ photos: [one, two], refused: null });
  });

  it('are pictures', () => {
    const one = photo();
    expect(addPhotos([], [one, photo('application/pdf')])).toEqual({ photos: [one], refused: 'type' });
  });

  it('have 10 MB each at the most', () => {
    const most = photo('image/png', 10 * 1024 * 1024);
    expect(addPhotos([], [most])).toEqual({ photos: [most], refused: null });
    expect(addPhotos([], [photo('image/png', 10 * 1024 * 1024 + 1)])).toEqual({ photos: [], refused: 'size' });
  });

  it('are five at the most', () => {
    const { photos, refused } = addPhotos(
      Array.from({ length: 4 }, () => photo()),
      [photo(), photo()],
    );
    expect([photos.length, refused]).toEqual([5, 'count']);
  });
});
