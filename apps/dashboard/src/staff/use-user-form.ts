import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../session/session.queries';
import { toastDone } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';
import { addUser, changeUser, staffKey } from './staff.queries';
import type { Role, User } from './staff.queries';

interface UserValues {
  name: string;
  email: string;
  role: Role;
  canSend: boolean;
  communityIds: string[];
  password: string;
}

export type UserForm = UseFormReturnType<UserValues>;

/** The form of a member of staff; an empty password is none. */
export function useUserForm(user: User | null, onSaved: () => void) {
  const { t } = useTranslation();
  const { tellForm } = useProblems();
  const queries = useQueryClient();
  const form = useForm<UserValues>({
    initialValues: {
      name: user?.name ?? '',
      email: user?.email ?? '',
      role: user?.role ?? 'manager',
      canSend: user?.canSend ?? true,
      communityIds: user?.communityIds ?? [],
      password: '',
    },
  });
  const { mutate: save, isPending } = useMutation({
    mutationFn: ({ email, password, communityIds, ...rest }: UserValues) => {
      const body = {
        ...rest,
        communityIds: rest.role === 'admin' ? [] : communityIds,
        ...(password && { password }),
      };
      return user ? changeUser(user.id, body) : addUser({ email: email.trim(), ...body });
    },
    onSuccess: async ({ name, email }, { password }) => {
      if (user) toastDone(t('staff.changed', { name }));
      else toastDone(t(password ? 'staff.added' : 'staff.invited', { name, email }));
      onSaved();
      await queries.invalidateQueries({ queryKey: staffKey });
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
    onError: (error) => tellForm(error, form),
  });
  return { form, save: (values: UserValues) => save(values), isPending };
}
