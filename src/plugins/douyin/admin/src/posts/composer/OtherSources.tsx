import { useState } from 'react';
import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import type { PostDesk } from '../../../../contracts/post-desk';
import { mediaSource, type MediaSource } from '../../../../contracts/post-views';
import { useWords } from '../../shared/words';

type AddProps = { onAdd: (source: MediaSource) => void };

/** What was typed as a source, if it is one. */
const readSource = (written: unknown): MediaSource | null => {
  const read = mediaSource.safeParse(written);
  return read.success ? read.data : null;
};

type LineProps = {
  name: string;
  value: string;
  source: MediaSource | null;
  onChange: (text: string) => void;
  onAdd: (source: MediaSource) => void;
};

/** A field with the button that adds what it names. */
function Line({ name, value, source, onChange, onAdd }: LineProps) {
  const words = useWords();
  const [tried, setTried] = useState(false);
  const add = () => {
    setTried(source === null);
    if (source) onAdd(source);
  };
  const error = tried && source === null ? words(`post.media.${name}.invalid`) : undefined;
  return (
    <Field.Root name={name} hint={words(`post.media.${name}.hint`)} error={error} width="100%">
      <Field.Label>{words(`post.media.${name}.field`)}</Field.Label>
      <Flex gap={2} alignItems="flex-start">
        <Box flex="1">
          <TextInput
            name={name}
            value={value}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
        </Box>
        <Button variant="tertiary" size="L" onClick={add} data-testid={`douyin-media-${name}-add`}>
          {words('post.media.add')}
        </Button>
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** Takes a video or a picture by its address. */
export function AddAddress({ onAdd }: AddProps) {
  const [url, setUrl] = useState('');
  return (
    <Line
      name="address"
      value={url}
      source={readSource({ from: 'url', url: url.trim() })}
      onChange={setUrl}
      onAdd={onAdd}
    />
  );
}

/** Takes a file of a 115 drive by its pick code. */
export function AddFromDrive({ drives, onAdd }: AddProps & Pick<PostDesk, 'drives'>) {
  const words = useWords();
  const [accountId, setAccountId] = useState(drives[0]?.id ?? '');
  const [pickCode, setPickCode] = useState('');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {drives.length > 1 ? (
        <Field.Root name="drive">
          <Field.Label>{words('post.media.drive.account')}</Field.Label>
          <SingleSelect value={accountId} onChange={(id: string | number) => setAccountId(String(id))}>
            {drives.map(({ id, name }) => (
              <SingleSelectOption key={id} value={id}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      <Line
        name="drive"
        value={pickCode}
        source={readSource({ from: 'pan115', accountId, pickCode: pickCode.trim() })}
        onChange={setPickCode}
        onAdd={onAdd}
      />
    </Flex>
  );
}
