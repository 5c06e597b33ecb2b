// What the tests ask of the page; put before each of their scripts.
const shown = (element) => element.checkVisibility();
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const said = (element) => tidy(element.getAttribute('aria-label') ?? element.innerText);
// One thing on the page by the words it goes by: all of them, or failing that some of them.
const named = (selector, name) => {
  const all = [...document.querySelectorAll(selector)].filter(shown);
  return all.find((element) => said(element) === name) ?? all.find((element) => said(element).includes(name)) ?? null;
};
const text = () => tidy(document.body.innerText);
const part = (selector) => tidy(document.querySelector(selector)?.innerText ?? '');
