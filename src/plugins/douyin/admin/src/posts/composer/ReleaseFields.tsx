import { Flex } from '@strapi/design-system';
import { OneOf } from '../../shared/OneOf';
import { Panel } from '../../shared/Panel';
import { useWords } from '../../shared/words';
import { FoundLines } from './FoundLines';
import type { ComposerForm } from './form';
import { WhenFields } from './WhenFields';

const levels = ['0', '2', '1'] as const;
const privacyOf = { '0': 0, '1': 1, '2': 2 } as const;

/** Who sees the post, and when it comes out; by a link its owner decides who sees it. */
export function ReleaseFields({ form: { draft, found, change } }: { form: ComposerForm }) {
  const words = useWords();
  const { way, privacy, when } = draft;
  return (
    <Panel title={words('post.section.release')}>
      {way === 'create' ? (
        <OneOf
          label={words('post.field.privacy')}
          options={levels.map((name) => ({ name, label: words(`post.privacy.${name}`) }))}
          value={levels.find((name) => privacyOf[name] === privacy) ?? '0'}
          onChange={(name) => change({ privacy: privacyOf[name] })}
          testId="douyin-post-privacy"
        />
      ) : null}
      <Flex direction="column" alignItems="stretch" gap={2}>
        <WhenFields when={when} onChange={(next) => change({ when: next })} />
        <FoundLines findings={found('when')} />
      </Flex>
    </Panel>
  );
}
