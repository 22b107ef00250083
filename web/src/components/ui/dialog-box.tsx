import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Opens after it is there: only then it knows where the focus was, and returns it. */
export function DialogBox({ opened, ...props }: ModalProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(opened), [opened]);
  return <Modal opened={isOpen} {...props} />;
}
