import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';

interface RowMenuProps {
  /** What it says of itself: the menu of what. */
  label: string;
  /** Menu.Item and Menu.Divider. */
  children: ReactNode;
}

/** The three dots of a row: what may be done with it. */
export function RowMenu({ label, children }: RowMenuProps) {
  const dots = useRef<HTMLButtonElement>(null);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon ref={dots} variant="subtle" color="gray" size="lg" data-row-action aria-label={label}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      {/* A dialog gives the focus back to where it was when it opened: to the dots, as the item will be gone then. */}
      <Menu.Dropdown onClickCapture={() => dots.current?.focus()}>{children}</Menu.Dropdown>
    </Menu>
  );
}
