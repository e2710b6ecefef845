import { Field, Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import { Panel } from '../../shared/Panel';
import { useWords } from '../../shared/words';
import { signsOf, wholeText } from '../preview/text-parts';
import { FoundLines } from './FoundLines';
import type { ComposerForm } from './form';

type CounterProps = { label: string; count: number; most: number; testId: string };

/** How many signs there are, and from how many on it is warned. */
function Counter({ label, count, most, testId }: CounterProps) {
  const isMore = count > most;
  return (
    <Typography
      variant="pi"
      textColor={isMore ? 'warning700' : 'neutral600'}
      fontWeight={isMore ? 'bold' : undefined}
      data-testid={testId}
    >
      {label}
    </Typography>
  );
}

/** Title and description, which the platform takes as one text. */
export function WordFields({ form: { draft, desk, found, change } }: { form: ComposerForm }) {
  const words = useWords();
  const { titleSigns, textSigns } = desk.limits;
  const [title, all] = [signsOf(draft.title.trim()), signsOf(wholeText(draft))];
  return (
    <Panel title={words('post.section.words')} hint={words('post.section.words.hint')}>
      <Field.Root name="title">
        <Flex justifyContent="space-between">
          <Field.Label>{words('post.field.title')}</Field.Label>
          <Counter
            label={words('post.count', { count: title, most: titleSigns })}
            count={title}
            most={titleSigns}
            testId="douyin-post-title-count"
          />
        </Flex>
        <TextInput
          name="title"
          value={draft.title}
          autoComplete="off"
          onChange={({ target }) => change({ title: target.value })}
        />
        <FoundLines findings={found('title')} />
      </Field.Root>
      <Field.Root name="description" hint={words('post.field.description.hint')}>
        <Flex justifyContent="space-between">
          <Field.Label>{words('post.field.description')}</Field.Label>
          <Counter
            label={words('post.count.all', { count: all, most: textSigns })}
            count={all}
            most={textSigns}
            testId="douyin-post-text-count"
          />
        </Flex>
        <Textarea
          name="description"
          value={draft.description}
          onChange={({ target }) => change({ description: target.value })}
        />
        <Field.Hint />
        <FoundLines findings={found('text')} />
      </Field.Root>
    </Panel>
  );
}
