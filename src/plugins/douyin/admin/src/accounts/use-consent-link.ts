import { useState } from 'react';
import { tokenContracts } from '../../../contracts/tokens';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import type { ConsentLink } from './LinkView';

/** The newest link, why it could not be made, and the way to the next. */
type Maker = { link: ConsentLink | null; failure: Failure | null; busy: boolean; make: () => Promise<void> };

/** Makes links for the owner of an account, each when it is asked for. */
export function useConsentLink(id: string): Maker {
  const [link, setLink] = useState<ConsentLink | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setLink(await callApi(tokenContracts.reauthorizeLink, { params: { id } }));
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
    setBusy(false);
  };
  return { link, failure, busy, make };
}
