import { problemOf } from '@portico/api/problem';

/** Uploads one file. `fetch` cannot tell how far an upload is; the older request can. */
export function uploadAttachment(messageId: string, file: File, onProgress: (share: number) => void): Promise<void> {
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/messages/${messageId}/attachments`);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1));
    request.addEventListener('error', () => reject(new TypeError('The upload was interrupted')));
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      if (status < 300) return resolve();
      const headers = { 'x-request-id': request.getResponseHeader('x-request-id') ?? '' };
      void problemOf(new Response(responseText, { status, headers })).then(reject);
    });
    request.send(form);
  });
}
