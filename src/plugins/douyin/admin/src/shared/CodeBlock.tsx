import { Flex, Typography } from '@strapi/design-system';
import { CopyButton } from './CopyValue';

type CodeBlockProps = { what: string; text: string; testId?: string };

/** A titled text in a fixed-width font that scrolls, by the keyboard as well, with a button that copies it. */
export function CodeBlock({ what, text, testId }: CodeBlockProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography tag="h3" variant="sigma" textColor="neutral600">
          {what}
        </Typography>
        <CopyButton value={text} what={what} small />
      </Flex>
      <Flex
        tag="pre"
        role="region"
        aria-label={what}
        tabIndex={0}
        background="neutral100"
        borderColor="neutral200"
        hasRadius
        padding={3}
        alignItems="flex-start"
        style={{ margin: 0, maxHeight: '40rem', overflow: 'auto' }}
        data-testid={testId}
      >
        <Typography variant="pi" tag="code" style={{ fontFamily: 'monospace', whiteSpace: 'pre' }}>
          {text}
        </Typography>
      </Flex>
    </Flex>
  );
}
