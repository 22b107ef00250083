import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './brand.module.css';

export function Brand({ to }: { to: NonNullable<LinkProps['to']> }) {
  return (
    <Link to={to} className={classes.brand}>
      <img src="/favicon.svg" alt="" width={30} height={30} />
      <span lang="en">Study Hall</span>
    </Link>
  );
}
