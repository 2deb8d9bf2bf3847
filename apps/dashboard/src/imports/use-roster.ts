import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { startImport } from './imports.queries';
import type { Mapping } from './imports.queries';
import { useFileProblem } from './use-file-problem';

/** The file that is to be imported, and its rehearsal: each choice of mapping is tried out by a dry run. */
export interface Roster {
  file: File | null;
  /** The dry run of the last choice. */
  rehearsalId: string | null;
  isPending: boolean;
  choose: (file: File) => void;
  remap: (mapping: Mapping) => void;
  /** Imports for good. */
  run: (mapping: Mapping, sendInvitations: boolean) => void;
  forget: () => void;
}

export function useRoster(communityId: string, onRun: (id: string) => void): Roster {
  const [file, setFile] = useState<File | null>(null);
  const tell = useFileProblem();
  const rehearse = useMutation({
    mutationFn: (asked: { file: File; mapping: Mapping | null }) =>
      startImport(communityId, { ...asked, dryRun: true }),
    onSuccess: (_, asked) => setFile(asked.file),
    onError: tell,
  });
  const run = useMutation({
    mutationFn: (asked: { file: File; mapping: Mapping; sendInvitations: boolean }) =>
      startImport(communityId, { ...asked, dryRun: false }),
    onSuccess: onRun,
    onError: tell,
  });
  return {
    file,
    rehearsalId: rehearse.data ?? null,
    isPending: rehearse.isPending || run.isPending,
    choose: (chosen) => rehearse.mutate({ file: chosen, mapping: null }),
    remap: (mapping) => file && rehearse.mutate({ file, mapping }),
    run: (mapping, sendInvitations) => file && run.mutate({ file, mapping, sendInvitations }),
    forget: () => {
      rehearse.reset();
      setFile(null);
    },
  };
}
