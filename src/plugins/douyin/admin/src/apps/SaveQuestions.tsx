import { Button, Flex, Typography } from '@strapi/design-system';
import { AskDialog } from '../shared/AskDialog';
import { useWords } from '../shared/words';
import type { AppForm } from './use-app-form';

/** Another key or address drops the secret: asks before that is saved. */
function ClearsSecret({ form }: { form: AppForm }) {
  const words = useWords();
  return (
    <AskDialog
      title={words('save.clears-secret.title')}
      confirm={words('save.clears-secret.confirm')}
      danger
      onConfirm={form.saveAnyway}
      onCancel={form.cancelQuestion}
      testId="douyin-clears-secret"
    >
      <Typography textAlign="center">{words('save.clears-secret.text')}</Typography>
    </AskDialog>
  );
}

/** Someone saved meanwhile: take theirs, or save over it. */
function Stale({ form }: { form: AppForm }) {
  const words = useWords();
  return (
    <AskDialog
      title={words('save.stale.title')}
      confirm={words('save.stale.overwrite')}
      danger
      onConfirm={form.overwrite}
      onCancel={form.cancelQuestion}
      testId="douyin-stale"
    >
      <Flex direction="column" gap={4}>
        <Typography textAlign="center">{words('save.stale.text')}</Typography>
        <Button variant="secondary" onClick={() => void form.reload()} data-testid="douyin-stale-reload">
          {words('save.stale.reload')}
        </Button>
      </Flex>
    </AskDialog>
  );
}

/** The questions that saving can raise. */
export function SaveQuestions({ form }: { form: AppForm }) {
  if (form.question === 'clears-secret') return <ClearsSecret form={form} />;
  if (form.question === 'stale') return <Stale form={form} />;
  return null;
}
