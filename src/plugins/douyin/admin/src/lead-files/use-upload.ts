import { useEffect, useRef, useState } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { leadFileContracts as contracts, type ImportView } from '../../../contracts/lead-files';
import { callApi, sendFile } from '../api';
import { isGivenUp, readFailure, type Failure } from '../shared/failure';
import { pause } from '../shared/pause';

/** Sends a file to be imported; `onSent` hears what it looks like. */
export function useUpload(onSent: (view: ImportView) => void) {
  const token = useAuth('DouyinLeadImport', (state) => state.token);
  const latest = useRef({ token, onSent });
  latest.current = { token, onSent };
  const under = useRef<AbortController | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  const send = async (file: File) => {
    const controller = new AbortController();
    const { signal } = controller;
    under.current = controller;
    setFailure(null);
    setShare(0);
    try {
      // A file goes past the panel's own client, which asks for a new token where the old one has ended.
      await callApi(contracts.imports, {}, signal);
      await pause(0, signal);
      const query = { name: file.name.slice(0, 200) };
      const sending = { query, file, token: latest.current.token, signal, onSent: setShare };
      latest.current.onSent(await sendFile(contracts.upload, sending));
    } catch (thrown) {
      if (!isGivenUp(thrown)) setFailure(readFailure(thrown));
    }
    if (under.current === controller) setShare(null);
  };
  return {
    /** How much of the file is sent, from 0 to 1; null while none is. */
    share,
    failure,
    send,
    giveUp: () => under.current?.abort(),
  };
}
