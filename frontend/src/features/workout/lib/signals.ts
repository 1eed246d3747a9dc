import { storage } from '@/shared/lib/storage';
import { createStore, useStore } from '@/shared/lib/store';

const KEY = 'nexfitra.workout.sound';
const sound = createStore(storage.read(KEY) !== 'off');
let audio: AudioContext | null = null;

export const useSound = (): boolean => useStore(sound);

export function setSound(on: boolean): void {
  storage.write(KEY, on ? 'on' : 'off');
  sound.set(on);
}

/** Browsers let sound start only in answer to a tap, so this is called when a set is ticked. */
export function prepareSound(): void {
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

/** A short tone; `high` ends something, the low one counts down. */
export function beep(high: boolean): void {
  if (!sound.get() || audio?.state !== 'running') return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const start = audio.currentTime;
  const length = high ? 0.45 : 0.12;
  tone.frequency.value = high ? 880 : 520;
  volume.gain.setValueAtTime(0.25, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + length);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + length);
}

export const canNotify = (): boolean => typeof Notification !== 'undefined';

export const notifyState = (): NotificationPermission => (canNotify() ? Notification.permission : 'denied');

/** Tell about the end of a rest while the app is not in front. Phones allow this through the service worker only. */
export async function notify(title: string, body: string): Promise<void> {
  if (notifyState() !== 'granted' || document.visibilityState === 'visible') return;
  const worker = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  const options = { body, tag: 'nexfitra-rest', icon: '/icon.svg' };
  if (worker === undefined) new Notification(title, options);
  else await worker.showNotification(title, options);
}
