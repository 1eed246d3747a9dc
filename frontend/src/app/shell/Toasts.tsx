import '@mantine/notifications/styles.layer.css';

import { Notifications } from '@mantine/notifications';

/** Where short messages are shown. Loaded after the first picture; what is said before waits in the library's store. */
export default function Toasts() {
  return <Notifications position="top-center" autoClose={6000} />;
}
