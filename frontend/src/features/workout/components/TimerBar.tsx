import { ActionIcon, Button } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { beep, notify, notifyState, setSound, useSound } from '../lib/signals';
import { clock, elapsedS, remainingS, setTimer, shifted, type Timer } from '../lib/timer';
import { useNow } from '../lib/useNow';

import classes from './TimerBar.module.css';

interface TimerBarProps {
  timer: Timer;
  /** A countdown has come to its end. */
  onEnd: (timer: Timer) => void;
  /** A hold was ended early, after so many seconds. */
  onStop: (timer: Timer, seconds: number) => void;
}

function SoundSwitch() {
  const { t } = useTranslation('workout');
  const on = useSound();
  const [asked, setAsked] = useState(notifyState());
  const toggle = async (): Promise<void> => {
    setSound(!on);
    if (!on && asked === 'default') setAsked(await Notification.requestPermission());
  };
  return (
    <ActionIcon size={48} aria-pressed={on} aria-label={t('timer.sound')} onClick={() => void toggle()}>
      {on ? <IconBell size={22} aria-hidden="true" /> : <IconBellOff size={22} aria-hidden="true" />}
    </ActionIcon>
  );
}

/** Counts down the rest, the get-ready and the hold; stays in view above the navigation. */
export function TimerBar({ timer, onEnd, onStop }: TimerBarProps) {
  const { t } = useTranslation('workout');
  const now = useNow(200);
  const left = remainingS(timer, now);
  const lastBeep = useRef(0);
  const ended = useRef<Timer | null>(null);

  useEffect(() => {
    const whole = Math.ceil(left);
    if (left > 0 && whole <= 3 && lastBeep.current !== whole) {
      lastBeep.current = whole;
      beep(false);
    }
    if (left > 0 || ended.current === timer) return;
    ended.current = timer;
    lastBeep.current = 0;
    beep(true);
    if (timer.mode === 'rest') void notify(t('timer.over'), timer.label);
    onEnd(timer);
  }, [left, timer, onEnd, t]);

  return (
    <div className={classes.bar} role="timer" aria-label={t(`timer.${timer.mode}`)} data-mode={timer.mode}>
      <div className={classes.fill} aria-hidden="true" style={{ inlineSize: `${Math.min(100, (left / timer.totalS) * 100)}%` }} />
      <div className={classes.content}>
        <div className={classes.text}>
          <span className={classes.mode}>{t(`timer.${timer.mode}`)}</span>
          <span className={classes.time}>{clock(left)}</span>
        </div>
        {timer.mode === 'rest' && (
          <>
            <Button variant="default" mih={48} px="sm" aria-label={t('timer.less')} onClick={() => setTimer(shifted(timer, -15, Date.now()))}>
              −15
            </Button>
            <Button variant="default" mih={48} px="sm" aria-label={t('timer.more')} onClick={() => setTimer(shifted(timer, 15, Date.now()))}>
              +15
            </Button>
            <Button mih={48} px="md" onClick={() => setTimer(null)}>
              {t('timer.skip')}
            </Button>
          </>
        )}
        {timer.mode === 'ready' && (
          <Button variant="default" mih={48} onClick={() => setTimer(null)}>
            {t('timer.cancel')}
          </Button>
        )}
        {timer.mode === 'hold' && (
          <Button mih={48} onClick={() => onStop(timer, elapsedS(timer, Date.now()))}>
            {t('timer.stop')}
          </Button>
        )}
        <SoundSwitch />
      </div>
    </div>
  );
}
