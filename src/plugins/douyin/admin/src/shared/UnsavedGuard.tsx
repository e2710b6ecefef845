import { useEffect } from 'react';
import { Typography } from '@strapi/design-system';
import { useBlocker } from 'react-router-dom';
import { AskDialog } from './AskDialog';
import { useWords } from './words';

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Asks before unsaved changes are left behind, inside the admin and when the window closes. */
export function UnsavedGuard({ active }: { active: boolean }) {
  const words = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => active && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!active) return undefined;
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
  if (blocker.state !== 'blocked') return null;
  return (
    <AskDialog
      title={words('unsaved.title')}
      confirm={words('unsaved.leave')}
      cancel={words('unsaved.stay')}
      danger
      onConfirm={() => blocker.proceed()}
      onCancel={() => blocker.reset()}
      testId="douyin-unsaved"
    >
      <Typography textAlign="center">{words('unsaved.text')}</Typography>
    </AskDialog>
  );
}
