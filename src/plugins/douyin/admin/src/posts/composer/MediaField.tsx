import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { postKinds, type MediaSource } from '../../../../contracts/post-views';
import { OneOf } from '../../shared/OneOf';
import { Panel } from '../../shared/Panel';
import { useWords } from '../../shared/words';
import { CoverField } from './CoverField';
import { mayHaveCover, shownItems, type MediaItem } from './draft';
import { FoundLines } from './FoundLines';
import type { ComposerForm } from './form';
import { LibraryPicker } from './LibraryPicker';
import { MediaList } from './MediaList';
import { AddAddress, AddFromDrive } from './OtherSources';

/** Sources that are typed in; a drive's files can only be fetched by this site. */
const othersFor = ({ desk, draft }: ComposerForm) =>
  (['address', 'drive'] as const).filter(
    (name) => name === 'address' || (draft.way === 'create' && desk.drives.length > 0),
  );

type Other = ReturnType<typeof othersFor>[number];

function Sources({ form, onAdd }: { form: ComposerForm; onAdd: (items: MediaItem[]) => void }) {
  const words = useWords();
  const [open, setOpen] = useState<Other | null>(null);
  const { draft, desk } = form;
  const isVideo = draft.kind === 'video';
  const add = (source: MediaSource) => {
    onAdd([{ source, file: null }]);
    setOpen(null);
  };
  return (
    <>
      <Flex gap={2} wrap="wrap">
        <LibraryPicker
          key={draft.kind}
          kind={isVideo ? 'videos' : 'images'}
          multiple={!isVideo}
          label={words(`post.kind.${draft.kind}`)}
          onPicked={onAdd}
          testId="douyin-media-library"
        />
        {othersFor(form).map((name) => (
          <Button
            key={name}
            variant="tertiary"
            aria-expanded={open === name}
            onClick={() => setOpen(open === name ? null : name)}
            data-testid={`douyin-media-${name}`}
          >
            {words(`post.media.${name}`)}
          </Button>
        ))}
      </Flex>
      {open === 'address' ? <AddAddress onAdd={add} /> : null}
      {open === 'drive' ? <AddFromDrive drives={desk.drives} onAdd={add} /> : null}
    </>
  );
}

/** A video or pictures, from wherever they come, and what stands for a video before it plays. */
export function MediaField({ form }: { form: ComposerForm }) {
  const words = useWords();
  const { draft, found, change } = form;
  const isVideo = draft.kind === 'video';
  const put = (items: MediaItem[]) => change(isVideo ? { video: items.at(-1) ?? null } : { images: items });
  const items = shownItems(draft);
  return (
    <Panel title={words('post.section.media')}>
      <OneOf
        label={words('post.field.kind')}
        options={postKinds.map((name) => ({ name, label: words(`post.kind.${name}`) }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        testId="douyin-post-kind"
      />
      <MediaList kind={draft.kind} items={items} label={words(`post.kind.${draft.kind}`)} onChange={put} />
      <Sources form={form} onAdd={(added) => put([...items, ...added])} />
      <FoundLines findings={found('media')} />
      {mayHaveCover(draft) ? <CoverField form={form} /> : null}
    </Panel>
  );
}
