import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inSession } from '../session/ended-session';
import { useProblems } from '../ui/use-problems';
import { messageQuery, removeAttachment } from './messages.queries';
import type { Message } from './message';
import { uploadAttachment } from './upload-attachment';

interface Upload {
  key: number;
  name: string;
  /** 0 to 1. */
  share: number;
}

let uploadsSoFar = 0;

/** The files of a message: one upload after the other, so that one that is refused says so by itself. */
export function useAttachments(message: Message) {
  const queries = useQueryClient();
  const { tell } = useProblems();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const refresh = () => queries.invalidateQueries({ queryKey: messageQuery(message.id).queryKey, exact: true });

  const upload = async ({ key }: Upload, file: File) => {
    const tellShare = (share: number) =>
      setUploads((now) => now.map((each) => (each.key === key ? { ...each, share } : each)));
    await inSession(() => uploadAttachment(message.id, file, tellShare)).catch(tell);
    await refresh();
    setUploads((now) => now.filter((each) => each.key !== key));
  };
  const add = async (files: File[]) => {
    const added = files.map((file) => ({ file, upload: { key: (uploadsSoFar += 1), name: file.name, share: 0 } }));
    setUploads((now) => [...now, ...added.map((each) => each.upload)]);
    for (const each of added) await upload(each.upload, each.file);
  };
  const remove = (attachmentId: string) => void removeAttachment(message.id, attachmentId).catch(tell).then(refresh);
  return { uploads, add: (files: File[]) => void add(files), remove };
}
