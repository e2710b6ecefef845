import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { outgoingContracts, type OutgoingHook } from '../../../contracts/outgoing';
import { Await } from '../shared/Await';
import { DialogFrame } from '../shared/DialogFrame';
import { Turn } from '../shared/Turn';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { MessagesTable } from './MessagesTable';

const pageSize = 10;

function Messages({ hook, onChanged }: { hook: OutgoingHook; onChanged: () => void }) {
  const words = useWords();
  const [page, setPage] = useState(1);
  const input = { params: { id: hook.id }, query: { page, pageSize } };
  const answer = useAnswer(outgoingContracts.messages, input);
  const changed = () => {
    answer.reload();
    onChanged();
  };
  return (
    <Await of={answer}>
      {({ rows, total }) =>
        total === 0 ? (
          <Typography textColor="neutral600">{words('outgoing.messages.none')}</Typography>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <MessagesTable messages={rows} onResent={changed} />
            <Turn
              page={page}
              pages={Math.ceil(total / pageSize)}
              busy={answer.loading}
              onTurn={setPage}
              testId="douyin-outgoing-messages"
            />
          </Flex>
        )
      }
    </Await>
  );
}

type MessagesDialogProps = { hook: OutgoingHook; onChanged: () => void; onClose: () => void };

/** What was sent to a webhook, the newest first. */
export function MessagesDialog({ hook, onChanged, onClose }: MessagesDialogProps) {
  const words = useWords();
  return (
    <DialogFrame
      title={words('outgoing.messages.title', { name: hook.name })}
      width="104rem"
      onClose={onClose}
      testId="douyin-outgoing-messages-dialog"
    >
      <Messages hook={hook} onChanged={onChanged} />
    </DialogFrame>
  );
}
