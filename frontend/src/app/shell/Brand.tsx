import { Link } from 'react-router';

import classes from './Shell.module.css';

export function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      <img src="/icon.svg" alt="" width={28} height={28} />
      NexFitra
    </Link>
  );
}
