import { IconCamera, IconX } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import ui from '../ui/ui.module.css';
import { addPhotos, photoTypes } from './photos';
import type { PhotoRefusal } from './photos';
import classes from './requests.module.css';

interface PhotoFieldProps {
  photos: readonly File[];
  onChange: (photos: File[]) => void;
}

/** Takes photos, from the camera of a phone too, and shows them. */
export function PhotoField({ photos, onChange }: PhotoFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [refused, setRefused] = useState<PhotoRefusal | null>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const added = addPhotos(photos, [...(target.files ?? [])]);
    target.value = ''; // or the same file could not be chosen again
    setRefused(added.refused);
    onChange(added.photos);
  };
  return (
    <div className={ui.field}>
      <span className={ui.label}>{t('requests.photos')}</span>
      <p className={ui.hint} id={`${id}-hint`}>
        {t('requests.photosHint')}
      </p>
      <div>
        <input
          id={id}
          type="file"
          multiple
          accept={photoTypes.join()}
          aria-describedby={`${id}-hint`}
          className={classes.file}
          onChange={choose}
        />
        <label htmlFor={id} className={ui.button} data-quiet>
          <IconCamera size={20} aria-hidden />
          {t('requests.addPhotos')}
        </label>
      </div>
      <p className={ui.error} role="alert">
        {refused && t(`requests.refused.${refused}`)}
      </p>
      <ul className={classes.photos}>
        {photos.map((photo, index) => (
          <ChosenPhoto
            key={`${index} ${photo.name}`}
            photo={photo}
            remove={() => onChange(photos.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
    </div>
  );
}

function ChosenPhoto({ photo, remove }: { photo: File; remove: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(photo);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return (
    <li className={classes.photo}>
      <img src={url} alt={photo.name} />
      <Button quiet onClick={remove} aria-label={t('requests.removePhoto', { name: photo.name })}>
        <IconX size={18} aria-hidden />
        {t('app.remove')}
      </Button>
    </li>
  );
}
