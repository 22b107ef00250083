import type { ModalProps } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';

const DialogBox = lazy(() => import('./dialog-box.tsx').then(({ DialogBox }) => ({ default: DialogBox })));

/** A dialog, whose box is loaded when it opens for the first time. */
export function Dialog(props: ModalProps) {
  const { opened } = props;
  const [isNeeded, setNeeded] = useState(opened);
  useEffect(() => {
    if (opened) setNeeded(true);
  }, [opened]);
  return <Suspense>{isNeeded && <DialogBox {...props} />}</Suspense>;
}
