import { useRef, useState, type ComponentType } from 'react';
import { Button } from '@strapi/design-system';
import { Images } from '@strapi/icons';
import { useStrapiApp } from '@strapi/strapi/admin';
import type { ShownFile } from '../../../../contracts/post-views';
import { useWords } from '../../shared/words';
import type { MediaItem } from './draft';

/** A file as Strapi's dialog gives it; sizes are in kilobytes. */
type Asset = { id: number; name: string; url: string; mime: string; size?: number };

type LibraryDialogProps = {
  allowedTypes: ('images' | 'videos')[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (assets: Asset[]) => void;
};

const fileOf = ({ id, name, url, mime, size = 0 }: Asset): ShownFile => ({
  ...{ id, name, url, mime },
  bytes: Math.round(size * 1000),
});

const itemOf = (asset: Asset): MediaItem => ({
  source: { from: 'library', id: asset.id },
  file: fileOf(asset),
});

type LibraryPickerProps = {
  kind: 'videos' | 'images';
  multiple?: boolean;
  label: string;
  onPicked: (items: MediaItem[]) => void;
  testId: string;
};

/** Opens Strapi's own media library to choose from. */
export function LibraryPicker({ kind, multiple = false, label, onPicked, testId }: LibraryPickerProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const components = useStrapiApp('DouyinLibraryPicker', (state) => state.components);
  const Dialog = components['media-library'] as ComponentType<LibraryDialogProps> | undefined;
  const close = () => {
    setOpen(false);
    // Strapi's dialog was not opened by a button it knows.
    setTimeout(() => button.current?.focus());
  };
  if (!Dialog) return null;
  return (
    <>
      <Button
        ref={button}
        variant="secondary"
        startIcon={<Images />}
        aria-label={words('post.media.pick', { what: label })}
        onClick={() => setOpen(true)}
        data-testid={testId}
      >
        {words('post.media.library')}
      </Button>
      {open ? (
        <Dialog
          allowedTypes={[kind]}
          multiple={multiple}
          onClose={close}
          onSelectAssets={(assets) => {
            onPicked(assets.map(itemOf));
            close();
          }}
        />
      ) : null}
    </>
  );
}
