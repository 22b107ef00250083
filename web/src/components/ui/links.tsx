import { Anchor, type AnchorProps, Button, type ButtonProps, UnstyledButton } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** Links to a route of ours, which is checked by its type, in the looks of the design system. */
export const TextLink = createLink((props: AnchorProps & LinkAttributes) => <Anchor {...props} />);

export const ButtonLink = createLink((props: ButtonProps & LinkAttributes) => (
  <Button component="a" {...props} />
));

export const PlainLink = createLink((props: LinkAttributes) => <UnstyledButton component="a" {...props} />);
