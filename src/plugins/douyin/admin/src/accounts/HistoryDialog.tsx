import { useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { AccountView } from '../../../contracts/accounts';
import type { Answer } from '../../../contracts/contract';
import { tokenContracts } from '../../../contracts/tokens';
import { ExportButton } from '../audit/ExportButton';
import { Await } from '../shared/Await';
import { Banner } from '../shared/Banner';
import { Turn } from '../shared/Turn';
import { useAnswer } from '../shared/use-answer';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { useAccountName } from './AccountPerson';
import { HistoryTable } from './HistoryTable';

const pageSize = 10;

type History = Answer<typeof tokenContracts.history>;

function ChainBanner({ chain: { ok, entries, brokenAt } }: Pick<History, 'chain'>) {
  const words = useWords();
  // Lines from before there were chains, or of an account without tokens.
  if (ok && entries === 0) return null;
  if (ok)
    return (
      <Banner variant="success" title={words('history.chain.ok', { entries })} testId="douyin-chain-ok">
        {words('history.chain.ok.text')}
      </Banner>
    );
  return (
    <Banner
      variant="danger"
      title={words('history.chain.broken', { at: brokenAt ?? 0 })}
      testId="douyin-chain-broken"
    >
      {words('history.chain.broken.text')}
    </Banner>
  );
}

function HistoryView({ account }: { account: AccountView }) {
  const words = useWords();
  const [page, setPage] = useState(1);
  const history = useAnswer(tokenContracts.history, {
    params: { id: account.id },
    query: { page, pageSize },
  });
  return (
    <Await of={history}>
      {({ rows, total, chain }) =>
        total === 0 ? (
          <Typography textColor="neutral600" data-testid="douyin-history-empty">
            {words('history.empty')}
          </Typography>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ChainBanner chain={chain} />
            <HistoryTable lines={rows} />
            <Turn
              page={page}
              pages={Math.ceil(total / pageSize)}
              busy={history.loading}
              onTurn={setPage}
              testId="douyin-history"
            />
          </Flex>
        )
      }
    </Await>
  );
}

type HistoryDialogProps = { account: AccountView; onClose: () => void };

/** What happened to an account's tokens, the newest first, whether the record is unbroken, and all of it as a file. */
export function HistoryDialog({ account, onClose }: HistoryDialogProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const returnFocus = useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        style={{ maxWidth: '92rem' }}
        data-testid="douyin-history-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{words('history.title', { name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <HistoryView account={account} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.close')}
          </Button>
          <ExportButton query={{ target: account.id }} />
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
