import { useEffect, useRef } from 'react';
import { Flex } from '@strapi/design-system';
import { Banner } from '../shared/Banner';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { SaveNotices } from './SaveNotices';
import type { AppForm } from './use-app-form';

type SaveMessagesProps = { form: AppForm; locked: boolean };

/** How the last save went, above the form; it comes into view by itself when there is something to read. */
export function SaveMessages({ form, locked }: SaveMessagesProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { failure, errors, notices, closeNotices } = form;
  const wrong = Object.keys(errors).length > 0;
  useEffect(() => {
    if (failure || wrong || notices) box.current?.scrollIntoView({ block: 'center' });
  }, [failure, errors, wrong, notices]);
  if (!locked && !failure && !wrong && !notices) return null;
  return (
    <Flex ref={box} direction="column" alignItems="stretch" gap={3} paddingBottom={4}>
      {locked ? <Banner variant="info">{words('app.read-only')}</Banner> : null}
      {failure ? <FailureBox failure={failure} /> : null}
      {wrong && !failure ? <Banner variant="danger">{words('save.invalid')}</Banner> : null}
      {notices ? <SaveNotices notices={notices} onClose={closeNotices} /> : null}
    </Flex>
  );
}
