import { useState, type ChangeEvent, type FormEvent } from 'react';
import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import type { Failure } from '../shared/failure';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { codeLength, digitsOf, triesLeft } from './return-code';

/** What is wrong with the last code, in words. */
function useComplaint(): (failure: Failure) => string {
  const words = useWords();
  const explain = useExplain();
  return (failure) => {
    const tries = triesLeft(failure);
    if (tries !== null) return words('connect.code.wrong', { tries });
    const { what, remedy } = explain(failure);
    return `${what} ${remedy}`;
  };
}

type ReturnCodeFormProps = { onEnter: (code: string) => Promise<Failure | null> };

/** Asks for the six digits that the phone shows. */
export function ReturnCodeForm({ onEnter }: ReturnCodeFormProps) {
  const words = useWords();
  const complain = useComplaint();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (code.length < codeLength) return setError(words('connect.code.short'));
    setBusy(true);
    const failure = await onEnter(code);
    setBusy(false);
    setError(failure ? complain(failure) : undefined);
    if (failure) setCode('');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate data-testid="douyin-return-code">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Field.Root name="returnCode" required hint={words('connect.code.hint')} error={error}>
          <Field.Label>{words('connect.code')}</Field.Label>
          <TextInput
            name="returnCode"
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            spellCheck={false}
            onChange={(event: ChangeEvent<HTMLInputElement>) => setCode(digitsOf(event.target.value))}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Button type="submit" loading={busy} data-testid="douyin-return-code-send">
          {words('connect.code.send')}
        </Button>
      </Flex>
    </form>
  );
}
