// What would be there if a text had become more than a text; put before each of the walk's scripts.
const strange = 'script, iframe, frame, frameset, object, embed, applet, base, link, meta, style, template, video, '
  + 'audio, source, picture, math, marquee, image, foreignObject, animate, set, dialog, a[href], form[action], [formaction], [srcdoc]';
const harm = () => {
  const found = window.pwned === undefined ? [] : [`a script ran: ${window.pwned}`];
  const tags = [...document.body.querySelectorAll(strange)].filter(
    // The page's own, as Vite writes it.
    (each) => !(each.localName === 'script' && each.type === 'module' && each.src.startsWith(location.origin)));
  found.push(...tags.map((each) => each.outerHTML));
  for (const each of document.body.querySelectorAll('*')) {
    const wild = each.getAttributeNames().find((name) => /^on|^(ping|xlink:href|background)$/i.test(name));
    if (wild) found.push(`${wild} on ${each.outerHTML}`);
    if (each.localName === 'img' && !/^blob:/.test(each.src)) found.push(each.outerHTML);
  }
  return found.concat(window.faults);
};
const pause = (time) => new Promise((done) => setTimeout(done, time));
// The computer may be busy; nothing waits longer than it has to.
const until = async (holds) => {
  for (const begun = Date.now(); Date.now() - begun < 10_000 && !holds(); ) await pause(10);
};
// Goes down a list by its keys, and gives what the page beside it said at each row.
const walk = async (list, page, rows, afresh) => {
  const said = [];
  list.focus();
  for (let row = 0; row < rows; row += 1) {
    const before = document.querySelector(page)?.innerText;
    list.dispatchEvent(new KeyboardEvent('keydown', { key: afresh && row === 0 ? 'Home' : 'ArrowDown', bubbles: true, cancelable: true }));
    // What is still being read has no words yet.
    await until(() => ![undefined, '', before].includes(document.querySelector(page)?.innerText));
    said.push(tidy(document.querySelector(page)?.innerText ?? ''));
    const found = harm();
    if (found.length > 0) return { said, found };
  }
  return { said, found: [] };
};
// Shows what a report has folded.
const unfold = async () => {
  for (let round = 0; round < 4; round += 1) {
    document.querySelectorAll('main section > .link, main [aria-expanded=false]:not([aria-haspopup])')
      .forEach((each) => each.click());
    await pause(50);
  }
  return { said: [], found: harm() };
};
// Scrolls through a list of which only what is seen is there, and gives what its rows said. Clicks the first row that
// says what is wanted, and ends there.
const scroll = async (list, rows, wanted) => {
  const said = [];
  const seen = () => [...list.querySelectorAll(rows)].filter(shown);
  for (let top = 0; top < list.scrollHeight; top += list.clientHeight / 2) {
    list.scrollTop = top;
    await pause(40);
    await until(() => seen().length > 0 && seen().every((each) => tidy(each.innerText) !== ''));
    said.push(...seen().map((each) => tidy(each.innerText)));
    const found = harm();
    const row = wanted && seen().find((each) => each.innerText.includes(wanted));
    row?.querySelector('button').click();
    if (row || found.length > 0) return { said, found };
  }
  return { said, found: wanted ? [`nothing says ${wanted}`] : [] };
};
// Puts one text after the other into a field, as if it had been pasted, and waits for what the page makes of it.
const typeEach = async (field, texts, answer) => {
  const input = document.querySelector(field);
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  for (const text of texts) {
    const before = document.querySelector(answer)?.innerText;
    set.call(input, text);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // Not everything that is typed changes what stands there.
    for (let left = 8; left > 0 && document.querySelector(answer)?.innerText === before; left -= 1) await pause(20);
    const found = harm();
    if (found.length > 0) return { said: [], found };
  }
  return { said: [], found: [] };
};
// Clicks one row after the other, and waits for the page of each.
const visit = async (rows, page, count) => {
  for (let row = 0; row < count; row += 1) {
    const button = document.querySelectorAll(rows)[row];
    if (!button) return { said: [], found: [`there is no row ${row}`] };
    button.click();
    await until(() => button.matches('[aria-current]') && tidy(document.querySelector(page)?.innerText ?? '') !== '');
    await pause(50);
    const found = harm();
    if (found.length > 0) return { said: [], found };
  }
  return { said: [], found: [] };
};
