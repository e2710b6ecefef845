import { Box, Flex, Typography } from '@strapi/design-system';
import { CopyButton } from './CopyValue';

type CodeBlockProps = { what: string; text: string; testId?: string };

/** A text in a fixed-width font that scrolls, by the keyboard as well, with a button that copies it. */
export function CodeBlock({ what, text, testId }: CodeBlockProps) {
  return (
    <Box position="relative" background="neutral100" borderColor="neutral200" hasRadius>
      <Box position="absolute" style={{ top: 4, right: 4 }}>
        <CopyButton value={text} what={what} small />
      </Box>
      <Flex
        tag="pre"
        role="region"
        aria-label={what}
        tabIndex={0}
        padding={3}
        alignItems="flex-start"
        style={{ margin: 0, maxHeight: '40rem', overflow: 'auto' }}
        data-testid={testId}
      >
        <Typography variant="pi" tag="code" style={{ fontFamily: 'monospace', whiteSpace: 'pre' }}>
          {text}
        </Typography>
      </Flex>
    </Box>
  );
}
