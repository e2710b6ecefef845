import { useCallback, useEffect, useRef, useState } from 'react';
import { readFailure, type Failure } from '../shared/failure';
import type { ShownQr } from './attempt-run';
import { qrEnd, qrLife, secondsLeft } from './qr-life';
import { useNow } from './use-now';

type QrState = {
  /** Nobody renewed it in time. */
  lapsed: boolean;
  seconds: number;
  renewing: boolean;
  /** Why the last renewal did not work. */
  failure: Failure | null;
  renew: () => Promise<void>;
};

/** Keeps a QR code valid while somebody sees it: each is renewed once by itself, shortly before its end. */
export function useQrLife(qr: ShownQr, skewMs: number, renewQr: () => Promise<void>): QrState {
  const { now, visible } = useNow();
  const [renewing, setRenewing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const tried = useRef<ShownQr | null>(null);
  const endsAt = qrEnd(qr, skewMs);
  const life = qrLife(endsAt, now, visible);

  const renew = useCallback(async () => {
    setRenewing(true);
    setFailure(null);
    try {
      await renewQr();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    } finally {
      setRenewing(false);
    }
  }, [renewQr]);
  useEffect(() => {
    if (life !== 'due' || tried.current === qr) return;
    tried.current = qr;
    void renew();
  }, [life, qr, renew]);
  return { lapsed: life === 'lapsed', seconds: secondsLeft(endsAt, now), renewing, failure, renew };
}
