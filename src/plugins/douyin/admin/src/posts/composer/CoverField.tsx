import { Box, Flex, TextInput } from '@strapi/design-system';
import { Labelled } from '../../shared/Labelled';
import { OneOf } from '../../shared/OneOf';
import { useWords } from '../../shared/words';
import type { CoverDraft } from './draft';
import { FoundLines } from './FoundLines';
import type { ComposerForm } from './form';
import { LibraryPicker } from './LibraryPicker';
import { MediaList } from './MediaList';

const kinds = ['none', 'moment', 'picture'] as const;

type CoverProps = { cover: CoverDraft; onChange: (cover: CoverDraft) => void };

function Moment({ cover, onChange }: CoverProps) {
  const words = useWords();
  if (cover.kind !== 'moment') return null;
  return (
    <Box width="24rem">
      <Labelled name="cover-seconds" label={words('post.cover.seconds')}>
        <TextInput
          name="cover-seconds"
          inputMode="decimal"
          autoComplete="off"
          value={cover.seconds}
          onChange={({ target }) => onChange({ kind: 'moment', seconds: target.value })}
        />
      </Labelled>
    </Box>
  );
}

function Picture({ cover, onChange }: CoverProps) {
  const words = useWords();
  if (cover.kind !== 'picture') return null;
  return (
    <MediaList
      kind="images"
      items={[cover.item]}
      label={words('post.field.cover')}
      onChange={([item]) => onChange(item ? { kind: 'picture', item } : { kind: 'none' })}
    />
  );
}

/** What stands for a video before it plays. */
export function CoverField({ form: { draft, found, change } }: { form: ComposerForm }) {
  const words = useWords();
  const { cover } = draft;
  const put = (next: CoverDraft) => change({ cover: next });
  const choose = (kind: CoverDraft['kind']) => {
    if (kind === 'none') put({ kind });
    if (kind === 'moment') put({ kind, seconds: '0' });
  };
  // A picture is chosen by choosing one.
  const options = kinds
    .filter((kind) => kind !== 'picture' || cover.kind === 'picture')
    .map((name) => ({ name, label: words(`post.cover.${name}`) }));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <OneOf
        label={words('post.field.cover')}
        options={options}
        value={cover.kind}
        onChange={choose}
        testId="douyin-post-cover"
      />
      <Moment cover={cover} onChange={put} />
      <Picture cover={cover} onChange={put} />
      <Flex>
        <LibraryPicker
          kind="images"
          label={words('post.field.cover')}
          onPicked={([item]) => (item ? put({ kind: 'picture', item }) : undefined)}
          testId="douyin-cover-library"
        />
      </Flex>
      <FoundLines findings={found('cover')} />
    </Flex>
  );
}
