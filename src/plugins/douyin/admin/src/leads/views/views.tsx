import { createContext, useContext, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { viewContracts, type ViewList } from '../../../../contracts/lead-views';
import { Await } from '../../shared/Await';
import { useAnswer, type Loaded } from '../../shared/use-answer';
import { isAboutView } from './base';

const none: ViewList = { rows: [], ownDefault: null, sharedDefault: null };

type Views = Pick<Loaded<ViewList>, 'reload' | 'replace'> & { list: ViewList };

const Context = createContext<Views>({ list: none, reload: () => undefined, replace: () => undefined });

/** Offers the saved views to all that is inside, which waits for them where the address asks for one. */
export function ViewsProvider({ children }: { children: ReactNode }) {
  const answer = useAnswer(viewContracts.list);
  const [search] = useSearchParams();
  const { data, reload, replace } = answer;
  const inside = (
    <Context.Provider value={{ list: data ?? none, reload, replace }}>{children}</Context.Provider>
  );
  return data || !isAboutView(search) ? inside : <Await of={answer}>{() => inside}</Await>;
}

/** The saved views; none until they are known. */
export const useViews = (): Views => useContext(Context);
