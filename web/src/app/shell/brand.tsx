import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './brand.module.css';
import mark from './mark.svg?inline';

export function Brand({ to }: { to: NonNullable<LinkProps['to']> }) {
  return (
    <Link to={to} className={classes.brand}>
      <img src={mark} alt="" width={30} height={30} />
      <span lang="en">Study Hall</span>
    </Link>
  );
}
