import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { ExportView } from '../../../contracts/lead-files';
import { AskDialog } from '../shared/AskDialog';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { isGoing, standing } from './export-stage';
import { useDownload } from './use-download';
import type { Exports } from './use-exports';

type ActionsProps = { view: ExportView; exports: Exports; now: number };

function Done({ view, exports }: ActionsProps) {
  const words = useWords();
  const download = useDownload();
  const [asking, setAsking] = useState(false);
  const discard = async () => {
    await exports.discard(view.id);
    setAsking(false);
  };
  return (
    <>
      <SteadyButton
        size="S"
        variant="secondary"
        startIcon={<Download />}
        busy={download.busy}
        onClick={() => void download.exported(view)}
        data-testid="douyin-export-download"
      >
        {words('lead.export.download')}
      </SteadyButton>
      <Button
        size="S"
        variant="danger-light"
        onClick={() => setAsking(true)}
        data-testid="douyin-export-discard"
      >
        {words('lead.export.discard')}
      </Button>
      {asking ? (
        <AskDialog
          title={words('lead.export.discard.title')}
          confirm={words('lead.export.discard')}
          danger
          onConfirm={discard}
          onCancel={() => setAsking(false)}
        >
          <Typography textAlign="center">{words('lead.export.discard.text')}</Typography>
        </AskDialog>
      ) : null}
    </>
  );
}

/** What can be done about one export by whoever made it. */
export function ExportRowActions(props: ActionsProps) {
  const { view, exports, now } = props;
  const words = useWords();
  if (!view.isMine) return null;
  return (
    <Flex gap={2} justifyContent="flex-end">
      {isGoing(view) ? (
        <SteadyButton
          size="S"
          variant="tertiary"
          busy={exports.busy === view.id}
          onClick={() => void exports.cancel(view.id)}
          data-testid="douyin-export-cancel"
        >
          {words('action.cancel')}
        </SteadyButton>
      ) : null}
      {standing(view, now) === 'done' ? <Done {...props} /> : null}
    </Flex>
  );
}
