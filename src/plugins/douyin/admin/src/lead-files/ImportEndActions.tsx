import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { ImportView } from '../../../contracts/lead-files';
import { useMoments } from '../shared/moments';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { canRevert, hasRejects } from './import-stage';
import { RevertDialog } from './RevertDialog';
import { useDownload } from './use-download';

type ActionsProps = { view: ImportView; now: number; onRevert: () => Promise<void>; small?: boolean };

/** What can be done about an import that is over: its rejected rows fetched, all of it taken back. */
export function ImportEndActions({ view, now, onRevert, small = false }: ActionsProps) {
  const words = useWords();
  const { full } = useMoments();
  const download = useDownload();
  const [asking, setAsking] = useState(false);
  const size = small ? 'S' : 'M';
  const until = view.revertibleUntil
    ? words('lead.bulk.undo.until', { when: full(view.revertibleUntil) })
    : '';
  return (
    <Flex gap={2}>
      {hasRejects(view, now) ? (
        <SteadyButton
          size={size}
          variant="secondary"
          startIcon={<Download />}
          busy={download.busy}
          onClick={() => void download.rejected(view)}
          data-testid="douyin-import-rejected"
        >
          {words('lead.import.rejected', { count: view.counts.rejected })}
        </SteadyButton>
      ) : null}
      {canRevert(view, now) ? (
        <SteadyButton
          size={size}
          variant="danger-light"
          title={until}
          onClick={() => setAsking(true)}
          data-testid="douyin-import-revert"
        >
          {words('lead.import.revert')}
        </SteadyButton>
      ) : null}
      {asking ? <RevertDialog view={view} onRevert={onRevert} onClose={() => setAsking(false)} /> : null}
    </Flex>
  );
}
