import { Typography } from '@strapi/design-system';
import { AskDialog } from '../shared/AskDialog';
import { StaleDialog } from '../shared/StaleDialog';
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

/** The questions that saving can raise. */
export function SaveQuestions({ form }: { form: AppForm }) {
  const words = useWords();
  if (form.question === 'clears-secret') return <ClearsSecret form={form} />;
  if (form.question !== 'stale') return null;
  return (
    <StaleDialog
      text={words('save.stale.text')}
      onOverwrite={form.overwrite}
      onReload={form.reload}
      onCancel={form.cancelQuestion}
    />
  );
}
