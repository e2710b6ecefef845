/** A file on its way to the server. */
export type Posting = {
  file: Blob;
  token: string | null;
  signal?: AbortSignal;
  /** Hears how much of it was sent, from 0 to 1. */
  onSent?: (share: number) => void;
};

const givenUp = (): DOMException => new DOMException('Given up', 'AbortError');

/** Sends a file as it is and gives the answer; `fetch` could not tell how far it is. Throws where there is no answer. */
export function post(
  url: string,
  { file, token, signal, onSent }: Posting,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', url);
    request.withCredentials = true;
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onSent?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new TypeError('Failed to send'));
    request.onabort = () => reject(givenUp());
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) reject(givenUp());
    else request.send(file);
  });
}
