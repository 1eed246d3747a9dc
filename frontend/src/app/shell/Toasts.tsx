import '@mantine/notifications/styles.layer.css';

import { Notifications } from '@mantine/notifications';

/** Where short messages are shown. */
export default function Toasts() {
  return <Notifications position="top-center" autoClose={6000} />;
}
