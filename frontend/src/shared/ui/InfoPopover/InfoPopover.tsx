import { type ReactNode, useId, useRef } from 'react';

import classes from './InfoPopover.module.css';

interface InfoPopoverProps {
  /** The button's name for screen readers. */
  label: string;
  icon: ReactNode;
  children: ReactNode;
  onOpen?: (() => void) | undefined;
}

const MARGIN = 8;

/** Below the button, or above it where there is no room; never outside of the window. */
function place(button: HTMLElement, panel: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = Math.min(Math.max(MARGIN, at.left + at.width / 2 - width / 2), innerWidth - width - MARGIN);
  const below = at.bottom + height + MARGIN <= innerHeight;
  panel.style.left = `${Math.max(MARGIN, left)}px`;
  panel.style.top = `${below ? at.bottom : Math.max(MARGIN, at.top - height)}px`;
}

/** The browser's own popover: Escape and a click elsewhere close it, focus goes back, no library needed. */
export function InfoPopover({ label, icon, children, onOpen }: InfoPopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={button} type="button" className={classes.button} aria-label={label} popoverTarget={id}>
        {icon}
      </button>
      <div
        id={id}
        popover="auto"
        className={classes.panel}
        onToggle={(event) => {
          if (event.newState !== 'open' || button.current === null) return;
          place(button.current, event.currentTarget);
          onOpen?.();
        }}
      >
        {children}
      </div>
    </>
  );
}
