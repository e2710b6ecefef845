import { useRef, useState, type DragEvent } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { CloudUpload } from '@strapi/icons';
import { styled } from 'styled-components';
import type { ImportView } from '../../../contracts/lead-files';
import { FailureBox } from '../shared/FailureBox';
import { ProgressBar } from '../shared/ProgressBar';
import { useWords } from '../shared/words';
import { useUpload } from './use-upload';

const Zone = styled.section<{ $isOver: boolean }>`
  padding: 3.2rem;
  text-align: center;
  border: 1px dashed ${({ theme, $isOver }) => ($isOver ? theme.colors.primary600 : theme.colors.neutral300)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $isOver }) => ($isOver ? theme.colors.primary100 : theme.colors.neutral0)};
`;

function Sending({ share, onGiveUp }: { share: number; onGiveUp: () => void }) {
  const words = useWords();
  const percent = Math.floor(share * 100);
  return (
    <Flex direction="column" gap={3} width="30rem" maxWidth="100%">
      <Typography aria-live="polite">{words('lead.import.sending', { percent })}</Typography>
      <ProgressBar label={words('lead.import.sending', { percent })} percent={percent} />
      <Button size="S" variant="tertiary" onClick={onGiveUp}>
        {words('action.cancel')}
      </Button>
    </Flex>
  );
}

/** Takes a file to be imported, dropped or chosen. */
export function DropFile({ onSent }: { onSent: (view: ImportView) => void }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { share, failure, send, giveUp } = useUpload(onSent);
  const take = (file: File | undefined) => {
    if (file && share === null) void send(file);
  };
  const over = (event: DragEvent, is: boolean) => {
    event.preventDefault();
    setIsOver(is);
  };
  const drop = (event: DragEvent) => {
    over(event, false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {failure ? <FailureBox failure={failure} /> : null}
      <Zone
        $isOver={isOver}
        aria-label={words('lead.import.drop')}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={drop}
        data-testid="douyin-import-drop"
      >
        <Flex direction="column" gap={3}>
          {share === null ? (
            <>
              <CloudUpload width="3.2rem" height="3.2rem" fill="primary600" aria-hidden />
              <Typography fontWeight="bold">{words('lead.import.drop')}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {words('lead.import.drop.hint')}
              </Typography>
              <Button onClick={() => input.current?.click()} data-testid="douyin-import-choose">
                {words('lead.import.choose')}
              </Button>
            </>
          ) : (
            <Sending share={share} onGiveUp={giveUp} />
          )}
        </Flex>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.xlsx"
          aria-label={words('lead.import.choose')}
          onChange={({ target }) => {
            take(target.files?.[0]);
            // The same file can be chosen once more.
            target.value = '';
          }}
          data-testid="douyin-import-file"
        />
      </Zone>
    </Flex>
  );
}
