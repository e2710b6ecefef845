import { useEffect, useState } from 'react';

type Now = {
  /** The browser's clock (ms). */
  now: number;
  /** Whether anybody can see the page. */
  visible: boolean;
};

const read = (): Now => ({ now: Date.now(), visible: document.visibilityState === 'visible' });

/** The time, told anew every second and whenever the page comes into view or goes out of it. */
export function useNow(): Now {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const tick = () => setNow(read());
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return now;
}
