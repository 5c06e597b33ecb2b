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
const until = async (holds) => {
  for (let left = 100; left > 0 && !holds(); left -= 1) await pause(20);
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
