import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { columnSamples, csvHead } from './csv-head';
import type { Mapping } from './imports.queries';

/** Some values of each column of a file; null while, and where, they cannot be told. */
export function useColumnSamples(file: File | null, mapping: Mapping | undefined): Record<string, string[]> | null {
  const { data: head } = useQuery({
    queryKey: ['file-head', file?.name, file?.size, file?.lastModified],
    queryFn: () => (file ? csvHead(file) : ''),
    networkMode: 'always',
    staleTime: Infinity,
  });
  return useMemo(() => (head && mapping ? columnSamples(head, Object.keys(mapping)) : null), [head, mapping]);
}
