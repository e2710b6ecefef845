import { useEffect, useState, type ChangeEvent, type FormEvent } from 'react';
import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { useWords } from './words';

type SearchBoxProps = {
  label: string;
  placeholder: string;
  value: string | undefined;
  maxLength: number;
  onSearch: (text: string | undefined) => void;
};

/** A search field above a list: Enter searches, emptied it lets everything through. */
export function SearchBox({ label, placeholder, value = '', maxLength, onSearch }: SearchBoxProps) {
  const words = useWords();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim() || undefined);
  };
  const clear = () => {
    setText('');
    onSearch(undefined);
  };
  return (
    <Box width="34rem" maxWidth="100%">
      <SearchForm onSubmit={submit}>
        <Searchbar
          name="search"
          value={text}
          maxLength={maxLength}
          placeholder={placeholder}
          clearLabel={words('search.clear')}
          onClear={clear}
          onChange={(event: ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
        >
          {label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
