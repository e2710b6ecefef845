import { styled } from 'styled-components';

/** A whole box to press: a choice in a list. Pressed, it is marked by its border as well as by its colour. */
export const PlainButton = styled.button.attrs({ type: 'button' })`
  display: block;
  width: 100%;
  padding: 0.8rem 1.2rem;
  text-align: left;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-current='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
