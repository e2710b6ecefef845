import { Button } from '@strapi/design-system';
import type { StreamView } from '../../../contracts/sync';
import { DialogFrame } from '../shared/DialogFrame';
import { useWords } from '../shared/words';
import { LettersView } from './LettersView';
import { useStreamName } from './use-stream-name';

type LettersDialogProps = { stream: StreamView; onChanged: () => void; onClose: () => void };

/** The rows of a stream that became no lead. */
export function LettersDialog({ stream, onChanged, onClose }: LettersDialogProps) {
  const words = useWords();
  const name = useStreamName()(stream);
  const close = (
    <Button variant="tertiary" onClick={onClose} id="douyin-sync-letters-close">
      {words('action.close')}
    </Button>
  );
  return (
    <DialogFrame
      title={words('sync.letters.title', { name })}
      width="92rem"
      footer={close}
      onClose={onClose}
      testId="douyin-sync-letters-dialog"
    >
      <LettersView stream={stream} onChanged={onChanged} />
    </DialogFrame>
  );
}
