// Which photos can go with a request; the API has the same limits.

export const photoTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const maxFiles = 5;
const maxBytes = 10 * 1024 * 1024;

/** Why some of the chosen files do not go. */
export type PhotoRefusal = 'type' | 'size' | 'count';

/** What of newly chosen files joins the photos that are there already. */
export function addPhotos<Photo extends Pick<File, 'type' | 'size'>>(
  photos: readonly Photo[],
  chosen: readonly Photo[],
): { photos: Photo[]; refused: PhotoRefusal | null } {
  const pictures = chosen.filter(({ type }) => photoTypes.includes(type));
  const small = pictures.filter(({ size }) => size <= maxBytes);
  const all = [...photos, ...small];
  const refused =
    pictures.length < chosen.length
      ? 'type'
      : small.length < pictures.length
        ? 'size'
        : all.length > maxFiles
          ? 'count'
          : null;
  return { photos: all.slice(0, maxFiles), refused };
}
