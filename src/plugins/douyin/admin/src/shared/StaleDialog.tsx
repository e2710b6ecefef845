import { Button, Flex, Typography } from '@strapi/design-system';
import { AskDialog } from './AskDialog';
import { useWords } from './words';

type StaleDialogProps = {
  /** Says what was saved meanwhile. */
  text: string;
  onOverwrite: () => Promise<void>;
  onReload: () => Promise<void>;
  onCancel: () => void;
};

/** Someone saved meanwhile: take theirs, or save over it. */
export function StaleDialog({ text, onOverwrite, onReload, onCancel }: StaleDialogProps) {
  const words = useWords();
  return (
    <AskDialog
      title={words('save.stale.title')}
      confirm={words('save.stale.overwrite')}
      danger
      onConfirm={onOverwrite}
      onCancel={onCancel}
      testId="douyin-stale"
    >
      <Flex direction="column" gap={4}>
        <Typography textAlign="center">{text}</Typography>
        <Button variant="secondary" onClick={() => void onReload()} data-testid="douyin-stale-reload">
          {words('save.stale.reload')}
        </Button>
      </Flex>
    </AskDialog>
  );
}
