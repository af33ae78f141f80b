import './ui/style.css';
import { reloadForFragment, windowAddress } from './app/address-bar';
import { createApp } from './app/app';
import type { PageApi } from './app/page-api';

declare global {
  interface Window {
    twoStunts: PageApi;
  }
}

const root = document.querySelector<HTMLElement>('#app');
if (root) {
  window.twoStunts = createApp(root, windowAddress()).api;
  reloadForFragment();
}
