import { Flex, Typography } from '@strapi/design-system';
import type { SaveNotice } from '../../../contracts/apps';
import { Banner } from '../shared/Banner';
import { useWords, type Words } from '../shared/words';

const sentence = (words: Words, { kind, ...values }: SaveNotice): string => words(`notice.${kind}`, values);

type SaveNoticesProps = { notices: SaveNotice[]; onClose: () => void };

/** Says that the app was saved, and what the server changed or noticed on the way. */
export function SaveNotices({ notices, onClose }: SaveNoticesProps) {
  const words = useWords();
  return (
    <Banner
      variant={notices.length > 0 ? 'warning' : 'success'}
      title={words(notices.length > 0 ? 'save.done.notices' : 'save.done')}
      onClose={onClose}
      testId="douyin-app-saved"
    >
      {notices.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {notices.map((notice) => (
            <Typography tag="li" key={JSON.stringify(notice)} data-notice={notice.kind}>
              {sentence(words, notice)}
            </Typography>
          ))}
        </Flex>
      ) : null}
    </Banner>
  );
}
