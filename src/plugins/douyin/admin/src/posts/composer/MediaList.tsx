import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { PostKind } from '../../../../contracts/post-views';
import { useWords } from '../../shared/words';
import { PostThumb } from '../PostThumb';
import { moved, type MediaItem } from './draft';

const mb = 1_000_000;

/** How a medium is called. */
function useItemName(): (item: MediaItem) => string {
  const words = useWords();
  return ({ source, file }) => {
    if (source.from === 'url') return source.url;
    if (source.from === 'pan115') return words('post.media.drive.name', { code: source.pickCode });
    if (source.from === 'uploaded') return words('post.media.uploaded');
    return file?.name ?? words('post.media.gone');
  };
}

function Size({ item: { file } }: { item: MediaItem }) {
  const intl = useIntl();
  if (!file || file.bytes === 0) return null;
  const size = intl.formatNumber(file.bytes / mb, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: file.bytes < mb ? 2 : 1,
  });
  return (
    <Typography variant="pi" textColor="neutral600">
      {size}
    </Typography>
  );
}

type MediaListProps = {
  kind: PostKind;
  items: MediaItem[];
  label: string;
  onChange: (items: MediaItem[]) => void;
};

function Order({
  name,
  at,
  items,
  onChange,
}: Omit<MediaListProps, 'kind' | 'label'> & { name: string; at: number }) {
  const words = useWords();
  if (items.length < 2) return null;
  const sides = [
    { by: -1, key: 'up', Icon: ArrowUp, isEnd: at === 0 },
    { by: 1, key: 'down', Icon: ArrowDown, isEnd: at === items.length - 1 },
  ];
  return (
    <>
      {sides.map(({ by, key, Icon, isEnd }) => (
        <IconButton
          key={key}
          type="button"
          variant="ghost"
          label={words(`post.media.${key}`, { name })}
          aria-disabled={isEnd}
          onClick={() => onChange(moved(items, at, by))}
          data-testid={`douyin-media-${key}`}
        >
          <Icon />
        </IconButton>
      ))}
    </>
  );
}

/** The videos or pictures of a draft in their order; buttons move them and take them out. */
export function MediaList({ kind, items, label, onChange }: MediaListProps) {
  const words = useWords();
  const nameOf = useItemName();
  if (items.length === 0) return null;
  return (
    <Flex tag="ol" aria-label={label} direction="column" alignItems="stretch" gap={2}>
      {items.map((item, at) => (
        <Flex
          tag="li"
          key={`${at} ${JSON.stringify(item.source)}`}
          gap={3}
          padding={2}
          borderColor="neutral200"
          hasRadius
          data-testid="douyin-media-item"
        >
          <PostThumb kind={kind} file={item.file} />
          <Flex direction="column" alignItems="flex-start" flex="1" minWidth={0}>
            <Typography ellipsis style={{ display: 'block', maxWidth: '100%' }} title={nameOf(item)}>
              {nameOf(item)}
            </Typography>
            <Size item={item} />
          </Flex>
          <Order name={nameOf(item)} at={at} items={items} onChange={onChange} />
          <IconButton
            type="button"
            variant="ghost"
            label={words('post.media.remove', { name: nameOf(item) })}
            onClick={() => onChange(items.filter((_, place) => place !== at))}
            data-testid="douyin-media-remove"
          >
            <Trash />
          </IconButton>
        </Flex>
      ))}
    </Flex>
  );
}
