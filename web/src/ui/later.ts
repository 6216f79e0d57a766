/** Something that will be done once: at its time, or `now`, or never after `cancel`. */
export type Pending = { readonly now: () => void; readonly cancel: () => void };

/** Does `act` once after `ms`. */
export function later(ms: number, act: () => void): Pending {
  let open = true;
  const once = () => {
    if (!open) return;
    open = false;
    clearTimeout(timer);
    act();
  };
  const timer = setTimeout(once, ms);
  return {
    now: once,
    cancel() {
      open = false;
      clearTimeout(timer);
    },
  };
}
