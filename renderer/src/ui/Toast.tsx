import { X } from 'lucide-react';
import { Toast as RadixToast } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { readError } from './readError.ts';

export interface ToastMessage {
  readonly message: string;
  readonly tone?: 'plain' | 'bad';
  /** At most one thing to do about it, such as Undo. */
  readonly action?: { readonly label: string; perform(): void };
}

interface ShownToast extends ToastMessage {
  readonly id: number;
}

let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replace(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says in passing what was done. Never the only place where something important is said. */
export function showToast(toast: ToastMessage): void {
  lastId += 1;
  replace([...shown.slice(-2), { ...toast, id: lastId }]);
}

/** For the `onError` of mutations: the sentence of the error and what to do next. */
export function showErrorToast(error: unknown): void {
  const { message, nextStep } = readError(error);
  showToast({ message: `${message} ${nextStep}`, tone: 'bad' });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const secondsShown = 10;

/** Mounted once by the shell. F8 moves the focus to it; it stays while hovered or focused. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <RadixToast.Provider label="Message" duration={secondsShown * 1000} swipeDirection="right">
      {toasts.map((toast) => (
        <RadixToast.Root
          key={toast.id}
          type={toast.action || toast.tone === 'bad' ? 'foreground' : 'background'}
          onOpenChange={(isOpen) => !isOpen && replace(shown.filter((other) => other.id !== toast.id))}
          className={`flex animate-enter items-center gap-3 rounded-[10px] border bg-surface py-2 pr-2 pl-4 shadow-floating ${toast.tone === 'bad' ? 'border-bad' : 'border-line'}`}
        >
          <RadixToast.Description className="min-w-0 flex-1">{toast.message}</RadixToast.Description>
          {toast.action && (
            <RadixToast.Action
              altText={`${toast.action.label}: ${toast.message}`}
              onClick={toast.action.perform}
              className="h-8 rounded-control px-2.5 text-control font-medium text-accent hover:bg-accent-soft"
            >
              {toast.action.label}
            </RadixToast.Action>
          )}
          <RadixToast.Close
            aria-label="Dismiss"
            className="grid size-8 shrink-0 place-items-center rounded-control text-soft hover:bg-hover"
          >
            <X size={15} />
          </RadixToast.Close>
        </RadixToast.Root>
      ))}
      <RadixToast.Viewport
        label="Messages ({hotkey})"
        className="fixed right-4 bottom-4 z-60 flex w-[min(420px,calc(100vw-32px))] flex-col gap-2"
      />
    </RadixToast.Provider>
  );
}
