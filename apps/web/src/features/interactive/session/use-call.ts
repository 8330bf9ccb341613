'use client';
import { useStore } from 'zustand';
import type { CallStore } from '../call-view.ts';
import { CallController } from './call-controller.ts';
import { installBench, isBenchPage } from './install-bench.ts';

let controller: CallController | null = null;

/** One call for the life of the page. Made at first use; nothing touches the browser before `actions.mount()`. */
function callController(): CallController {
  if (controller === null) {
    const bench = isBenchPage();
    controller = new CallController({ isBench: bench.isBench, isWithoutMicrophone: bench.isBench && !bench.withMicrophone });
    if (bench.isBench) installBench(controller);
  }
  return controller;
}

/** `useCall((store) => store.view.state)`: the call of this page. */
export function useCall<Selected>(selector: (store: CallStore) => Selected): Selected {
  return useStore(callController().view.store, selector);
}
