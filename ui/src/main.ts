/** Opens the book, then the window: the first words on screen are already in the right language and colours. */
import '@fontsource-variable/inter/opsz.css';
import './lib/ui/tokens.css';
import './lib/ui/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './lib/api';
import { open } from './lib/app.svelte';
import { askEarly } from './features/people/first-page';

async function begin(): Promise<void> {
  await connect();
  // The first question is the first to be answered, and the page waits for this one.
  const opening = open();
  askEarly();
  await opening;
  mount(App, { target: document.getElementById('app')! });
}

// Not awaited here: behind a module that waits, WebKit lets two chunks run before the one that both of them import.
void begin();
