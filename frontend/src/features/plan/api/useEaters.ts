import { useSearchParams } from 'react-router';

const MOST = 12;

/**
 * For how many a shopping list is shown, kept in the address so that the printed list is for as many. Undefined: for as many as
 * the profile says.
 */
export function useEaters(): [number | undefined, (eaters: number) => void] {
  const [search, setSearch] = useSearchParams();
  const wanted = Number(search.get('eaters'));
  return [
    Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST ? wanted : undefined,
    (eaters) => {
      setSearch(
        (known) => {
          known.set('eaters', String(eaters));
          return known;
        },
        { replace: true },
      );
    },
  ];
}
